import type { ClimatePoint, SiteRecord, TrimRecord } from "../../../lib/model/records";
import { analyse } from "../../../lib/analysis/analysis";
import { ModelIndex } from "../../../lib/model/model";
import rule from "../../../lib/rules/thermal/trim-survives-unit-loss";
import { modelOf, testRule } from "../../../lib/testing";
import { facilityWater } from "../../helpers/records";
import { PARTS, plant } from "./plant";

const parts = PARTS;

/**
 * Five racks of 90 kW of liquid heat each on facility water with a set point of 30 °C.
 */
const trimmed = (trim: TrimRecord, site: Partial<SiteRecord> = {}, flow: object = FLOW) => [
  ...plant({
    racks: 5,
    cdus: 1,
    loop: { facility: "s/fws", facility_supply_c: undefined } as object,
    site: { climate: [point(45)], ...site },
  }),
  facilityWater("s/fws", {
    supply_c: 30,
    rejection: { kind: "dry-cooler", approach_k: 5, capacity_kw: 1000, trim: { ambient_max_c: 50, ...trim } },
    ...flow,
  }),
];
/** 450 kW in 646 L/min of water is a rise of 10 K: the return is near 40 °C, and a cooler at 45 + 5 = 50 °C takes nothing. */
const FLOW = { flow_l_per_min: 646 };
const point = (dry_bulb_c: number): ClimatePoint => ({ dry_bulb_c, basis: "test" });

testRule(rule, {
  good: [
    { name: "one spare of two", parts, records: trimmed({ unit_count: 2, capacity_kw: 900, claims: "N+1" }) },
    // 20 + 5 = 25 °C: the cooler alone keeps the set point.
    {
      name: "nothing is asked of it",
      parts,
      records: trimmed({ capacity_kw: 450, claims: "N+1" }, { climate: [point(20)] }),
    },
    // A single point of failure, in the list of such.
    { name: "nothing is claimed", parts, records: trimmed({ capacity_kw: 450 }) },
    { name: "N is claimed", parts, records: trimmed({ unit_count: 2, capacity_kw: 450, claims: "N" }) },
    // 3 x 225 kW less one.
    {
      name: "a spare where racks must survive",
      parts,
      records: trimmed({ unit_count: 3, capacity_kw: 675 }, { survives: "any-single-loss" }),
    },
  ],
  bad: [
    {
      // 898 / 2 = 449 kW are left.
      name: "just too little with one of two lost",
      parts,
      records: trimmed({ unit_count: 2, capacity_kw: 898, claims: "N+1" }),
      findings: [
        {
          message:
            "Losing fws/trim-1 leaves the trim chillers of fws with 449 kW of the 450 kW that its set point asks of them, although " +
            "N+1 is claimed. The loss of one other unit does the same.",
          path: "s/fws",
          evidence: { value: 450, limit: 449, margin: -1, unit: "kW", state: "fault(s/fws/trim-1)" },
          affects: { rack_count: 5 },
        },
      ],
    },
    {
      name: "the only unit",
      parts,
      records: trimmed({ capacity_kw: 450, claims: "N+1" }),
      findings: [{ evidence: { value: 450, limit: 0, state: "fault(s/fws/trim-1)" } }],
    },
    {
      // One of three lost leaves 600 kW, two leave 300.
      name: "two spares claimed, and one there",
      parts,
      records: trimmed({ unit_count: 3, capacity_kw: 900, claims: "N+2" }),
      findings: [{ evidence: { value: 450, limit: 300, state: "fault(s/fws/trim-1)+fault(s/fws/trim-2)" } }],
    },
    {
      name: "nothing is claimed, and the racks must survive any single loss",
      parts,
      records: trimmed({ unit_count: 2, capacity_kw: 800 }, { survives: "any-single-loss" }),
      findings: [
        {
          message:
            "Losing fws/trim-1 leaves the trim chillers of fws with 400 kW of the 450 kW that its set point asks of them, and 5 of its " +
            "5 racks must survive any single loss. The loss of one other unit does the same.",
        },
      ],
    },
  ],
  unknown: [
    {
      name: "no capacity",
      parts,
      records: trimmed({ unit_count: 2, claims: "N+1" }),
      missing: ["capacity of the trim chiller (not stated)"],
    },
    {
      name: "no flow: between nothing and all of the heat",
      parts,
      records: trimmed({ capacity_kw: 450 }, {}, {}),
      missing: ["flow of the facility water (not stated)"],
    },
  ],
  notApplicable: [
    { name: "no trim chiller", parts, records: plant({ racks: 5, cdus: 1 }) },
    {
      name: "too little with all of them",
      parts,
      records: trimmed({ unit_count: 2, capacity_kw: 449, claims: "N+1" }),
    },
  ],
});

test("a unit whose loss leaves too little is a single point of failure, with what is claimed for it", () => {
  const losses = (trim: TrimRecord) =>
    analyse(new ModelIndex(modelOf(trimmed(trim), parts))).thermal.trim_losses.map(({ racks, ...rest }) => ({
      ...rest,
      racks: racks.length,
    }));
  expect(losses({ capacity_kw: 450 })).toEqual([{ unit: "s/fws/trim-1", serves: "s/fws", racks: 5 }]);
  expect(losses({ unit_count: 2, capacity_kw: 800, claims: "N" })).toEqual([
    { unit: "s/fws/trim-1", serves: "s/fws", racks: 5, covered_by: "N" },
  ]);
  expect(losses({ unit_count: 2, capacity_kw: 900 })).toEqual([]);
  expect(losses({ capacity_kw: 449 })).toEqual([]);
});
