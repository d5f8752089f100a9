import { racksOfLoop } from "../../analysis/thermal/shortage";
import { isAtLeast } from "../../analysis/tolerance";
import { defineRule } from "../../engine/define-rule";
import { atLeast } from "../../engine/report";
import { render, renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/loop-return-agrees",
  severity: "info",
  appliesTo: "cooling-loop",
  summary: "A loop returns as warm as its author designs for.",
  why: "Racks need the flow of their data sheets. Where that is more than the stated return lets through, the return is colder, and what was sized for the stated one, coolers or heat reuse, gets colder water. A stated return below what the racks need makes the analysis count more flow instead.",
  fix: "State the return that the flow of the racks gives, or leave it out.",
  sources: [
    { title: "Heat balance of the loop: heat = rho cp x flow x (return - supply)", mark: "DERIVED" },
    { title: "Schneider RD110 for GB300: 40 °C supply, 50 °C return", mark: "VENDOR-2" },
  ],
  messages: {
    colder: "{loop} is stated to return at {stated}, but the {flow} that its racks need return at {value}.",
  },
  options: {
    tolerance_k: {
      type: "number",
      default: 0.3,
      minimum: 0,
      maximum: 20,
      description: "Difference between the stated and the computed return that counts as agreement, in K.",
      source: {
        title: "Lenovo Press LP2357, Table 27, prints whole L/min: 0.5 of 59 L/min is 0.25 K of a rise of 29.8 K",
        mark: "DERIVED",
      },
    },
  },
  check({ subject, index, analysis, options, report, unknown, notApplicable }) {
    const loop = analysis.thermal.loops.get(subject.path);
    const stated = subject.return_c;
    if (!loop || loop.rack_count === 0 || stated === undefined) return notApplicable();
    const { lower, upper, missing } = loop.return_c;
    const limit = stated - options.tolerance_k;
    if (lower !== undefined && isAtLeast(lower, limit)) return;
    if (upper === undefined || isAtLeast(upper, limit)) return unknown(missing);
    const text = renderComparison(upper, stated, "°C", "at least");
    report("colder", {
      data: {
        loop: index.label(subject.path),
        stated: text.limit,
        value: text.value,
        flow: render(loop.flow_l_per_min.lower ?? 0, "L/min"),
      },
      evidence: atLeast(upper, limit, "°C"),
      affects: racksOfLoop(loop),
    });
  },
});
