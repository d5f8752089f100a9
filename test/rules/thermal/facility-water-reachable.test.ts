import type { ClimatePoint, RejectionRecord, TrimRecord } from "../../../lib/model/records";
import rule from "../../../lib/rules/thermal/facility-water-reachable";
import { testRule } from "../../../lib/testing";
import { facilityWater, racks } from "../../helpers/records";
import { NO_SET_POINT, PARTS, plant } from "./plant";

const parts = PARTS;
const dry: RejectionRecord = { kind: "dry-cooler", approach_k: 5 };
const hot: ClimatePoint = { dry_bulb_c: 31, basis: "ASHRAE 0.4 % dry bulb" };
const facility = (facility_supply_c: number, rejection: RejectionRecord | undefined, climate: ClimatePoint[] = [hot]) =>
  plant({ racks: 1, cdus: 1, site: { climate }, loop: { facility_supply_c, rejection } as object });

/** A loop on an inner water, behind a plate exchanger of 2 K on an outer one with a dry cooler of 5 K at 27 °C. */
const behindExchanger = (supply_c: number, facility_supply_c?: number) => [
  ...plant({
    racks: 1,
    cdus: 0,
    site: { climate: [{ dry_bulb_c: 27, basis: "test" }] },
    loop: { facility: "s/inner", facility_supply_c } as object,
  }),
  facilityWater("s/inner", { supply_c, exchanger: { to: "s/outer", approach_k: 2 } }),
  facilityWater("s/outer", { rejection: dry }),
];

/** 100 kW on a facility water whose dry cooler reaches 36 °C. */
const trimmedTo = (supply_c: number, trim: TrimRecord, flow_l_per_min?: number) => [
  ...plant({ racks: 0, cdus: 0, site: { climate: [hot] }, loop: { facility: "s/fws", ...NO_SET_POINT } }),
  ...racks(1, { liquid_fraction: 1, loop: "s/tcs" }),
  facilityWater("s/fws", { coolant: "water", supply_c, rejection: { ...dry, trim }, flow_l_per_min } as object),
];

/** Of water at about 31 °C, rho cp = 4.16 MJ/(m³ K): 100 kW / (4.16 MJ/(m³ K) x 10 K) = 144.2 L/min. */
const TEN_KELVIN = 144.2;

testRule(rule, {
  good: [
    { name: "a plate exchanger at its limit, and a loop at its own", parts, records: behindExchanger(34, 34) },
    {
      name: "a trim chiller for all of the heat, whatever the flow",
      parts,
      records: trimmedTo(20, { capacity_kw: 100, ambient_max_c: 31 }),
    },
    {
      name: "a trim chiller that is just enough: half of the heat, from 36 °C to the set point of 31 °C",
      parts,
      records: trimmedTo(31, { capacity_kw: 50.2, ambient_max_c: 31 }, TEN_KELVIN),
    },
    // 31 + 5 = 36 °C.
    { name: "at the limit", parts, records: facility(36, dry) },
    { name: "far inside", parts, records: facility(45, dry) },
    // Wet bulb 23 + 4 = 27 °C; the dry bulb does not matter.
    {
      name: "a tower at its limit",
      parts,
      records: facility(27, { kind: "cooling-tower", approach_k: 4 }, [{ coincident_wet_bulb_c: 23, basis: "test" }]),
    },
    { name: "a chiller needs no climate", parts, records: facility(18, { kind: "chiller", leaving_c: 18 }, []) },
  ],
  bad: [
    {
      // 27 + 5 + 2 = 34 °C behind the exchanger.
      name: "a plate exchanger",
      parts,
      records: behindExchanger(33.9),
      findings: [
        {
          message:
            "The facility water of inner is set to 33.9 °C, but its plate exchanger reaches 34.0 °C at best (design point: test).",
          path: "s/inner",
          affects: { rack_count: 1 },
        },
      ],
    },
    {
      name: "a loop that wants colder water than the facility water supplies",
      parts,
      records: behindExchanger(35, 34.9),
      findings: [
        {
          message:
            "The facility water of tcs is set to 34.9 °C, but its facility water inner reaches 35.0 °C at best (design point: test).",
          path: "s/tcs",
        },
      ],
    },
    {
      // 31 + 5 = 36 °C; a trim chiller that takes at most 50 kW of 100 cools half of the way from 36 to 26 °C.
      name: "a trim chiller short of capacity",
      parts,
      records: trimmedTo(26, { capacity_kw: 50, ambient_max_c: 45 }, TEN_KELVIN),
      findings: [
        {
          message:
            "The facility water of fws is set to 26 °C, but its dry cooler with its trim chiller reaches 31 °C at best (design point: ASHRAE 0.4 % dry bulb).",
          evidence: { value: 26 },
        },
      ],
    },
    {
      name: "a trim chiller outside its ambient",
      parts,
      records: trimmedTo(33, { capacity_kw: 500, ambient_max_c: 30.9 }),
      findings: [{ evidence: { value: 33, limit: 36 } }],
    },
    {
      name: "just below",
      parts,
      records: facility(35.9, dry),
      findings: [
        {
          message:
            "The facility water of tcs is set to 35.9 °C, but its dry cooler reaches 36.0 °C at best (design point: ASHRAE 0.4 % dry bulb).",
          path: "s/tcs",
          evidence: { value: 35.9, limit: 36, margin: -0.1, unit: "°C", state: "normal", bound: "at-least" },
          affects: { rack_count: 1 },
          fix: "Raise the set point to 36.0 °C or more, or use a rejection that reaches 35.9 °C.",
        },
      ],
    },
    {
      name: "the worst of two design points, though a third lacks its dry bulb",
      parts,
      records: facility(36, dry, [hot, { dry_bulb_c: 35, basis: "20-year extreme" }, { basis: "other" }]),
      findings: [{ evidence: { value: 36, limit: 40 } }],
    },
    {
      name: "a chiller",
      parts,
      records: facility(17, { kind: "chiller", leaving_c: 18 }, []),
      findings: [
        {
          message:
            "The facility water of tcs is set to 17 °C, but its chiller reaches 18 °C at best (its leaving set point).",
        },
      ],
    },
  ],
  unknown: [
    {
      name: "a trim chiller for some of the heat, and no flow",
      parts,
      records: trimmedTo(31, { capacity_kw: 99, ambient_max_c: 45 }),
      missing: ["flow of the facility water (not stated)"],
    },
    {
      name: "a trim chiller without its ambient",
      parts,
      records: trimmedTo(31, { capacity_kw: 100 }),
      missing: ["warmest dry bulb of the trim chiller (not stated)"],
    },
    {
      name: "no rejection",
      parts,
      records: facility(36, undefined),
      missing: ["heat rejection of the loop (none stated)"],
    },
    {
      name: "no approach",
      parts,
      records: facility(36, { kind: "dry-cooler" }),
      missing: ["approach of the dry cooler (not stated)"],
    },
    {
      name: "no climate",
      parts,
      records: facility(36, dry, []),
      missing: ["design climate of the site (no climate point stated)"],
    },
    {
      name: "no wet bulb",
      parts,
      records: facility(36, { kind: "cooling-tower", approach_k: 4 }),
      missing: ["wet bulb of the climate (not stated)"],
    },
    {
      name: "a chiller without a set point",
      parts,
      records: facility(36, { kind: "chiller" }),
      missing: ["leaving temperature of the chiller (not stated)"],
    },
  ],
  notApplicable: [{ name: "no set point", parts, records: plant({ racks: 1, cdus: 1, loop: NO_SET_POINT }) }],
});
