import { type Bounds, compareBounds } from "../../analysis/thermal/bounds";
import { type CduCapacity, headLimitOf } from "../../analysis/thermal/cdu";
import type { LoopThermal } from "../../analysis/thermal/loop";
import type { LoopHydraulics } from "../../analysis/thermal/hydraulics/hydraulics";
import { unitsOut } from "../../analysis/thermal/loss";
import { racksOfLoop } from "../../analysis/thermal/shortage";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { render, renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/loop-head-within-cdus",
  severity: "error",
  appliesTo: "cooling-loop",
  summary: "The CDUs of a loop have the head that its pipes and racks need at their flow.",
  why: "A CDU delivers its published flow only against its published head; of two points for different numbers of pumps, one has to cover both. What pipes, hoses and racks take beyond that comes off the flow of every rack on the loop.",
  fix: "Widen or shorten the pipes, balance the loop, use CDUs with more head, or lower the supply temperature of the loop.",
  sources: [
    { title: "Data sheets of the CDUs: flow at an external head", mark: "VENDOR-2" },
    { title: "Lenovo Press LP2357, GB300 NVL72 product guide", clause: "Table 27, p.38", mark: "VENDOR-2" },
    { title: "Darcy-Weisbach with the friction factor of Swamee and Jain", mark: "RULE" },
  ],
  messages: {
    over: "{loop} needs {head} outside its CDUs at {flow}, above their {limit}{left}: they are short of head{flowVerdict}.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const loop = analysis.thermal.loops.get(subject.path);
    const hydraulics = analysis.thermal.hydraulics.get(subject.path);
    if (!loop || !hydraulics) return notApplicable();
    const { head_needed_kpa: head, flow_needed_l_per_min: flow } = hydraulics;
    const { units, head_limit_kpa } = loop.cdus;
    const limits = units.length > 0 ? headLimitOf(units, flow) : head_limit_kpa;
    const verdict = compareBounds(head, limits);
    if (verdict === "unknown") return unknown([...head.missing, ...limits.missing]);
    if (verdict === "within" || limits.upper === undefined) return;
    const value = head.lower ?? 0;
    const text = renderComparison(value, limits.upper, "kPa");
    report("over", {
      data: {
        loop: index.label(subject.path),
        head: orMore(text.value, head),
        flow: orMore(render(flow.lower ?? 0, "L/min"), flow),
        limit: text.limit,
        left: cdusLeft(units, subject.cdu_claims),
        flowVerdict: flowVerdict(loop, hydraulics),
      },
      evidence: atMost(value, limits.upper, "kPa"),
      affects: racksOfLoop(loop),
      related: loop.cdus.units.map(({ path }) => ({ path, role: "has the head" })),
    });
  },
});

function orMore(text: string, { missing }: Bounds): string {
  return missing.length > 0 ? `${text} or more` : text;
}

/** Says that CDUs which may be out do not carry any of the flow, where that decides the head. */
function cdusLeft(units: readonly CduCapacity[], claim: string | undefined): string {
  const hasChoice = units.some(({ rectangles }) => rectangles.length > 1);
  return claim !== undefined && hasChoice && unitsOut(claim, units.length) > 0
    ? ` with the CDUs that ${claim} leaves`
    : "";
}

function flowVerdict({ cdus }: LoopThermal, { flow_needed_l_per_min: flow }: LoopHydraulics): string {
  const limit = cdus.flow_limit_l_per_min;
  const verdict = compareBounds(flow, limit);
  if (verdict === "within") return `, not of flow, of which they have ${render(limit.lower ?? 0, "L/min")}`;
  return verdict === "over" ? `, and of flow, of which they have ${render(limit.upper ?? 0, "L/min")}` : "";
}
