import rule from "../../../lib/rules/thermal/working-pressure-within-rack";
import type { CoolingLoopRecord } from "../../../lib/model/records";
import { testRule } from "../../../lib/testing";
import { PIPED_PARTS, pipedPlant, piping } from "./piped-plant";
import { plant } from "./plant";

const parts = PIPED_PARTS;
const ground = { height_above_ground_m: 0 };

/** The pumps add 50 kPa at the inlets; 10 m of coolant of 1000 kg/m³ are 98.0665 kPa. */
const records = (loop: Partial<CoolingLoopRecord>, height_above_ground_m = 0) =>
  pipedPlant({ floor: { height_above_ground_m }, loop: { cdu_height_m: 0, ...loop } });

testRule(rule, {
  good: [
    { name: "at the limit: fill and pumps", parts, records: records({ fill_pressure_kpa: 450 }) },
    {
      name: "at the limit: with the column above the racks",
      parts,
      records: records({ fill_pressure_kpa: 351.9335, cdu_height_m: 10 }),
    },
    { name: "racks above their CDUs have less", parts, records: records({ fill_pressure_kpa: 548 }, 10) },
  ],
  bad: [
    {
      name: "just over",
      parts,
      records: records({ fill_pressure_kpa: 450.1 }),
      findings: [
        {
          message: "f/r/n1 sees 500.1 kPa on tcs, above its highest working pressure of 500.0 kPa: 2 racks do.",
          evidence: { value: 500.1, limit: 500, margin: -0.1, unit: "kPa" },
          affects: { rack_count: 2 },
        },
      ],
    },
    {
      name: "the column is too much",
      parts,
      records: records({ fill_pressure_kpa: 352, cdu_height_m: 10 }),
      findings: [{ evidence: { value: 500.0665, limit: 500 } }],
    },
    {
      name: "without the pipes, the drop of the rack alone is too much",
      parts,
      records: plant({
        racks: 1,
        cdus: 1,
        floor: ground,
        loop: { coolant: "test/coolant", cdu_height_m: 0, fill_pressure_kpa: 451 },
      }),
      findings: [{ evidence: { value: 501, limit: 500 } }],
    },
  ],
  unknown: [
    {
      name: "nothing stated",
      parts,
      records: pipedPlant(),
      missing: [
        "height of the CDUs (not stated)",
        "height of the floor (not stated)",
        "fill pressure of the loop (not stated)",
      ],
    },
    {
      name: "the head is not known",
      parts,
      records: pipedPlant({
        floor: ground,
        loop: { cdu_height_m: 0, fill_pressure_kpa: 100, piping: piping({ main: { inner_diameter_mm: 50 } }) },
      }),
      missing: ["length of the main (not stated)", "minor loss of the main (not stated)"],
    },
    {
      name: "the limit of the rack is not published",
      parts,
      records: pipedPlant({ rack: { model: "test/no-limit" } }),
      missing: ["highest working pressure of test/no-limit racks (not published or stated)"],
    },
  ],
  notApplicable: [{ name: "a loop without racks", parts, records: pipedPlant({ racks: 0 }) }],
});
