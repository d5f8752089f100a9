import { isKnown } from "../../analysis/amount";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { render, renderPercent } from "../../units/render";

/** Heat that may go to liquid where no loop takes it. */
const NO_HEAT_KW = 0;

export default defineRule({
  id: "density/liquid-rack-has-loop",
  severity: "error",
  appliesTo: "rack",
  summary: "A rack that gives heat to liquid names the cooling loop that takes it.",
  why: "Without a loop nothing takes the heat of the cold plates, and neither flow nor temperatures can be judged.",
  fix: "Name the cooling loop of the rack, or use an air-cooled rack.",
  sources: [{ title: "Heat balance of the rack: liquid fraction x design power goes to the loop", mark: "RULE" }],
  messages: {
    noLoop: "{rack} gives {share} of its heat{heat} to liquid and names no cooling loop.",
    unknownLoop: "{rack} gives {share} of its heat{heat} to liquid and names {loop}, which is no cooling loop.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const load = analysis.racks.get(subject.path);
    if (!load || index.get("cooling-loop", subject.loop)) return;
    if (!isKnown(load.liquid_fraction)) return unknown(load.liquid_fraction.missing);
    if (load.liquid_fraction.value === 0) return notApplicable();
    const sized = isKnown(load.liquid_kw);
    const data = {
      rack: index.label(subject.path),
      share: renderPercent(load.liquid_fraction.value),
      heat: sized ? ` (${render(load.liquid_kw.value, "kW")})` : "",
    };
    const common = {
      evidence: sized ? atMost(load.liquid_kw.value, NO_HEAT_KW, "kW") : undefined,
      affects: { rack_count: 1, racks: [subject.path] },
    };
    if (subject.loop === undefined) report("noLoop", { ...common, data });
    else report("unknownLoop", { ...common, data: { ...data, loop: subject.loop } });
  },
});
