import { compareBounds } from "../../analysis/thermal/bounds";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { render, renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/facility-pumps-within-rating",
  severity: "error",
  appliesTo: "facility-water",
  summary: "The pumps of a facility water deliver the flow that it needs, at the head that it needs.",
  why: "A pump is rated for a flow at a head: more flow or more head is beyond it, and nothing is gained by staying below on the other axis. Too little facility water, and no CDU on it holds its approach.",
  fix: "Add pumps, choose larger ones, or lower the head with wider pipes.",
  sources: [{ title: "Flow at a head stated on the pumps by their author", mark: "ASSUMPTION" }],
  messages: {
    flow: "{water} needs {value}, above the {limit} that its {pumps} deliver.",
    head: "{water} needs a head of {value}, above the {limit} that {pump} delivers{others}.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const plant = analysis.thermal.plants.get(subject.path);
    if (!plant || plant.pumps.units.length === 0 || plant.pumps.flow_l_per_min.upper === 0) return notApplicable();
    const { racks } = plant;
    const { flow_l_per_min: flow, head_kpa: head, limit_l_per_min: limit, short_of_head, units } = plant.pumps;
    const water = index.label(subject.path);
    const affects = { rack_count: racks.length, racks };
    const [weakest] = [...short_of_head].sort((left, right) => left.head_kpa - right.head_kpa);
    if (weakest && head.lower !== undefined) {
      const others = short_of_head.filter((pump) => pump !== weakest);
      const text = renderComparison(head.lower, weakest.head_kpa, "kPa");
      return report("head", {
        data: {
          water,
          value: text.value,
          limit: text.limit,
          pump: index.label(weakest.path),
          others: others.length === 0 ? "" : `, and above that of ${others.length} more`,
        },
        evidence: atMost(head.lower, weakest.head_kpa, "kPa"),
        affects,
        related: short_of_head.map(({ path }) => ({ path, role: "lacks head" })),
      });
    }
    const verdict = compareBounds(flow, limit);
    if (verdict === "unknown") return unknown([...flow.missing, ...limit.missing]);
    if (verdict === "within") return;
    const [value, most] = [flow.lower ?? 0, limit.upper ?? 0];
    const text = renderComparison(value, most, "L/min");
    report("flow", {
      data: {
        water,
        value: text.value,
        limit: text.limit,
        pumps: units.length === 1 ? "pump" : `${units.length} pumps`,
      },
      evidence: atMost(value, most, "L/min"),
      affects,
      related: units.map(({ path }) => ({ path, role: "delivers the flow" })),
      fix: `Add pumps of ${render(value - most, "L/min")} or more.`,
    });
  },
});
