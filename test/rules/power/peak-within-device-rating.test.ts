import rule from "../../../lib/rules/power/peak-within-device-rating";
import { testRule } from "../../../lib/testing";
import { feed, floor, racks, row, site } from "../../helpers/records";

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
