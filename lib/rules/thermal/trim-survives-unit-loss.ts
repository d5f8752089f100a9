import type { Missing } from "../../analysis/amount";
import { mustSurvive } from "../../analysis/survival";
import { unitsOut } from "../../analysis/thermal/loss";
import { trimVerdict } from "../../analysis/thermal/trim-loss";
import { defineRule } from "../../engine/define-rule";
import { lostUnitsDetails } from "../../engine/unit-loss-details";
import { render } from "../../units/render";

export default defineRule({
  id: "thermal/trim-survives-unit-loss",
  severity: "error",
  appliesTo: "plant",
  summary:
    "With as many trim chillers lost as is claimed, and with any one lost where racks must survive it, the others keep the set point.",
  why: "Compressors fail. On a warm day the cooler alone leaves the water above its set point, and every loop on it gets warmer water than it was designed for.",
  fix: "Add a trim chiller, raise the set point, or claim what the units can do.",
  sources: [
    { title: "Common engineering rule: chillers of a plant N+1", mark: "RULE" },
    { title: "Capacity stated on the trim chiller by its author", mark: "ASSUMPTION" },
  ],
  messages: {
    claimed:
      "Losing {lost} leaves the trim chillers of {plant} with {limit} of the {value} that its set point asks of them, although {claim} is claimed.{others}",
    required:
      "Losing {lost} leaves the trim chillers of {plant} with {limit} of the {value} that its set point asks of them, and {surviving} of its {racks} must survive any single loss.{others}",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const trim = analysis.thermal.trims.get(subject.path);
    if (!trim) return notApplicable();
    const { units, claim, losses, racks, needed_kw: needed } = trim;
    const surviving = racks.filter((rack) => mustSurvive(index, rack)).length;
    const missing: Missing[] = [];
    for (const loss of losses) {
      const verdict = trimVerdict(trim, loss);
      if (verdict === "over before") return notApplicable();
      if (verdict === "unknown") missing.push(...needed.missing, ...loss.remaining.missing);
      if (verdict !== "over") continue;
      const value = needed.lower ?? 0;
      const lost = lostUnitsDetails(index, { units, loss, value, unit: "kW", racks });
      const data = { ...lost.data, plant: index.label(subject.path) };
      const details = {
        ...lost,
        fix: `Add trim chillers of ${render(value - (loss.remaining.upper ?? 0), "kW")} or more.`,
      };
      if (unitsOut(claim, units.length) >= loss.lost.length) {
        return report("claimed", { ...details, data: { ...data, claim: claim ?? "" } });
      }
      if (surviving === 0) continue;
      return report("required", { ...details, data: { ...data, surviving, racks: render(racks.length, "racks") } });
    }
    unknown(missing);
  },
});
