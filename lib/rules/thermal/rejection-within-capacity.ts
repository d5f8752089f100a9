import { compareBounds, exactly } from "../../analysis/thermal/bounds";
import { racksOfLoop } from "../../analysis/thermal/shortage";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/rejection-within-capacity",
  severity: "error",
  appliesTo: "cooling-loop",
  summary: "The heat of a loop and of the air units on it stays within the rated heat of its rejection.",
  why: "Coolers, towers and chillers hold their approach or set point up to their rated heat. Above it the facility water warms up, and the loop after it.",
  fix: "Add coolers, move racks to another loop, or reject the heat of the air units elsewhere.",
  sources: [{ title: "Rated heat stated on the rejection by its author", mark: "ASSUMPTION" }],
  messages: { over: "{loop} rejects {heat}, above the {limit} that its {plant} is rated for." },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const loop = analysis.thermal.loops.get(subject.path);
    const { rejection } = subject;
    const heat = loop?.rejected_kw;
    if (!loop || !rejection || !heat || (heat.upper === 0 && loop.rack_count === 0)) return notApplicable();
    const limit = rejection.capacity_kw;
    if (limit === undefined) {
      return unknown({ what: "rated heat of the loop's rejection", why: "not stated", path: subject.path });
    }
    const verdict = compareBounds(heat, exactly(limit));
    if (verdict === "unknown") return unknown(heat.missing);
    if (verdict === "within") return;
    const value = heat.lower ?? 0;
    const text = renderComparison(value, limit, "kW");
    report("over", {
      data: {
        loop: index.label(subject.path),
        heat: text.value,
        limit: text.limit,
        plant: rejection.kind.replace("-", " "),
      },
      evidence: atMost(value, limit, "kW"),
      affects: racksOfLoop(loop),
    });
  },
});
