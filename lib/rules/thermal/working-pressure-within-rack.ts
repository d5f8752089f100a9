import { workingPressures } from "../../analysis/thermal/hydraulics/working-pressure";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { renderComparison } from "../../units/render";
import { countedRacks } from "../../analysis/thermal/shortage";

export default defineRule({
  id: "thermal/working-pressure-within-rack",
  severity: "error",
  appliesTo: "cooling-loop",
  summary: "The gauge pressure at the inlets of the racks is no more than the racks allow.",
  why: "Racks on the storeys below carry the column of coolant above them on top of the fill pressure and the head of the pumps. Hoses, couplings and cold plates are rated for little more than that.",
  fix: "Lower the fill pressure, set the CDUs on the storey of their racks, or split the loop by storeys.",
  sources: [
    {
      title: "OCP MGX Accelerated Computing Rack and Trays specification Rev 1.1",
      clause: "section 11: 5 bar",
      mark: "VENDOR-2",
    },
  ],
  messages: {
    over: "{rack} sees {pressure} on {loop}, above its highest working pressure of {limit}: {racks} do.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const loop = analysis.thermal.loops.get(subject.path);
    const hydraulics = analysis.thermal.hydraulics.get(subject.path);
    if (!loop || !hydraulics) return notApplicable();
    const { worst, over, missing } = workingPressures(index, subject, loop, hydraulics);
    if (!worst) return unknown(missing);
    const text = renderComparison(worst.value_kpa, worst.limit_kpa, "kPa");
    report("over", {
      data: {
        rack: index.label(worst.rack),
        loop: index.label(subject.path),
        pressure: text.value,
        limit: text.limit,
        racks: countedRacks(over.length),
      },
      evidence: atMost(worst.value_kpa, worst.limit_kpa, "kPa"),
      affects: { rack_count: over.length, racks: over },
      related: [{ path: worst.rack, role: "sees the highest pressure over its limit" }],
    });
  },
});
