import { compareBounds, exactly } from "../../analysis/thermal/bounds";
import { isValidClass } from "../../analysis/thermal/racks";
import { countedRacks } from "../../analysis/thermal/shortage";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/flow-within-rack-limit",
  severity: "error",
  appliesTo: "cooling-loop",
  summary: "No rack needs more flow than its data sheet allows.",
  why: "Above the highest flow of a rack its couplings and cold plates erode. A return stated lower than the rack can give at that flow is what asks for it.",
  fix: "State a warmer return of the loop, or supply it colder.",
  sources: [
    { title: "NVL72-class rack manifold study (lists QCT): 130 L/min at most for GB200", mark: "VENDOR-2" },
    {
      title: "OCP MGX Accelerated Computing Rack and Trays Specification Rev 1.1",
      clause: "section 11",
      mark: "VENDOR-2",
    },
  ],
  messages: {
    over: "{racks} on {loop} need {value} each, above the {limit} that they allow.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const classes = analysis.thermal.loops.get(subject.path)?.rack_classes ?? [];
    const limited = classes.filter((each) => isValidClass(each) && each.flow_max_l_per_min !== undefined);
    if (limited.length === 0) return notApplicable();
    for (const { flow_l_per_min: flow, flow_max_l_per_min: highest, liquid_kw, model, racks } of limited) {
      const limit = highest as number;
      const verdict = compareBounds(flow, exactly(limit));
      if (verdict === "unknown") unknown(flow.missing);
      if (verdict !== "over") continue;
      const value = flow.lower ?? limit;
      const text = renderComparison(value, limit, "L/min");
      report("over", {
        data: {
          racks: `${countedRacks(racks.length)} ${model === undefined ? "without a model" : `of ${model}`}`,
          loop: index.label(subject.path),
          value: text.value,
          limit: text.limit,
        },
        evidence: atMost(value, limit, "L/min"),
        affects: { rack_count: racks.length, racks },
        detail: `${model ?? ""} ${liquid_kw.value}`,
      });
    }
  },
});
