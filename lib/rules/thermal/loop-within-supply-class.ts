import { noSupplyTemperature } from "../../analysis/thermal/flow";
import { noSupplyMaximum } from "../../analysis/thermal/chain";
import { racksByModel } from "../../analysis/thermal/racks";
import { countedRacks } from "../../analysis/thermal/shortage";
import { isAtLeast, isWithin } from "../../analysis/tolerance";
import { defineRule } from "../../engine/define-rule";
import { atLeast, atMost } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/loop-within-supply-class",
  severity: "error",
  appliesTo: "cooling-loop",
  summary: "A loop keeps the ASHRAE S class that it claims, and its racks accept that class.",
  why: "An S class names the warmest supply of a technology loop: whoever plans by the class counts on a supply up to it, and on racks that accept it.",
  fix: "Claim the class of the supply temperature, or choose racks that accept the class.",
  sources: [
    {
      title: "Lenovo Press LP2048: S27, S32, S40, S45, each its highest supply in °C (official list not verified)",
      mark: "VENDOR-2",
    },
    { title: "NVIDIA DSX Facilities Guide v2.0 and BOD Rev5 constants: S45 for Vera Rubin", mark: "VENDOR-2" },
  ],
  messages: {
    warmer: "{loop} claims {name} but is supplied at {supply}, above the {limit} of the class.",
    rack: "{loop} claims {name}, a supply of up to {limit}, but the highest for {racks} is {highest}.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const name = subject.supply_class;
    const limit = highestSupply(name);
    if (name === undefined || limit === undefined) return notApplicable();
    const supply = subject.supply_c;
    const loop = index.label(subject.path);
    if (supply === undefined) unknown(noSupplyTemperature(subject.path));
    else if (!isWithin(supply, limit)) {
      const text = renderComparison(supply, limit, "°C");
      report("warmer", {
        data: { loop, name, supply: text.value, limit: text.limit },
        evidence: atMost(supply, limit, "°C"),
      });
    }
    for (const group of racksByModel(analysis.thermal.loops.get(subject.path)?.rack_classes ?? [])) {
      const { supply_max_c: highest, racks, model } = group;
      if (highest === undefined) unknown(noSupplyMaximum(group));
      else if (!isAtLeast(highest, limit)) {
        const text = renderComparison(highest, limit, "°C", "at least");
        report("rack", {
          data: {
            loop,
            name,
            racks: `${countedRacks(racks.length)} ${model === undefined ? "without a model" : `of ${model}`}`,
            highest: text.value,
            limit: text.limit,
          },
          evidence: atLeast(highest, limit, "°C"),
          affects: { rack_count: racks.length, racks },
          detail: model ?? "",
        });
      }
    }
  },
});

/** 40 for S40; undefined for what is no S class. */
function highestSupply(name: string | undefined): number | undefined {
  const degrees = /^S(\d{1,2})$/.exec(name ?? "")?.[1];
  return degrees === undefined ? undefined : Number(degrees);
}
