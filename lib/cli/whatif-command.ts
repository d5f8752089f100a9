/** `superfactory whatif`: one state of a facility in detail. */
import { losableKind, losablePaths, whatIf } from "../analysis/power/whatif";
import type { Instant } from "../analysis/power/supply";
import { didYouMean } from "../catalog/suggest";
import { paint } from "../emit/pretty/paint";
import { whatIfText } from "../emit/pretty/whatif";
import { whatIfDocument } from "../emit/documents/whatif-document";
import type { Judged } from "../synth";
import { type JudgeOptions, judgeNamed } from "./judge-command";
import type { Terminal } from "./terminal";
import { UseError, type UseProblem } from "./use-error";

export interface WhatIfOptions extends Pick<JudgeOptions, "format" | "rules"> {
  /** Paths of what is lost, as the report names them. */
  readonly lose: readonly string[];
  /** The one instant that is wanted. */
  readonly instant?: Instant | undefined;
}

/**
 * Takes elements of the facility of a file, or of a plan, out together. Returns the exit code: 1 when a survivor is
 * overloaded or racks are lost against a claim.
 *
 * @throws UseError when a path names nothing that can be lost
 */
export async function whatIfCommand(name: string, options: WhatIfOptions, terminal: Terminal): Promise<number> {
  const { all } = await judgeNamed(name, options, terminal);
  const { index, analysis } = facilityWith(all, options.lose, name);
  const found = whatIfDocument(index, whatIf(index, analysis, options.lose, options.instant));
  const text =
    options.format === "json" ? `${JSON.stringify(found, null, 2)}\n` : whatIfText(found, paint(terminal.outColour));
  terminal.out(text);
  return found.verdict === "fails" ? 1 : 0;
}

/** The facility that has all of the elements; a file may declare several. */
function facilityWith(all: readonly Judged[], paths: readonly string[], file: string): Judged {
  const found = all.find(({ index }) => paths.every((path) => losableKind(index, path) !== undefined));
  if (found) return found;
  const unknown = paths.filter((path) => all.every(({ index }) => losableKind(index, path) === undefined));
  if (unknown.length > 0) throw new UseError(unknown.map((path) => ({ ...unknownPath(all, path), file })));
  throw new UseError({ message: "The elements are of different facilities: they cannot be lost together.", file });
}

function unknownPath(all: readonly Judged[], path: string): UseProblem {
  const help = "Feeds, CDUs and air units can be lost; give their paths as the report names them.";
  const other = all.map(({ index }) => index.find(path)).find((record) => record !== undefined);
  if (other) return { message: `${path} is a ${other.kind}, whose loss is not modelled.`, help };
  const candidates = all.flatMap(({ index }) => losablePaths(index));
  return { message: `There is no element ${path}.${didYouMean(path, candidates)}`, help };
}
