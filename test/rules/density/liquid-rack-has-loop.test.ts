import rule from "../../../lib/rules/density/liquid-rack-has-loop";
import { testRule } from "../../../lib/testing";
import { floor, loop, rack, row, site } from "../../helpers/records";

const PLACE = [site(), floor(), row(), loop("s/tcs")];
const INVALID = [
  { rule: "declaration/value-allowed" as const, property: "supply", message: "Wrong.", fix: "Mend it." },
];

testRule(rule, {
  good: [
    { name: "a loop", records: [...PLACE, rack("s/f/r/n1", { liquid_fraction: 0.9, loop: "s/tcs" })] },
    {
      name: "an invalid loop",
      records: [site(), loop("s/tcs", { problems: INVALID }), rack("s/n1", { liquid_fraction: 0.9, loop: "s/tcs" })],
    },
    {
      name: "a loop, the split of the heat being open",
      records: [...PLACE, rack("s/f/r/n1", { liquid_fraction: undefined, loop: "s/tcs" } as object)],
    },
  ],
  bad: [
    {
      name: "no loop: 0.9 x 100 kW",
      records: [...PLACE, rack("s/f/r/n1", { liquid_fraction: 0.9 })],
      findings: [
        {
          message: "f/r/n1 gives 90.0 % of its heat (90 kW) to liquid and names no cooling loop.",
          path: "s/f/r/n1",
          evidence: { value: 90, limit: 0, margin: -90, unit: "kW", bound: "at-most" },
          affects: { rack_count: 1, racks: ["s/f/r/n1"] },
        },
      ],
    },
    {
      name: "a little liquid, power not known",
      records: [...PLACE, rack("s/f/r/n1", { liquid_fraction: 0.001, power_kw: undefined } as object)],
      findings: [{ message: "f/r/n1 gives 0.1 % of its heat to liquid and names no cooling loop." }],
    },
    {
      name: "two racks, one naming a feed and one nothing that exists",
      records: [
        ...PLACE,
        rack("s/f/r/n1", { liquid_fraction: 1, loop: "s/f" }),
        rack("s/f/r/n2", { liquid_fraction: 1, loop: "s/x" }),
      ],
      findings: [
        { message: "f/r/n1 gives 100.0 % of its heat (100 kW) to liquid and names s/f, which is no cooling loop." },
        { message: "f/r/n2 gives 100.0 % of its heat (100 kW) to liquid and names s/x, which is no cooling loop." },
      ],
    },
  ],
  unknown: [
    {
      name: "no split of the heat and no loop",
      records: [...PLACE, rack("s/f/r/n1", { liquid_fraction: undefined } as object)],
      missing: ["liquid fraction of racks without a model (no split of the heat published or stated)"],
    },
  ],
  notApplicable: [{ name: "an air-cooled rack", records: [...PLACE, rack("s/f/r/n1", { liquid_fraction: 0 })] }],
});
