import rule from "../../../lib/rules/thermal/supply-air-within-range";
import { testRule } from "../../../lib/testing";
import { PARTS, plant } from "./plant";

const parts = PARTS;
const room = (supply_air_c?: number) => plant({ racks: 2, cdus: 0, floor: { supply_air_c } as object });

testRule(rule, {
  good: [
    { name: "at the warm limit", parts, records: room(27) },
    { name: "at the cold limit", parts, records: room(18) },
    { name: "at the allowable limit of class A2", parts, options: { supply_air_max_c: 35 }, records: room(35) },
  ],
  bad: [
    {
      name: "just over",
      parts,
      records: room(27.1),
      findings: [
        {
          message: "f is supplied with air of 27.1 °C, above 27.0 °C.",
          path: "s/f",
          severity: "warning",
          evidence: { value: 27.1, limit: 27, margin: -0.1, unit: "°C", bound: "at-most" },
          affects: { rack_count: 2 },
        },
      ],
    },
    {
      name: "just below",
      parts,
      records: room(17.9),
      findings: [
        {
          message: "f is supplied with air of 17.9 °C, below 18.0 °C.",
          evidence: { value: 17.9, limit: 18, bound: "at-least" },
        },
      ],
    },
  ],
  notApplicable: [{ name: "no supply air stated", parts, records: room() }],
});
