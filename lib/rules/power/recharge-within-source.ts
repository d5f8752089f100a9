import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { render, renderComparison } from "../../units/render";

export default defineRule({
  id: "power/recharge-within-source",
  severity: "error",
  appliesTo: "power-feed",
  summary: "What supplies stores after a loss carries their recharge beside the load.",
  why: "After every transfer the stores draw their recharge for hours on top of the load, first from the generators and then from the utility.",
  fix: "Limit the recharge, above all on generators, or raise the rating of what supplies it.",
  sources: [{ title: "Recharge power stated on the stores by their author", mark: "ASSUMPTION" }],
  messages: { over: "While stores recharge at {recharge}, {feed} delivers {load}, above its limit of {limit}." },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const { overloads, stores } = analysis.power.time.recharge;
    const over = overloads.get(subject.path);
    const missing = stores.get(subject.path);
    if (over) {
      const text = renderComparison(over.value, over.limit, over.unit);
      report("over", {
        data: {
          recharge: render(over.recharge_kw, "kW"),
          feed: index.label(subject.path),
          load: text.value,
          limit: text.limit,
        },
        evidence: { ...atMost(over.value, over.limit, over.unit, over.state), instant: "settled" },
      });
    } else if (missing) unknown(missing);
    else notApplicable();
  },
});
