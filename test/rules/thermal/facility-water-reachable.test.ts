import type { ClimatePoint, RejectionRecord } from "../../../lib/model/records";
import rule from "../../../lib/rules/thermal/facility-water-reachable";
import { testRule } from "../../../lib/testing";
import { NO_SET_POINT, PARTS, plant } from "./plant";

const parts = PARTS;
const dry: RejectionRecord = { kind: "dry-cooler", approach_k: 5 };
const hot: ClimatePoint = { dry_bulb_c: 31, basis: "ASHRAE 0.4 % dry bulb" };
const facility = (facility_supply_c: number, rejection: RejectionRecord | undefined, climate: ClimatePoint[] = [hot]) =>
  plant({ racks: 1, cdus: 1, site: { climate }, loop: { facility_supply_c, rejection } as object });

testRule(rule, {
  good: [
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
