/** Files that a run is to write: each has a place of its own, and none that of what the project consists of. */
import { realpathSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";

import type { Position } from "../model/records";
import { BASELINE_NAME } from "../policy/baseline-file";
import { POLICY_NAME } from "../policy/resolve";
import { projectRootOf } from "../project-root";
import type { Project } from "../synth";
import { loadedModules } from "./load-file";
import { found } from "./project-files";
import type { Terminal } from "./terminal";
import type { UseProblem } from "./use-error";

/** A file that is to be written. */
export interface TargetFile {
  /** What asks for it, as the reader knows it: `--output csv=a.csv`. */
  readonly given: string;
  /** Absolute. */
  readonly path: string;
  /** Where a file asks for it. */
  readonly position?: Position;
}

/** A file, or a folder with all below it, that is not written over. */
export interface KeptFile {
  readonly path: string;
  /** With its article. */
  readonly what: string;
}

/** Names that no result takes, wherever they are. */
const KEPT_NAMES: readonly (readonly [name: RegExp, what: string])[] = [
  [/\.[cm]?[jt]sx?$/i, "a source file"],
  [/\.epw$/i, "a weather file"],
  [/^(?:package|package-lock|npm-shrinkwrap)\.json$/i, "a file of the package manager"],
  [/^(?:yarn\.lock|pnpm-lock\.yaml|pnpm-workspace\.yaml|bun\.lockb?)$/i, "a file of the package manager"],
  [/^[jt]sconfig(?:\..+)?\.json$/i, "a file of the compiler"],
];

/** What is wrong with the places of files, all at once. */
export function targetProblems(targets: readonly TargetFile[], kept: readonly KeptFile[]): UseProblem[] {
  const placed = targets.map((target) => ({ ...target, real: realPath(target.path) }));
  const places = kept.map(({ path, what }) => ({ real: realPath(path), what }));
  return placed.flatMap((target, at) => {
    const other = placed.slice(0, at).find(({ real }) => real === target.real);
    if (!other) return [...placeProblems(target), ...keptProblems(target, places)];
    const message = `${target.given} names a file that ${other.given} names too.`;
    return [{ ...target.position, message, help: "Give each a file of its own." }];
  });
}

interface Placed {
  /** The path with its links resolved. */
  readonly real: string;
}

function keptProblems(
  { given, real, position }: TargetFile & Placed,
  kept: readonly (Pick<KeptFile, "what"> & Placed)[],
): UseProblem[] {
  const place = kept.find((each) => real === each.real || real.startsWith(each.real + sep));
  const what = place?.what ?? KEPT_NAMES.find(([name]) => name.test(basename(real)))?.[1];
  if (what === undefined) return [];
  return [{ ...position, message: `${given} would take the place of ${what}.`, help: "Name another file." }];
}

function placeProblems({ given, path, position }: TargetFile): UseProblem[] {
  if (found(path)?.isDirectory()) return [{ ...position, message: `${given} names a folder; name the file.` }];
  const above = found(dirname(path));
  return above && !above.isDirectory() ? [{ ...position, message: `The folder of ${given} is a file.` }] : [];
}

/** The path with links resolved as far as it exists: two ways to one file are the same. */
export function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(realPath(above), basename(path));
  }
}

/** What the command line says is read. */
export interface NamedFiles {
  readonly policy?: string | undefined;
  readonly baseline?: string | false | undefined;
  readonly changedFiles?: string | undefined;
}

/**
 * Files that are read whatever happens.
 *
 * @param judged - names of the files that are judged
 */
export function namedKept(
  judged: readonly string[],
  { policy, baseline, changedFiles }: NamedFiles,
  { cwd }: Terminal,
): KeptFile[] {
  const named = (name: string | false | undefined, what: string): KeptFile[] =>
    typeof name === "string" ? [{ path: resolve(cwd, name), what }] : [];
  const files = judged.map((name) => resolve(cwd, name));
  return [
    ...files.map((path) => ({ path, what: "what is judged" })),
    ...files.flatMap((path) => rootKept(projectRootOf(path))),
    ...named(policy, "the policy"),
    ...named(baseline, "the baseline"),
    ...named(changedFiles, "the list of changed files"),
  ];
}

/** Files of a project by their usual places. */
function rootKept(root: string): KeptFile[] {
  return [
    { path: join(root, POLICY_NAME), what: "the policy" },
    { path: join(root, BASELINE_NAME), what: "the baseline" },
    { path: join(root, "catalog"), what: "a file of the project's catalog" },
  ];
}

/** Files that a project was read from, known when it has been judged. */
export function projectKept({ root, policyFiles, baselineFile }: Project): KeptFile[] {
  return [
    ...policyFiles.map((path) => ({ path, what: "the policy" })),
    { path: baselineFile, what: "the baseline" },
    ...loadedModules(root).map((path) => ({ path, what: "a file that was loaded" })),
  ];
}
