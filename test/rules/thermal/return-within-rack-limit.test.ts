import rule from "../../../lib/rules/thermal/return-within-rack-limit";
import { testRule } from "../../../lib/testing";
import { PARTS, plant, RACK } from "./plant";

const parts = { ...PARTS, "test/limited": { ...RACK, id: "test/limited", return_max_c: 53 } };
const limited = { model: "test/limited" };
const gb200 = { model: "nvidia/gb200-nvl72" };

// 90 kW at 100 L/min from 40 °C. Mean 46.527 °C: 989.6344 x 4180.066 = 4.136747 MJ/(m3 K); 5,400 / 413.6747 = 13.0537 K.
testRule(rule, {
  good: [
    {
      name: "more flow for a stated return at the limit",
      parts,
      records: plant({ racks: 2, cdus: 1, rack: limited, loop: { return_c: 53 } }),
    },
    {
      // 102 kW at 130 L/min from 45 °C return at 56.4 °C: each of two CDUs of 500 L/min gives it to seven racks.
      name: "only a highest flow is published, and the CDUs deliver it",
      parts,
      records: plant({ racks: 7, cdus: 2, rack: gb200, loop: { supply_c: 45 } }),
    },
    {
      // Of 102 kW nothing but the stated return is known with CDUs that are short: between 130 L/min and 55 °C.
      name: "a stated return bounds it",
      parts,
      records: plant({ racks: 4, cdus: 1, rack: gb200, loop: { return_c: 60 } }),
    },
  ],
  bad: [
    {
      name: "just over",
      parts,
      records: plant({ racks: 2, cdus: 1, rack: limited }),
      findings: [
        {
          message:
            "tcs takes its coolant back from 2 racks of test/limited at 53.05 °C, above the 53.00 °C that they allow.",
          evidence: { limit: 53, unit: "°C", state: "normal" },
          affects: { rack_count: 2, racks: ["s/f/r/n1", "s/f/r/n2"] },
        },
      ],
    },
  ],
  unknown: [
    {
      // 4 x 130 = 520 of 500 L/min.
      name: "only a highest flow is published, and the CDUs are short of it",
      parts,
      records: plant({ racks: 4, cdus: 1, rack: gb200 }),
      missing: ["flow curve of nvidia/gb200-nvl72 racks (only a highest flow is published)"],
    },
    {
      name: "no supply temperature",
      parts,
      records: plant({ racks: 1, cdus: 1, rack: limited, loop: { supply_c: undefined } as object }),
      missing: ["supply temperature of the loop (not stated)"],
    },
  ],
  notApplicable: [
    { name: "no limit is published", parts, records: plant({ racks: 1, cdus: 1 }) },
    { name: "a loop without racks", parts, records: plant({ racks: 0, cdus: 1 }) },
  ],
});
