import type { Position } from "../../model/records";
import type { Paint } from "./paint";
import { plainSource, width } from "./text";

/** Gives the text of a source file by its path relative to the project's root; undefined where it cannot be read. */
export type ReadSource = (file: string) => string | undefined;

/** Longest part of a line that is shown. */
const SHOWN = 110;
/** What is shown before the column of a line that is longer. */
const BEFORE = 60;

/** The line of a position with a caret under its column; nothing where the source, the line or the column is not there. */
export function codeFrame(at: Position, source: ReadSource, paint: Paint): string[] {
  const line = source(at.file)?.split(/\r\n|[\n\r\u2028\u2029]/)[at.line - 1];
  if (line === undefined || at.column < 1 || at.column > line.length + 1) return [];
  const from = line.length > SHOWN ? Math.max(0, Math.min(at.column - 1 - BEFORE, line.length - SHOWN)) : 0;
  const lead = from > 0 ? "…" : "";
  const end = from + SHOWN < line.length ? "…" : "";
  const code = lead + plainSource(line.slice(from, from + SHOWN)) + end;
  const indent = " ".repeat(width(lead + plainSource(line.slice(from, at.column - 1))));
  const number = String(at.line);
  return [
    paint.aside(`    ${number} | `) + code.trimEnd(),
    paint.aside(`    ${" ".repeat(number.length)} | `) + indent + paint.error("^"),
  ];
}

/** `lakeside.ts:17:32`. */
export function placeOf({ file, line, column }: Position): string {
  return `${plainSource(file)}:${line}:${column}`;
}
