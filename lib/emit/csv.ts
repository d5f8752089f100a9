/** CSV after RFC 4180: the one place that escapes for it. */

export type Cell = string | number | undefined;

/** A text that a spreadsheet would take for a formula, after the spaces that some leave out; wide forms of the signs too. */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/;

/**
 * Lines of cells, each line ended by CRLF. Numbers are written as JSON writes them, without any locale; a text that begins
 * like a formula gets an apostrophe before it, so that no spreadsheet runs it.
 */
export function csvText(lines: readonly (readonly Cell[])[]): string {
  return lines.map((cells) => `${cells.map(cellText).join(",")}\r\n`).join("");
}

function cellText(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell === "number") return JSON.stringify(cell);
  const inert = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(inert) ? `"${inert.replace(/"/g, '""')}"` : inert;
}
