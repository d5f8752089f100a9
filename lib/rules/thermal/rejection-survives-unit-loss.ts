import type { Missing } from "../../analysis/amount";
import { compareBounds } from "../../analysis/thermal/bounds";
import { worstLoss } from "../../analysis/thermal/loss";
import { usableUnits } from "../../analysis/thermal/plant-load";
import { defineRule } from "../../engine/define-rule";
import { lostUnitsDetails, soleUnitDetails } from "../../engine/unit-loss-details";
import { render } from "../../units/render";

export default defineRule({
  id: "thermal/rejection-survives-unit-loss",
  severity: "error",
  appliesTo: "plant",
  summary:
    "With any one cooler, tower or chiller of a plant lost, and with as many lost as is claimed, the others reject its heat.",
  why: "Fans and compressors fail. The units that are left hold their approach up to their rated heat and no further; then the facility water warms up, and every loop on it. Where the approach shrinks with the load, it grows again as fewer units share it.",
  fix: "Add a rejection unit, move racks to another plant, or claim what the units can do.",
  sources: [
    { title: "Common engineering rule: coolers, towers and chillers of a plant N+1", mark: "RULE" },
    { title: "Rated heat stated on the rejection by its author", mark: "ASSUMPTION" },
  ],
  messages: {
    over: "Losing {lost} overloads the rejection units left on {plant}: {value} of heat against {limit}.{others}",
    warm: "Losing {lost} leaves the water of {plant} too warm: the units left hold {water} up to {limit} of heat, against {value}.{others}",
    claimed: "Losing {lost} leaves {plant} without heat rejection for {racks}, although {claim} is claimed.",
    required:
      "Losing {lost} leaves {plant} without heat rejection for {racks}, {surviving} of which must survive any single loss.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const found = analysis.thermal.plants.get(subject.path);
    const [first, second] = found?.units ?? [];
    if (!found || found.racks.length === 0 || !first) return notApplicable();
    const { heat_kw: heat, limit_kw: all, usable, racks } = found;
    const plant = index.label(subject.path);
    if (!second) {
      const claim = subject.rejection?.claims;
      const without = "racks without heat rejection";
      const sole = soleUnitDetails(index, { unit: first.path, claim, racks, without });
      const { data, surviving } = sole;
      const details = { ...sole.details, fix: "Add a second rejection unit that carries the plant alone." };
      if (sole.isClaimed) return report("claimed", { data: { ...data, plant, claim: claim ?? "" }, ...details });
      if (surviving === 0) return notApplicable();
      return report("required", { data: { ...data, plant, surviving }, ...details });
    }
    if (compareBounds(heat, all) === "over") return notApplicable();
    const missing: Missing[] = [];
    const units = usableUnits(found);
    const losses = found.losses.map((rated) => ({ rated, loss: worstLoss(units, rated.lost.length) }));
    for (const { rated, loss } of losses) {
      const verdict = compareBounds(heat, loss.remaining);
      if (verdict === "unknown") missing.push(...heat.missing, ...loss.remaining.missing);
      if (verdict !== "over") continue;
      const value = heat.lower ?? 0;
      const lost = lostUnitsDetails(index, { units, loss, value, unit: "kW", racks });
      const short = render(value - (loss.remaining.upper ?? 0), "kW");
      if (usable && compareBounds(heat, rated.remaining) === "within") {
        const water = render(usable.water_c.upper ?? 0, "°C");
        const fix = "Add a rejection unit, use a smaller approach, or raise the set point of the facility water.";
        return report("warm", { ...lost, data: { ...lost.data, plant, water }, fix });
      }
      const fix = `Add a rejection unit of ${short} or more, or move racks to another plant.`;
      return report("over", { ...lost, data: { ...lost.data, plant }, fix });
    }
    unknown(missing);
  },
});
