import rule from "../../../lib/rules/thermal/air-survives-unit-loss";
import { testRule } from "../../../lib/testing";
import { airUnit } from "../../helpers/records";
import { PARTS, plant } from "./plant";

const parts = PARTS;
/** Racks that give 10 kW each to the air, and air units of the stated capacities. */
const room = (racks: number, capacities: readonly (number | undefined)[], air_claims?: string, survives = false) => [
  ...plant({
    racks,
    cdus: 0,
    floor: { ...(air_claims !== undefined && { air_claims }), ...(survives && { survives: "any-single-loss" }) },
  }),
  ...capacities.map((capacity_kw, at) => airUnit(`s/f/a${at + 1}`, { capacity_kw } as object)),
];

testRule(rule, {
  good: [
    { name: "at the limit", parts, records: room(10, [50, 50, 50], "N+1") },
    { name: "far inside", parts, records: room(1, [500, 500]) },
    { name: "four to make two", parts, records: room(10, [50, 50, 50, 50], "4N2") },
  ],
  bad: [
    {
      name: "just over, the largest lost",
      parts,
      // 20 + 29 = 49 kW are left of 79 for 50 kW; without the unit of 29 kW 50 are left, which suffices.
      records: room(5, [20, 30, 29], "N"),
      findings: [
        {
          message: "Losing f/a2 overloads the air units left on f: 50 kW of room air heat against 49 kW.",
          path: "s/f",
          evidence: { value: 50, limit: 49, unit: "kW", state: "fault(s/f/a2)" },
          affects: { rack_count: 5 },
          fix: "Add an air unit of 1 kW or more, or move racks to another floor.",
        },
      ],
    },
    {
      name: "any of like units",
      parts,
      records: room(10, [49, 49, 49]),
      findings: [
        {
          message:
            "Losing f/a1 overloads the air units left on f: 100 kW of room air heat against 98 kW. " +
            "The loss of any of 2 other units does the same.",
        },
      ],
    },
    {
      name: "a claim of two spare units that only one keeps",
      parts,
      records: room(6, [50, 50, 50], "N+2"),
      findings: [{ evidence: { value: 60, limit: 50, state: "fault(s/f/a1)+fault(s/f/a2)" } }],
    },
    {
      name: "a single unit with a claim",
      parts,
      records: room(1, [50], "N+1"),
      findings: [{ message: "Losing f/a1 leaves f without air cooling for 1 rack, although N+1 is claimed." }],
    },
    {
      name: "a single unit on a floor that must survive",
      parts,
      records: room(2, [50], "N", true),
      findings: [
        {
          message: "Losing f/a1 leaves f without air cooling for 2 racks, 2 of which must survive any single loss.",
        },
      ],
    },
  ],
  unknown: [
    {
      name: "no capacity of one unit",
      parts,
      records: room(5, [50, undefined]),
      missing: ["capacity of the air units (not stated)"],
    },
  ],
  notApplicable: [
    { name: "a single unit without a claim", parts, records: room(1, [50]) },
    { name: "the normal state fails already", parts, records: room(10, [49, 49]) },
    { name: "no units", parts, records: room(1, []) },
  ],
});
