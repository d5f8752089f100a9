import rule from "../../../lib/rules/power/recharge-within-source";
import { testRule } from "../../../lib/testing";
import { backedChain } from "../../helpers/backed-chain";
import { site } from "../../helpers/records";

const chain = (recharge_kw: number, grid: object, gen: object, ups: object = {}) => [
  site(),
  ...backedChain({ grid, gen, ats: { hundred_percent_rated: true }, ups: { autonomy_s: 60, recharge_kw, ...ups } }),
];

testRule(rule, {
  good: [
    { name: "far inside", records: chain(100, {}, {}) },
    { name: "at the limit of the generator", records: chain(100, {}, { rated_kw: 1100 }) },
  ],
  bad: [
    {
      name: "just over the limit of the generator",
      records: chain(101, {}, { rated_kw: 1100 }),
      findings: [
        {
          path: "s/gen",
          message: "While stores recharge at 101 kW, gen delivers 1,101 kW, above its limit of 1,100 kW.",
          evidence: { value: 1101, limit: 1100, unit: "kW", state: "fault(s/grid)", instant: "settled" },
        },
      ],
    },
    {
      name: "over the limit of the utility when it is back",
      records: chain(150, { rated_kw: 1100 }, {}),
      findings: [{ path: "s/grid", evidence: { value: 1150, limit: 1100, state: "normal" } }],
    },
  ],
  unknown: [
    {
      name: "no power factor of the recharge, and a limit in kVA",
      records: chain(100, { rated_kva: 2000, rated_kw: undefined }, {}, { input_power_factor: undefined }),
      missing: ["input power factor of the UPS (none stated)"],
    },
  ],
  notApplicable: [{ name: "no recharge stated", records: [site(), ...backedChain({ ups: { autonomy_s: 60 } })] }],
});
