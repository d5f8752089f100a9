/** Makes the reports of a run: one to stdout, any number into files. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

import { FORMATS, type FormatName } from "../emit/formats";
import type { FormatInput } from "../emit/formats/format-input";
import { asOutputError, OutputError } from "../emit/output/error";
import { writeFileWhole } from "../emit/output/writer";
import { found, fromRoot } from "./project-files";
import type { FileReport, ReportOptions } from "./report-options";
import type { Terminal } from "./terminal";
import { UseError, type UseProblem } from "./use-error";

/** What a run is to report, known before anything is judged. */
export interface ReportPlan {
  /** None where every format that was asked for goes to a file. */
  readonly stdout: FormatName | undefined;
  readonly files: readonly (FileReport & { readonly path: string })[];
  /** Relative to the repository's root. */
  readonly changedFiles: readonly string[];
  readonly reportUrl?: string | undefined;
}

/**
 * Reads what to report from the options.
 *
 * @throws UseError for all that is wrong with them at once
 */
export function planReports(options: ReportOptions, { cwd }: Terminal): ReportPlan {
  const { format = [], output = [], changedFiles, reportUrl } = options;
  const files = output.map((each) => ({ ...each, path: resolve(cwd, each.file) }));
  const toStdout = [...new Set(format)].filter((name) => !output.some((each) => each.format === name));
  const problems = [
    ...files.flatMap((each, at) => fileProblems(each, files.slice(0, at))),
    ...stdoutProblems(toStdout),
  ];
  if (problems.length > 0) throw new UseError(problems);
  return {
    stdout: toStdout[0] ?? (format.length === 0 ? "pretty" : undefined),
    files,
    changedFiles: changedFiles === undefined ? [] : namesIn(changedFiles, cwd),
    reportUrl,
  };
}

function stdoutProblems(formats: readonly FormatName[]): UseProblem[] {
  if (formats.length < 2) return [];
  const message = `Only one format can go to stdout, and ${formats.length} would: ${formats.join(", ")}.`;
  return [{ message, help: `Give the others a file, like so: --output ${formats[1]}=<file>` }];
}

/** A file that a report is to go to. */
export interface TargetFile {
  readonly format: string;
  readonly file: string;
  readonly path: string;
}

/** What is wrong with a file of `--output`, given those before it. */
export function fileProblems({ format, file, path }: TargetFile, others: readonly TargetFile[]): UseProblem[] {
  const given = `--output ${format}=${file}`;
  if (others.some((other) => other.path === path)) {
    return [
      { message: `${given} names a file that another --output names too.`, help: "Give each a file of its own." },
    ];
  }
  if (found(path)?.isDirectory()) return [{ message: `${given} names a folder; name the file.` }];
  const above = found(dirname(path));
  return above && !above.isDirectory() ? [{ message: `The folder of ${given} is a file.` }] : [];
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
  for (const each of files) writeReport(each, terminal);
  if (printed !== undefined) terminal.out(printed);
}

/** @throws UseError when the file cannot be written */
export function writeReport(
  { file, path, text }: { readonly file: string; readonly path: string; readonly text: string },
  terminal: Terminal,
): void {
  try {
    writeFileWhole(path, text);
  } catch (error) {
    const failure = asOutputError(error, file);
    throw failure instanceof OutputError ? new UseError({ message: failure.message }) : failure;
  }
  terminal.note(`Wrote ${file}.\n`);
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
