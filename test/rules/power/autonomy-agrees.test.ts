import rule from "../../../lib/rules/power/autonomy-agrees";
import { testRule } from "../../../lib/testing";
import { feed, site } from "../../helpers/records";

/** 10 kWh without losses at 1,000 kW: 36 s; 5 % of that is 1.8 s. */
const ups = (autonomy_s: number, more = {}) => [
  site(),
  feed("s/ups", {
    feed_kind: "ups",
    rated_kw: 1000,
    stored_energy_kwh: 10,
    discharge_efficiency: 1,
    end_of_life_fraction: 1,
    autonomy_s,
    ...more,
  }),
];

testRule(rule, {
  good: [
    { name: "the same", records: ups(36) },
    { name: "5 % above", records: ups(37.8) },
    { name: "5 % below", records: ups(34.2) },
    // 10 kWh x 0.95 x 0.8 x 3600 / 500 kW = 54.72 s.
    {
      name: "at the end of life and at a load of its own",
      records: ups(54.72, { discharge_efficiency: 0.95, end_of_life_fraction: 0.8, autonomy_load_kw: 500 }),
    },
  ],
  bad: [
    {
      name: "just above",
      records: ups(37.9),
      findings: [
        {
          message: "ups states an autonomy of 37.9 s, but its energy gives 36 s, which differs by more than 5.0 %.",
          evidence: { value: 1.9, limit: 1.8 },
        },
      ],
    },
    { name: "just below", records: ups(34.1), findings: [{ evidence: { value: 1.9, limit: 1.8 } }] },
    {
      name: "more than a new battery without losses has",
      records: ups(40, { discharge_efficiency: undefined }),
      findings: [
        {
          message:
            "ups states an autonomy of 40 s, but its energy gives at most 36 s, which differs by more than 5.0 %.",
        },
      ],
    },
  ],
  unknown: [
    {
      name: "no end-of-life capacity",
      records: ups(30, { end_of_life_fraction: undefined }),
      missing: ["end-of-life capacity of the UPS (none stated)"],
    },
    {
      name: "no load",
      records: ups(36, { rated_kw: undefined }),
      missing: ["load of the stated autonomy of the UPS (neither it nor a rating in kW stated)"],
    },
  ],
  notApplicable: [{ name: "only one of the two", records: ups(36, { stored_energy_kwh: undefined }) }],
});
