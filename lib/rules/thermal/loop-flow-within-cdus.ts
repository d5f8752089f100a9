import { compareBounds } from "../../analysis/thermal/bounds";
import type { LoopThermal } from "../../analysis/thermal/loop";
import { unitsOut } from "../../analysis/thermal/loss";
import type { LoopRackClass } from "../../analysis/thermal/racks";
import {
  countedRacks,
  flowShortage,
  racksOfLoop,
  renderShortage,
  shortageFix,
  spareHeat,
} from "../../analysis/thermal/shortage";
import { isAtLeast } from "../../analysis/tolerance";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { render, renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/loop-flow-within-cdus",
  severity: "error",
  appliesTo: "cooling-loop",
  summary: "The CDUs of a loop deliver the flow that its racks need at its supply temperature.",
  why: "The warmer the supply, the more flow a rack needs: from 40 to 45 °C it grows by half. Racks share a loop, so a shortage starves every one of them.",
  fix: "Add a CDU, move racks to another loop, or lower the supply temperature of the loop.",
  sources: [
    { title: "Lenovo Press LP2357, GB300 NVL72 product guide", clause: "Table 27, p.38", mark: "VENDOR-2" },
    { title: "NVIDIA CDU Self-Qualification Guidelines DA-12515-001 v01", mark: "VENDOR-2" },
    { title: "Data sheets of the CDUs: flow at an external head", mark: "VENDOR-2" },
  ],
  messages: {
    over: "The racks of {loop} need {flow}{return}, above the {limit} that its CDUs deliver{pumps}: short of {shortage}, at most {staying} of {racks} could stay.{spare}",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const loop = analysis.thermal.loops.get(subject.path);
    if (!loop || loop.rack_count === 0) return notApplicable();
    const flow = loop.flow_l_per_min;
    const limits = loop.cdus.flow_limit_l_per_min;
    const verdict = compareBounds(flow, limits);
    if (verdict === "unknown") return unknown([...flow.missing, ...limits.missing]);
    if (verdict === "within" || limits.upper === undefined) return;
    const [value, limit] = [flow.lower ?? 0, limits.upper];
    const shortage = flowShortage(loop, limit);
    const text = renderComparison(value, limit, "L/min");
    report("over", {
      data: {
        loop: index.label(subject.path),
        flow: text.value,
        return: forReturn(loop, subject.return_c),
        limit: text.limit,
        pumps: pumpsLeft(subject.cdu_pump_claims),
        shortage: renderShortage(shortage, "L/min"),
        staying: shortage.fitting_racks,
        racks: countedRacks(loop.rack_count),
        spare: spareHeat(loop),
      },
      evidence: atMost(value, limit, "L/min"),
      affects: racksOfLoop(loop),
      related: loop.cdus.units.map(({ path }) => ({ path, role: "delivers flow to the loop" })),
      fix: shortageFix(shortage),
    });
  },
});

/** Says that a stated return, not the data sheet of the racks, decides the flow of some of them. */
function forReturn({ rack_classes }: LoopThermal, stated: number | undefined): string {
  const isKept = ({ return_c: { lower } }: LoopRackClass): boolean =>
    stated !== undefined && lower !== undefined && isAtLeast(lower, stated);
  return stated !== undefined && rack_classes.some(isKept) ? ` to return at the stated ${render(stated, "°C")}` : "";
}

/** Says that pumps which may be out do not count. */
function pumpsLeft(claim: string | undefined): string {
  return claim === undefined || unitsOut(claim, 1) === 0 ? "" : ` with the pumps that ${claim} leaves each of them`;
}
