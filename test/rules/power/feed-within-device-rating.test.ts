import rule from "../../../lib/rules/power/feed-within-device-rating";
import { testRule } from "../../../lib/testing";
import { feed, feedGroup, floor, rack, racks, row, site } from "../../helpers/records";

const PLACE = [site(), floor(), row()];
const INVALID = [
  { rule: "declaration/value-allowed" as const, property: "rating", message: "Wrong.", fix: "Mend it." },
];

/** One busway; racks of 100 kW. */
const onBusway = (count: number, more: object, rackMore: object = {}) => [
  ...PLACE,
  feed("s/b", more),
  ...racks(count, { feeds: ["s/b"], ...rackMore }),
];

testRule(rule, {
  good: [
    { name: "at the limit: 5 x 100 kW at power factor 1", records: onBusway(5, { rated_kva: 500 }) },
    { name: "far inside", records: onBusway(1, { rated_kva: 5000 }) },
    { name: "80 % is not this rule's", records: onBusway(9, { rated_kva: 1000 }) },
    // 95 kW / 0.95 = 100 kVA.
    {
      name: "kVA at power factor 0.95",
      records: onBusway(1, { rated_kva: 100 }, { power_kw: 95, power_factor: 0.95 }),
    },
    { name: "kW does not need a power factor", records: onBusway(1, { rated_kw: 100 }, { power_factor: undefined }) },
    // 1,000 kVA x 0.9 = 900 kVA.
    { name: "derated, at the limit", records: onBusway(9, { rated_kva: 1000, derating: 0.9 }) },
    // 240 V x 1,000 A = 240 kVA.
    { name: "single-phase", records: onBusway(1, { phases: 1, voltage_v: 240, rated_a: 1000 }, { power_kw: 240 }) },
    // 800 V x 1,000 A = 800 kW, whatever the power factor.
    { name: "DC", records: onBusway(8, { phases: "dc", voltage_v: 800, rated_a: 1000 }, { power_factor: 0.5 }) },
  ],
  bad: [
    {
      // 3, 4 and 3 racks of 100 kW, against 250 kVA.
      name: "three busways of a group: the worst, and how many others",
      records: [
        site(),
        floor(),
        row(),
        feedGroup("s/b", ["s/b/a", "s/b/b", "s/b/c"]),
        ...["a", "b", "c"].map((id) => feed(`s/b/${id}`, { group: "s/b", rated_kva: 250 })),
        ...racks(3, { feeds: ["s/b/a"] }),
        ...racks(4, { feeds: ["s/b/b"], power_kw: 100 }, "s/f/q"),
        ...racks(3, { feeds: ["s/b/c"] }, "s/f/t"),
      ],
      findings: [
        {
          path: "s/b/b",
          message: "b/b delivers 400 kVA, above its rating of 250 kVA. 2 other members of b are above theirs.",
          affects: { rack_count: 10 },
        },
      ],
    },
    {
      name: "just over",
      records: onBusway(5, { rated_kva: 499 }),
      findings: [
        {
          message: "b delivers 500 kVA, above its rating of 499 kVA.",
          path: "s/b",
          severity: "error",
          evidence: { value: 500, limit: 499, margin: -1, unit: "kVA", state: "normal" },
          affects: { rack_count: 5 },
        },
      ],
    },
    {
      // 95 kW / 0.95 = 100 kVA against 99 kVA, while 95 kW keep 95 kW.
      name: "both nameplates: only kVA is over",
      records: onBusway(1, { rated_kva: 99, rated_kw: 95 }, { power_kw: 95, power_factor: 0.95 }),
      findings: [{ evidence: { value: 100, limit: 99, unit: "kVA" } }],
    },
    {
      name: "both nameplates: only kW is over",
      records: onBusway(1, { rated_kva: 101, rated_kw: 94 }, { power_kw: 95, power_factor: 0.95 }),
      findings: [{ evidence: { value: 95, limit: 94, unit: "kW" } }],
    },
    {
      // sqrt(3) x 415 V x 800 A = 575.04 kVA against 600 kVA; the transformer delivers the same 600 kVA.
      name: "several: a busway by current with the voltage of its transformer, and the transformer",
      records: [
        ...PLACE,
        feed("s/t", { feed_kind: "transformer", voltage_v: 415, rated_kva: 599, efficiency: 0.99 }),
        feed("s/b", { from: ["s/t"], rated_a: 800 }),
        ...racks(6, { feeds: ["s/b"] }),
      ],
      findings: [
        { path: "s/b", message: "b delivers 600 kVA, above its rating of 575 kVA." },
        { path: "s/t", message: "t delivers 600 kVA, above its rating of 599 kVA." },
      ],
    },
    {
      name: "over with what is known alone",
      records: [...onBusway(6, { rated_kva: 500 }), rack("s/f/r/x", { power_kw: undefined, feeds: ["s/b"] } as object)],
      findings: [{ message_id: "over", evidence: { value: 600 } }],
    },
  ],
  unknown: [
    {
      name: "no rating",
      records: onBusway(1, {}),
      missing: ["rating of the busways (no rating stated)"],
    },
    {
      name: "a current without a voltage, beside kW that are kept",
      records: onBusway(1, { rated_a: 800, rated_kw: 500 }),
      missing: ["rating of the busways (a current stated without a voltage)"],
    },
    {
      name: "no power factor where kVA decide",
      records: onBusway(2, { rated_kva: 500 }, { power_factor: undefined }),
      missing: ["power factor of racks without a model (none published or stated)"],
    },
    {
      name: "losses of a transformer below",
      records: [
        ...PLACE,
        feed("s/u", { feed_kind: "utility", rated_kva: 500 }),
        feed("s/t", { feed_kind: "transformer", from: ["s/u"], rated_kva: 500 }),
        ...racks(1, { feeds: ["s/t"] }),
      ],
      missing: ["losses of the transformers (no efficiency stated)"],
    },
    {
      name: "sources in parallel of which one has no rating",
      records: [
        ...PLACE,
        feed("s/u1", { feed_kind: "utility", rated_kva: 500 }),
        feed("s/u2", { feed_kind: "utility" }),
        feed("s/b", { from: ["s/u1", "s/u2"], sources: "parallel", rated_kva: 500 }),
        ...racks(1, { feeds: ["s/b"] }),
      ],
      missing: ["rating of the utilities (no rating stated)"],
    },
    {
      name: "an invalid rack has a finding of its own only",
      records: [...onBusway(1, { rated_kva: 500 }), rack("s/f/r/x", { feeds: ["s/b"], problems: INVALID })],
      missing: [],
    },
  ],
  notApplicable: [
    {
      name: "an invalid feed has a finding of its own only",
      records: onBusway(9, { rated_kva: 1, problems: INVALID }),
    },
  ],
});
