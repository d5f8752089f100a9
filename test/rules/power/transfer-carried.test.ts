import rule from "../../../lib/rules/power/transfer-carried";
import { testRule } from "../../../lib/testing";
import type { PowerFeedRecord, RackRecord } from "../../../lib/model/records";
import { backedChain } from "../../helpers/backed-chain";
import { feed, racks, site } from "../../helpers/records";

/** Two utilities, one of which serves, and three racks directly below the transfer. */
const twoGrids = (sts: Partial<PowerFeedRecord>, rack: Partial<RackRecord>, between: PowerFeedRecord[] = []) => [
  site(),
  feed("s/g1", { feed_kind: "utility" }),
  feed("s/g2", { feed_kind: "utility" }),
  feed("s/sts", { feed_kind: "transfer-switch", from: ["s/g1", "s/g2"], sources: "transfer", rated_kw: 2000, ...sts }),
  ...between,
  ...racks(3, { feeds: [between.at(-1)?.path ?? "s/sts"], ...rack }),
];

testRule(rule, {
  good: [
    { name: "far inside", records: twoGrids({ transfer_time_s: 0.004 }, { hold_up_s: 0.02 }) },
    { name: "at the limit", records: twoGrids({ transfer_time_s: 0.02 }, { hold_up_s: 0.02 }) },
    {
      name: "a UPS below it",
      records: twoGrids({ transfer_time_s: 10 }, {}, [
        feed("s/ups", { feed_kind: "ups", from: ["s/sts"], rated_kw: 300, efficiency: 1, autonomy_s: 60 }),
      ]),
    },
  ],
  bad: [
    {
      name: "just over",
      records: twoGrids({ transfer_time_s: 0.021 }, { hold_up_s: 0.02 }),
      findings: [
        {
          path: "s/sts",
          message: "When g1 is lost, sts leaves 3 racks without supply for 0.021 s; they hold up for 0.020 s.",
          evidence: { value: 0.021, limit: 0.02, unit: "s", state: "fault(s/g1)", instant: "bridge" },
          affects: { rack_count: 3 },
        },
      ],
    },
  ],
  unknown: [
    {
      name: "no transfer time",
      records: twoGrids({}, { hold_up_s: 0.02 }),
      missing: ["transfer time of feeds with several sources (none stated)"],
    },
    {
      name: "no hold-up",
      records: twoGrids({ transfer_time_s: 0.02 }, {}),
      missing: ["hold-up time of racks without a model (none published or stated)"],
    },
  ],
  notApplicable: [
    // At the bridge instant the generator does not run yet: nothing to transfer to.
    { name: "a transfer to a generator", records: [site(), ...backedChain({ ups: { autonomy_s: 60 } })] },
    { name: "no transfer", records: [site(), feed("s/g", { feed_kind: "utility" }), ...racks(1, { feeds: ["s/g"] })] },
  ],
});
