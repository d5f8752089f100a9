import { width } from "./text";

export interface Column {
  readonly title: string;
  readonly align: "left" | "right";
}

export interface TableOptions {
  /** Columns of the terminal that the table may take; the first column gives way. */
  readonly columns: number;
  readonly indent?: string;
}

const GAP = "  ";
/** The first column keeps at least this much. */
const LEAST_FIRST = 12;

/** Rows under titles, in columns; texts that are too long for the first column lose their beginning. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  options: TableOptions,
): string[] {
  const indent = options.indent ?? "";
  const lines = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, at) => Math.max(...lines.map((cells) => width(cells[at] ?? ""))));
  const others = widths.slice(1).reduce((total, each) => total + each + GAP.length, indent.length);
  widths[0] = Math.min(widths[0] ?? 0, Math.max(LEAST_FIRST, options.columns - others));
  return lines.map((cells) => {
    const padded = columns.map(({ align }, at) => {
      const text = at === 0 ? shortened(cells[at] ?? "", widths[at] ?? 0) : (cells[at] ?? "");
      const space = " ".repeat(Math.max(0, (widths[at] ?? 0) - width(text)));
      return align === "left" ? text + space : space + text;
    });
    return (indent + padded.join(GAP)).trimEnd();
  });
}

/** The end of a path tells more than its beginning. */
function shortened(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  const characters = [...text];
  while (width(characters.join("")) > columns - 1) characters.shift();
  return `…${characters.join("")}`;
}
