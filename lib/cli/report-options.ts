/** `--format` and `--output`: which reports a run makes, and where they go. */
import { InvalidArgumentError, type Command } from "commander";

import { FORMAT_NAMES, FORMATS, type FormatName, isFormatName } from "../emit/formats";

/** A report for a file. */
export interface FileReport {
  readonly format: FormatName;
  /** As it was given. */
  readonly file: string;
}

export interface ReportOptions {
  readonly format?: readonly FormatName[];
  readonly output?: readonly FileReport[];
  /** A file that names the changed files, one per line. */
  readonly changedFiles?: string | undefined;
  readonly reportUrl?: string | undefined;
}

const FORMATS_HELP = `
Formats:
${FORMAT_NAMES.map((name) => `  ${name.padEnd(13)}${FORMATS[name].summary}`).join("\n")}`;

/** Adds the options of every command that makes reports. */
export function withReports(command: Command): Command {
  return command
    .option("--format <format>", "how results are printed (default: pretty)", addFormat)
    .option("--output <format=file>", "write a report there as well, in any format (can be repeated)", addOutput)
    .option("--changed-files <file>", "names of changed files, one per line: their annotations come first")
    .option("--report-url <url>", "where the whole report can be read: markdown links to it", requireUrl)
    .addHelpText("after", FORMATS_HELP);
}

function addFormat(value: string, before: readonly FormatName[] = []): readonly FormatName[] {
  return [...before, requireFormat(value)];
}

function addOutput(value: string, before: readonly FileReport[] = []): readonly FileReport[] {
  const cut = value.indexOf("=");
  const file = value.slice(cut + 1);
  if (cut < 0 || file === "") {
    throw new InvalidArgumentError("Give the format and the file, like so: --output sarif=results.sarif");
  }
  return [...before, { format: requireFormat(value.slice(0, cut)), file }];
}

function requireFormat(value: string): FormatName {
  if (isFormatName(value)) return value;
  throw new InvalidArgumentError(`Allowed choices are ${FORMAT_NAMES.join(", ")}.`);
}

function requireUrl(value: string): string {
  if (/^https?:\/\/\S+$/.test(value)) return value;
  throw new InvalidArgumentError("Give an address that begins with https:// or http://.");
}
