import rule from "../../../lib/rules/thermal/rejection-survives-unit-loss";
import { testRule } from "../../../lib/testing";
import type { ModelRecord } from "../../../lib/model/records";
import { facilityWater, floor, loop, rack, rejectionUnit, row, site } from "../../helpers/records";
import { NO_SET_POINT, PARTS, plant } from "./plant";

const parts = PARTS;
/** Racks of 90 kW of liquid heat each on one facility water, and its units with their ratings. */
const water = (racks: number, units: readonly (number | undefined)[], claims?: string, survives = false) => [
  ...plant({
    racks,
    cdus: 0,
    loop: { facility: "s/fws", ...NO_SET_POINT },
    site: survives ? { survives: "any-single-loss" } : {},
  }),
  facilityWater("s/fws", { rejection: { kind: "dry-cooler", ...(claims !== undefined && { claims }) } }),
  ...units.map((capacity_kw, at) => rejectionUnit(`s/fws/unit-${at + 1}`, { capacity_kw } as object)),
];

/** Two coolers whose approach of 10 K shrinks with the load, at 31 °C outside: at 36.5 °C they carry 55 % of their rating. */
const partLoad = (liquid_kw: number, units: readonly number[], more: object = {}): ModelRecord[] => [
  site("s", { climate: [{ dry_bulb_c: 31, basis: "hot" }] }),
  floor(),
  row(),
  loop("s/tcs", { facility: "s/fws" }),
  rack("s/f/r/n1", { power_kw: liquid_kw, liquid_fraction: 1, loop: "s/tcs" }),
  facilityWater("s/fws", {
    supply_c: 36.5,
    rejection: {
      kind: "dry-cooler",
      approach_k: 10,
      part_load_approach: "proportional",
      capacity_kw: units.reduce((sum, each) => sum + each, 0),
      claims: "N+1",
    },
    ...more,
  }),
  ...units.map((capacity_kw, at) => rejectionUnit(`s/fws/unit-${at + 1}`, { capacity_kw })),
];

testRule(rule, {
  good: [
    { name: "at the limit", parts, records: water(2, [90, 90, 90], "N+1") },
    { name: "far inside", parts, records: water(1, [900, 900]) },
    // One of 975 kW carries 0.55 x 975 = 536.25 kW at the set point.
    { name: "an approach that shrinks with the load, at the limit", parts, records: partLoad(536.25, [975, 975]) },
    {
      name: "units that share the rated heat of the plant evenly",
      parts,
      records: [
        ...plant({ racks: 1, cdus: 0, loop: { rejection: { kind: "dry-cooler", capacity_kw: 180, claims: "N+1" } } }),
        rejectionUnit("s/tcs/unit-1"),
        rejectionUnit("s/tcs/unit-2"),
      ],
    },
  ],
  bad: [
    {
      // 89 + 90 = 179 kW are left for 180 kW when one of the larger two is lost; without the smaller one 180 are left.
      name: "just over, the largest lost",
      parts,
      records: water(2, [90, 89, 90]),
      findings: [
        {
          message:
            "Losing fws/unit-1 overloads the rejection units left on fws: 180 kW of heat against 179 kW. " +
            "The loss of one other unit does the same.",
          path: "s/fws",
          evidence: { value: 180, limit: 179, unit: "kW", state: "fault(s/fws/unit-1)" },
          affects: { rack_count: 2 },
          fix: "Add a rejection unit of 1 kW or more, or move racks to another plant.",
        },
      ],
    },
    {
      // Both: 972 / 1,950 x 10 = 4.98 K, 35.98 °C. One: 972 / 975 x 10 = 9.97 K, 40.97 °C; at 36.5 °C it carries 536.25 kW.
      name: "an approach that shrinks with the load: the rating suffices, the water gets too warm",
      parts,
      records: partLoad(972, [975, 975]),
      findings: [
        {
          message:
            "Losing fws/unit-1 leaves the water of fws too warm: the units left hold 36.5 °C up to 536.3 kW of heat, " +
            "against 972.0 kW. The loss of one other unit does the same.",
          evidence: { value: 972, limit: 536.25, unit: "kW", state: "fault(s/fws/unit-1)" },
          affects: { rack_count: 1 },
        },
      ],
    },
    {
      // 1,000 kW of 1,950 kW are 5.13 K, 36.13 °C; the one that is left is rated for 975 kW.
      name: "an approach that shrinks with the load, and above the rating as well",
      parts,
      records: partLoad(1000, [975, 975]),
      findings: [{ evidence: { value: 1000, limit: 536.25 } }],
    },
    {
      // 1,400 kW are 7.18 K: 38.18 °C, too warm with both, which is a finding of its own. One is rated for 975 kW.
      name: "too warm with everything in service: the rated heat still counts",
      parts,
      records: partLoad(1400, [975, 975]),
      findings: [
        {
          message:
            "Losing fws/unit-1 overloads the rejection units left on fws: 1,400 kW of heat against 975 kW. " +
            "The loss of one other unit does the same.",
        },
      ],
    },
    {
      // Five racks of 90 kW on two CDUs of 450 kW at 5 K need 2.5 K: 37.5 °C. (37.5 - 31) / 13 = 0.5 of 899 kW are 449.5.
      name: "no set point: the water gets too warm for the CDUs",
      parts,
      records: [
        ...plant({
          racks: 5,
          cdus: 2,
          site: { climate: [{ dry_bulb_c: 31, basis: "hot" }] },
          loop: { facility: "s/fws", ...NO_SET_POINT },
        }),
        facilityWater("s/fws", {
          rejection: { kind: "dry-cooler", approach_k: 13, part_load_approach: "proportional", capacity_kw: 1798 },
        }),
        ...["1", "2"].map((id) => rejectionUnit(`s/fws/unit-${id}`, { capacity_kw: 899 })),
      ],
      findings: [
        {
          message:
            "Losing fws/unit-1 leaves the water of fws too warm: the units left hold 37.5 °C up to 449.5 kW of heat, " +
            "against 450.0 kW. The loss of one other unit does the same.",
        },
      ],
    },
    {
      name: "two spare units claimed, one there",
      parts,
      records: water(2, [100, 100, 100], "N+2"),
      findings: [{ evidence: { value: 180, limit: 100, state: "fault(s/fws/unit-1)+fault(s/fws/unit-2)" } }],
    },
    {
      name: "a sole unit with a claim",
      parts,
      records: water(1, [500], "N+1"),
      findings: [
        { message: "Losing fws/unit-1 leaves fws without heat rejection for 1 rack, although N+1 is claimed." },
      ],
    },
    {
      name: "a sole unit where any single loss must be survived",
      parts,
      records: water(2, [500], undefined, true),
      findings: [
        {
          message:
            "Losing fws/unit-1 leaves fws without heat rejection for 2 racks, 2 of which must survive any single loss.",
          affects: { rack_count: 2 },
        },
      ],
    },
  ],
  unknown: [
    {
      name: "an approach that shrinks with the load, and no climate",
      parts,
      records: partLoad(972, [975, 975]).map((each) => (each.kind === "site" ? site() : each)),
      missing: ["design climate of the site (no climate point stated)"],
    },
    {
      name: "no rated heat",
      parts,
      records: water(1, [undefined, undefined]),
      missing: ["rated heat of the facility water's rejection (not stated)"],
    },
  ],
  notApplicable: [
    { name: "a sole unit without a claim is listed, not judged", parts, records: water(1, [500]) },
    { name: "no units", parts, records: water(1, []) },
    { name: "over with everything in service already", parts, records: water(3, [90, 90]) },
  ],
});
