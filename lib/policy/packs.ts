/** Rules that a policy names, loaded where no command line does it: by the module system of the running process. */
import type { AnyRule } from "../engine/define-rule";
import { exportedRules } from "./exported-rules";
import type { NamedFile } from "./policy";
import type { PolicyProblem } from "./policy-file";

export interface LoadedPacks {
  readonly rules: readonly AnyRule[];
  readonly problems: readonly PolicyProblem[];
}

/** Loads what can be loaded at once; what cannot is a problem at the line that names it. */
export function requirePacks(packs: readonly NamedFile[]): LoadedPacks {
  return packsLoaded(
    packs,
    packs.map(({ path }) => required(path)),
  );
}

function required(path: string): unknown {
  try {
    return require(path) as unknown;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** @param loaded - what each pack exports, or the error that it threw */
export function packsLoaded(packs: readonly NamedFile[], loaded: readonly unknown[]): LoadedPacks {
  const read = packs.map(({ position }, at) => {
    const exported = loaded[at];
    if (exported instanceof Error) {
      return { rules: [], problems: [{ ...position, message: `The rule pack cannot be loaded: ${exported.message}` }] };
    }
    const { rules, flaws } = exportedRules(exported);
    return { rules, problems: flaws.map((message) => ({ ...position, message })) };
  });
  return { rules: read.flatMap(({ rules }) => rules), problems: read.flatMap(({ problems }) => problems) };
}
