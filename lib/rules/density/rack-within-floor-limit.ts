import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "density/rack-within-floor-limit",
  severity: "error",
  appliesTo: "rack",
  summary: "A rack draws no more power than its floor allows per rack position.",
  why: "The distribution, the cooling and the structure of a floor are laid out for a power per rack position.",
  fix: "Use a rack of lower power, cap its power, or place it on a floor of higher density.",
  sources: [{ title: "Limit stated on the floor by its author", mark: "ASSUMPTION" }],
  messages: { over: "{rack} draws {power}, above the limit of {limit} per rack on {floor}." },
  check({ subject, index, analysis, atMost: judge, notApplicable }) {
    const floor = index.floorOf(subject.path);
    const limit = floor?.rack_power_limit_kw;
    const load = analysis.racks.get(subject.path);
    if (!floor || limit === undefined || !load || floor.problems) return notApplicable();
    judge(load.design_kw, limit, "over", () => {
      const text = renderComparison(load.design_kw.value, limit, "kW");
      return {
        data: { rack: index.label(subject.path), power: text.value, limit: text.limit, floor: index.label(floor.path) },
        evidence: atMost(load.design_kw.value, limit, "kW"),
        affects: { rack_count: 1, racks: [subject.path] },
        related: [{ path: floor.path, role: "states the limit" }],
      };
    });
  },
});
