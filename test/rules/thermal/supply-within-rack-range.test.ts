import rule from "../../../lib/rules/thermal/supply-within-rack-range";
import { testRule } from "../../../lib/testing";
import { rack } from "../../helpers/records";
import { PARTS, plant } from "./plant";

const parts = { ...PARTS, "test/cool": { ...PARTS["test/rack"], id: "test/cool", supply_max_c: 30 } } as typeof PARTS;
const supplied = (supply_c: number | undefined) => plant({ racks: 2, cdus: 0, loop: { supply_c } as object });

testRule(rule, {
  good: [
    { name: "at the upper limit", parts, records: supplied(45) },
    { name: "at the lower limit", parts, records: supplied(20) },
    { name: "far inside", parts, records: supplied(32) },
  ],
  bad: [
    {
      name: "just over",
      parts,
      records: supplied(45.1),
      findings: [
        {
          message: "tcs supplies 2 racks of test/rack at 45.1 °C, above the 45.0 °C that they allow.",
          path: "s/tcs",
          evidence: { value: 45.1, limit: 45, margin: -0.1, unit: "°C", state: "normal", bound: "at-most" },
          affects: { rack_count: 2, racks: ["s/f/r/n1", "s/f/r/n2"] },
        },
      ],
    },
    {
      name: "just below",
      parts,
      records: supplied(19.9),
      findings: [
        {
          message: "tcs supplies 2 racks of test/rack at 19.9 °C, below the 20.0 °C that they require.",
          evidence: { value: 19.9, limit: 20, margin: -0.1, bound: "at-least" },
        },
      ],
    },
    {
      name: "one finding for each model, whatever the power of its racks",
      parts,
      records: [
        ...supplied(50),
        rack("s/f/r/x1", { model: "test/cool", liquid_fraction: 0.9, loop: "s/tcs" }),
        rack("s/f/r/x2", { model: "test/cool", liquid_fraction: 0.9, loop: "s/tcs", power_kw: 50 }),
      ],
      findings: [
        { message: "tcs supplies 2 racks of test/cool at 50 °C, above the 30 °C that they allow." },
        { message: "tcs supplies 2 racks of test/rack at 50 °C, above the 45 °C that they allow." },
      ],
    },
  ],
  unknown: [
    {
      name: "no supply temperature",
      parts,
      records: supplied(undefined),
      missing: ["supply temperature of the loop (not stated)"],
    },
    {
      name: "a rack without a model",
      parts,
      records: [...supplied(40), rack("s/f/r/x", { liquid_fraction: 0.9, loop: "s/tcs" })],
      missing: ["highest supply temperature of racks without a model (not published)"],
    },
  ],
  notApplicable: [
    { name: "a loop without racks", parts, records: plant({ racks: 0, cdus: 0, loop: { supply_c: 60 } }) },
    {
      name: "a rack that gives no heat to the loop",
      parts,
      records: plant({ racks: 1, cdus: 0, rack: { liquid_fraction: 0 }, loop: { supply_c: 60 } }),
    },
  ],
});
