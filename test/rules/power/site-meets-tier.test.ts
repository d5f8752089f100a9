import type { PowerFeedRecord, SiteRecord } from "../../../lib/model/records";
import rule from "../../../lib/rules/power/site-meets-tier";
import { testRule } from "../../../lib/testing";
import { GENERATOR, without } from "../../helpers/backed-chain";
import { feed, racks, site } from "../../helpers/records";

/** One grid and two generators, two switchboards that transfer between them, two UPS, ten racks with both feeds: 1,000 kW. */
const twoPaths = (
  tier: SiteRecord["tier"],
  {
    gen,
    ups,
    feeds = ["s/ups/a", "s/ups/b"],
  }: { gen?: Partial<PowerFeedRecord>; ups?: Partial<PowerFeedRecord>; feeds?: string[] } = {},
) => [
  site("s", tier ? { tier } : {}),
  feed("s/grid", { feed_kind: "utility", rated_kw: 2000 }),
  ...["1", "2"].map((id) => feed(`s/gen/${id}`, { ...GENERATOR, ...gen })),
  ...["a", "b"].flatMap((id) => [
    feed(`s/main/${id}`, {
      feed_kind: "switchboard",
      from: ["s/grid", "s/gen/1", "s/gen/2"],
      sources: "transfer",
      transfer_time_s: 0.02,
      hundred_percent_rated: true,
      rated_kw: 1000,
    }),
    feed(`s/ups/${id}`, {
      feed_kind: "ups",
      from: [`s/main/${id}`],
      efficiency: 1,
      rated_kw: 1000,
      autonomy_s: 60,
      ...ups,
    }),
  ]),
  ...racks(10, { feeds }),
];

testRule(rule, {
  good: [
    { name: "III on two paths and two generators", records: twoPaths("III") },
    {
      name: "III without stored energy: standby sources are started first",
      records: twoPaths("III", { ups: { autonomy_s: 0 } }),
    },
    { name: "III with generators at their limit", records: twoPaths("III", { gen: { rated_kw: 1000 } }) },
    { name: "IV with stored energy on both paths", records: twoPaths("IV") },
  ],
  bad: [
    {
      name: "III with racks on one path",
      records: twoPaths("III", { feeds: ["s/ups/a"] }),
      findings: [
        {
          path: "s",
          // The switchboard above it takes them too.
          message: "s is not tier III: in maintenance(main/a) it loses 10 racks. Another element does the same.",
          evidence: { value: 10, limit: 0, state: "maintenance(s/main/a)", instant: "settled" },
          affects: { rack_count: 10 },
        },
      ],
    },
    {
      name: "III without a second generator of the size",
      records: twoPaths("III", { gen: { rated_kw: 999 } }),
      findings: [
        {
          message: "s is not tier III: in maintenance(grid) gen/1 carries 1,000 kW against 999 kW.",
          evidence: { value: 1000, limit: 999, unit: "kW", state: "maintenance(s/grid)" },
        },
      ],
    },
    {
      name: "III with an overload in maintenance only",
      // Each UPS has half of the load until the other one is out.
      records: twoPaths("III", { ups: { rated_kw: 999 } }),
      findings: [
        {
          message:
            "s is not tier III: in maintenance(main/a) ups/b carries 1,000 kW against 999 kW. 3 other elements do the same.",
        },
      ],
    },
    {
      name: "III without any generator",
      records: twoPaths("III").filter(({ path }) => !path.startsWith("s/gen")),
      findings: [{ message: "s is not tier III: in maintenance(grid) it loses 10 racks." }],
    },
    {
      name: "IV without stored energy",
      records: twoPaths("IV", { ups: { autonomy_s: 0 } }),
      findings: [
        {
          message: "s is not tier IV: in fault(grid) at the bridge instant it loses 10 racks.",
          evidence: { state: "fault(s/grid)", instant: "bridge" },
        },
      ],
    },
  ],
  unknown: [
    {
      name: "liquid-cooled racks: a tier is not proved by the electrical chain alone",
      records: twoPaths("III").map((record) => (record.kind === "rack" ? { ...record, loop: "s/tcs" } : record)),
      missing: ["cooling in the states of the tier (only the electrical chain is computed)"],
    },
    {
      name: "IV with two utilities in front of the stores: both out is more than one loss",
      records: [...twoPaths("IV"), feed("s/grid-2", { feed_kind: "utility", rated_kw: 2000 })],
      missing: ["how long stored energy lasts with every utility out (computed for the loss of one element only)"],
    },
    {
      name: "IV with stored energy that nobody stated",
      records: without(twoPaths("IV"), "autonomy_s"),
      missing: ["stored energy of the UPS (none stated)"],
    },
  ],
  notApplicable: [{ name: "no tier", records: twoPaths(undefined, { feeds: ["s/ups/a"] }) }],
});
