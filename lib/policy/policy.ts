/** The policy of a project: found, read with all that it extends, and looked at for what it names. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

import type { Position } from "../model/records";
import { readPolicyChain } from "./policy-chain";
import type { PolicyFile, PolicyOutput, PolicyProblem } from "./policy-file";
import { policyOutputs } from "./policy-terms";
import { packFile, POLICY_NAME } from "./resolve";

/** A file that a policy names, with the place where it does. */
export interface NamedFile {
  /** Absolute. */
  readonly path: string;
  readonly position: Position;
}

export interface Policy {
  /** The weakest first; none where the project has no policy. */
  readonly files: readonly PolicyFile[];
  /** Files that export rules. */
  readonly packs: readonly NamedFile[];
  /** Packs that were not found: rules that are not known may be theirs. */
  readonly missingPackCount: number;
  readonly baseline?: NamedFile;
  readonly outputs: readonly PolicyOutput[];
  /** What is wrong, as far as it shows without the rules. */
  readonly problems: readonly PolicyProblem[];
}

export const NO_POLICY: Policy = { files: [], packs: [], missingPackCount: 0, outputs: [], problems: [] };

/**
 * Reads `superfactory.yaml` of a project's root where it is there, or the policy that is named instead.
 *
 * @param named - absolute
 */
export function readPolicy(root: string, named?: string): Policy {
  const start = named ?? join(root, POLICY_NAME);
  if (named === undefined && !existsSync(start)) return NO_POLICY;
  const { files, problems } = readPolicyChain(start, root);
  const all = files.flatMap(packsOf);
  const packs = all.flatMap((each) => ("path" in each ? [each] : []));
  const missing = all.flatMap((each) => ("path" in each ? [] : [each]));
  const last = files.findLast(({ value }) => value.baseline !== undefined);
  return {
    files,
    packs,
    missingPackCount: missing.length,
    ...(last?.value.baseline !== undefined && {
      baseline: { path: resolve(last.folder, last.value.baseline), position: last.placeOf(["baseline"]) },
    }),
    outputs: policyOutputs(files),
    problems: [...problems, ...missing],
  };
}

function packsOf({ value, folder, placeOf }: PolicyFile): (NamedFile | PolicyProblem)[] {
  return (value.packs ?? []).map((name, at) => {
    const position = placeOf(["packs", at]);
    const path = packFile(name, folder);
    if (path !== undefined) return { path, position };
    const message = `There is no rule pack "${name}". Install the package, or begin the name of a file with ./.`;
    return { ...position, message };
  });
}
