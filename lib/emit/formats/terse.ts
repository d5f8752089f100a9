import { factsOf, levelText, openEntries, type Entry } from "./entries";
import type { FormatInput } from "./format-input";
import { shown, visible } from "./visible";

/** Longest message, and longest of every other text, in characters. */
const MOST_MESSAGE = 1000;
const MOST_TEXT = 300;

/** One line per finding, most severe first; nothing where nothing was found. Ends with a line break, if anything. */
export function terse(input: FormatInput): string {
  const several = input.facilities.length > 1;
  return openEntries(input)
    .map((entry) => `${line(entry, several)}\n`)
    .join("");
}

/** `lakeside.ts:17:32: error power/survives-single-loss north/busway/b: Losing ... value 483 kVA, ... fix: add a busway` */
function line({ factory, finding, place }: Entry, several: boolean): string {
  const { rule, path, message, fix } = finding;
  const at = place ? `${visible(place.file)}:${place.line}:${place.column}: ` : "";
  const subject = shown(several ? `${factory}: ${path}` : path, MOST_TEXT);
  const facts = factsOf(finding).map(([name, text]) => `${name} ${shown(text, MOST_TEXT)}`);
  const decided = facts.length === 0 ? "" : ` ${facts.join(", ")}.`;
  const heading = `${at}${levelText(finding)} ${visible(rule)} ${subject}`;
  return `${heading}: ${shown(message, MOST_MESSAGE)}${decided} fix: ${shown(fix, MOST_MESSAGE)}`;
}
