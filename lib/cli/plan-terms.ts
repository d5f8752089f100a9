/** A plan judged again under other terms: what the command line names counts in place of what the plan carries. */
import { compact } from "../core/prop-reader";
import type { PlanDocument } from "../emit/documents/documents";
import { mergedSettings } from "../engine/options";
import type { Project } from "../project";
import type { ProjectOptions } from "./open-project";

/** @param project - with the policy that is named, and without one that is merely found */
export function underTerms(
  plan: PlanDocument,
  { terms, baseline }: Pick<Project, "terms" | "baseline">,
  options: ProjectOptions,
): PlanDocument {
  const { judged_with: own } = plan;
  const { settings = {}, overrides, suppressions } = terms;
  const stated =
    options.policy === undefined
      ? { ...own, settings: mergedSettings(own.settings, settings) }
      : { ...own, settings, overrides, suppressions };
  const ignored = options.baseline === false || options.ignoresBaseline;
  const known = baseline ? (baseline.get(plan.factory) ?? []) : ignored ? undefined : own.baseline;
  return { ...plan, judged_with: compact({ ...stated, baseline: known, date: terms.date ?? own.date }) };
}
