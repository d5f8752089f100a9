import { dirname, relative, resolve } from "node:path";

import type { SummaryFiles } from "../emit/pretty/summary";
import { asOutputError, OutputError } from "../emit/output/error";
import { counted } from "../emit/pretty/text";
import { type Judged, writePlanFile, writeResults, type Written } from "../synth";
import { found } from "./project-files";
import type { Terminal } from "./terminal";
import { UseError } from "./use-error";

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

/** Writes the results of all facilities and says on stderr what was written. */
export function writeAll(all: readonly Judged[], target: Target, terminal: Terminal): SummaryFiles[] {
  requireOneFacility(all.length, target);
  const { plan, ...where } = target;
  const files = all.map((judged) => {
    const written = writing("the results", () => writeResults(judged, where));
    return filesOf(judged, written, terminal);
  });
  const [only] = all;
  if (plan !== undefined && only) {
    const name = shown(plan, terminal);
    writing(name, () => writePlanFile(only, plan));
    terminal.note(`${only.report.factory}: wrote the plan (${only.report.status}) to ${name}.\n`);
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

function writing<T>(place: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    const failure = asOutputError(error, place);
    throw failure instanceof OutputError ? new UseError({ message: failure.message }) : failure;
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
