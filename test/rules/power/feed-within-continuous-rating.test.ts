import rule from "../../../lib/rules/power/feed-within-continuous-rating";
import { testRule } from "../../../lib/testing";
import { feed, feedGroup, floor, racks, row, site } from "../../helpers/records";

const onFeed = (count: number, more: object, rackMore: object = {}, code: object = {}) => [
  site("s", code),
  floor(),
  row(),
  feed("s/b", more),
  ...racks(count, { feeds: ["s/b"], ...rackMore }),
];

testRule(rule, {
  good: [
    // 80 % of 1,000 kVA.
    { name: "at the limit", records: onFeed(8, { rated_kva: 1000 }) },
    { name: "far inside", records: onFeed(1, { rated_kva: 1000 }) },
    { name: "derated: 0.8 x 0.5 x 1,000 = 400", records: onFeed(4, { rated_kva: 1000, derating: 0.5 }) },
  ],
  bad: [
    {
      // 3, 4 and 3 racks of 100 kW, against 0.8 x 370 = 296 kVA; 360 are not above 370.
      name: "three busways of a group: the worst, and how many others",
      records: [
        site(),
        floor(),
        row(),
        feedGroup("s/b", ["s/b/a", "s/b/b", "s/b/c"]),
        ...["a", "b", "c"].map((id) => feed(`s/b/${id}`, { group: "s/b", rated_kva: 370 })),
        ...racks(3, { feeds: ["s/b/a"] }),
        ...racks(3, { feeds: ["s/b/b"], power_kw: 120 }, "s/f/q"),
        ...racks(3, { feeds: ["s/b/c"] }, "s/f/t"),
      ],
      findings: [
        {
          path: "s/b/b",
          message:
            "b/b carries 360 kVA, above its continuous rating of 296 kVA. 2 other members of b are above theirs.",
          affects: { rack_count: 9 },
        },
      ],
    },
    {
      name: "just over",
      records: onFeed(8, { rated_kva: 1000 }, { power_kw: 100.1 }),
      findings: [
        {
          message: "b carries 800.8 kVA, above its continuous rating of 800.0 kVA.",
          evidence: { value: 800.8, limit: 800, margin: -0.8, unit: "kVA", state: "normal" },
          affects: { rack_count: 8 },
        },
      ],
    },
    {
      // sqrt(3) x 415 V x 800 A x 0.8 = 575.040868 x 0.8 = 460.032694 kVA; 5 x 100 kW.
      name: "by current",
      records: onFeed(5, { voltage_v: 415, rated_a: 800 }),
      findings: [{ evidence: { value: 500, limit: 460.032694 } }],
    },
  ],
  unknown: [
    {
      name: "no power factor",
      records: onFeed(1, { rated_kva: 1000 }, { power_factor: undefined }),
      missing: ["power factor of racks without a model (none published or stated)"],
    },
    {
      name: "no electrical code",
      records: onFeed(1, { rated_kva: 1000 }, {}, { electrical_code: undefined }),
      missing: ["electrical code (not stated)"],
    },
  ],
  notApplicable: [
    { name: "IEC", records: onFeed(10, { rated_kva: 1000 }, {}, { electrical_code: "IEC" }) },
    { name: "listed for 100 %", records: onFeed(10, { rated_kva: 1000, hundred_percent_rated: true }) },
    { name: "a nameplate", records: onFeed(10, { feed_kind: "transformer", rated_kva: 1000 }) },
    { name: "DC", records: onFeed(10, { phases: "dc", rated_kw: 1000 }) },
    { name: "above the rating itself: another rule", records: onFeed(11, { rated_kva: 1000 }) },
  ],
});
