import rule from "../../../lib/rules/thermal/loop-head-within-cdus";
import { testRule } from "../../../lib/testing";
import { cduWith, LOSSLESS, PIPED_PARTS, pipedPlant, piping, pipingWithout } from "./piped-plant";
import { plant } from "./plant";

const parts = PIPED_PARTS;
/** Bends of 3 velocity heads: 200 L/min through 50 mm is 1.697 653 m/s, so 1.441 012 kPa each; 8.646 074 kPa both ways. */
const main = { inner_diameter_mm: 50, length_m: 0, minor_loss: 3 };

testRule(rule, {
  good: [
    { name: "at the limit: the drop of the racks alone", parts, records: pipedPlant() },
    { name: "more racks side by side need no more head", parts, records: pipedPlant({ racks: 5 }) },
    { name: "with a main", parts: cduWith(500, 58.7), records: pipedPlant({ loop: { piping: piping({ main }) } }) },
  ],
  bad: [
    {
      name: "just over",
      parts: cduWith(500, 49.9),
      records: pipedPlant(),
      findings: [
        {
          message:
            "tcs needs 50.0 kPa outside its CDUs at 200 L/min, above their 49.9 kPa: they are short of head, not of flow, " +
            "of which they have 500 L/min.",
          evidence: { value: 50, limit: 49.9, margin: -0.1, unit: "kPa", state: "normal" },
          affects: { rack_count: 2 },
        },
      ],
    },
    {
      name: "the main takes what is left",
      parts: cduWith(500, 58.6),
      records: pipedPlant({ loop: { piping: piping({ main, is_balanced: true }) } }),
      findings: [{ evidence: { value: 58.6460743, limit: 58.6 } }],
    },
    {
      name: "short of both",
      parts: cduWith(500, 49),
      records: pipedPlant({ racks: 6 }),
      findings: [
        {
          message:
            "tcs needs 50 kPa outside its CDUs at 600 L/min, above their 49 kPa: they are short of head, and of flow, " +
            "of which they have 500 L/min.",
        },
      ],
    },
    {
      name: "the racks alone need more, whatever the pipes take",
      parts: cduWith(500, 49),
      records: plant({ racks: 2, cdus: 1, loop: { coolant: "test/coolant" } }),
      findings: [
        {
          message:
            "tcs needs 50 kPa or more outside its CDUs at 200 L/min or more, above their 49 kPa: they are short of head.",
          evidence: { value: 50, limit: 49 },
        },
      ],
    },
  ],
  unknown: [
    {
      name: "no piping",
      parts,
      records: plant({ racks: 2, cdus: 1, loop: { coolant: "test/coolant" } }),
      missing: ["piping of the loop (not stated)"],
    },
    {
      name: "head of the CDU not published",
      parts,
      records: pipedPlant({ cdu: { model: "test/no-head" } }),
      missing: ["head of test/no-head at its flow (not published)"],
    },
    {
      name: "no CDUs",
      parts,
      records: pipedPlant({ cdus: 0 }),
      missing: ["CDUs of the loop (none stated)"],
    },
    {
      name: "drop of the rack not published",
      parts,
      records: pipedPlant({ rack: { model: "test/no-drop" } }),
      missing: ["pressure drop of test/no-drop racks (not published at this supply temperature)"],
    },
    {
      name: "a run is not stated",
      parts,
      records: pipedPlant({ loop: { piping: pipingWithout("main") } }),
      missing: ["main (not stated)"],
    },
    {
      name: "roughness and minor loss not stated",
      parts: cduWith(500, 100),
      records: pipedPlant({
        loop: { piping: pipingWithout("roughness_mm", { main: { inner_diameter_mm: 100, length_m: 1 } }) },
      }),
      missing: ["minor loss of the main (not stated)", "roughness of the pipes (not stated)"],
    },
    {
      name: "length not stated",
      parts,
      records: pipedPlant({ loop: { piping: piping({ branch: { inner_diameter_mm: 30, minor_loss: 0 } }) } }),
      missing: ["length of the branch pipe of a rack (not stated)"],
    },
    {
      name: "inner diameter not stated",
      parts,
      records: pipedPlant({ loop: { piping: piping({ manifold: { length_m: 1, minor_loss: 0 } }) } }),
      missing: ["inner diameter of the manifold (not stated)"],
    },
    {
      name: "return neither direct nor reverse",
      parts: cduWith(500, 100),
      records: pipedPlant({ loop: { piping: pipingWithout("return", { manifold: { ...LOSSLESS, minor_loss: 1 } }) } }),
      missing: ["return of the pipes (neither direct nor reverse is stated)"],
    },
  ],
  notApplicable: [{ name: "a loop without racks", parts, records: pipedPlant({ racks: 0 }) }],
});
