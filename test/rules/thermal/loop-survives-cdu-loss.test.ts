import rule from "../../../lib/rules/thermal/loop-survives-cdu-loss";
import { testRule } from "../../../lib/testing";
import { cdu } from "../../helpers/records";
import { PARTS, plant } from "./plant";

const parts = {
  ...PARTS,
  "test/large": { ...PARTS["test/cdu"], id: "test/large", rated_heat_kw: 600, flow_points: [{ flow_l_per_min: 1000 }] },
} as typeof PARTS;

testRule(rule, {
  good: [
    // The one that is left carries 5 x 90 = 450 kW and 500 L/min.
    { name: "at the limit", parts, records: plant({ racks: 5, cdus: 2, loop: { cdu_claims: "N+1" } }) },
    { name: "far inside", parts, records: plant({ racks: 1, cdus: 4 }) },
    { name: "two spare units, as claimed", parts, records: plant({ racks: 5, cdus: 3, loop: { cdu_claims: "N+2" } }) },
  ],
  bad: [
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
