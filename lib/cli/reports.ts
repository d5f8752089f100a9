/** Makes the reports of a run: one to stdout, any number into files. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

import { FORMATS, type FormatName } from "../emit/formats";
import type { FormatInput } from "../emit/formats/format-input";
import { placeOfFile, requireWritable } from "../emit/output/writable";
import { writeFileWhole } from "../emit/output/writer";
import { fromRoot } from "./project-files";
import type { FileReport, ReportOptions } from "./report-options";
import { type KeptFile, type NamedFiles, namedKept, type TargetFile, targetProblems } from "./target-files";
import type { Terminal } from "./terminal";
import { UseError, type UseProblem } from "./use-error";
import { writing } from "./writing";

/** What a run is to report, known before anything is judged. */
export interface ReportPlan {
  /** None where every format that was asked for goes to a file. */
  readonly stdout: FormatName | undefined;
  readonly files: readonly (FileReport & TargetFile)[];
  /** What the run writes beside reports and results. */
  readonly beside: readonly TargetFile[];
  readonly kept: readonly KeptFile[];
  /** Relative to the repository's root. */
  readonly changedFiles: readonly string[];
  readonly reportUrl?: string | undefined;
}

/** Options that say what is written and what is read. */
export interface FileOptions extends ReportOptions, NamedFiles {
  /** The file of `synth --plan`. */
  readonly plan?: string | undefined;
}

/**
 * Reads what to report from the options.
 *
 * @param judged - names of the files that are judged
 * @throws UseError for all that is wrong with them at once
 */
export function planReports(options: FileOptions, terminal: Terminal, judged: readonly string[]): ReportPlan {
  const { format = [], output = [], changedFiles, reportUrl, plan } = options;
  const { cwd } = terminal;
  const beside = plan === undefined ? [] : [{ given: `--plan ${plan}`, path: resolve(cwd, plan) }];
  const files = output.map((each) => outputTarget(each, terminal));
  const kept = namedKept(judged, options, terminal);
  const toStdout = [...new Set(format)].filter((name) => !output.some((each) => each.format === name));
  const problems = [...targetProblems([...beside, ...files], kept), ...stdoutProblems(toStdout)];
  if (problems.length > 0) throw new UseError(problems);
  return {
    stdout: toStdout[0] ?? (format.length === 0 ? "pretty" : undefined),
    files,
    beside,
    kept,
    changedFiles: changedFiles === undefined ? [] : namesIn(changedFiles, cwd),
    reportUrl,
  };
}

/** What one `--output` names. */
export function outputTarget<Given extends { readonly format: string; readonly file: string }>(
  output: Given,
  { cwd }: Terminal,
): Given & TargetFile {
  const { format, file } = output;
  return { ...output, path: resolve(cwd, file), given: `--output ${format}=${file}` };
}

function stdoutProblems(formats: readonly FormatName[]): UseProblem[] {
  if (formats.length < 2) return [];
  const message = `Only one format can go to stdout, and ${formats.length} would: ${formats.join(", ")}.`;
  return [{ message, help: `Give the others a file, like so: --output ${formats[1]}=<file>` }];
}

function namesIn(list: string, cwd: string): string[] {
  try {
    const lines = readFileSync(resolve(cwd, list), "utf8").split(/\r?\n/);
    return lines.map((line) => line.trim()).filter((line) => line !== "");
  } catch {
    throw new UseError({
      message: `--changed-files ${list} cannot be read.`,
      help: "Make it with: git diff --name-only",
    });
  }
}

/** Everything is made before the first file is written; stdout comes last. */
export function makeReports(plan: ReportPlan, input: FormatInput, terminal: Terminal): void {
  const files = plan.files.map(({ format, file, path }) => ({ file, path, text: FORMATS[format].load()(input) }));
  const printed = plan.stdout && FORMATS[plan.stdout].load()({ ...input, colour: terminal.outColour });
  writeReports(files, terminal);
  if (printed !== undefined) terminal.out(printed);
}

/** A report as it goes into its file. */
export interface ReportText {
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

/**
 * Writes reports, and says on stderr which: where one fails after all, those before it are named there.
 *
 * @throws UseError when a file cannot be written; where that shows before, none is
 */
export function writeReports(files: readonly ReportText[], terminal: Terminal): void {
  writing("the reports", () => requireWritable(files.map(({ path }) => placeOfFile(path))));
  for (const { file, path, text } of files) {
    writing(file, () => writeFileWhole(path, text));
    terminal.note(`Wrote ${file}.\n`);
  }
}

/**
 * The way from the root of the repository, the nearest folder with `.git`, to a path; without a repository from the folder
 * given instead. Ends without a slash.
 */
export function fromRepository(path: string, without: string): string {
  for (let folder = without; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return fromRoot(folder, path);
    if (dirname(folder) === folder) return fromRoot(without, path);
  }
}
