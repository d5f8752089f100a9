import type { FacilityWaterRecord, WaterClass } from "../../../lib/model/records";
import rule from "../../../lib/rules/thermal/facility-water-within-class";
import { testRule } from "../../../lib/testing";
import { facilityWater, site } from "../../helpers/records";

const water = (water_class: WaterClass, more: Partial<FacilityWaterRecord>) => [
  site("s", { climate: [{ dry_bulb_c: 36, basis: "test" }] }),
  facilityWater("s/fws", { water_class, ...more }),
];

testRule(rule, {
  good: [
    { name: "at the limit", records: water("W32", { supply_c: 32 }) },
    { name: "at the lowest", records: water("W17", { supply_c: 2 }) },
    { name: "no highest", records: water("W+", { supply_c: 60 }) },
  ],
  bad: [
    {
      name: "just over",
      records: water("W32", { supply_c: 32.1 }),
      findings: [
        {
          message: "fws claims W32 but supplies 32.1 °C, above the 32.0 °C of the class.",
          path: "s/fws",
          evidence: { value: 32.1, limit: 32, margin: -0.1, unit: "°C", bound: "at-most" },
        },
      ],
    },
    {
      // 36 + 5 = 41 °C.
      name: "what the plant reaches",
      records: water("W40", { rejection: { kind: "dry-cooler", approach_k: 5 } }),
      findings: [{ evidence: { value: 41, limit: 40 } }],
    },
    {
      name: "just below the lowest",
      records: water("W17", { supply_c: 1.9 }),
      findings: [
        {
          message: "fws claims W17 but supplies 1.9 °C, below the 2.0 °C of the class.",
          evidence: { value: 1.9, limit: 2, bound: "at-least" },
        },
      ],
    },
  ],
  unknown: [
    {
      name: "supply not known",
      records: water("W32", { rejection: { kind: "dry-cooler" } }),
      missing: ["approach of the dry cooler (not stated)"],
    },
  ],
  notApplicable: [{ name: "no class", records: [site(), facilityWater("s/fws", { supply_c: 20 })] }],
});
