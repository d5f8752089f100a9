import rule from "../../../lib/rules/thermal/supply-within-cdu-range";
import { testRule } from "../../../lib/testing";
import { cdu } from "../../helpers/records";
import { CDU, PARTS, plant } from "./plant";

const parts = { ...PARTS, "test/ranged": { ...CDU, id: "test/ranged", supply_min_c: 10, supply_max_c: 52 } };
const supplied = (supply_c: number | undefined) =>
  plant({ racks: 1, cdus: 2, cdu: { model: "test/ranged" }, loop: { supply_c } as object });

testRule(rule, {
  good: [
    { name: "at the upper limit", parts, records: supplied(52) },
    { name: "at the lower limit", parts, records: supplied(10) },
    { name: "far inside", parts, records: supplied(40) },
  ],
  bad: [
    {
      name: "just over",
      parts,
      records: supplied(52.1),
      findings: [
        {
          message: "tcs is supplied at 52.1 °C, above the 52.0 °C that CDUs of test/ranged allow.",
          path: "s/tcs",
          evidence: { value: 52.1, limit: 52, margin: -0.1, unit: "°C", bound: "at-most" },
        },
      ],
    },
    {
      name: "just below; one finding for a model, none for a CDU without a range",
      parts,
      records: [...supplied(9.9), cdu("s/tcs/other", { model: "test/cdu" })],
      findings: [
        {
          message: "tcs is supplied at 9.9 °C, below the 10.0 °C that CDUs of test/ranged require.",
          evidence: { value: 9.9, limit: 10, margin: -0.1, bound: "at-least" },
        },
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
  ],
  notApplicable: [
    { name: "no range is published", parts, records: plant({ racks: 1, cdus: 1 }) },
    { name: "no CDU", parts, records: plant({ racks: 1, cdus: 0 }) },
  ],
});
