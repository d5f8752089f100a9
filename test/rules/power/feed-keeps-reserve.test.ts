import rule from "../../../lib/rules/power/feed-keeps-reserve";
import { testRule } from "../../../lib/testing";
import { feed, floor, rack, racks, row, site } from "../../helpers/records";

const options = { notice_percent: 90 };
/** Racks of 100 kW on one feed without a code: its rating is its limit. */
const onFeed = (count: number, rated_kva: number) => [
  site(),
  floor(),
  row(),
  feed("s/b", { rated_kva, hundred_percent_rated: true }),
  ...racks(count, { feeds: ["s/b"] }),
];

testRule(rule, {
  good: [
    // 900 of 1,000 kVA.
    { name: "at the band", records: onFeed(9, 1000), options },
    { name: "far inside", records: onFeed(1, 1000), options },
  ],
  bad: [
    {
      // 900 / 990 = 90.909 %.
      name: "just above the band",
      records: onFeed(9, 990),
      options,
      findings: [
        {
          message_id: "near",
          path: "s/b",
          severity: "info",
          message: "b carries 900 kVA in its fullest state, 90.9 % of its limit of 990 kVA.",
          evidence: { value: 90.9090909, limit: 90, unit: "%", state: "normal" },
        },
      ],
    },
  ],
  unknown: [
    {
      name: "below the band, with a load of unknown power",
      records: [...onFeed(1, 1000), rack("s/f/r/x", { power_kw: undefined, feeds: ["s/b"] } as object)],
      options,
      missing: ["power of racks without a model (no power published or stated)"],
    },
  ],
  notApplicable: [
    { name: "above the limit", records: onFeed(10, 990), options },
    { name: "nobody asks for a reserve", records: onFeed(9, 900) },
  ],
});
