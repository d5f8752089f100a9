import { AUTONOMY_AGREEMENT } from "../../analysis/power/store";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { render, renderPercent } from "../../units/render";

export default defineRule({
  id: "power/autonomy-agrees",
  severity: "error",
  appliesTo: "power-feed",
  summary: "Where a store states its energy and its autonomy, the two agree.",
  why: "Minutes and kilowatt-hours that contradict each other come from two data sheets, or from a new battery and an old one.",
  fix: "Correct the one that is wrong, or state the load that the autonomy holds for.",
  sources: [
    { title: "Autonomy: usable energy x discharge efficiency / load, at the end-of-life capacity", mark: "RULE" },
  ],
  messages: {
    apart:
      "{store} states an autonomy of {stated}, but its energy gives {computed}, which differs by more than {limit}.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const agreement = analysis.power.time.agreements.get(subject.path);
    if (!agreement) return notApplicable();
    const { stated_s, computed_s, verdict } = agreement;
    if (verdict === "yes") return;
    if (verdict === "unknown") return unknown(computed_s.missing);
    const computed = computed_s.upper ?? 0;
    const isExact = computed_s.lower === computed;
    report("apart", {
      data: {
        store: index.label(subject.path),
        stated: render(stated_s, "s"),
        computed: isExact ? render(computed, "s") : `at most ${render(computed, "s")}`,
        limit: renderPercent(AUTONOMY_AGREEMENT),
      },
      evidence: atMost(Math.abs(stated_s - computed), computed * AUTONOMY_AGREEMENT, "s"),
    });
  },
});
