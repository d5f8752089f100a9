import { basename, dirname, join, relative, resolve } from "node:path";

import type { SummaryFiles } from "../emit/pretty/summary";
import { placeOfFile, requireWritable } from "../emit/output/writable";
import { counted } from "../emit/pretty/text";
import { type Judged, type Results, resultsOf, writePlanFile, writeResults, type Written } from "../synth";
import { found } from "./project-files";
import { type KeptFile, realPath } from "./target-files";
import type { Terminal } from "./terminal";
import { UseError } from "./use-error";
import { writing } from "./writing";

/** Where `synth` writes; all paths absolute. */
export interface Target {
  readonly outputRoot: string;
  readonly cdktfOutdir?: string;
  readonly plan?: string;
}

/**
 * Reads where to write from options and environment.
 *
 * @throws UseError when a folder cannot be one, before anything is judged
 */
export function prepareOutput(
  options: { readonly out: string; readonly plan?: string | undefined },
  { cwd, env }: Terminal,
): Target {
  const outdir = env["CDKTF_OUTDIR"];
  const outputRoot = resolve(cwd, options.out);
  requireFolder(outputRoot, `--out ${options.out}`);
  if (options.plan !== undefined) requirePlanName(cwd, options.plan);
  return {
    outputRoot,
    ...(outdir && { cdktfOutdir: resolve(cwd, outdir) }),
    ...(options.plan !== undefined && { plan: resolve(cwd, options.plan) }),
  };
}

/** A folder that is not there is made when it is written to. */
function requireFolder(path: string, given: string): void {
  const stats = found(path);
  if (stats && !stats.isDirectory()) throw new UseError({ message: `${given} is a file; results need a folder.` });
}

function requirePlanName(cwd: string, name: string): void {
  const path = resolve(cwd, name);
  if (found(path)?.isDirectory()) {
    throw new UseError({
      message: `--plan ${name} is a folder; name the file, like so: ${name.replace(/\/+$/, "")}/plan.json`,
    });
  }
  requireFolder(dirname(path), `The folder of --plan ${name}`);
}

/** A judged facility with its results. */
export interface Prepared extends Results {
  readonly judged: Judged;
}

/** Makes the results of all facilities; nothing is written yet. */
export function prepareResults(all: readonly Judged[], target: Target): Prepared[] {
  requireOneFacility(all.length, target);
  return writing("the results", () => all.map((judged) => ({ judged, ...resultsOf(judged, target) })));
}

/** The files of the results, which nothing else may take; only the plan can be asked for where it goes anyway. */
export function resultFiles(prepared: readonly Prepared[], { plan }: Target): KeptFile[] {
  const asked = plan === undefined ? undefined : realPath(plan);
  return prepared.flatMap(({ judged, folder, files }) =>
    files
      .map(({ path }) => join(folder, path))
      .filter((path) => basename(path) !== "plan.json" || realPath(path) !== asked)
      .map((path) => ({ path, what: `a result of ${judged.report.factory}` })),
  );
}

/**
 * Writes the results of all facilities and says on stderr what was written.
 *
 * @param reports - paths of what is written afterwards: where one of them cannot be, nothing is written at all
 */
export function writeAll(
  prepared: readonly Prepared[],
  { plan }: Target,
  reports: readonly string[],
  terminal: Terminal,
): SummaryFiles[] {
  const single = [...(plan === undefined ? [] : [plan]), ...reports];
  writing("the results", () => requireWritable([...prepared, ...single.map(placeOfFile)]));
  const files = prepared.map((results) =>
    filesOf(
      results.judged,
      writing("the results", () => writeResults(results)),
      terminal,
    ),
  );
  const [only] = prepared;
  if (plan !== undefined && only) {
    const { report } = only.judged;
    const name = shown(plan, terminal);
    writing(name, () => writePlanFile(only.judged, plan));
    terminal.note(`${report.factory}: wrote the plan (${report.status}) to ${name}.\n`);
  }
  return files;
}

/** Before anything is written, so that a refused run leaves no half. */
function requireOneFacility(count: number, { plan, cdktfOutdir }: Target): void {
  if (count === 1) return;
  if (plan !== undefined) {
    const help = "Leave --plan out: the plan of each facility without errors is in its output folder.";
    throw new UseError({ message: `--plan names one file, and the file declares ${count} facilities.`, help });
  }
  if (cdktfOutdir !== undefined) {
    const help = "Declare one facility per cdktf project.";
    throw new UseError({ message: `CDKTF_OUTDIR names one folder, and the file declares ${count} facilities.`, help });
  }
}

function filesOf({ report }: Judged, written: Written, terminal: Terminal): SummaryFiles {
  const folder = shown(written.folder, terminal);
  const unchanged = written.unchanged.length > 0 ? ` (${written.unchanged.length} unchanged)` : "";
  terminal.note(`${report.factory}: wrote ${counted(written.written.length, "file")} in ${folder}${unchanged}.\n`);
  return { folder, undeclaredStacks: written.undeclaredStacks };
}

function shown(path: string, { cwd }: Terminal): string {
  return relative(cwd, path) || ".";
}
