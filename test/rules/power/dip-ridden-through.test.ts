import rule from "../../../lib/rules/power/dip-ridden-through";
import { testRule } from "../../../lib/testing";
import { backedChain } from "../../helpers/backed-chain";
import { feed, racks, site } from "../../helpers/records";

const asks = site("s", { dip_ride_through_s: 0.15 });
const direct = (hold_up_s?: number) => [
  feed("s/grid", { feed_kind: "utility" }),
  ...racks(2, { feeds: ["s/grid"], ...(hold_up_s !== undefined && { hold_up_s }) }),
];

testRule(rule, {
  good: [
    { name: "racks that hold up longer", records: [asks, ...direct(0.2)] },
    { name: "at the limit", records: [asks, ...direct(0.15)] },
    { name: "stored energy", records: [asks, ...backedChain({ ups: { autonomy_s: 60 } })] },
  ],
  bad: [
    {
      name: "racks that hold up just too short",
      records: [asks, ...direct(0.149)],
      findings: [
        {
          path: "s",
          message: "A dip of 0.150 s takes 2 racks of s, which hold out for 0.149 s.",
          evidence: { value: 0.149, limit: 0.15, margin: -0.001, unit: "s", instant: "bridge" },
          affects: { rack_count: 2 },
        },
      ],
    },
    {
      name: "a UPS that stores nothing",
      records: [asks, ...backedChain({ ups: { autonomy_s: 0 }, rack: { hold_up_s: 0.02 } })],
      findings: [{ evidence: { value: 0.02, limit: 0.15 } }],
    },
  ],
  unknown: [
    {
      name: "no hold-up",
      records: [asks, ...direct()],
      missing: ["hold-up time of racks without a model (none published or stated)"],
    },
    {
      name: "a UPS without stated energy",
      records: [asks, ...backedChain()],
      missing: ["stored energy of the UPS (none stated)"],
    },
  ],
  notApplicable: [{ name: "no dip stated", records: [site(), ...direct(0.01)] }],
});
