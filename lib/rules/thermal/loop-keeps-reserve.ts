import { loopUses } from "../../analysis/thermal/loop-uses";
import { defineRule } from "../../engine/define-rule";
import { fullest, nearLimit, NOTICE_PERCENT } from "../../engine/reserve";

export default defineRule({
  id: "thermal/loop-keeps-reserve",
  severity: "info",
  appliesTo: "cooling-loop",
  summary: "In its fullest state a loop keeps the reserve below what its CDUs give that the project asks for.",
  why: "A loop whose CDUs are full leaves no room for more racks, nor for fouled filters and exchangers.",
  fix: "Plan a further CDU before more racks are added, or accept that the loop is full.",
  sources: [{ title: "Reserve that the project asks for", mark: "ASSUMPTION" }],
  messages: { near: "{loop} needs {value} in its fullest state, {used} of the {limit} of its CDUs." },
  options: { notice_percent: NOTICE_PERCENT },
  check({ subject, index, analysis, options, report, unknown, notApplicable }) {
    const loop = analysis.thermal.loops.get(subject.path);
    const hydraulics = analysis.thermal.hydraulics.get(subject.path);
    const use = fullest(loop ? loopUses(loop, hydraulics) : [], options.notice_percent);
    if (!loop || !use) return notApplicable();
    const near = nearLimit(use, options.notice_percent);
    if (!near) return unknown([...loop.liquid_kw.missing, ...loop.flow_l_per_min.missing]);
    report("near", {
      data: { loop: index.label(subject.path), value: near.value, used: near.used, limit: near.limit },
      evidence: near.evidence,
    });
  },
});
