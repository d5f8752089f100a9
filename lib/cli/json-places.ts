/** Where things stand in the text of a JSON file. */
import { LineStarts, type Position } from "../catalog/line-starts";

/** What follows a JSON pointer: the value that it names, or a key of it. */
export interface JsonPlace {
  readonly pointer: string;
  readonly key?: string | undefined;
}

/**
 * Finds places in a text that is known to be JSON; as far as the pointer leads, where it leads nowhere.
 *
 * @returns a function of the place that is looked for
 */
export function jsonPlaces(text: string): (place: JsonPlace) => Position {
  const lines = new LineStarts(text);
  return ({ pointer, key }) => lines.positionOf(offsetOf(text, stepsOf(pointer), key));
}

/** Keys and indices on the way to an offset in a text that is known to be JSON, outermost first. */
export function stepsTo(text: string, offset: number): string[] {
  const steps: string[] = [];
  let value = skipSpace(text, 0);
  for (;;) {
    let within: Member | undefined;
    for (const member of members(text, value)) {
      if (member.key > offset) break;
      within = member;
    }
    if (!within || skipValue(text, within.value) <= offset) return steps;
    steps.push(within.name);
    value = within.value;
  }
}

/** Where a text ceases to be JSON. The runtime does not always say so. */
export function syntaxPlace(text: string, error: Error): Position {
  return new LineStarts(text).positionOf(statedOffset(error) ?? firstWrong(text));
}

function stepsOf(pointer: string): string[] {
  const steps = pointer.split("/").slice(1);
  return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function offsetOf(text: string, steps: readonly string[], key: string | undefined): number {
  let value = skipSpace(text, 0);
  for (const step of steps) {
    const member = find(text, value, step);
    if (!member) return value;
    value = member.value;
  }
  return (key !== undefined && find(text, value, key)?.key) || value;
}

/** The offsets of a member of the object or list that begins at `start`. */
function find(text: string, start: number, step: string): Member | undefined {
  for (const member of members(text, start)) if (member.name === step) return member;
  return undefined;
}

interface Member {
  readonly name: string;
  readonly key: number;
  readonly value: number;
}

/** The members of the object or list that begins at `start`; none of another value. */
function* members(text: string, start: number): Generator<Member> {
  const isObject = text[start] === "{";
  if (!isObject && text[start] !== "[") return;
  let at = skipSpace(text, start + 1);
  for (let index = 0; text[at] !== "}" && text[at] !== "]"; index++) {
    const key = at;
    const end = isObject ? skipValue(text, at) : at;
    const name = isObject ? (JSON.parse(text.slice(key, end)) as string) : String(index);
    const value = isObject ? skipSpace(text, skipSpace(text, end) + 1) : at;
    yield { name, key, value };
    at = skipSpace(text, skipValue(text, value));
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
}

function skipSpace(text: string, from: number): number {
  return afterMatch(/[ \t\r\n]*/y, text, from);
}

/** The offset behind the value that begins at `from`. */
function skipValue(text: string, from: number): number {
  let depth = 0;
  let at = from;
  do {
    const first = text[at];
    if (first === "{" || first === "[") depth++;
    else if (first === "}" || first === "]") depth--;
    at = first === '"' ? afterMatch(/"(?:[^"\\]|\\.)*"/y, text, at) : at + 1;
    if (depth === 0 && /[\w+.-]/.test(first ?? "")) at = afterMatch(/[\w+.-]*/y, text, at);
  } while (depth > 0 && at < text.length);
  return at;
}

function afterMatch(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from + 1;
}

function statedOffset(error: Error): number | undefined {
  const stated = /at position (\d+)/.exec(error.message)?.[1];
  return stated === undefined ? undefined : Number(stated);
}

/** A beginning of the text that stops before the first wrong character fails for its end alone; a longer one does not. */
function firstWrong(text: string): number {
  let right = 0;
  let wrong = text.length + 1;
  while (wrong - right > 1) {
    const middle = Math.floor((right + wrong) / 2);
    if (failsAtEnd(text.slice(0, middle))) right = middle;
    else wrong = middle;
  }
  return right;
}

function failsAtEnd(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    return /end of JSON/.test((error as Error).message) || statedOffset(error as Error) === text.length;
  }
}
