import rule from "../../../lib/rules/thermal/loop-within-supply-class";
import { testRule } from "../../../lib/testing";
import { rack } from "../../helpers/records";
import { PARTS, plant, RACK } from "./plant";

const parts = { ...PARTS, "test/cool": { ...RACK, id: "test/cool", supply_max_c: 39 } };
const claiming = (supply_class: string | undefined, supply_c: number | undefined = 40, racks = 2) =>
  plant({ racks, cdus: 1, loop: { supply_class, supply_c } as object });

testRule(rule, {
  good: [
    { name: "at the class", parts, records: claiming("S40") },
    { name: "racks that accept just the class", parts, records: claiming("S45") },
    { name: "without racks", parts, records: claiming("S50", 45, 0) },
  ],
  bad: [
    {
      name: "just over",
      parts,
      records: claiming("S40", 40.1),
      findings: [
        {
          message: "tcs claims S40 but is supplied at 40.1 °C, above the 40.0 °C of the class.",
          path: "s/tcs",
          evidence: { value: 40.1, limit: 40, margin: -0.1, unit: "°C", bound: "at-most" },
        },
      ],
    },
    {
      name: "a rack that does not accept the class, although it accepts the supply",
      parts,
      records: [...claiming("S40", 35), rack("s/f/r/x", { model: "test/cool", liquid_fraction: 0.9, loop: "s/tcs" })],
      findings: [
        {
          message: "tcs claims S40, a supply of up to 40 °C, but the highest for 1 rack of test/cool is 39 °C.",
          evidence: { value: 39, limit: 40, margin: -1, bound: "at-least" },
          affects: { rack_count: 1, racks: ["s/f/r/x"] },
        },
      ],
    },
  ],
  unknown: [
    {
      name: "no supply temperature",
      parts,
      records: plant({ racks: 1, cdus: 1, loop: { supply_class: "S40", supply_c: undefined } as object }),
      missing: ["supply temperature of the loop (not stated)"],
    },
    {
      name: "no highest supply is published",
      parts,
      records: [...claiming("S40"), rack("s/f/r/x", { liquid_fraction: 1, loop: "s/tcs" })],
      missing: ["highest supply temperature of racks without a model (not published)"],
    },
  ],
  notApplicable: [
    { name: "no class", parts, records: claiming(undefined) },
    { name: "no S class", parts, records: claiming("W40") },
  ],
});
