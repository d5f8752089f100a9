import type { FacilityWaterRecord } from "../../../lib/model/records";
import rule from "../../../lib/rules/thermal/facility-water-class-accepted";
import { testRule } from "../../../lib/testing";
import { airUnit, facilityWater } from "../../helpers/records";
import { NO_SET_POINT, PARTS, plant } from "./plant";

const parts = PARTS;

/** Loop at 40 °C on a facility water of W32 that supplies 30 °C; racks of 90 kW, CDUs of 450 kW at 5 K. */
const onWater = (
  { supply_c = 40, racks = 5, cdus = 1 }: { supply_c?: number; racks?: number; cdus?: number } = {},
  more: Partial<FacilityWaterRecord> = {},
) => [
  ...plant({ racks, cdus, loop: { ...NO_SET_POINT, supply_c, facility: "s/fws" } }),
  facilityWater("s/fws", { water_class: "W32", rejection: { kind: "chiller", leaving_c: 30 }, ...more }),
];
const coil = (water_max_c?: number, at = 1) => airUnit(`s/f/a${at}`, { rejects_to: "s/fws", water_max_c } as object);

testRule(rule, {
  good: [
    // 37 - 5 = 32 °C.
    { name: "at the limit: the rated approach", parts, records: onWater({ supply_c: 37 }) },
    // Half of 450 kW each needs 2.5 K: 34.5 - 2.5 = 32 °C.
    { name: "at the limit: half the approach at half the heat", parts, records: onWater({ supply_c: 34.5, cdus: 2 }) },
    { name: "an air unit at the limit", parts, records: [...onWater(), coil(32)] },
  ],
  bad: [
    {
      name: "a loop just over",
      parts,
      records: onWater({ supply_c: 36.9 }),
      findings: [
        {
          message: "fws claims W32, a supply of up to 32.0 °C, but the warmest that tcs can do with is 31.9 °C.",
          path: "s/fws",
          evidence: { value: 31.9, limit: 32, margin: -0.1, unit: "°C", bound: "at-least" },
          affects: { rack_count: 5 },
        },
      ],
    },
    {
      name: "two air units, the worse one named",
      parts,
      records: [...onWater(), coil(31), coil(28, 2)],
      findings: [
        {
          message:
            "fws claims W32, a supply of up to 32 °C, but the warmest that f/a2 can do with is 28 °C, and 1 more on the water " +
            "cannot do with the class.",
          evidence: { value: 28, limit: 32 },
        },
      ],
    },
    {
      // The supply of the loop alone is below the class, whatever its CDUs need.
      name: "a loop colder than the class, whose CDUs are not known",
      parts,
      records: onWater({ cdus: 0, supply_c: 31 }),
      findings: [{ evidence: { value: 31, limit: 32 } }],
    },
  ],
  unknown: [
    {
      name: "the warmest water of an air unit is not stated",
      parts,
      records: [...onWater(), coil()],
      missing: ["warmest water of the air units (not stated)"],
    },
    {
      name: "the approach of the CDUs is not published",
      parts,
      records: [
        ...plant({
          racks: 1,
          cdus: 1,
          cdu: { model: "test/no-approach" },
          loop: { ...NO_SET_POINT, facility: "s/fws" },
        }),
        facilityWater("s/fws", { water_class: "W32" }),
      ],
      missing: ["rated approach of test/no-approach (not published)"],
    },
  ],
  notApplicable: [
    { name: "no class", parts, records: [...onWater({}, { water_class: undefined } as object)] },
    { name: "a class without a highest supply", parts, records: onWater({}, { water_class: "W+" }) },
    { name: "nothing on the water", parts, records: onWater({ racks: 0 }) },
  ],
});
