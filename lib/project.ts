/** What a project adds to the package: its catalog folder, its rules, its settings. */
import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

import type { PartTable } from "./catalog/parts";
import { readCatalogFolder } from "./catalog/read-folder";
import { shippedParts } from "./catalog/shipped";
import type { AnyRule } from "./engine/define-rule";
import { type RuleSettings, settingsProblems } from "./engine/options";
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
  readonly settings: RuleSettings;
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
    super(problems.map((problem) => problem.message).join("\n"));
    this.name = "ProjectError";
  }
}

export interface ProjectExtras {
  readonly rules?: readonly AnyRule[];
  readonly settings?: RuleSettings;
}

/**
 * Reads the project around a root: `<root>/catalog` when it is there.
 *
 * @throws ProjectError with all problems of the catalog folder, the rules and the settings
 */
export function loadProject(root: string, { rules = [], settings = {} }: ProjectExtras = {}): Project {
  const catalog = readCatalogFolder(join(root, "catalog"), root);
  const all = [...shippedRules, ...rules];
  const problems: ProjectProblem[] = [
    ...catalog.problems,
    ...duplicateRules(rules),
    ...settingsProblems(all, settings).map((message) => ({ message })),
  ];
  if (problems.length > 0) throw new ProjectError(problems);
  const parts = { ...shippedParts(), ...catalog.parts };
  return { root, parts, rules: all, projectRules: rules.map((rule) => rule.id).sort(), settings };
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

/** The nearest folder upward with a package.json; without one, the folder of the file. Symbolic links are resolved. */
export function projectRootOf(file: string): string {
  const start = dirname(existsSync(file) ? realpathSync(file) : file);
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
    if (folder === dirname(folder)) return start;
  }
}

/** The file relative to the root, with `/`. A file outside the root keeps its name only: no path of the machine shows. */
export function relativeTo(root: string): (file: string) => string {
  return (file) => {
    const path = relative(root, file).split(sep).join("/");
    return path.startsWith("../") ? (path.split("/").at(-1) ?? path) : path;
  };
}
