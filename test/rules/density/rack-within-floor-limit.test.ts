import rule from "../../../lib/rules/density/rack-within-floor-limit";
import { testRule } from "../../../lib/testing";
import { floor, rack, row, site } from "../../helpers/records";

const hall = (limit: number | undefined, power: number | undefined) => [
  site(),
  floor("s/f", limit === undefined ? {} : { rack_power_limit_kw: limit }),
  row(),
  rack("s/f/r/n1", { power_kw: power } as object),
];

testRule(rule, {
  good: [
    { name: "at the limit", records: hall(140, 140) },
    { name: "far inside", records: hall(140, 10) },
  ],
  bad: [
    {
      name: "just over",
      records: hall(140, 140.1),
      findings: [
        {
          message: "f/r/n1 draws 140.1 kW, above the limit of 140.0 kW per rack on f.",
          path: "s/f/r/n1",
          evidence: { value: 140.1, limit: 140, margin: -0.1, unit: "kW", state: "normal" },
          affects: { rack_count: 1 },
        },
      ],
    },
  ],
  unknown: [
    {
      name: "a rack without power",
      records: hall(140, undefined),
      missing: ["power of racks without a model (no power published or stated)"],
    },
  ],
  notApplicable: [{ name: "a floor without a limit", records: hall(undefined, 140) }],
});
