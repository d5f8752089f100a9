import { boundsOf, compareBounds } from "../../analysis/thermal/bounds";
import { isLimitedByFacility } from "../../analysis/thermal/cdu";
import {
  countedRacks,
  heatShortage,
  racksOfLoop,
  renderShortage,
  shortageFix,
  spareFlow,
} from "../../analysis/thermal/shortage";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { render, renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/loop-heat-within-cdus",
  severity: "error",
  appliesTo: "cooling-loop",
  summary: "The CDUs of a loop transfer the liquid heat of its racks at the temperatures of the loop.",
  why: "A CDU moves its rated heat only at its rated approach: the nearer the facility water comes to the loop's supply, the less it moves, and the supply of every rack gets warmer. And the facility water leaves no warmer than the loop returns: too little of it carries too little heat away.",
  fix: "Add a CDU, move racks to another loop, or widen the approach: colder facility water or a warmer supply. Where the facility water is short, raise its flow.",
  sources: [
    { title: "Data sheets of the CDUs: heat at a rated approach", mark: "VENDOR-2" },
    { title: "Counterflow exchanger at constant UA: heat in proportion to the approach", mark: "DERIVED" },
    { title: "Counterflow exchanger by effectiveness and NTU at a stated facility flow", mark: "DERIVED" },
  ],
  messages: {
    over: "{loop} takes {heat} of liquid heat, above the {limit} that its CDUs transfer: {shortage} too much, at most {staying} of {racks} could stay.{spare}",
    facility:
      "{loop} takes {heat} of liquid heat, but the facility water of {flow} takes at most {limit} from a return of {return}: {shortage} too much, at most {staying} of {racks} could stay.{spare}",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const loop = analysis.thermal.loops.get(subject.path);
    if (!loop || loop.rack_count === 0) return notApplicable();
    const heat = boundsOf(loop.liquid_kw);
    const limits = loop.cdus.heat_limit_kw;
    const verdict = compareBounds(heat, limits);
    if (verdict === "unknown") return unknown([...heat.missing, ...limits.missing]);
    if (verdict === "within" || limits.upper === undefined) return;
    const [value, limit] = [loop.liquid_kw.value, limits.upper];
    const shortage = heatShortage(loop, limit);
    const text = renderComparison(value, limit, "kW");
    const data = {
      loop: index.label(subject.path),
      heat: text.value,
      limit: text.limit,
      shortage: renderShortage(shortage, "kW"),
      staying: shortage.fitting_racks,
      racks: countedRacks(loop.rack_count),
      spare: spareFlow(loop),
    };
    const found = { evidence: atMost(value, limit, "kW"), affects: racksOfLoop(loop) };
    const cdus = loop.cdus.units.map(({ path }) => ({ path, role: "transfers heat of the loop" }));
    const side = loop.cdus.facility_side;
    if (!side || !isLimitedByFacility(loop.cdus)) {
      return report("over", { data, ...found, related: cdus, fix: shortageFix(shortage) });
    }
    const { flow_l_per_min: flow, loop_return_c: mixed } = side;
    report("facility", {
      data: { ...data, flow: render(flow.upper ?? 0, "L/min"), return: render(mixed.upper ?? 0, "°C") },
      ...found,
      related: [{ path: loop.chain.facility.plant, role: "states the flow of the facility water" }, ...cdus],
      fix: `Raise the flow of the facility water, or move ${countedRacks(shortage.moving_racks)} to another loop.`,
    });
  },
});
