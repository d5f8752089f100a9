import rule from "../../../lib/rules/thermal/loop-head-within-cdus";
import { testRule } from "../../../lib/testing";
import {
  cduWith,
  LOSSLESS,
  PIPED_CURVE,
  PIPED_PARTS,
  PIPED_POINT,
  PIPED_RACK,
  pipedPlant,
  piping,
  pipingWithout,
} from "./piped-plant";
import { CDU, plant } from "./plant";

const parts = PIPED_PARTS;
/** 600 L/min at 50 kPa with two pumps, 900 at 40 kPa with three; racks of 50 or of 40 kPa. */
const twoPoints = (drop: number) => ({
  ...PIPED_PARTS,
  "test/rack": { ...PIPED_RACK, flow_curve: { ...PIPED_CURVE, points: [{ ...PIPED_POINT, pressure_drop_kpa: drop }] } },
  "test/cdu": {
    ...CDU,
    flow_points: [
      { flow_l_per_min: 600, head_kpa: 50, pumps: 2 },
      { flow_l_per_min: 900, head_kpa: 40, pumps: 3 },
    ],
  },
});
/** Bends of 3 velocity heads: 200 L/min through 50 mm is 1.697 653 m/s, so 1.441 012 kPa each; 8.646 074 kPa both ways. */
const main = { inner_diameter_mm: 50, length_m: 0, minor_loss: 3 };

testRule(rule, {
  good: [
    { name: "at the limit: the drop of the racks alone", parts, records: pipedPlant() },
    { name: "more racks side by side need no more head", parts, records: pipedPlant({ racks: 5 }) },
    { name: "at the corner of the point of fewer pumps", parts: twoPoints(50), records: pipedPlant({ racks: 6 }) },
    { name: "at the corner of the point of all pumps", parts: twoPoints(40), records: pipedPlant({ racks: 9 }) },
    // 12 racks on three CDUs: 400 L/min each, 600 with the claimed one out.
    {
      name: "at the corner with the claimed CDU out",
      parts: twoPoints(50),
      records: pipedPlant({ racks: 12, cdus: 3, loop: { cdu_claims: "N+1" } }),
    },
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
      name: "just over the head of the point of fewer pumps",
      parts: twoPoints(50.1),
      records: pipedPlant({ racks: 6 }),
      findings: [{ evidence: { value: 50.1, limit: 50 } }],
    },
    {
      name: "beyond the flow of the point of fewer pumps, above the head of all",
      parts: twoPoints(50),
      records: pipedPlant({ racks: 7 }),
      findings: [{ evidence: { value: 50, limit: 40 } }],
    },
    {
      name: "just over the head of the point of all pumps",
      parts: twoPoints(40.1),
      records: pipedPlant({ racks: 9 }),
      findings: [{ evidence: { value: 40.1, limit: 40 } }],
    },
    {
      // 13 racks on two of three CDUs: 650 L/min each.
      name: "beyond the flow of fewer pumps with the claimed CDU out",
      parts: twoPoints(50),
      records: pipedPlant({ racks: 13, cdus: 3, loop: { cdu_claims: "N+1" } }),
      findings: [
        {
          message:
            "tcs needs 50 kPa outside its CDUs at 1,300 L/min, above their 40 kPa with the CDUs that N+1 leaves: they are " +
            "short of head, not of flow, of which they have 2,700 L/min.",
          evidence: { value: 50, limit: 40 },
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
      missing: ["roughness of the pipes (not stated)", "minor loss of the main (not stated)"],
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
