import { paint as paintOf } from "../pretty/paint";
import { table } from "../pretty/table";
import { PAGE_COLUMNS, plain, wrap } from "../pretty/text";
import type { DiffDocument } from "./diff-document";
import { type DiffLimits, type DiffSection, diffSections, verdict } from "./sections";

const LIMITS: DiffLimits = { changes: 40, findings: 20, headroom: 15, stacks: 15 };
const INDENT = "  ";

/** A diff for the terminal; ends with a line break. */
export function diffPretty(diff: DiffDocument, colour: boolean): string {
  const words = paintOf(colour);
  const sections = diffSections(diff, LIMITS).flatMap((section) => [
    "",
    words.strong(section.title),
    ...body(section),
    ...(section.more === undefined ? [] : [words.aside(INDENT + section.more)]),
  ]);
  const same = sections.length === 0 ? ["", "The two plans say the same."] : [];
  return `${[words.strong(`${plain(diff.factory)}: ${verdict(diff)}`), ...sections, ...same].join("\n")}\n`;
}

function body({ title, lines = [], table: content }: DiffSection): string[] {
  if (!content) return lines.flatMap((line) => hanging(plain(line)));
  if (title.toLowerCase().includes("finding")) return content.rows.flatMap((row) => findingLines(row.map(plain)));
  const rows = content.rows.map((row) => row.map(plain));
  return table(content.columns, rows, { columns: PAGE_COLUMNS, indent: INDENT });
}

/** Messages are too long for a column. */
function findingLines([place = "", severity = "", rule = "", message = ""]: readonly string[]): string[] {
  return [`${INDENT}${severity}  ${rule}  ${place}`, ...wrap(message, PAGE_COLUMNS, `${INDENT}  `)];
}

function hanging(line: string): string[] {
  const [first = "", ...others] = wrap(line, PAGE_COLUMNS - INDENT.length);
  return [INDENT + first, ...others.map((each) => `${INDENT}  ${each}`)];
}
