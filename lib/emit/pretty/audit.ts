/** What does not count and why: suppressed findings one by one, and what a baseline knows. */
import type { Finding, FindingSuppression } from "../../engine/report";
import type { ReportDocument } from "../documents/documents";
import { placeOf } from "./frame";
import { counted, PAGE_COLUMNS, plain, wrap } from "./text";

/** Findings beyond these are only counted; the report lists all. */
const SHOWN = 20;

/** The audit trail as lines; nothing where everything counts. */
export function auditLines({ suppressed, known, fixed, findings }: ReportDocument): string[] {
  const worse = findings.filter(({ worse_than }) => worse_than).length;
  return [...suppressedLines(suppressed), ...baselineLines(known.length, worse, fixed.length)];
}

function suppressedLines(suppressed: readonly Finding[]): string[] {
  if (suppressed.length === 0) return [];
  const shown = suppressed.slice(0, SHOWN).flatMap((finding) => {
    const lines = [`${finding.severity}  ${finding.rule} on ${finding.path}`, ...reasonLines(finding.suppression)];
    return lines.flatMap((line, at) => wrap(plain(line), PAGE_COLUMNS - 4, at === 0 ? "  " : "    "));
  });
  const more = suppressed.length - SHOWN;
  return [
    `Suppressed findings: ${suppressed.length}`,
    ...shown,
    ...(more > 0 ? [`  and ${counted(more, "more suppressed finding")}: the report lists all.`] : []),
  ];
}

function reasonLines(suppression: FindingSuppression | undefined): string[] {
  if (!suppression) return [];
  const { reason, owner, until, position } = suppression;
  const terms = [
    ...(owner === undefined ? [] : [`owner ${owner}`]),
    until === undefined ? "no last day" : `until ${until}`,
    ...(position ? [placeOf(position)] : []),
  ];
  return [`${reason} (${terms.join(", ")})`];
}

function baselineLines(known: number, worse: number, fixed: number): string[] {
  if (known + worse + fixed === 0) return [];
  const drop = fixed > 0 ? " (drop them: superfactory baseline <file> --prune)" : "";
  return [`Baseline: ${counted(known, "known finding")}, ${worse} worse than it was, ${fixed} fixed${drop}`];
}
