import type { Analysis } from "../../analysis/analysis";
import { powerAssumptions } from "../../analysis/power/assumptions";
import { yearAssumptions } from "../../analysis/year/assumptions";
import { compareText } from "../../core/order";
import type { Finding, Judgement, Severity } from "../../engine/report";
import type { ModelIndex } from "../../model/model";
import type { Assumption, Position } from "../../model/records";
import { REPORT_SCHEMA_VERSION, type ReportDocument } from "./documents";
import { NOT_CHECKED } from "./not-checked";
import { totalsOf } from "./totals";

export interface ReportInput {
  readonly index: ModelIndex;
  readonly analysis: Analysis;
  readonly judgement: Judgement;
  /** The day of the run, where one was given. */
  readonly date?: string | undefined;
  readonly locate: (path: string) => Position | undefined;
}

/** The report as a document, keys in schema order. */
export function reportDocument({ index, analysis, judgement, date, locate }: ReportInput): ReportDocument {
  const { findings, suppressed, known, fixed } = judgement;
  const failed = findings.some((finding) => finding.severity === "error" && finding.outcome === "fail");
  return {
    schema_version: REPORT_SCHEMA_VERSION,
    factory: index.model.factory,
    status: failed ? "rejected" : "accepted",
    counts: {
      error_count: countOf(findings, "error"),
      warning_count: countOf(findings, "warning"),
      info_count: countOf(findings, "info"),
    },
    outcomes: judgement.outcomes,
    totals: totalsOf(index, analysis, judgement),
    findings,
    suppressed,
    known,
    fixed,
    rules: judgement.rules,
    assumptions: assumptionsOf(index, analysis, locate),
    not_checked: date === undefined && suppressed.some(mayExpire) ? [...NOT_CHECKED, EXPIRY] : NOT_CHECKED,
  };
}

const EXPIRY = "expiry of suppressions (no date was given to the run)";

function mayExpire({ suppression }: Finding): boolean {
  return suppression?.until !== undefined;
}

function countOf(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

/** The author's statements first, each group in path order. */
function assumptionsOf(index: ModelIndex, analysis: Analysis, locate: ReportInput["locate"]): Assumption[] {
  const made = [
    ...powerAssumptions(index),
    ...analysis.thermal.assumptions,
    ...yearAssumptions(index, analysis.year),
  ].map(({ path, text }): Assumption => {
    const position = locate(path);
    return { path, text, ...(position && { position }) };
  });
  made.sort((left, right) => compareText(left.path, right.path) || compareText(left.text, right.text));
  return [...index.model.assumptions, ...made];
}
