import rule from "../../../lib/rules/thermal/loop-above-dew-point";
import { testRule } from "../../../lib/testing";
import { floor, rack } from "../../helpers/records";
import { PARTS, plant } from "./plant";

const parts = PARTS;
const room = (dew_point_c: number | undefined, supply_c: number | undefined) =>
  plant({ racks: 2, cdus: 0, floor: { dew_point_c } as object, loop: { supply_c } as object });

testRule(rule, {
  good: [
    // 15 + 2 = 17 °C.
    { name: "at the limit", parts, records: room(15, 17) },
    { name: "far inside", parts, records: room(15, 40) },
    { name: "at the limit of a larger margin", parts, options: { margin_k: 3 }, records: room(15, 18) },
  ],
  bad: [
    {
      name: "just below",
      parts,
      records: room(15, 16.9),
      findings: [
        {
          message: "tcs is supplied at 16.9 °C, below 17.0 °C: the dew point of f is 15 °C and the margin 2 K.",
          path: "s/tcs",
          evidence: { value: 16.9, limit: 17, margin: -0.1, unit: "°C", state: "normal", bound: "at-least" },
          affects: { rack_count: 2 },
        },
      ],
    },
    {
      name: "a larger margin",
      parts,
      options: { margin_k: 3 },
      records: room(15, 17),
      findings: [{ evidence: { value: 17, limit: 18 } }],
    },
    {
      name: "the wettest of two rooms, though a third is not known",
      parts,
      records: [
        ...room(10, 20),
        floor("s/g", { dew_point_c: 19 }),
        floor("s/h"),
        rack("s/g/x", { model: "test/rack", liquid_fraction: 0.9, loop: "s/tcs" }),
        rack("s/h/x", { model: "test/rack", liquid_fraction: 0.9, loop: "s/tcs" }),
      ],
      findings: [{ evidence: { value: 20, limit: 21 }, affects: { rack_count: 1, racks: ["s/g/x"] } }],
    },
  ],
  unknown: [
    { name: "no dew point", parts, records: room(undefined, 40), missing: ["dew point of the room (not stated)"] },
    {
      name: "no supply temperature",
      parts,
      records: room(15, undefined),
      missing: ["supply temperature of the loop (not stated)"],
    },
  ],
  notApplicable: [{ name: "a loop without racks", parts, records: plant({ racks: 0, cdus: 0 }) }],
});
