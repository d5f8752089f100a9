import { MOST_MARKDOWN } from "../formats/markdown";
import { htmlText, markdownText, tableRow } from "../formats/markdown-text";
import { shown } from "../formats/visible";
import type { DiffDocument } from "./diff-document";
import { type DiffLimits, type DiffSection, type DiffTable, diffSections, verdict } from "./sections";

/** The first line: a later comment with it takes the place of an earlier one. */
export const DIFF_MARKER = "<!-- superfactory-diff -->";
const CUT = "Cut for length.";
const MOST_TEXT = 400;
const LIMITS: DiffLimits = { changes: 60, findings: 50, headroom: 40, stacks: 40 };

export interface DiffMarkdownOptions {
  /** Where the whole report can be read. */
  readonly reportUrl?: string | undefined;
  /** Most characters; 60,000 where it is absent. */
  readonly most?: number;
}

/** A diff for a pull request: findings and changes first, the rest folded; never longer than what a comment takes. */
export function diffMarkdown(
  diff: DiffDocument,
  { reportUrl, most = MOST_MARKDOWN }: DiffMarkdownOptions = {},
): string {
  const sign = diff.head.status === "accepted" ? "✅" : "❌";
  const head = [DIFF_MARKER, `## ${sign} ${text(diff.factory)}: ${text(verdict(diff))}`];
  const sections = diffSections(diff, LIMITS).map(sectionText);
  const blocks = [...head, ...(sections.length === 0 ? ["The two plans say the same."] : sections)];
  const link =
    reportUrl === undefined ? [] : [`[The whole report](<${reportUrl.replace(/[\s<>\\]/g, encodeURIComponent)}>)`];
  const room = most - [CUT, ...link].join("\n\n").length - 4;
  let length = 0;
  const kept = blocks.filter((block) => (length += block.length + 2) <= room);
  const cut = kept.length < blocks.length ? [CUT] : [];
  return `${[...kept, ...cut, ...link].join("\n\n")}\n`;
}

function sectionText({ title, lines = [], table, more, isDetail }: DiffSection): string {
  const body = [
    ...(table ? [tableText(table)] : [lines.map((line) => `- ${text(line)}`).join("\n")]),
    ...(more === undefined ? [] : [text(more)]),
  ];
  if (!isDetail) return [`### ${title}`, ...body].join("\n\n");
  return [`<details><summary>${htmlText(title)}</summary>`, ...body, "</details>"].join("\n\n");
}

function tableText({ columns, rows }: DiffTable): string {
  const titles = columns.map(({ title }) => title);
  const aligned = columns.map(({ align }) => (align === "left" ? ":--" : "--:"));
  return [titles, aligned, ...rows.map((row) => row.map(text))].map(tableRow).join("\n");
}

function text(value: string): string {
  return markdownText(shown(value, MOST_TEXT));
}
