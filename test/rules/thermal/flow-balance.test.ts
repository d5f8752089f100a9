import rule from "../../../lib/rules/thermal/flow-balance";
import { testRule } from "../../../lib/testing";
import { cduWith, PIPED_PARTS, pipedPlant, piping } from "./piped-plant";
import { plant } from "./plant";

const parts = PIPED_PARTS;
/** A narrow piece between the two racks: the far one gets less. */
const manifold = { inner_diameter_mm: 30, length_m: 1, minor_loss: 1 };

testRule(rule, {
  good: [
    // Both get 100 L/min of exactly 200.
    { name: "at the limit: alike and side by side", parts: cduWith(200, 50), records: pipedPlant() },
    {
      name: "a reverse return makes both ways alike",
      parts: cduWith(200, 100),
      records: pipedPlant({ loop: { piping: piping({ manifold, return: "reverse" }) } }),
    },
    {
      name: "valves balance it",
      parts: cduWith(200, 100),
      records: pipedPlant({ loop: { piping: piping({ manifold, is_balanced: true }) } }),
    },
    {
      name: "flow enough for the far one as well",
      parts: cduWith(500, 100),
      records: pipedPlant({ loop: { piping: piping({ manifold }) } }),
    },
  ],
  bad: [
    {
      name: "enough in total, too little for the far one",
      parts: cduWith(200, 100),
      records: pipedPlant({ loop: { piping: piping({ manifold }) } }),
      findings: [{ evidence: { limit: 100, unit: "L/min" }, affects: { rack_count: 1, racks: ["s/f/r/n2"] } }],
    },
    {
      name: "the slots say which is far",
      parts: cduWith(200, 100),
      records: pipedPlant({ loop: { piping: piping({ manifold }) } }).map((record) =>
        record.kind === "rack" ? { ...record, slot: record.path.endsWith("1") ? 2 : 1 } : record,
      ),
      findings: [{ affects: { rack_count: 1, racks: ["s/f/r/n1"] } }],
    },
  ],
  unknown: [
    {
      name: "no piping",
      parts,
      records: plant({ racks: 2, cdus: 1, loop: { coolant: "test/coolant" } }),
      missing: ["piping of the loop (not stated)"],
    },
  ],
  notApplicable: [
    { name: "one rack", parts, records: pipedPlant({ racks: 1 }) },
    { name: "too little in total", parts: cduWith(199, 100), records: pipedPlant() },
    { name: "a loop without racks", parts, records: pipedPlant({ racks: 0 }) },
  ],
});
