import type { StandbyLoad } from "../../analysis/power/standby-load";
import { isWithin } from "../../analysis/tolerance";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "power/generator-takes-load",
  severity: "error",
  appliesTo: "power-feed",
  summary: "A standby generator carries its load with everything out that it stands in for.",
  why: "Two utilities can fail together. A generator that stands in for both then has the load of both, which no single loss shows.",
  fix: "Raise the rating of the generators, add one, or shed load.",
  sources: [
    {
      title: "Utilities are the normal source but not a reliable one; standby sources carry without them",
      mark: "RULE",
    },
    { title: "Uptime Institute tiers", mark: "MEMORY" },
  ],
  messages: { over: "With everything out that {generator} stands in for, it carries {load} against {limit}." },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const { standby } = analysis.power.time;
    const own = standby.get(subject.path);
    const worst = analysis.power.feeds.get(subject.path)?.worst;
    // A single loss that overloads it is reported by the rule on single losses.
    if (!own || (worst && !isWithin(worst.value, worst.limit))) return notApplicable();
    const { stress } = own;
    if (!stress || isWithin(stress.value, stress.limit)) return unknown(own.missing);
    const members = index.get("power-group", subject.group)?.members ?? [subject.path];
    const first = members.find((path) => members.every((other) => usedBy(standby, other) <= usedBy(standby, path)));
    if (first !== subject.path) return notApplicable();
    const text = renderComparison(stress.value, stress.limit, stress.unit);
    report("over", {
      data: { generator: index.label(subject.path), load: text.value, limit: text.limit },
      evidence: { ...atMost(stress.value, stress.limit, stress.unit, stress.state), instant: "settled" },
    });
  },
});

function usedBy(standby: ReadonlyMap<string, StandbyLoad>, path: string): number {
  const stress = standby.get(path)?.stress;
  return stress ? stress.value / stress.limit : 0;
}
