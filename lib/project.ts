/** What a project adds to the package: its catalog folder, its rules, its policy. */
import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";

import { compareText } from "./core/order";
import type { PartTable } from "./catalog/parts";
import { readCatalogFolder } from "./catalog/read-folder";
import { shippedParts } from "./catalog/shipped";
import type { AnyRule } from "./engine/define-rule";
import type { JudgingTerms } from "./engine/judge";
import { mergedSettings, type RuleSettings, settingsProblems } from "./engine/options";
import { type Baseline, BASELINE_NAME, readBaseline, type ReadBaseline } from "./policy/baseline-file";
import { type LoadedPacks, requirePacks } from "./policy/packs";
import { type Policy, readPolicy } from "./policy/policy";
import { policyProblems } from "./policy/policy-checks";
import type { PolicyOutput } from "./policy/policy-file";
import { policyTerms } from "./policy/policy-terms";
import { rules as shippedRules } from "./rules";

export interface Project {
  /** Absolute; positions are relative to it. */
  readonly root: string;
  /** Our parts and the project's. */
  readonly parts: PartTable;
  /** Our rules and the project's. */
  readonly rules: readonly AnyRule[];
  /** Ids of the rules that are the project's. */
  readonly projectRules: readonly string[];
  /** What the policy and the command line decide about judging. */
  readonly terms: JudgingTerms;
  /** Known findings, where there is a baseline. */
  readonly baseline?: Baseline;
  /** Absolute: where the baseline is, or would be. */
  readonly baselineFile: string;
  /** The policy with all that it extends, absolute. */
  readonly policyFiles: readonly string[];
  /** Files that the policy asks for, absolute. */
  readonly outputs: readonly PolicyOutput[];
}

export interface ProjectProblem {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

/** The project's own files are wrong: every problem at once. */
export class ProjectError extends Error {
  constructor(readonly problems: readonly ProjectProblem[]) {
    super(problems.map(problemText).join("\n"));
    this.name = "ProjectError";
  }
}

function problemText({ file, line, column, message }: ProjectProblem): string {
  const place = [file, line, column].filter((each) => each !== undefined).join(":");
  return place === "" ? message : `${place} ${message}`;
}

export interface ProjectExtras {
  readonly rules?: readonly AnyRule[];
  /** They count before those of the policy. */
  readonly settings?: RuleSettings;
  /** @default - `superfactory.yaml` of the root, where it is there */
  readonly policy?: Policy;
  /** The rule packs of the policy. @default - loaded by the module system of the process */
  readonly packs?: LoadedPacks;
  /** The day of the run. */
  readonly date?: string | undefined;
  /** Absolute; false for none. @default - what the policy says, else `superfactory.baseline.json` of the root */
  readonly baseline?: string | false | undefined;
  /** The baseline is about to be written: what it holds does not count. */
  readonly ignoresBaseline?: boolean;
}

/**
 * Reads the project around a root: its catalog folder, its policy and its baseline, as far as they are there.
 *
 * @throws ProjectError with all problems of the catalog folder, the policy, the rules and the settings
 */
export function loadProject(root: string, extras: ProjectExtras = {}): Project {
  const { rules = [], settings = {}, policy = readPolicy(root), date } = extras;
  const catalog = readCatalogFolder(join(root, "catalog"), root);
  const packs = extras.packs ?? requirePacks(policy.packs);
  const own = [...packs.rules, ...rules];
  const all = [...shippedRules, ...own];
  const known: ReadBaseline = extras.ignoresBaseline ? { problems: [] } : baselineAt(root, policy, extras.baseline);
  const problems: ProjectProblem[] = [
    ...catalog.problems,
    ...allPolicyProblems(policy, packs, all),
    ...duplicateRules(own),
    ...known.problems,
    ...settingsProblems(all, settings).map((message) => ({ message })),
  ];
  if (problems.length > 0) throw new ProjectError(problems);
  const stated = policyTerms(policy.files, all);
  return {
    root,
    parts: { ...shippedParts(), ...catalog.parts },
    rules: all,
    projectRules: own.map((rule) => rule.id).sort(),
    terms: {
      ...stated,
      settings: mergedSettings(stated.settings ?? {}, settings),
      ...(date !== undefined && { date }),
    },
    ...(known.baseline && { baseline: known.baseline }),
    baselineFile: extras.baseline || policy.baseline?.path || join(root, BASELINE_NAME),
    policyFiles: policy.files.map(({ path }) => path),
    outputs: policy.outputs,
  };
}

/** Everything that is wrong with a policy and its packs, in the order of the files, each from its beginning. */
export function allPolicyProblems(policy: Policy, packs: LoadedPacks, rules: readonly AnyRule[]): ProjectProblem[] {
  // A rule of a pack that is not there would be reported a second time wherever it is named.
  const isComplete = packs.problems.length === 0 && policy.missingPackCount === 0;
  const named = isComplete ? policy.files.flatMap((file) => policyProblems(file, rules)) : [];
  return [...policy.problems, ...packs.problems, ...named].sort(
    (left, right) =>
      compareText(left.file, right.file) ||
      (left.line ?? 0) - (right.line ?? 0) ||
      (left.column ?? 0) - (right.column ?? 0),
  );
}

/** The baseline that counts, read. */
function baselineAt(root: string, { baseline: stated }: Policy, named: ProjectExtras["baseline"]): ReadBaseline {
  if (named === false) return { problems: [] };
  const usual = join(root, BASELINE_NAME);
  const path = named ?? stated?.path ?? (existsSync(usual) ? usual : undefined);
  if (path === undefined) return { problems: [] };
  if (existsSync(path)) return readBaseline(path, relativeTo(root)(path));
  const name = relativeTo(root)(path);
  const position = named === undefined ? stated?.position : undefined;
  const message = `There is no baseline ${name}. Write it with: superfactory baseline <file>`;
  return { problems: [{ file: name, ...position, message }] };
}

function duplicateRules(rules: readonly AnyRule[]): ProjectProblem[] {
  const known = new Set(shippedRules.map((rule) => rule.id));
  const problems: ProjectProblem[] = [];
  for (const { id } of rules) {
    if (known.has(id))
      problems.push({ message: `There is a rule "${id}" already; give the project's rule another id.` });
    known.add(id);
  }
  return problems;
}

/** The file relative to the root, with `/`. A file outside the root keeps its name only: no path of the machine shows. */
export function relativeTo(root: string): (file: string) => string {
  return (file) => {
    const path = relative(root, file).split(sep).join("/");
    return path.startsWith("../") ? (path.split("/").at(-1) ?? path) : path;
  };
}
