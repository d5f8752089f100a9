import { compareBounds } from "../../analysis/thermal/bounds";
import { countedRacks } from "../../analysis/thermal/shortage";
import { defineRule } from "../../engine/define-rule";
import { atLeast } from "../../engine/report";
import { render, renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/flow-balance",
  severity: "error",
  appliesTo: "cooling-loop",
  summary: "At the flow that its CDUs deliver, the pipes of a loop give every rack the flow that it needs.",
  why: "Without balancing valves the pipes decide: the racks next to the CDUs take more than they need, and those at the end go short although the loop has flow enough in total.",
  fix: "Balance the loop with valves, let the return flow on past the farther racks, or widen the manifold.",
  sources: [
    { title: "Darcy-Weisbach with the friction factor of Swamee and Jain", mark: "RULE" },
    { title: "Lenovo Press LP2357, GB300 NVL72 product guide", clause: "Table 27, p.38", mark: "VENDOR-2" },
    { title: "Data sheets of the CDUs: flow at an external head", mark: "VENDOR-2" },
  ],
  messages: {
    short:
      "At the {flow} that its CDUs deliver, {racks} of {loop} get less flow than needed: {farthest} gets {value} of {limit}, {nearest} {most} of {need}.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const loop = analysis.thermal.loops.get(subject.path);
    const hydraulics = analysis.thermal.hydraulics.get(subject.path);
    if (!loop || !hydraulics || loop.rack_count === 1) return notApplicable();
    const limit = loop.cdus.flow_limit_l_per_min;
    const needed = hydraulics.flow_needed_l_per_min;
    // Too little in total is a matter of thermal/loop-flow-within-cdus.
    if (compareBounds(loop.flow_l_per_min, limit) === "over") return notApplicable();
    const found = hydraulics.imbalance_at_cdus;
    if (!found)
      return compareBounds(needed, limit) === "within" ? undefined : unknown([...needed.missing, ...limit.missing]);
    const { farthest, nearest, short } = found;
    const text = renderComparison(farthest.flow_l_per_min, farthest.required_l_per_min, "L/min", "at least");
    report("short", {
      data: {
        loop: index.label(subject.path),
        flow: render(found.total_l_per_min, "L/min"),
        racks: countedRacks(short.length),
        farthest: index.label(farthest.path),
        value: text.value,
        limit: text.limit,
        nearest: index.label(nearest.path),
        most: render(nearest.flow_l_per_min, "L/min"),
        need: render(nearest.required_l_per_min, "L/min"),
      },
      evidence: atLeast(farthest.flow_l_per_min, farthest.required_l_per_min, "L/min"),
      affects: { rack_count: short.length, racks: short },
      related: [
        { path: farthest.path, role: "gets the smallest share of its flow" },
        { path: nearest.path, role: "gets the largest share of its flow" },
      ],
      fix: `Balance the loop with valves, let the return flow on past the farther racks, widen the manifold, or deliver ${render(needed.lower ?? 0, "L/min")}.`,
    });
  },
});
