import rule from "../../../lib/rules/thermal/air-heat-within-floor-cooling";
import { testRule } from "../../../lib/testing";
import { airUnit, feed, rack } from "../../helpers/records";
import { PARTS, plant } from "./plant";

const parts = PARTS;
/** Racks that give 10 kW each to the air. */
const room = (racks: number, capacity_kw: number | undefined, rear_door_kw?: number) => [
  ...plant({ racks, cdus: 0, rack: rear_door_kw === undefined ? {} : { rear_door_kw } }),
  airUnit("s/f/a1", { capacity_kw } as object),
];

/** A rack without liquid behind a UPS of 80 % on the same floor. */
const servedByUps = [
  feed("s/f/ups", { feed_kind: "ups", efficiency: 0.8, rated_kw: 200, rated_kva: 200, voltage_v: 415 }),
  rack("s/f/r/x", { feeds: ["s/f/ups"] }),
];

testRule(rule, {
  good: [
    { name: "at the limit", parts, records: room(5, 50) },
    { name: "far inside", parts, records: room(1, 500) },
    // An air-cooled rack gives all its 100 kW to the room.
    { name: "an air-cooled rack at the limit", parts, records: [...room(0, 100), rack("s/f/r/x")] },
    // A rear door takes no more than the air heat of its own rack: 10 of 15 kW, and 4 of 10.
    { name: "rear doors that take everything", parts, records: [...room(5, 100, 15), rack("s/f/r/x")] },
    { name: "rear doors that take a part", parts, records: room(5, 30, 4) },
    // A busway without a stated efficiency counts as lossless, a transformer on the site stands in no room.
    {
      // 100 kW leave the UPS and 100 / 0.8 = 125 kW enter it: 25 kW more for the room.
      name: "at the limit with the losses of a UPS in the room",
      parts,
      records: [...room(0, 125), ...servedByUps],
    },
    {
      name: "electrical equipment elsewhere",
      parts,
      records: [...room(5, 50), feed("s/tx", { feed_kind: "transformer" }), feed("s/f/busway")],
    },
  ],
  bad: [
    {
      name: "just over with the losses of a UPS in the room",
      parts,
      records: [...room(0, 124), ...servedByUps],
      findings: [{ evidence: { value: 125, limit: 124, unit: "kW" } }],
    },
    {
      name: "just over",
      parts,
      records: room(5, 49),
      findings: [
        {
          message: "The room air of f takes up 50 kW, above the 49 kW that its air units remove.",
          path: "s/f",
          evidence: { value: 50, limit: 49, margin: -1, unit: "kW", state: "normal" },
          affects: { rack_count: 5 },
          fix: "Add air units of 1 kW or more, or move racks to another floor.",
        },
      ],
    },
    {
      name: "a rear door takes no heat of other racks",
      parts,
      records: [...room(5, 99, 15), rack("s/f/r/x")],
      findings: [{ evidence: { value: 100, limit: 99 }, affects: { rack_count: 1, racks: ["s/f/r/x"] } }],
    },
  ],
  unknown: [
    {
      name: "no air units",
      parts,
      records: plant({ racks: 1, cdus: 0 }),
      missing: ["air cooling of the floor (no air units stated)"],
    },
    { name: "no capacity", parts, records: room(1, undefined), missing: ["capacity of the air units (not stated)"] },
    {
      name: "a UPS in the room",
      parts,
      records: [...room(1, 500), feed("s/f/ups", { feed_kind: "ups" })],
      missing: ["losses of the UPS (no efficiency stated)"],
    },
  ],
  notApplicable: [{ name: "a floor without racks", parts, records: room(0, 10) }],
});
