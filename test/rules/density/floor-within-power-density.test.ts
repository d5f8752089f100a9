import rule from "../../../lib/rules/density/floor-within-power-density";
import { testRule } from "../../../lib/testing";
import { floor, rack, racks, row, site } from "../../helpers/records";

/** 10 m x 20 m = 200 m²; 2 kW/m² are 400 kW. */
const PLACE = [site(), floor("s/f", { length_m: 20, width_m: 10, power_density_limit_kw_per_m2: 2 }), row()];

testRule(rule, {
  good: [
    { name: "at the limit", records: [...PLACE, ...racks(4)] },
    { name: "far inside", records: [...PLACE, ...racks(1)] },
    { name: "an empty floor", records: PLACE },
  ],
  bad: [
    {
      name: "just over: 402 kW on 200 m² are 2.01 kW/m²",
      records: [...PLACE, ...racks(4), rack("s/f/n", { power_kw: 2 })],
      findings: [
        {
          message: "f draws 2.01 kW/m² (402 kW on 200 m²), above its limit of 2.00 kW/m².",
          path: "s/f",
          evidence: { value: 2.01, limit: 2, margin: -0.01, unit: "kW/m²" },
          affects: { rack_count: 5 },
          fix: "Keep the racks of the floor within 400 kW, or spread them over a larger floor.",
        },
      ],
    },
    {
      name: "two floors",
      records: [
        ...PLACE,
        ...racks(8),
        floor("s/g", { length_m: 10, width_m: 10, power_density_limit_kw_per_m2: 0.5 }),
        rack("s/g/n"),
      ],
      findings: [
        { path: "s/f", evidence: { value: 4 } },
        { path: "s/g", evidence: { value: 1, limit: 0.5 } },
      ],
    },
  ],
  unknown: [
    {
      name: "no size",
      records: [site(), floor("s/f", { length_m: 20, power_density_limit_kw_per_m2: 2 }), ...racks(4)],
      missing: ["area of the floor (no size stated)"],
    },
    {
      name: "a rack without power",
      records: [...PLACE, rack("s/f/r/x", { power_kw: undefined } as object)],
      missing: ["power of racks without a model (no power published or stated)"],
    },
  ],
  notApplicable: [{ name: "no limit", records: [site(), floor("s/f", { length_m: 1, width_m: 1 }), ...racks(4)] }],
});
