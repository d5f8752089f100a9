import rule from "../../../lib/rules/thermal/pipe-velocity";
import { testRule } from "../../../lib/testing";
import { PIPED_PARTS, pipedPlant, piping, pipingWithout } from "./piped-plant";
import { plant } from "./plant";

const parts = PIPED_PARTS;

/** One rack: a flow in L/min is its power in kW. */
const records = (inner_diameter_mm: number, power_kw: number) =>
  pipedPlant({
    racks: 1,
    rack: { power_kw },
    loop: { piping: piping({ branch: { inner_diameter_mm, length_m: 1, minor_loss: 0 } }) },
  });

testRule(rule, {
  good: [
    // 1.5 m/s x pi / 4 x 0.025² = 7.363 107 78e-4 m³/s = 44.178 646 69 L/min
    { name: "at the limit of 25 mm", parts, records: records(25, 44.17864669) },
    // 120 L/min: 1.763 m/s, below 1.8
    { name: "38 mm is medium", parts, records: records(38, 120) },
    // 560 L/min: 2.057 m/s, below 2.1; the main of 100 mm: 1.188 m/s
    { name: "76 mm is large", parts, records: records(76, 560) },
    { name: "a limit of one's own", parts, records: records(25, 44.2), options: { small_m_per_s: 1.6 } },
  ],
  bad: [
    {
      name: "just over",
      parts,
      // 44.2 / 60,000 / (pi / 4 x 0.025²)
      records: records(25, 44.2),
      findings: [
        {
          message:
            "Coolant in the branch pipe of a rack of tcs moves at 1.501 m/s, above the 1.500 m/s advised for an inner " +
            "diameter of 25 mm.",
          evidence: { value: 1.50072501, limit: 1.5, unit: "m/s" },
        },
      ],
    },
    {
      name: "between 25 and 38 mm the lower one counts",
      parts,
      // 65 / 60,000 / (pi / 4 x 0.03²)
      records: records(30, 65),
      findings: [{ evidence: { value: 1.53260316, limit: 1.5 } }],
    },
    // 480 L/min through 75 mm: 1.811 m/s
    { name: "75 mm is medium", parts, records: records(75, 480), findings: [{ evidence: { limit: 1.8 } }] },
    {
      name: "each run for itself; where valves balance, whatever else the pipes lack",
      parts,
      records: pipedPlant({
        loop: {
          piping: pipingWithout("roughness_mm", {
            is_balanced: true,
            main: { inner_diameter_mm: 40, length_m: 1, minor_loss: 0 },
            branch: { inner_diameter_mm: 20, length_m: 1, minor_loss: 0 },
          }),
        },
      }),
      findings: [{ evidence: { limit: 1.8 } }, { evidence: { limit: 1.5 } }],
    },
  ],
  unknown: [
    {
      name: "inner diameter not stated",
      parts,
      records: pipedPlant({ racks: 1, loop: { piping: piping({ branch: { length_m: 1 }, is_balanced: true }) } }),
      missing: ["inner diameter of the branch pipe of a rack (not stated)"],
    },
  ],
  notApplicable: [
    { name: "no piping", parts, records: plant({ racks: 2, cdus: 1, loop: { coolant: "test/coolant" } }) },
    { name: "a loop without racks", parts, records: pipedPlant({ racks: 0 }) },
  ],
});
