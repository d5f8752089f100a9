import { noSupplyTemperature } from "../../analysis/thermal/flow";
import { racksOfLoop } from "../../analysis/thermal/shortage";
import { isAtLeast } from "../../analysis/tolerance";
import { defineRule } from "../../engine/define-rule";
import { atLeast } from "../../engine/report";
import { render, renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/loop-above-dew-point",
  severity: "error",
  appliesTo: "cooling-loop",
  summary: "A loop is warmer than the dew point of the rooms of its racks, with a margin.",
  why: "Pipes, hoses and cold plates that are colder than the dew point of the room drip water onto electronics.",
  fix: "Raise the supply temperature of the loop, or lower the dew point of the room by drying its air.",
  sources: [
    { title: "Common engineering rule: supply at least 2 K above the dew point of the room", mark: "RULE" },
    { title: "Vertiv XDU1350 Application and Planning Guide SL-71309: dew-point control", mark: "VENDOR-2" },
  ],
  messages: {
    below:
      "{loop} is supplied at {supply}, below {limit}: the dew point of {floor} is {dewPoint} and the margin {margin}.",
  },
  options: {
    margin_k: {
      type: "number",
      default: 2,
      minimum: 0,
      maximum: 20,
      description: "Least difference between the supply of a loop and the dew point of the room, in K.",
      source: { title: "Common engineering rule: 2 to 3 K are usual set points of CDUs", mark: "RULE" },
    },
  },
  check({ subject, index, analysis, options, report, unknown, notApplicable }) {
    const loop = analysis.thermal.loops.get(subject.path);
    if (!loop || loop.rack_count === 0) return notApplicable();
    const supply = subject.supply_c;
    if (supply === undefined) return unknown(noSupplyTemperature(subject.path));
    const { dew_point_c: dewPoint, wettest_floor: floor } = loop.chain;
    const limit = (dewPoint.lower ?? Number.NEGATIVE_INFINITY) + options.margin_k;
    if (floor === undefined || dewPoint.lower === undefined || isAtLeast(supply, limit))
      return unknown(dewPoint.missing);
    const text = renderComparison(supply, limit, "°C", "at least");
    const all = racksOfLoop(loop).racks;
    const racks = all.filter((rack) => {
      const point = index.floorOf(rack)?.dew_point_c;
      return point !== undefined && !isAtLeast(supply, point + options.margin_k);
    });
    report("below", {
      data: {
        loop: index.label(subject.path),
        supply: text.value,
        limit: text.limit,
        floor: index.label(floor),
        dewPoint: render(dewPoint.lower, "°C"),
        margin: render(options.margin_k, "K"),
      },
      evidence: atLeast(supply, limit, "°C"),
      affects: { rack_count: racks.length, racks },
      related: [{ path: floor, role: "has the dew point" }],
      fix: `Supply the loop at ${text.limit} or more, or lower the dew point of the room by drying its air.`,
    });
  },
});
