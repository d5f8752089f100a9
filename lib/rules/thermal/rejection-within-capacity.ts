import { compareBounds } from "../../analysis/thermal/bounds";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/rejection-within-capacity",
  severity: "error",
  appliesTo: "plant",
  summary:
    "All heat that a plant takes, of loops, air units, rear doors, exchangers and condensers, stays within its rated heat.",
  why: "Coolers, towers, chillers and plate exchangers hold their approach or set point up to their rated heat. Above it the facility water warms up, and the loops after it.",
  fix: "Add coolers, move racks to another loop, or reject the heat of the air units elsewhere.",
  sources: [{ title: "Rated heat stated on the rejection by its author", mark: "ASSUMPTION" }],
  messages: { over: "{plant} rejects {heat}, above the {limit} that its {rejection} is rated for." },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const plant = analysis.thermal.plants.get(subject.path);
    const exchanger = subject.kind === "facility-water" ? subject.exchanger : undefined;
    const { rejection } = subject;
    if (!plant || (!rejection && !exchanger) || plant.heat_kw.upper === 0) return notApplicable();
    const { heat_kw: heat, limit_kw: limit, racks } = plant;
    const verdict = compareBounds(heat, limit);
    if (verdict === "unknown") return unknown([...heat.missing, ...limit.missing]);
    if (verdict === "within") return;
    const [value, most] = [heat.lower ?? 0, limit.upper ?? 0];
    const text = renderComparison(value, most, "kW");
    report("over", {
      data: {
        plant: index.label(subject.path),
        heat: text.value,
        limit: text.limit,
        rejection: rejection ? rejection.kind.replace("-", " ") : "plate exchanger",
      },
      evidence: atMost(value, most, "kW"),
      affects: { rack_count: racks.length, racks },
    });
  },
});
