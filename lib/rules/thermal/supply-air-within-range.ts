import { isAtLeast, isWithin } from "../../analysis/tolerance";
import { defineRule } from "../../engine/define-rule";
import { atLeast, atMost } from "../../engine/report";
import { renderComparison } from "../../units/render";

const RECOMMENDED = { title: "ASHRAE TC 9.9, recommended inlet air of 18 to 27 °C", mark: "MEMORY" } as const;

export default defineRule({
  id: "thermal/supply-air-within-range",
  severity: "warning",
  appliesTo: "floor",
  summary: "The supply air of a floor lies within the range that its equipment accepts.",
  why: "Inlet air outside the recommended range shortens the life of equipment or speeds up its fans; outside the allowable range of its class it is beyond its specification.",
  fix: "Change the supply air, or set the options to the allowable range of the equipment's class (A1 15 to 32 °C, A2 10 to 35 °C, A3 5 to 40 °C, A4 5 to 45 °C).",
  sources: [RECOMMENDED],
  messages: {
    warm: "{floor} is supplied with air of {value}, above {limit}.",
    cold: "{floor} is supplied with air of {value}, below {limit}.",
  },
  options: {
    supply_air_min_c: {
      type: "number",
      default: 18,
      minimum: 0,
      maximum: 45,
      description: "Coldest supply air, in °C.",
      source: RECOMMENDED,
    },
    supply_air_max_c: {
      type: "number",
      default: 27,
      minimum: 0,
      maximum: 45,
      description: "Warmest supply air, in °C.",
      source: RECOMMENDED,
    },
  },
  check({ subject, index, analysis, options, report, notApplicable }) {
    const value = subject.supply_air_c;
    if (value === undefined) return notApplicable();
    const { supply_air_min_c: coldest, supply_air_max_c: warmest } = options;
    const racks = analysis.thermal.floors.get(subject.path)?.racks ?? [];
    const affects = { rack_count: racks.length, racks };
    const floor = index.label(subject.path);
    if (!isWithin(value, warmest)) {
      const text = renderComparison(value, warmest, "°C");
      const data = { floor, value: text.value, limit: text.limit };
      report("warm", { data, evidence: atMost(value, warmest, "°C"), affects });
    } else if (!isAtLeast(value, coldest)) {
      const text = renderComparison(value, coldest, "°C", "at least");
      const data = { floor, value: text.value, limit: text.limit };
      report("cold", { data, evidence: atLeast(value, coldest, "°C"), affects });
    }
  },
});
