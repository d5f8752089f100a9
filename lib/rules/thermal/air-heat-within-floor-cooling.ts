import { boundsOf, compareBounds } from "../../analysis/thermal/bounds";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { render, renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/air-heat-within-floor-cooling",
  severity: "error",
  appliesTo: "floor",
  summary: "The air units of a floor remove the heat that its racks give to the room air.",
  why: "A liquid-cooled rack still gives a tenth or more of its power to the room. Air that is not cooled comes back to the inlets, and fans speed up until parts throttle.",
  fix: "Add air units, put rear-door exchangers on racks, or move racks to another floor.",
  sources: [
    { title: "Lenovo Press LP2357, GB300 NVL72 product guide: about 90 % of the heat to liquid", mark: "VENDOR-2" },
    { title: "Capacity stated on the air units by their author", mark: "ASSUMPTION" },
  ],
  messages: { over: "The room air of {floor} takes up {heat}, above the {limit} that its air units remove." },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const air = analysis.thermal.floors.get(subject.path);
    if (!air || air.racks.length === 0) return notApplicable();
    const heat = boundsOf(air.air_kw);
    const verdict = compareBounds(heat, air.limit_kw);
    if (verdict === "unknown") return unknown([...heat.missing, ...air.limit_kw.missing]);
    if (verdict === "within" || air.limit_kw.upper === undefined) return;
    const [value, limit] = [air.air_kw.value, air.limit_kw.upper];
    const text = renderComparison(value, limit, "kW");
    report("over", {
      data: { floor: index.label(subject.path), heat: text.value, limit: text.limit },
      evidence: atMost(value, limit, "kW"),
      affects: { rack_count: air.racks.length, racks: air.racks },
      related: air.units.map(({ path }) => ({ path, role: "cools the room" })),
      fix: `Add air units of ${render(value - limit, "kW")} or more, or move racks to another floor.`,
    });
  },
});
