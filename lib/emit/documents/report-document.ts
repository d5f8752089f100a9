import type { Analysis } from "../../analysis/analysis";
import { powerAssumptions } from "../../analysis/power/assumptions";
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
  readonly locate: (path: string) => Position | undefined;
}

/** The report as a document, keys in schema order. */
export function reportDocument({ index, analysis, judgement, locate }: ReportInput): ReportDocument {
  const { findings } = judgement;
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
    rules: judgement.rules,
    assumptions: assumptionsOf(index, analysis, locate),
    not_checked: NOT_CHECKED,
  };
}

function countOf(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

/** The author's statements first, each group in path order. */
function assumptionsOf(index: ModelIndex, analysis: Analysis, locate: ReportInput["locate"]): Assumption[] {
  const made = [...powerAssumptions(index), ...analysis.thermal.assumptions].map(({ path, text }): Assumption => {
    const position = locate(path);
    return { path, text, ...(position && { position }) };
  });
  made.sort((left, right) => compareText(left.path, right.path) || compareText(left.text, right.text));
  return [...index.model.assumptions, ...made];
}
