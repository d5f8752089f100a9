import { noSupplyTemperature } from "../../analysis/thermal/flow";
import { isAtLeast, isWithin } from "../../analysis/tolerance";
import { defineRule } from "../../engine/define-rule";
import { atLeast, atMost } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/supply-within-cdu-range",
  severity: "error",
  appliesTo: "cooling-loop",
  summary: "A loop is supplied at a temperature that the data sheets of its CDUs allow.",
  why: "Outside its range of supply temperatures a CDU does not hold its set point, or trips.",
  fix: "Change the supply temperature of the loop, or choose other CDUs.",
  sources: [
    {
      title: "Vertiv XDU1350 Application and Planning Guide SL-71309: secondary supply 10 to 52 °C",
      mark: "VENDOR-2",
    },
  ],
  messages: {
    above: "{loop} is supplied at {supply}, above the {limit} that {cdus} allow.",
    below: "{loop} is supplied at {supply}, below the {limit} that {cdus} require.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const units = analysis.thermal.loops.get(subject.path)?.cdus.units ?? [];
    const models = [...new Set(units.map(({ model }) => model))];
    const ranges = models.flatMap((model) => {
      const part = index.cduPart(model);
      const isRange = part?.supply_min_c !== undefined || part?.supply_max_c !== undefined;
      return part && isRange ? [part] : [];
    });
    if (ranges.length === 0) return notApplicable();
    const supply = subject.supply_c;
    if (supply === undefined) return unknown(noSupplyTemperature(subject.path));
    for (const { id, supply_min_c: lowest, supply_max_c: highest } of ranges) {
      const details = (limit: number, bound: "at most" | "at least") => {
        const text = renderComparison(supply, limit, "°C", bound);
        return {
          data: {
            loop: index.label(subject.path),
            cdus: `CDUs of ${id}`,
            supply: text.value,
            limit: text.limit,
          },
          evidence: bound === "at most" ? atMost(supply, limit, "°C") : atLeast(supply, limit, "°C"),
          related: units
            .filter(({ model }) => model === id)
            .map(({ path }) => ({ path, role: "allows another range" })),
          detail: id,
        };
      };
      if (highest !== undefined && !isWithin(supply, highest)) report("above", details(highest, "at most"));
      if (lowest !== undefined && !isAtLeast(supply, lowest)) report("below", details(lowest, "at least"));
    }
  },
});
