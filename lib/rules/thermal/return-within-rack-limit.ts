import { compareBounds, exactly } from "../../analysis/thermal/bounds";
import type { LoopThermal } from "../../analysis/thermal/loop";
import { isValidClass, type LoopRackClass } from "../../analysis/thermal/racks";
import { countedRacks } from "../../analysis/thermal/shortage";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/return-within-rack-limit",
  severity: "error",
  appliesTo: "cooling-loop",
  summary: "The coolant leaves every rack no warmer than the data sheet of the rack allows.",
  why: "The return is the warmest coolant in a rack. Above its limit hoses, couplings and the last cold plates of every path are outside what they were qualified for, however cold the supply is.",
  fix: "Give the racks more flow: state a lower return of the loop, or supply it colder.",
  sources: [
    {
      title: "NVL72-class rack manifold study (lists QCT): 65 °C at most for GB200",
      mark: "VENDOR-2",
    },
  ],
  messages: {
    above: "{loop} takes its coolant back from {racks} at {value}, above the {limit} that they allow.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const loop = analysis.thermal.loops.get(subject.path);
    const limited = loop?.rack_classes.filter((each) => isValidClass(each) && each.return_max_c !== undefined) ?? [];
    if (!loop || limited.length === 0) return notApplicable();
    for (const each of limited) {
      const limit = each.return_max_c as number;
      const value = returnOf(loop, each);
      const verdict = compareBounds(value, exactly(limit));
      if (verdict === "unknown") unknown(value.missing);
      if (verdict !== "over") continue;
      const warmest = value.lower ?? limit;
      const text = renderComparison(warmest, limit, "°C");
      report("above", {
        data: {
          loop: index.label(subject.path),
          racks: `${countedRacks(each.racks.length)} ${each.model === undefined ? "without a model" : `of ${each.model}`}`,
          value: text.value,
          limit: text.limit,
        },
        evidence: atMost(warmest, limit, "°C"),
        affects: { rack_count: each.racks.length, racks: each.racks },
        detail: `${each.model ?? ""} ${each.liquid_kw.value}`,
      });
    }
  },
});

/**
 * Where only a highest flow of a rack is published and the CDUs deliver it to every rack, the racks are taken to get it, as
 * for their flow.
 */
function returnOf({ flow_l_per_min, cdus }: LoopThermal, { return_c }: LoopRackClass) {
  if (return_c.upper !== undefined || return_c.lower === undefined) return return_c;
  const isDelivered = compareBounds(flow_l_per_min, cdus.flow_limit_l_per_min) === "within";
  return isDelivered ? exactly(return_c.lower) : return_c;
}
