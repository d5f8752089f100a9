import { compareBounds, exactly } from "../../analysis/thermal/bounds";
import type { LoopThermal } from "../../analysis/thermal/loop";
import { type CduLossFailure, judgeCduLosses } from "../../analysis/thermal/cdu-loss";
import { unitsOut } from "../../analysis/thermal/loss";
import { mustSurvive } from "../../analysis/survival";
import { countedRacks, racksOfLoop, shortageFix } from "../../analysis/thermal/shortage";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import type { ModelIndex } from "../../model/model";
import { render, renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/loop-survives-cdu-loss",
  severity: "error",
  appliesTo: "cooling-loop",
  summary: "With any one CDU lost, and with as many lost as is claimed, the other CDUs carry the loop's heat and flow.",
  why: "CDUs have pumps and controls that fail. The racks run on with the CDUs that are left, and these then work above their ratings, whatever redundancy is claimed.",
  fix: "Add a CDU, move racks to another loop, or claim what the CDUs can do.",
  sources: [
    { title: "Common engineering rule: CDU group N+1", mark: "RULE" },
    { title: "Data sheets of the CDUs: heat at a rated approach, flow at an external head", mark: "VENDOR-2" },
  ],
  messages: {
    heat: "Losing {lost} overloads the CDUs left on {loop}: {value} of liquid heat against {limit}, at most {staying} of {racks} could stay.{others}",
    flow: "Losing {lost} leaves {loop} short of flow: its racks need {value}, its CDUs deliver {limit}, at most {staying} of {racks} could stay.{others}",
    unbalanced:
      "Losing {lost} leaves {loop} short of flow: its racks need {required}, but its pipes give each of them enough only at {value}, and its CDUs deliver {limit}.{others}",
    claimed: "Losing {lost} takes {racks} of {loop}, which has no other CDU, although {claim} is claimed.",
    required:
      "Losing {lost} takes {racks} of {loop}, which has no other CDU; {surviving} of them must survive any single loss.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const loop = analysis.thermal.loops.get(subject.path);
    const [first, second] = loop?.cdus.units ?? [];
    if (!loop || loop.rack_count === 0 || !first) return notApplicable();
    if (!second) {
      const sole = soleLoss(index, loop, first.path);
      const data = {
        lost: index.label(first.path),
        racks: countedRacks(loop.rack_count),
        loop: index.label(loop.path),
      };
      const claim = subject.cdu_claims ?? "";
      if (unitsOut(claim, 1) > 0) return report("claimed", { data: { ...data, claim }, ...sole.details });
      if (sole.surviving === 0) return notApplicable();
      return report("required", { data: { ...data, surviving: sole.surviving }, ...sole.details });
    }
    const { failure, missing, judged } = judgeCduLosses(loop, analysis.thermal.hydraulics.get(subject.path));
    if (!judged) return notApplicable();
    if (!failure) return unknown(missing);
    const details = groupDetails(index, loop, failure);
    if (!wouldSufficeBalanced(loop, failure)) return report(failure.quantity, details);
    const required = render(loop.flow_l_per_min.lower ?? 0, "L/min");
    report("unbalanced", {
      ...details,
      data: { ...details.data, required },
      fix: "Balance the loop with valves, let the return flow on past the farther racks, widen the manifold, or add a CDU.",
    });
  },
});

/** The CDUs that are left deliver what the racks need, but the pipes do not spread it that way. */
function wouldSufficeBalanced({ flow_l_per_min: flow }: LoopThermal, { quantity, limit }: CduLossFailure): boolean {
  return quantity === "flow" && compareBounds(flow, exactly(limit)) === "within";
}

/** A loop with one CDU: a single point of failure, which only a claim or a requirement turns into a finding. */
function soleLoss(index: ModelIndex, loop: LoopThermal, cdu: string) {
  const affects = racksOfLoop(loop);
  return {
    surviving: affects.racks.filter((rack) => mustSurvive(index, rack)).length,
    details: {
      evidence: atMost(loop.rack_count, 0, "lost racks", `fault(${cdu})`),
      affects,
      related: [{ path: cdu, role: "is lost" }],
      fix: "Add a second CDU that carries the loop alone.",
    },
  };
}

function groupDetails(index: ModelIndex, loop: LoopThermal, failure: CduLossFailure) {
  const { value, limit, lost, others, shortage } = failure;
  const unit = failure.quantity === "heat" ? "kW" : "L/min";
  const text = renderComparison(value, limit, unit);
  return {
    data: {
      lost: lost.map((path) => index.label(path)).join(" and "),
      loop: index.label(loop.path),
      value: text.value,
      limit: text.limit,
      staying: shortage.fitting_racks,
      racks: countedRacks(loop.rack_count),
      others: failure.spare + sameOf(others.length),
    },
    evidence: atMost(value, limit, unit, lost.map((path) => `fault(${path})`).join("+")),
    affects: racksOfLoop(loop),
    related: [
      ...lost.map((path) => ({ path, role: "is lost" })),
      ...others.map((path) => ({ path, role: "does the same when lost" })),
    ],
    fix: shortageFix(shortage),
  };
}

function sameOf(others: number): string {
  if (others === 0) return "";
  return ` The loss of ${others === 1 ? "one other CDU" : `any of ${others} other CDUs`} does the same.`;
}
