import type { ThermalAnalysis } from "../../analysis/thermal/thermal";
import { invalidElement, type Missing } from "../../analysis/amount";
import { type Bounds, compareBounds, exactly, unbounded } from "../../analysis/thermal/bounds";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import type { ModelIndex } from "../../model/model";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/air-units-reject-somewhere",
  severity: "error",
  appliesTo: "floor",
  summary: "The air units of a floor reject their heat to water that is not warmer than the air that they supply.",
  why: "A coil cools air no further than its water. A site whose only rejection is a warm dry cooler cools its liquid loops but not the air of its rooms.",
  fix: "Let the air units reject to a loop with colder facility water, such as one with a chiller or a tower.",
  sources: [
    { title: "ASHRAE TC 9.9, recommended inlet air of 18 to 27 °C", mark: "MEMORY" },
    { title: "Second law: a coil cools air no further than its water", mark: "RULE" },
  ],
  messages: {
    warm: "The air units of {floor} reject to {loop}, whose facility water of {water} is warmer than the {limit} of the air that they must supply.",
  },
  options: {
    air_supply_max_c: {
      type: "number",
      default: 27,
      minimum: 10,
      maximum: 45,
      description: "Warmest air that the air units may supply to the racks, in °C.",
      source: { title: "ASHRAE TC 9.9, recommended inlet air of 18 to 27 °C", mark: "MEMORY" },
    },
  },
  check({ subject, index, analysis, options, report, unknown, notApplicable }) {
    const air = analysis.thermal.floors.get(subject.path);
    if (!air || air.units.length === 0) return notApplicable();
    const limit = options.air_supply_max_c;
    const waters = air.units.map(({ path }) => waterOf(index, analysis.thermal, path));
    const warmest = waters
      .filter(({ water }) => compareBounds(water, exactly(limit)) === "over")
      .sort((left, right) => (right.water.lower ?? 0) - (left.water.lower ?? 0))[0];
    if (warmest?.loop === undefined || warmest.water.lower === undefined) {
      return unknown(waters.flatMap(({ water }) => water.missing));
    }
    const value = warmest.water.lower;
    const text = renderComparison(value, limit, "°C");
    report("warm", {
      data: {
        floor: index.label(subject.path),
        loop: index.label(warmest.loop),
        water: text.value,
        limit: text.limit,
      },
      evidence: atMost(value, limit, "°C"),
      affects: { rack_count: air.racks.length, racks: air.racks },
      related: [{ path: warmest.loop, role: "takes the heat" }],
    });
  },
});

/** The facility water that an air unit gets from the loop that it names. */
function waterOf(index: ModelIndex, thermal: ThermalAnalysis, path: string): { loop?: string; water: Bounds } {
  const unit = index.get("air-unit", path);
  const loop = unit?.rejects_to;
  const missing = (why: string): Missing => ({ what: "rejection of the air units", why, path });
  if (!unit || unit.problems) return { water: unbounded(invalidElement(path)) };
  if (loop === undefined) return { water: unbounded(missing("no loop stated")) };
  const known = thermal.loops.get(loop);
  return known
    ? { loop, water: known.chain.facility.supply_c }
    : { water: unbounded(missing("the loop is not known")) };
}
