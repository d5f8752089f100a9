/** A report as Markdown: a job summary, or the comment of a pull request. */
import type { ReportDocument } from "../documents/documents";
import { sourceText } from "../pretty/finding";
import { paint } from "../pretty/paint";
import { placeTable, type SummaryTable, usageTable } from "../pretty/summary-sections";
import { verdict } from "../pretty/summary-verdict";
import { counted } from "../pretty/text";
import { missingInputs } from "../pretty/unknown";
import { type Entry, entriesOf, factsOf, levelText } from "./entries";
import type { FormatInput } from "./format-input";
import { htmlText, markdownText, tableRow } from "./markdown-text";
import { shown } from "./visible";

/** The first line: a later comment with it takes the place of an earlier one. */
export const REPORT_MARKER = "<!-- superfactory-report -->";
/** GitHub takes 65,536 characters in a comment. */
export const MOST_MARKDOWN = 60_000;
/** What is kept for the closing line. */
const RESERVE = 1000;
const MOST_MESSAGE = 500;
const MOST_TEXT = 160;
/** Rows of a table, and characters of all of them: what comes after it needs room too. */
const MOST_ROWS = 50;
const MOST_TABLE = 12_000;

const ICONS = { error: "🔴", warning: "🟡", info: "🔵" } as const;

/** Verdict and places first, then a table of findings, then details that open on demand; never longer than 60,000 characters. */
export function markdown(input: FormatInput): string {
  const entries = entriesOf(input);
  const page = new Page();
  page.add(REPORT_MARKER);
  for (const { report } of input.facilities) for (const block of headBlocks(report)) page.add(block);
  const open = entries.filter(({ setAside }) => setAside === undefined);
  const failures = open.filter(({ finding }) => finding.outcome === "fail");
  for (const block of [...failureTable(failures), ...unknownBlocks(open)]) page.add(block);
  for (const { report } of input.facilities) for (const block of usageBlocks(report)) page.add(block);
  for (const block of setAsideBlocks(entries)) page.add(block);
  const told = failures.findIndex((entry) => !page.add(foldOf(entry, input)));
  return page.text(told < 0 ? 0 : failures.length - told, input.reportUrl);
}

/** Blocks that fit, set apart by empty lines. */
class Page {
  private readonly blocks: string[] = [];
  private length = 0;
  private left = 0;

  /** False where there is no room for it. */
  add(block: string): boolean {
    if (this.length + block.length + 2 > MOST_MARKDOWN - RESERVE) {
      this.left++;
      return false;
    }
    this.blocks.push(block);
    this.length += block.length + 2;
    return true;
  }

  text(untold: number, url: string | undefined): string {
    const cut =
      this.left === 0 ? "" : `Cut for length${untold > 0 ? `: ${counted(untold, "finding")} without details` : ""}. `;
    const link = url === undefined ? "" : `[The whole report](${linkTarget(url)})`;
    const last = cut + link;
    return `${[...this.blocks, ...(last === "" ? [] : [last.trim()])].join("\n\n")}\n`;
  }
}

/** A target in angle brackets ends at nothing but `>`. */
function linkTarget(url: string): string {
  return `<${url.replace(/[\s<>\\]/g, encodeURIComponent)}>`;
}

function headBlocks(report: ReportDocument): string[] {
  const sign = report.status === "accepted" ? "✅" : "❌";
  return [
    `## ${sign} superfactory: ${markdownText(shown(report.factory, MOST_TEXT))} is ${report.status}`,
    verdict(report, paint(false)),
    tableOf(placeTable(report.totals)),
  ];
}

function tableOf({ columns, rows }: SummaryTable): string {
  const cells = rows.map((row) => columns.map((_, at) => markdownText(shown(row[at] ?? "", MOST_TEXT))));
  const aligned = columns.map(({ align }) => (align === "left" ? ":--" : "--:"));
  return tableText([columns.map(({ title }) => markdownText(title)), aligned], cells, "more row");
}

/** As many rows as there is room for, and the number of the others below; cells are escaped already. */
function tableText(head: readonly (readonly string[])[], rows: readonly (readonly string[])[], noun: string): string {
  let length = 0;
  const lines = rows.slice(0, MOST_ROWS).map(tableRow);
  const kept = lines.filter((line) => (length += line.length) <= MOST_TABLE);
  const more = rows.length - kept.length;
  const table = [...head.map(tableRow), ...kept].join("\n");
  return more > 0 ? `${table}\n\nand ${counted(more, noun)}.` : table;
}

function failureTable(failures: readonly Entry[]): string[] {
  if (failures.length === 0) return [];
  const rows = failures.map(({ finding, place }) => [
    `${ICONS[finding.severity]} ${finding.severity}`,
    markdownText(shown(place ? `${place.file}:${place.line}` : finding.path, MOST_TEXT)),
    markdownText(shown(finding.message, MOST_MESSAGE / 2)),
  ]);
  return [
    "### Findings",
    tableText(
      [
        ["Level", "Where", "What"],
        [":--", ":--", ":--"],
      ],
      rows,
      "more finding",
    ),
  ];
}

function unknownBlocks(open: readonly Entry[]): string[] {
  const inputs = missingInputs(open.map(({ finding }) => finding).filter(({ outcome }) => outcome === "unknown"));
  if (inputs.length === 0) return [];
  const items = inputs.slice(0, MOST_ROWS).map((text) => `- ${markdownText(shown(text, MOST_MESSAGE))}`);
  const more = inputs.length - items.length;
  return fold(`${counted(inputs.length, "missing input")}: what needs them is unknown`, [
    items.join("\n"),
    ...(more > 0 ? [`and ${counted(more, "more input")}.`] : []),
  ]);
}

function usageBlocks({ totals }: ReportDocument): string[] {
  const tables = [usageTable("Fullest feeds", totals.feeds), usageTable("Fullest loops", totals.loops)];
  const filled = tables.filter(({ rows }) => rows.length > 0);
  return filled.length === 0
    ? []
    : fold(
        "Headroom",
        filled.map((each) => tableOf(each)),
      );
}

function setAsideBlocks(entries: readonly Entry[]): string[] {
  const rows = entries.flatMap(({ finding, setAside }) => {
    if (setAside?.by !== "suppression") return [];
    return [[finding.rule, finding.path, setAside.reason, setAside.owner ?? "", setAside.until ?? ""]];
  });
  if (rows.length === 0) return [];
  const columns = ["Rule", "Element", "Reason", "Owner", "Until"].map((title) => ({ title, align: "left" as const }));
  return fold(counted(rows.length, "suppressed finding"), [tableOf({ columns, rows })]);
}

function foldOf({ finding }: Entry, { rules }: FormatInput): string {
  const { rule, path, message, fix, related } = finding;
  const facts = factsOf(finding).map(([name, text]) => `${name} ${markdownText(shown(text, MOST_TEXT))}`);
  const sources = rules.find(({ id }) => id === rule)?.sources ?? [];
  const lines = [
    markdownText(shown(message, MOST_MESSAGE)),
    [
      ...(facts.length > 0 ? [`- ${facts.join(" · ")}`] : []),
      ...related
        .slice(0, 5)
        .map(
          (each) => `- see ${markdownText(shown(each.path, MOST_TEXT))}: ${markdownText(shown(each.role, MOST_TEXT))}`,
        ),
      `- fix: ${markdownText(shown(fix, MOST_MESSAGE))}`,
      ...sources.map((source) => `- source: ${markdownText(shown(sourceText(source), MOST_MESSAGE))}`),
    ].join("\n"),
  ];
  return fold(`${levelText(finding)} ${shown(rule, MOST_TEXT)} at ${shown(path, MOST_TEXT)}`, lines).join("\n\n");
}

/** Closed until it is opened. The empty lines are what makes Markdown of the content. */
function fold(title: string, blocks: readonly string[]): string[] {
  return [[`<details><summary>${htmlText(title)}</summary>`, ...blocks, "</details>"].join("\n\n")];
}
