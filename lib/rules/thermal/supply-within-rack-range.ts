import { noSupplyMaximum } from "../../analysis/thermal/chain";
import { noSupplyTemperature } from "../../analysis/thermal/flow";
import { racksByModel } from "../../analysis/thermal/racks";
import { countedRacks } from "../../analysis/thermal/shortage";
import { isAtLeast, isWithin } from "../../analysis/tolerance";
import { defineRule } from "../../engine/define-rule";
import { atLeast, atMost } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/supply-within-rack-range",
  severity: "error",
  appliesTo: "cooling-loop",
  summary: "A loop supplies its racks at a temperature that their data sheets allow.",
  why: "Above its highest supply temperature a rack throttles or shuts down at full load, whatever flow it gets; below the lowest its operation is not guaranteed.",
  fix: "Change the supply temperature of the loop, or put these racks on a loop of their own.",
  sources: [
    { title: "Lenovo Press LP2357, GB300 NVL72 product guide", mark: "VENDOR-2" },
    { title: "NVIDIA DSX Facilities Guide v2.0 and BOD Rev5 constants", mark: "VENDOR-2" },
  ],
  messages: {
    above: "{loop} supplies {racks} at {supply}, above the {limit} that they allow.",
    below: "{loop} supplies {racks} at {supply}, below the {limit} that they require.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const loop = analysis.thermal.loops.get(subject.path);
    if (!loop || loop.rack_count === 0) return notApplicable();
    const supply = subject.supply_c;
    if (supply === undefined) return unknown(noSupplyTemperature(subject.path));
    for (const group of racksByModel(loop.rack_classes)) {
      const { supply_max_c: highest, supply_min_c: lowest, racks } = group;
      const details = (limit: number, bound: "at most" | "at least") => {
        const text = renderComparison(supply, limit, "°C", bound);
        return {
          data: {
            loop: index.label(subject.path),
            racks: `${countedRacks(racks.length)} ${group.model === undefined ? "without a model" : `of ${group.model}`}`,
            supply: text.value,
            limit: text.limit,
          },
          evidence: bound === "at most" ? atMost(supply, limit, "°C") : atLeast(supply, limit, "°C"),
          affects: { rack_count: racks.length, racks },
          detail: group.model ?? "",
        };
      };
      if (highest === undefined) unknown(noSupplyMaximum(group));
      else if (!isWithin(supply, highest)) report("above", details(highest, "at most"));
      if (lowest !== undefined && !isAtLeast(supply, lowest)) report("below", details(lowest, "at least"));
    }
  },
});
