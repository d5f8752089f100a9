import { compareBounds, exactly } from "../../analysis/thermal/bounds";
import { waterClassRange } from "../../analysis/thermal/water-class";
import { defineRule } from "../../engine/define-rule";
import { atLeast, atMost } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/facility-water-within-class",
  severity: "error",
  appliesTo: "facility-water",
  summary: "The supply of a facility water stays within the ASHRAE W class that it claims.",
  why: "A W class names the supply that everything on the water may count on. Warmer water breaks that promise on the design day; colder water than the class allows condenses or freezes.",
  fix: "Claim the class of the water that the plant reaches, or use a rejection that reaches the class.",
  sources: [{ title: "ASHRAE TC 9.9, facility water classes W17 to W45 and W+", mark: "MEMORY" }],
  messages: {
    warmer: "{water} claims {name} but supplies {supply}, above the {limit} of the class.",
    colder: "{water} claims {name} but supplies {supply}, below the {limit} of the class.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const name = subject.water_class;
    const supply = analysis.thermal.plants.get(subject.path)?.water.supply_c;
    if (name === undefined || !supply) return notApplicable();
    const { lowest_c: lowest, highest_c: highest } = waterClassRange(name);
    const warm = highest === undefined ? "within" : compareBounds(supply, exactly(highest));
    const cold = compareBounds(exactly(lowest), supply);
    const racks = analysis.thermal.plants.get(subject.path)?.racks ?? [];
    const affects = { rack_count: racks.length, racks };
    const water = index.label(subject.path);
    if (warm === "over" && highest !== undefined) {
      const value = supply.lower ?? highest;
      const text = renderComparison(value, highest, "°C");
      const data = { water, name, supply: text.value, limit: text.limit };
      return report("warmer", { data, evidence: atMost(value, highest, "°C"), affects });
    }
    if (cold === "over") {
      const value = supply.upper ?? lowest;
      const text = renderComparison(value, lowest, "°C", "at least");
      const data = { water, name, supply: text.value, limit: text.limit };
      return report("colder", { data, evidence: atLeast(value, lowest, "°C"), affects });
    }
    if (warm === "unknown" || cold === "unknown") unknown(supply.missing);
  },
});
