import rule from "../../../lib/rules/thermal/loop-survives-cdu-loss";
import { testRule } from "../../../lib/testing";
import { cdu } from "../../helpers/records";
import type { PipingRecord } from "../../../lib/model/records";
import { cduWith, PIPED_PARTS, pipedPlant, piping } from "./piped-plant";
import { CDU, PARTS, plant } from "./plant";

const parts = {
  ...PARTS,
  "test/large": { ...PARTS["test/cdu"], id: "test/large", rated_heat_kw: 600, flow_points: [{ flow_l_per_min: 1000 }] },
} as typeof PARTS;

/** Two racks on pipes that no valves balance: what stands between them takes 5.56 kPa of the farther one's flow. */
const unbalanced = (more: Partial<PipingRecord> = {}) =>
  pipedPlant({
    cdus: 2,
    loop: {
      cdu_claims: "N+1",
      piping: piping({ manifold: { inner_diameter_mm: 30, length_m: 0, minor_loss: 1 }, ...more }),
    },
  });

testRule(rule, {
  good: [
    // 100 L/min through 30 mm are 2.358 m/s and 2.780 kPa, once in the supply and once in the return: the near rack sees
    // 55.56 kPa and takes 100 x 1.1112^(1 / 1.9) = 105.71 L/min where the far one gets its 100.
    { name: "pipes that no valves balance, at the limit", parts: cduWith(205.71, 100), records: unbalanced() },
    { name: "valves balance the pipes", parts: cduWith(200, 100), records: unbalanced({ is_balanced: true }) },
    // The one that is left carries 5 x 90 = 450 kW and 500 L/min.
    { name: "at the limit", parts, records: plant({ racks: 5, cdus: 2, loop: { cdu_claims: "N+1" } }) },
    { name: "far inside", parts, records: plant({ racks: 1, cdus: 4 }) },
    { name: "two spare units, as claimed", parts, records: plant({ racks: 5, cdus: 3, loop: { cdu_claims: "N+2" } }) },
  ],
  bad: [
    {
      name: "enough for the racks, too little for the pipes that no valves balance",
      parts: cduWith(205.7, 100),
      records: unbalanced(),
      findings: [
        {
          message:
            "Losing tcs/cdu-1 leaves tcs short of flow: its racks need 200 L/min, but its pipes give each of them enough " +
            "only at 205.71 L/min, and its CDUs deliver 205.70 L/min. In heat the CDUs have 270 kW to spare. " +
            "The loss of one other CDU does the same.",
          evidence: { limit: 205.7, unit: "L/min", state: "fault(s/tcs/cdu-1)" },
          affects: { rack_count: 2 },
        },
      ],
    },
    {
      // Pipes that ask for 205.7 L/min of 2 x 102: the balance fails with all CDUs already. One delivers 102 for 200.
      name: "pipes that ask for too much with all CDUs already: the sum is judged",
      parts: cduWith(102, 100),
      records: unbalanced(),
      findings: [
        {
          message:
            "Losing tcs/cdu-1 leaves tcs short of flow: its racks need 200 L/min, its CDUs deliver 102 L/min, at most 1 of 2 " +
            "racks could stay. In heat the CDUs have 270 kW to spare. The loss of one other CDU does the same.",
        },
      ],
    },
    {
      // 50 kPa at 200 L/min: each of two CDUs gives its 100 at 60 kPa; the one that is left has 200 at 40 kPa only.
      name: "the head of the loop at the flow of a single CDU",
      parts: {
        ...PIPED_PARTS,
        "test/cdu": {
          ...CDU,
          flow_points: [
            { flow_l_per_min: 100, head_kpa: 60 },
            { flow_l_per_min: 200, head_kpa: 40 },
          ],
        },
      },
      records: pipedPlant({ cdus: 2 }),
      findings: [{ evidence: { value: 200, limit: 100, unit: "L/min" } }],
    },
    {
      // 300 L/min of two of three pumps against 4 x 100; 4 x 90 = 360 of 450 kW.
      name: "short of flow with heat to spare",
      parts,
      records: plant({ racks: 4, cdus: 2, loop: { cdu_pump_claims: "N+1" } }),
      findings: [
        {
          message:
            "Losing tcs/cdu-1 leaves tcs short of flow: its racks need 400 L/min, its CDUs deliver 300 L/min, at most 3 of 4 " +
            "racks could stay. In heat the CDUs have 90 kW to spare. The loss of one other CDU does the same.",
          evidence: { value: 400, limit: 300, state: "fault(s/tcs/cdu-1)" },
        },
      ],
    },
    {
      name: "just over in heat, whatever is claimed",
      parts,
      // 40 - 35.05 = 4.95 K: 445.5 kW left against 450 kW; the flow holds.
      records: plant({ racks: 5, cdus: 2, loop: { facility_supply_c: 35.05, cdu_claims: "N" } }),
      findings: [
        {
          message:
            "Losing tcs/cdu-1 overloads the CDUs left on tcs: 450.0 kW of liquid heat against 445.5 kW, at most 4 of 5 racks " +
            "could stay. The loss of one other CDU does the same.",
          evidence: { value: 450, limit: 445.5, unit: "kW", state: "fault(s/tcs/cdu-1)" },
          affects: { rack_count: 5 },
          fix: "Add a CDU, or move 1 rack to another loop.",
        },
      ],
    },
    {
      name: "heat and flow equally short",
      parts,
      // Without the large CDU, 450 kW and 500 L/min are left for 6 x 90 = 540 kW and 600 L/min.
      records: [...plant({ racks: 6, cdus: 1 }), cdu("s/tcs/big", { model: "test/large" })],
      findings: [
        {
          // Heat: 540 against 450 (120 %). Flow: 600 against 500 (120 %). A tie goes to the heat.
          message:
            "Losing tcs/big overloads the CDUs left on tcs: 540 kW of liquid heat against 450 kW, at most 5 of 6 racks could stay.",
          evidence: { state: "fault(s/tcs/big)" },
        },
      ],
    },
    {
      name: "a claim of two spare units that only one keeps",
      parts,
      // 3 - 2 = 1 CDU of 450 kW and 500 L/min for 6 x 90 = 540 kW; with one lost, 900 kW are left.
      records: plant({ racks: 6, cdus: 3, loop: { cdu_claims: "N+2" } }),
      findings: [
        {
          message:
            "Losing tcs/cdu-1 and tcs/cdu-2 overloads the CDUs left on tcs: 540 kW of liquid heat against 450 kW, at most 5 of 6 " +
            "racks could stay.",
          evidence: { state: "fault(s/tcs/cdu-1)+fault(s/tcs/cdu-2)" },
        },
      ],
    },
    {
      name: "heat fails in the normal state, flow with a CDU lost",
      parts,
      // Normal: 2 x 450 x 2 / 5 = 360 kW against 450 kW, so heat is the other rule's. 8 racks: 720 kW; 800 L/min against 500.
      records: plant({ racks: 8, cdus: 2, loop: { facility_supply_c: 38 } }),
      findings: [
        {
          message:
            "Losing tcs/cdu-1 leaves tcs short of flow: its racks need 800 L/min, its CDUs deliver 500 L/min, at most 5 of 8 racks " +
            "could stay. The loss of one other CDU does the same.",
          evidence: { value: 800, limit: 500, unit: "L/min" },
        },
      ],
    },
    {
      name: "a single CDU with a claim",
      parts,
      records: plant({ racks: 2, cdus: 1, loop: { cdu_claims: "N+1" } }),
      findings: [
        {
          message: "Losing tcs/cdu-1 takes 2 racks of tcs, which has no other CDU, although N+1 is claimed.",
          evidence: { value: 2, limit: 0, state: "fault(s/tcs/cdu-1)" },
          affects: { rack_count: 2 },
        },
      ],
    },
    {
      name: "a single CDU under a site that must survive",
      parts,
      records: plant({ racks: 2, cdus: 1, site: { survives: "any-single-loss" }, loop: { cdu_claims: "N" } }),
      findings: [
        {
          message:
            "Losing tcs/cdu-1 takes 2 racks of tcs, which has no other CDU; 2 of them must survive any single loss.",
        },
      ],
    },
  ],
  unknown: [
    {
      name: "flow not published",
      parts,
      records: plant({ racks: 1, cdus: 2, cdu: { model: "test/no-flow" } }),
      missing: ["flow of test/no-flow (not published)"],
    },
    {
      name: "the CDU that is left may be the one without data",
      parts,
      records: [...plant({ racks: 1, cdus: 1 }), cdu("s/tcs/x", { model: "test/no-approach" })],
      missing: ["rated approach of test/no-approach (not published)"],
    },
  ],
  notApplicable: [
    { name: "a single CDU without a claim: a single point of failure", parts, records: plant({ racks: 1, cdus: 1 }) },
    { name: "a single CDU, N claimed", parts, records: plant({ racks: 1, cdus: 1, loop: { cdu_claims: "N" } }) },
    { name: "the normal state fails already", parts, records: plant({ racks: 11, cdus: 2 }) },
    { name: "no CDUs", parts, records: plant({ racks: 1, cdus: 0 }) },
  ],
});
