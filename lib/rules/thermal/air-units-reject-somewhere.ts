import { airUnitWater, hasOnlyWarmDryCoolers } from "../../analysis/thermal/air-water";
import { compareBounds, exactly } from "../../analysis/thermal/bounds";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { AIR_SUPPLY_MAX } from "../../engine/supply-air";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/air-units-reject-somewhere",
  severity: "error",
  appliesTo: "floor",
  summary: "The air units of a floor reject their heat to water that is not warmer than the air that they supply.",
  why: "A coil cools air no further than its water. A site whose only rejection is a warm dry cooler cools its liquid loops but not the air of its rooms.",
  fix: "Let the air units reject to colder facility water, such as that of a chiller or a tower, or give them condensers of their own.",
  sources: [
    { title: "ASHRAE TC 9.9, recommended inlet air of 18 to 27 °C", mark: "MEMORY" },
    { title: "Second law: a coil cools air no further than its water", mark: "RULE" },
  ],
  messages: {
    warm: "The air units of {floor} reject to {plant}, whose facility water of {water} is warmer than the {limit} of the air that they must supply.",
    dry: "The air units of {floor} reject to {plant}, whose facility water of {water} is warmer than the {limit} of the air that they must supply; warm dry coolers are the only rejection of {site}, so it cannot cool its air.",
  },
  options: { air_supply_max_c: AIR_SUPPLY_MAX },
  check({ subject, index, analysis, options, report, unknown, notApplicable }) {
    const air = analysis.thermal.floors.get(subject.path);
    const units = (air?.units ?? []).filter(({ path }) => !hasOwnCondenser(index.get("air-unit", path)));
    if (!air || units.length === 0) return notApplicable();
    const limit = subject.supply_air_c ?? options.air_supply_max_c;
    const waters = units.map(({ path }) => airUnitWater(index, analysis.thermal, path));
    const warmest = waters
      .filter(({ supply_c }) => compareBounds(supply_c, exactly(limit)) === "over")
      .sort((left, right) => (right.supply_c.lower ?? 0) - (left.supply_c.lower ?? 0))[0];
    if (warmest?.source === undefined || warmest.supply_c.lower === undefined) {
      return unknown(waters.flatMap(({ supply_c }) => supply_c.missing));
    }
    const value = warmest.supply_c.lower;
    const text = renderComparison(value, limit, "°C");
    const site = index.siteOf(subject.path)?.path ?? "";
    const data = {
      floor: index.label(subject.path),
      plant: index.label(warmest.source),
      water: text.value,
      limit: text.limit,
    };
    const details = {
      evidence: atMost(value, limit, "°C"),
      affects: { rack_count: air.racks.length, racks: air.racks },
      related: [{ path: warmest.source, role: "takes the heat" }],
    };
    if (!hasOnlyWarmDryCoolers(index, analysis.thermal, site, limit)) return report("warm", { data, ...details });
    report("dry", { data: { ...data, site: index.label(site) }, ...details });
  },
});

/** A unit with a condenser in the outdoor air needs no water. */
function hasOwnCondenser(
  unit: { readonly rejects_to?: string; readonly condenser_max_c?: number } | undefined,
): boolean {
  return unit?.condenser_max_c !== undefined && unit.rejects_to === undefined;
}
