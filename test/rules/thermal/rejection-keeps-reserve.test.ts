import type { FacilityWaterRecord } from "../../../lib/model/records";
import rule from "../../../lib/rules/thermal/rejection-keeps-reserve";
import { testRule } from "../../../lib/testing";
import { facilityWater, floor, loop, rack, rejectionUnit, row, site } from "../../helpers/records";
import { NO_SET_POINT, PARTS as parts, plant } from "./plant";

const notice = (notice_percent: number) => ({ options: { notice_percent } });
const DRY = { kind: "dry-cooler" } as const;

/** Racks of 90 kW of liquid heat each on one facility water, and its units with their ratings. */
const water = (racks: number, units: readonly (number | undefined)[], more: Partial<FacilityWaterRecord> = {}) => [
  ...plant({ racks, cdus: 0, loop: { facility: "s/fws", ...NO_SET_POINT } }),
  facilityWater("s/fws", { rejection: DRY, ...more }),
  ...units.map((capacity_kw, at) => rejectionUnit(`s/fws/unit-${at + 1}`, { capacity_kw } as object)),
];

/** 450 kW on two coolers whose approach of 10 K shrinks with the load, at 31 °C outside: at 36.5 °C they carry 55 %. */
const PART_LOAD = [
  site("s", { climate: [{ dry_bulb_c: 31, basis: "hot" }] }),
  floor(),
  row(),
  loop("s/tcs", { facility: "s/fws" }),
  rack("s/f/r/n1", { power_kw: 450, liquid_fraction: 1, loop: "s/tcs" }),
  facilityWater("s/fws", {
    supply_c: 36.5,
    rejection: { ...DRY, approach_k: 10, part_load_approach: "proportional", capacity_kw: 2000, claims: "N+1" },
  }),
  ...["s/fws/unit-1", "s/fws/unit-2"].map((path) => rejectionUnit(path, { capacity_kw: 1000 })),
];

testRule(rule, {
  good: [
    // 180 of 300 kW; with one unit lost 180 of 200 kW: 90 %.
    { name: "at the band with one unit lost", parts, records: water(2, [100, 100, 100]), ...notice(90) },
    // 180 of 200 kW: 90 %.
    {
      name: "at the band, undivided",
      parts,
      records: water(2, [], { rejection: { ...DRY, capacity_kw: 200 } }),
      ...notice(90),
    },
  ],
  bad: [
    {
      name: "above the band only with a unit lost",
      parts,
      records: water(2, [100, 100, 100]),
      ...notice(89),
      findings: [
        {
          message_id: "near",
          path: "s/fws",
          severity: "info",
          message: "fws rejects 180 kW, in its fullest state 90.0 % of the 200 kW of its dry cooler.",
          evidence: { value: 90, limit: 89, unit: "%", state: "fault(s/fws/unit-1)" },
        },
      ],
    },
    {
      // With one lost 180 of 225 kW: 80 %; with two lost 180 kW are above 150 kW.
      name: "near with one unit lost, and above with two, which is an error of another rule",
      parts,
      records: water(2, [75, 75, 75, 75], { rejection: { ...DRY, claims: "N+2" } }),
      ...notice(50),
      findings: [{ evidence: { value: 80, limit: 50, state: "fault(s/fws/unit-1)" } }],
    },
    {
      name: "a loop with a rejection of its own",
      parts,
      records: plant({ racks: 2, cdus: 1, loop: { rejection: { ...DRY, capacity_kw: 200 } } }),
      ...notice(89),
      findings: [{ path: "s/tcs", evidence: { value: 90, limit: 89, state: "normal" } }],
    },
    {
      name: "a plate exchanger",
      parts,
      records: [
        ...plant({ racks: 2, cdus: 0, loop: { facility: "s/fws", ...NO_SET_POINT } }),
        facilityWater("s/fws", { exchanger: { to: "s/cold", capacity_kw: 200 } }),
        facilityWater("s/cold"),
      ],
      ...notice(89),
      findings: [{ message: "fws rejects 180 kW, in its fullest state 90.0 % of the 200 kW of its plate exchanger." }],
    },
    {
      // 450 of 0.55 x 1000 = 550 kW are 81.8 %; of the rating it would be 45 %.
      name: "an approach that shrinks with the load: what one unit carries at the set point counts",
      parts,
      records: PART_LOAD,
      ...notice(81),
      findings: [{ evidence: { value: 81.8181818, limit: 81, state: "fault(s/fws/unit-1)" } }],
    },
  ],
  unknown: [
    {
      // At most 90 of 200 kW in normal state; what is left without the larger unit is not known.
      name: "a unit without a rating",
      parts,
      records: water(1, [200, undefined]),
      ...notice(50),
      missing: ["rated heat of the facility water's rejection (not stated)"],
    },
  ],
  notApplicable: [
    { name: "above the limit in all states", parts, records: water(4, [100, 100, 100]), ...notice(50) },
    { name: "no rating is known", parts, records: water(1, []), ...notice(50) },
    { name: "no heat", parts, records: water(0, [100]), ...notice(50) },
    { name: "nobody asks for a reserve", parts, records: water(2, [100, 100, 100]) },
  ],
});
