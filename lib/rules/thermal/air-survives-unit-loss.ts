import type { Missing } from "../../analysis/amount";
import { boundsOf, compareBounds } from "../../analysis/thermal/bounds";
import type { FloorAir } from "../../analysis/thermal/air";
import { othersAsBad, type UnitLoss, unitsOut } from "../../analysis/thermal/loss";
import { mustSurvive } from "../../analysis/survival";
import { countedRacks } from "../../analysis/thermal/shortage";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import type { ModelIndex } from "../../model/model";
import { render, renderComparison } from "../../units/render";

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
    over: "Losing {lost} overloads the air units left on {floor}: {heat} of room air heat against {limit}.{others}",
    claimed: "Losing {lost} leaves {floor} without air cooling for {racks}, although {claim} is claimed.",
    required:
      "Losing {lost} leaves {floor} without air cooling for {racks}, {surviving} of which must survive any single loss.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const air = analysis.thermal.floors.get(subject.path);
    const [first, second] = air?.units ?? [];
    if (!air || air.racks.length === 0 || !first) return notApplicable();
    if (!second) {
      const data = {
        lost: index.label(first.path),
        floor: index.label(subject.path),
        racks: countedRacks(air.racks.length),
      };
      const surviving = air.racks.filter((rack) => mustSurvive(index, rack)).length;
      const claim = subject.air_claims ?? "";
      if (unitsOut(claim, 1) > 0)
        return report("claimed", { data: { ...data, claim }, ...soleDetails(air, first.path) });
      if (surviving === 0) return notApplicable();
      return report("required", { data: { ...data, surviving }, ...soleDetails(air, first.path) });
    }
    const heat = boundsOf(air.air_kw);
    if (compareBounds(heat, air.limit_kw) === "over") return notApplicable();
    const missing: Missing[] = [];
    for (const loss of air.losses) {
      const verdict = compareBounds(heat, loss.remaining);
      if (verdict === "over") return report("over", groupDetails(index, air, loss));
      if (verdict === "unknown") missing.push(...heat.missing, ...loss.remaining.missing);
    }
    unknown(missing);
  },
});

/** A floor with one air unit: a single point of failure, which only a claim or a requirement turns into a finding. */
function soleDetails({ racks }: FloorAir, unit: string) {
  return {
    evidence: atMost(racks.length, 0, "racks without air cooling", `fault(${unit})`),
    affects: { rack_count: racks.length, racks },
    related: [{ path: unit, role: "is lost" }],
    fix: "Add a second air unit that cools the floor alone.",
  };
}

function groupDetails(index: ModelIndex, air: FloorAir, { lost, remaining }: UnitLoss) {
  const [value, limit] = [air.air_kw.value, remaining.upper ?? 0];
  const text = renderComparison(value, limit, "kW");
  const [only, another] = lost;
  const others = only !== undefined && another === undefined ? othersAsBad(air.units, only, value) : [];
  return {
    data: {
      lost: lost.map((path) => index.label(path)).join(" and "),
      floor: index.label(air.path),
      heat: text.value,
      limit: text.limit,
      others: sameOf(others.length),
    },
    evidence: atMost(value, limit, "kW", lost.map((path) => `fault(${path})`).join("+")),
    affects: { rack_count: air.racks.length, racks: air.racks },
    related: [
      ...lost.map((path) => ({ path, role: "is lost" })),
      ...others.map((path) => ({ path, role: "does the same when lost" })),
    ],
    fix: `Add an air unit of ${render(value - limit, "kW")} or more, or move racks to another floor.`,
  };
}

function sameOf(others: number): string {
  if (others === 0) return "";
  return ` The loss of ${others === 1 ? "one other unit" : `any of ${others} other units`} does the same.`;
}
