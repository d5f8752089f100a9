/** A report as text for people. Pure: the sources of the user come in as a function. */
import type { AnyRule } from "../../engine/define-rule";
import type { Finding, Severity } from "../../engine/report";
import type { ReportDocument } from "../documents/documents";
import { prettyFinding, type FindingWords } from "./finding";
import type { ReadSource } from "./frame";
import { paint } from "./paint";
import { counted } from "./text";
import { unknownLines } from "./unknown";
import { summary, type SummaryFiles } from "./summary";
import { verdict } from "./summary-verdict";

export interface PrettyInput {
  readonly report: ReportDocument;
  /** Rules that the facility was judged by: they bring the sources of their limits. */
  readonly rules: readonly AnyRule[];
  readonly source: ReadSource;
  readonly colour: boolean;
  /** Where the results went; absent when nothing is written. */
  readonly files?: SummaryFiles | undefined;
  /** The one-line diagram, as lines. */
  readonly diagram?: readonly string[] | undefined;
}

/** How many failures of a severity are printed in full; the report lists all. */
const SHOWN: Readonly<Record<Severity, number>> = { error: 100, warning: 20, info: 10 };

/** Findings in full, what is unknown by missing input, the summary, and as the last line the counts. Ends with a line break. */
export function pretty({ report, rules, source, colour, files, diagram }: PrettyInput): string {
  const words = wordsOf(report, rules, source, colour);
  const blocks = [
    ...findingBlocks(report.findings, words),
    unknownLines(report.findings, words.paint),
    summary(report, { paint: words.paint, files, diagram }),
    [verdict(report, words.paint)],
  ];
  const filled = blocks.filter((block) => block.length > 0);
  return `${filled.map((block) => block.join("\n")).join("\n\n")}\n`;
}

function wordsOf(report: ReportDocument, rules: readonly AnyRule[], source: ReadSource, colour: boolean): FindingWords {
  const known = new Map(rules.map((rule) => [rule.id, rule.sources]));
  return {
    source,
    paint: paint(colour),
    sourcesOf: (rule) => known.get(rule) ?? [],
    sites: report.totals.sites.map(({ path }) => path),
  };
}

function findingBlocks(findings: readonly Finding[], words: FindingWords): string[][] {
  const failures = findings.filter(({ outcome }) => outcome === "fail");
  return (["error", "warning", "info"] as const).flatMap((severity) => {
    const lines = byLine(failures.filter((finding) => finding.severity === severity));
    const shown = lines.slice(0, SHOWN[severity]);
    const blocks = shown.map(([first, ...others]) => prettyFinding(first, words, others.length));
    const more = lines.slice(SHOWN[severity]).flat().length;
    if (more > 0) blocks.push([`${counted(more, `more ${severity}`, `more ${severity}s`)}: the report lists all.`]);
    return blocks;
  });
}

type SameLine = [Finding, ...Finding[]];

/** Findings of one rule for elements that one line made, with the same numbers, stand together: a loop makes many at once. */
function byLine(findings: readonly Finding[]): SameLine[] {
  const groups = new Map<string, SameLine>();
  for (const finding of findings) {
    const { rule, message_id, position: at, evidence, path } = finding;
    const place = at ? [at.file, at.line, at.column] : [path];
    const numbers = evidence && [evidence.value, evidence.limit, evidence.unit];
    const key = [rule, message_id, ...place, ...(numbers ?? [])].join("\n");
    const same = groups.get(key);
    if (same) same.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()];
}
