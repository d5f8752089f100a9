import { densityAtElevation } from "../../analysis/thermal/air-density";
import { boundsOf, compareBounds, sumBounds } from "../../analysis/thermal/bounds";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { AirFlow } from "../../units/air-flow";
import { render, renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/airflow-within-air-units",
  severity: "error",
  appliesTo: "floor",
  summary: "The air units of a floor move the air that its racks draw in, at the density of the site.",
  why: "Racks that draw in more air than the air units supply draw in their own exhaust, however much heat the units can remove. Thin air carries less heat: high up, more of it must move.",
  fix: "Add air units, or units that move more air.",
  sources: [
    { title: "NVIDIA DSX: 150 CFM per kW of residual air heat", mark: "VENDOR-2" },
    { title: "ISO 2533 standard atmosphere: pressure over elevation", mark: "RULE" },
    { title: "Airflow stated on the air units by their author", mark: "ASSUMPTION" },
  ],
  messages: {
    over: "The racks of {floor} draw in {value} of air, above the {limit} that its air units move.",
  },
  options: {
    airflow_cfm_per_kw: {
      type: "number",
      default: 150,
      minimum: 1,
      maximum: 1000,
      description: "Air that racks draw in at sea level, in cubic feet per minute for each kW of air heat.",
      source: { title: "NVIDIA DSX: 150 CFM per kW of residual air heat", mark: "VENDOR-2" },
    },
  },
  check({ subject, index, analysis, options, report, unknown, notApplicable }) {
    const air = analysis.thermal.floors.get(subject.path);
    const supplied = air?.airflow_m3_per_h;
    if (!air || !supplied || air.racks.length === 0) return notApplicable();
    const perKilowatt = AirFlow.cubicFeetPerMinute(options.airflow_cfm_per_kw).cubicMetresPerHour;
    const density = densityAtElevation(index.siteOf(subject.path)?.elevation_m);
    const needed = sumBounds([{ each: boundsOf(air.air_kw), count: perKilowatt / density }]);
    const verdict = compareBounds(needed, supplied);
    if (verdict === "unknown") return unknown([...needed.missing, ...supplied.missing]);
    if (verdict === "within") return;
    const [value, limit] = [needed.lower ?? 0, supplied.upper ?? 0];
    const text = renderComparison(value, limit, "m³/h");
    report("over", {
      data: { floor: index.label(subject.path), value: text.value, limit: text.limit },
      evidence: atMost(value, limit, "m³/h"),
      affects: { rack_count: air.racks.length, racks: air.racks },
      related: air.units.map(({ path }) => ({ path, role: "moves air" })),
      fix: `Add air units that move ${render(value - limit, "m³/h")} or more.`,
    });
  },
});
