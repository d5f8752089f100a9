import type { PowerFeedRecord } from "../../../lib/model/records";
import rule from "../../../lib/rules/power/generator-takes-load";
import { testRule } from "../../../lib/testing";
import { backedChain, without } from "../../helpers/backed-chain";
import { feed, racks, site } from "../../helpers/records";

/** Two utilities with 500 kW each, and one generator behind both. */
const twoGrids = (gen: Partial<PowerFeedRecord>) => [
  site(),
  feed("s/gen", { feed_kind: "generator", ...gen }),
  ...["a", "b"].flatMap((id) => [
    feed(`s/grid/${id}`, { feed_kind: "utility", rated_kw: 1000 }),
    feed(`s/main/${id}`, {
      feed_kind: "switchboard",
      from: [`s/grid/${id}`, "s/gen"],
      sources: "transfer",
      rated_kw: 1000,
    }),
    ...racks(5, { feeds: [`s/main/${id}`] }, `s/f/${id}`),
  ]),
];

testRule(rule, {
  good: [
    { name: "far inside", records: twoGrids({ rated_kw: 2000 }) },
    { name: "at the limit", records: twoGrids({ rated_kw: 1000 }) },
  ],
  bad: [
    {
      name: "just over the limit with both utilities out",
      records: twoGrids({ rated_kw: 999 }),
      findings: [
        {
          path: "s/gen",
          message: "With everything out that gen stands in for, it carries 1,000 kW against 999 kW.",
          evidence: { value: 1000, limit: 999, state: "fault(s/grid/a + s/grid/b)", instant: "settled" },
        },
      ],
    },
  ],
  unknown: [
    {
      name: "a load without a power factor against kVA",
      records: without(twoGrids({ rated_kva: 2000 }), "power_factor"),
      missing: ["power factor of racks without a model (none published or stated)"],
    },
  ],
  notApplicable: [
    // Losing the grid alone overloads it: the rule on single losses says so.
    { name: "an overload in a single loss", records: [site(), ...backedChain({ gen: { rated_kw: 900 } })] },
    {
      name: "a generator that always runs",
      records: [site(), feed("s/gen", { feed_kind: "generator" }), ...racks(1, { feeds: ["s/gen"] })],
    },
  ],
});
