import type { PartTable } from "../../../lib/catalog/parts";
import type { FacilityWaterRecord } from "../../../lib/model/records";
import rule from "../../../lib/rules/thermal/coolant-stays-liquid";
import { testRule } from "../../../lib/testing";
import { facilityWater, loop, site } from "../../helpers/records";

const properties = {
  density_kg_per_m3: 1030,
  specific_heat_j_per_kg_k: 3800,
  viscosity_pa_s: 0.002,
  conductivity_w_per_m_k: 0.5,
};
/** A mixture of which nobody says where it freezes, with properties from 5 °C up; and one that freezes at -10 °C. */
const mixture = (id: string) => ({
  id,
  kind: "coolant" as const,
  title: "Mixture",
  sources: [{ title: "test", mark: "ASSUMPTION" as const }],
  points: [
    { temperature_c: 5, ...properties },
    { temperature_c: 70, ...properties },
  ],
});
const parts: PartTable = {
  "test/mixture": mixture("test/mixture"),
  "test/known": { ...mixture("test/known"), freezing_c: -10 },
};

const cooled = (dry_bulb_c: number, more: Partial<FacilityWaterRecord> = {}) => [
  site("s", {
    climate: [
      { dry_bulb_c: 35, basis: "summer" },
      { dry_bulb_c, basis: "winter" },
    ],
  }),
  facilityWater("s/fws", { coolant: "test/known", rejection: { kind: "dry-cooler", approach_k: 5 }, ...more }),
];

testRule(rule, {
  good: [
    {
      name: "within the table of its properties",
      parts,
      records: [site(), loop("s/tcs", { coolant: "test/mixture", supply_c: 5 })],
    },
    {
      name: "above its freezing point",
      parts,
      records: [site(), loop("s/tcs", { coolant: "test/known", supply_c: 2 })],
    },
    // -14.9 + 5 = -9.9 °C.
    { name: "just above it in winter", parts, records: cooled(-14.9) },
    { name: "a set point that the cooler is controlled to", parts, records: cooled(-15, { supply_c: 20 }) },
  ],
  bad: [
    {
      // -15 + 5 = -10 °C.
      name: "at its freezing point in winter",
      parts,
      records: cooled(-15),
      findings: [
        {
          message: "fws supplies test/known of -10 °C, and test/known freezes at -10 °C.",
          path: "s/fws",
          evidence: { value: -10, limit: -10, margin: 0, unit: "°C", state: "normal" },
        },
      ],
    },
  ],
  unknown: [
    {
      name: "a loop colder than the table of its coolant",
      parts,
      records: [site(), loop("s/tcs", { coolant: "test/mixture", supply_c: -12 })],
      missing: ["freezing point of test/mixture (not in the catalog)"],
    },
    {
      name: "ethylene glycol of the catalog",
      records: [site(), facilityWater("s/fws", { coolant: "eg25", supply_c: -12 })],
      missing: ["freezing point of eg25 (not in the catalog)"],
    },
    {
      name: "a chiller that leaves its water that cold",
      parts,
      records: cooled(10, { coolant: "test/mixture", supply_c: 6, rejection: { kind: "chiller", leaving_c: 4.9 } }),
      missing: ["freezing point of test/mixture (not in the catalog)"],
    },
  ],
  notApplicable: [
    { name: "a coolant that no catalog has", records: [site(), loop("s/tcs", { coolant: "syrup", supply_c: -12 })] },
    { name: "no supply known", records: [site(), facilityWater("s/fws")] },
  ],
});
