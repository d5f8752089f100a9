import type { FacilityWaterRecord, RejectionRecord, SiteRecord } from "../../../lib/model/records";
import rule from "../../../lib/rules/thermal/chiller-within-conditions";
import { testRule } from "../../../lib/testing";
import { facilityWater, site } from "../../helpers/records";

const climate = [
  { dry_bulb_c: 30, coincident_wet_bulb_c: 26, basis: "humid" },
  { dry_bulb_c: 38, coincident_wet_bulb_c: 22, basis: "hot" },
];
const chilled = (more: Partial<RejectionRecord>, place: Partial<SiteRecord> = {}) => [
  site("s", { climate, ...place }),
  facilityWater("s/chilled", { rejection: { kind: "chiller", leaving_c: 18, ...more } }),
];
const towers = (more: Partial<FacilityWaterRecord> = {}) =>
  facilityWater("s/towers", { rejection: { kind: "cooling-tower", approach_k: 4 }, ...more });

testRule(rule, {
  good: [
    { name: "air at the limit", records: chilled({ ambient_max_c: 38 }) },
    // 26 + 4 = 30 °C on the humid day.
    {
      name: "condenser water at the limit",
      records: [...chilled({ condenser: "s/towers", condenser_max_c: 30 }), towers()],
    },
    {
      name: "condenser water at its set point",
      records: [...chilled({ condenser: "s/towers", condenser_max_c: 32 }), towers({ supply_c: 32 })],
    },
  ],
  bad: [
    {
      name: "air just over, with its recirculation",
      records: chilled({ ambient_max_c: 40 }, { recirculation_allowance_k: 2.1 }),
      findings: [
        {
          message:
            "The chiller of chilled draws in air of 40.1 °C (design point: hot), above the 40.0 °C up to which it has its capacity.",
          path: "s/chilled",
          evidence: { value: 40.1, limit: 40, margin: -0.1, unit: "°C", state: "normal" },
        },
      ],
    },
    {
      name: "condenser water just over",
      records: [...chilled({ condenser: "s/towers", condenser_max_c: 29.9 }), towers()],
      findings: [
        {
          message:
            "The condenser of chilled gets water of 30.0 °C (design point: humid), above the 29.9 °C that it takes.",
        },
      ],
    },
  ],
  unknown: [
    { name: "no ambient", records: chilled({}), missing: ["warmest dry bulb of the chiller (not stated)"] },
    {
      name: "no condenser limit",
      records: [...chilled({ condenser: "s/towers" }), towers()],
      missing: ["warmest condenser water of the chiller (not stated)"],
    },
    {
      name: "no climate",
      records: chilled({ ambient_max_c: 40 }, { climate: [] }),
      missing: ["design climate of the site (no climate point stated)"],
    },
    {
      name: "no dry bulb",
      records: chilled({ ambient_max_c: 40 }, { climate: [{ basis: "test", coincident_wet_bulb_c: 20 }] }),
      missing: ["dry bulb of the climate (not stated)"],
    },
    {
      name: "condenser water of unknown temperature",
      records: [...chilled({ condenser: "s/towers", condenser_max_c: 40 }), facilityWater("s/towers")],
      missing: ["heat rejection of the facility water (none stated)"],
    },
  ],
  notApplicable: [{ name: "no chiller", records: [site("s", { climate }), towers()] }],
});
