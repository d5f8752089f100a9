/** `--format` and `--output` of `superfactory diff`. */
import { InvalidArgumentError } from "commander";

export const DIFF_FORMATS = ["pretty", "markdown", "json"] as const;
export type DiffFormat = (typeof DIFF_FORMATS)[number];

/** A difference for a file. */
export interface DiffFile {
  readonly format: DiffFormat;
  /** As it was given. */
  readonly file: string;
}

/** Reads one `--output <format=file>`. */
export function addDiffOutput(value: string, before: readonly DiffFile[] = []): readonly DiffFile[] {
  const cut = value.indexOf("=");
  const format = DIFF_FORMATS.find((name) => name === value.slice(0, Math.max(0, cut)));
  const file = value.slice(cut + 1);
  if (format === undefined || file === "") {
    throw new InvalidArgumentError(
      `Give one of ${DIFF_FORMATS.join(", ")} and a file, like so: --output markdown=diff.md`,
    );
  }
  return [...before, { format, file }];
}
