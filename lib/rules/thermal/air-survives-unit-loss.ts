import type { Missing } from "../../analysis/amount";
import { boundsOf, compareBounds } from "../../analysis/thermal/bounds";
import { defineRule } from "../../engine/define-rule";
import { lostUnitsDetails, soleUnitDetails } from "../../engine/unit-loss-details";
import { render } from "../../units/render";

export default defineRule({
  id: "thermal/air-survives-unit-loss",
  severity: "error",
  appliesTo: "floor",
  summary:
    "With any one air unit lost, and with as many lost as is claimed, the other units remove the heat of the room.",
  why: "Fans, valves and controls of air units fail. The units that are left then work above their ratings, whatever redundancy is claimed.",
  fix: "Add an air unit, move racks to another floor, or claim what the units can do.",
  sources: [
    { title: "Common engineering rule: air units of a room N+1", mark: "RULE" },
    { title: "Capacity stated on the air units by their author", mark: "ASSUMPTION" },
  ],
  messages: {
    over: "Losing {lost} overloads the air units left on {floor}: {value} of room air heat against {limit}.{others}",
    claimed: "Losing {lost} leaves {floor} without air cooling for {racks}, although {claim} is claimed.",
    required:
      "Losing {lost} leaves {floor} without air cooling for {racks}, {surviving} of which must survive any single loss.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const air = analysis.thermal.floors.get(subject.path);
    const [first, second] = air?.units ?? [];
    if (!air || air.racks.length === 0 || !first) return notApplicable();
    const floor = index.label(subject.path);
    if (!second) {
      const claim = subject.air_claims;
      const without = "racks without air cooling";
      const sole = soleUnitDetails(index, { unit: first.path, claim, racks: air.racks, without });
      const { data, surviving } = sole;
      const details = { ...sole.details, fix: "Add a second air unit that cools the floor alone." };
      if (sole.isClaimed) return report("claimed", { data: { ...data, floor, claim: claim ?? "" }, ...details });
      if (surviving === 0) return notApplicable();
      return report("required", { data: { ...data, floor, surviving }, ...details });
    }
    const heat = boundsOf(air.air_kw);
    if (compareBounds(heat, air.limit_kw) === "over") return notApplicable();
    const missing: Missing[] = [];
    for (const loss of air.losses) {
      const verdict = compareBounds(heat, loss.remaining);
      if (verdict === "unknown") missing.push(...heat.missing, ...loss.remaining.missing);
      if (verdict !== "over") continue;
      const value = air.air_kw.value;
      const lost = lostUnitsDetails(index, { units: air.units, loss, value, unit: "kW", racks: air.racks });
      const short = render(value - (loss.remaining.upper ?? 0), "kW");
      const fix = `Add an air unit of ${short} or more, or move racks to another floor.`;
      return report("over", { ...lost, data: { ...lost.data, floor }, fix });
    }
    unknown(missing);
  },
});
