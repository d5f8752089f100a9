import rule from "../../../lib/rules/thermal/flow-within-rack-limit";
import { testRule } from "../../../lib/testing";
import { PARTS, plant, RACK } from "./plant";

const parts = { ...PARTS, "test/limited": { ...RACK, id: "test/limited", flow_max_l_per_min: 100 } };
const limited = (loop: object, power_kw = 100) =>
  plant({ racks: 2, cdus: 1, rack: { model: "test/limited", power_kw }, loop });

testRule(rule, {
  good: [
    { name: "at the limit", parts, records: limited({}) },
    {
      name: "only the limit is published",
      parts,
      records: plant({ racks: 2, cdus: 1, rack: { model: "test/up-to" } }),
    },
  ],
  bad: [
    {
      name: "just over, by more heat",
      parts,
      records: limited({}, 101),
      findings: [
        {
          message: "2 racks of test/limited on tcs need 101 L/min each, above the 100 L/min that they allow.",
          path: "s/tcs",
          evidence: { value: 101, limit: 100, margin: -1, unit: "L/min", state: "normal" },
          affects: { rack_count: 2, racks: ["s/f/r/n1", "s/f/r/n2"] },
        },
      ],
    },
    {
      // 90 kW from 40 to 50 °C: water at 45 °C 990.3 x 4179.7 = 4.139157 MJ/(m3 K); 90 x 60 / 41.39157 = 130.461 L/min
      name: "by a return that is stated too low",
      parts,
      records: limited({ return_c: 50 }),
      findings: [
        { message: "2 racks of test/limited on tcs need 130.5 L/min each, above the 100.0 L/min that they allow." },
      ],
    },
  ],
  unknown: [
    {
      name: "warmer than the curve",
      parts,
      records: limited({ supply_c: 41 }),
      missing: ["flow of test/limited racks at the loop's supply temperature (the published curve ends at 40 °C)"],
    },
  ],
  notApplicable: [
    { name: "no limit is published", parts, records: plant({ racks: 1, cdus: 1 }) },
    { name: "a loop without racks", parts, records: plant({ racks: 0, cdus: 1 }) },
  ],
});
