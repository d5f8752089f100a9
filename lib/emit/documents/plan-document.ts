import type { Analysis } from "../../analysis/analysis";
import type { JudgingTerms } from "../../engine/judge";
import type { ModelIndex } from "../../model/model";
import type { Position } from "../../model/records";
import { analysisDocument } from "./analysis-document";
import { PLAN_SCHEMA_VERSION, type PlanDocument, type ReportDocument } from "./documents";

export interface PlanInput {
  readonly version: string;
  readonly index: ModelIndex;
  readonly analysis: Analysis;
  readonly report: ReportDocument;
  readonly terms: JudgingTerms;
  readonly projectRules: readonly string[];
  readonly locate: (path: string) => Position | undefined;
}

/** The plan as a document, keys in schema order: everything from which the facility can be judged again. */
export function planDocument(input: PlanInput): PlanDocument {
  const { index, report } = input;
  return {
    schema_version: PLAN_SCHEMA_VERSION,
    generator: { name: "superfactory", version: input.version },
    factory: index.model.factory,
    status: report.status,
    judged_with: judgedWith(input),
    model: { elements: index.model.records },
    assumptions: index.model.assumptions,
    ...listed("suppressions", index.model.suppressions),
    positions: positionsOf(report, input.locate),
    analysis: analysisDocument(index, input.analysis),
    report,
  };
}

function judgedWith({ index, terms, projectRules }: PlanInput): PlanDocument["judged_with"] {
  const { settings = {}, overrides, suppressions, baseline, date } = terms;
  return {
    parts: index.model.parts,
    settings,
    ...listed("overrides", overrides),
    ...listed("suppressions", suppressions),
    ...(baseline && { baseline }),
    ...(date !== undefined && { date }),
    project_rules: projectRules,
  };
}

/** A list that holds something. */
function listed<K extends string, T>(key: K, list: readonly T[] = []): { readonly [key in K]?: readonly T[] } {
  return list.length === 0 ? {} : ({ [key]: list } as { readonly [key in K]: readonly T[] });
}

/** Lines of the elements that findings and assumptions name. */
function positionsOf(report: ReportDocument, locate: PlanInput["locate"]): Record<string, Position> {
  const paths = new Set<string>();
  for (const finding of [...report.findings, ...report.suppressed, ...report.known]) {
    paths.add(finding.path);
    for (const related of finding.related) paths.add(related.path);
  }
  for (const assumption of report.assumptions) paths.add(assumption.path);
  const located = [...paths].sort().flatMap((path) => {
    const position = locate(path);
    return position ? [[path, position] as const] : [];
  });
  return Object.fromEntries(located);
}
