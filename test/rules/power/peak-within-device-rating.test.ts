import rule from "../../../lib/rules/power/peak-within-device-rating";
import { testRule } from "../../../lib/testing";
import { feed, feedGroup, floor, racks, row, site } from "../../helpers/records";

const onFeed = (more: object, rackMore: object, code: object = {}) => [
  site("s", code),
  floor(),
  row(),
  feed("s/b", more),
  ...racks(4, { feeds: ["s/b"], ...rackMore }),
];

testRule(rule, {
  good: [
    // 4 x 150 kW.
    { name: "at the limit: the rating, not 80 % of it", records: onFeed({ rated_kva: 600 }, { peak_kw: 150 }) },
    { name: "far inside", records: onFeed({ rated_kva: 6000 }, { peak_kw: 150 }) },
    {
      // 4 x 180 = 720 kVA, against 600 x 1.2.
      name: "a UPS at its overload limit",
      records: onFeed({ feed_kind: "ups", rated_kva: 600, overload_factor: 1.2 }, { peak_kw: 180 }),
    },
    { name: "a UPS within its rating", records: onFeed({ feed_kind: "ups", rated_kva: 600 }, { peak_kw: 150 }) },
  ],
  bad: [
    {
      name: "just over",
      records: onFeed({ rated_kva: 600 }, { peak_kw: 151 }),
      findings: [
        {
          severity: "warning",
          message: "The peaks on b add up to 604 kVA, above its rating of 600 kVA.",
          evidence: { value: 604, limit: 600, margin: -4 },
        },
      ],
    },
    {
      // 4 x 181 = 724 kVA against 600 x 1.2 = 720.
      name: "a UPS just over its overload limit",
      records: onFeed({ feed_kind: "ups", rated_kva: 600, overload_factor: 1.2 }, { peak_kw: 181 }),
      findings: [
        {
          message: "The peaks on b add up to 724 kVA, above its overload limit of 720 kVA.",
          evidence: { value: 724, limit: 720 },
        },
      ],
    },
    {
      // A busway has no overload limit, whatever is stated: 604 against 600 kVA.
      name: "no other kind is let off",
      records: onFeed({ rated_kva: 600, overload_factor: 1.2 }, { peak_kw: 151 }),
      findings: [{ evidence: { value: 604, limit: 600 } }],
    },
    {
      // a: 2 x 151 = 302 kVA against 300, b: 2 x 160 = 320.
      name: "two busways of a group: the worst, and how many others",
      records: [
        site(),
        floor(),
        row(),
        feedGroup("s/b", ["s/b/a", "s/b/b"]),
        ...["a", "b"].map((id) => feed(`s/b/${id}`, { group: "s/b", rated_kva: 300 })),
        ...racks(2, { feeds: ["s/b/a"], peak_kw: 151 }),
        ...racks(2, { feeds: ["s/b/b"], peak_kw: 160 }, "s/f/q"),
      ],
      findings: [
        {
          path: "s/b/b",
          message:
            "The peaks on b/b add up to 320 kVA, above its rating of 300 kVA. Another member of b is above its own.",
          affects: { rack_count: 4 },
        },
      ],
    },
    {
      name: "a cap does not lower the peak",
      records: onFeed({ rated_kva: 600 }, { peak_kw: 151, cap_kw: 50 }),
      findings: [{ evidence: { value: 604 } }],
    },
    {
      name: "IEC as well",
      records: onFeed({ rated_kva: 600 }, { peak_kw: 151 }, { electrical_code: "IEC" }),
      findings: [{ evidence: { value: 604 } }],
    },
    {
      name: "listed for 100 % as well, and in kW",
      records: onFeed({ rated_kw: 600, hundred_percent_rated: true }, { peak_kw: 151 }),
      findings: [{ evidence: { value: 604, unit: "kW" } }],
    },
  ],
  unknown: [
    {
      name: "a UPS with an overload limit, and no peak published",
      records: onFeed({ feed_kind: "ups", rated_kva: 600, overload_factor: 1.2 }, {}),
      missing: ["peak power of racks without a model (no peak published or stated)"],
    },
    {
      name: "a transfer switch above its rating",
      records: onFeed({ feed_kind: "transfer-switch", rated_kva: 600 }, { peak_kw: 151 }),
      missing: ["overload limit of the transfer switches (none stated)"],
    },
    {
      name: "no peak published",
      records: onFeed({ rated_kva: 600 }, {}),
      missing: ["peak power of racks without a model (no peak published or stated)"],
    },
    {
      name: "a UPS above its rating",
      records: onFeed({ feed_kind: "ups", rated_kva: 600 }, { peak_kw: 151 }),
      missing: ["overload limit of the UPS (none stated)"],
    },
  ],
  notApplicable: [
    { name: "a transformer", records: onFeed({ feed_kind: "transformer", rated_kva: 600 }, { peak_kw: 151 }) },
    { name: "above its rating without a peak", records: onFeed({ rated_kva: 300 }, { peak_kw: 151 }) },
  ],
});
