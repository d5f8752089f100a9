import rule from "../../../lib/rules/thermal/loop-flow-within-cdus";
import { testRule } from "../../../lib/testing";
import { rack } from "../../helpers/records";
import { NO_SET_POINT, PARTS, plant } from "./plant";

const parts = PARTS;

/** Thirteen racks of 135 kW: 121.5 kW to water each, 119 L/min at 40 °C and 177 L/min at 45 °C. */
const thirteen = Array.from({ length: 13 }, (_, at) =>
  rack(`s/f/r/x${10 + at}`, { model: "lenovo/gb300-nvl72", power_kw: 135, liquid_fraction: 0.9, loop: "s/tcs" }),
);

testRule(rule, {
  good: [
    // 5 x 100 L/min against 500 L/min, the larger of the published points.
    { name: "at the limit", parts, records: plant({ racks: 5, cdus: 1 }) },
    { name: "far inside", parts, records: plant({ racks: 1, cdus: 3 }) },
    // 20 °C is colder than the curve: the flow at 30 °C, 8 x 60 = 480 L/min, is an upper bound.
    {
      name: "colder than the curve, enough for its first point",
      parts,
      records: plant({ racks: 8, cdus: 1, loop: { supply_c: 20 } }),
    },
    {
      name: "every rack gets its highest flow",
      parts,
      records: plant({ racks: 5, cdus: 1, rack: { model: "test/up-to" } }),
    },
    { name: "the facility water does not matter", parts, records: plant({ racks: 5, cdus: 1, loop: NO_SET_POINT }) },
    {
      // 13 x 119 = 1,547 of 2,125 L/min.
      name: "racks at 40 °C that run out of flow at 45 °C",
      records: [...thirteen, ...plant({ racks: 0, cdus: 1, cdu: { model: "coolit/chx2000" } })],
    },
    {
      name: "N+1 of the pumps claimed, and the smaller point suffices",
      parts,
      records: plant({ racks: 3, cdus: 1, loop: { cdu_pump_claims: "N+1" } }),
    },
  ],
  bad: [
    {
      // 13 x 177 = 2,301 of 2,125 L/min: 176 short, 176 / 2,301 x 1,579.5 = 120.8 kW; 12 x 177 = 2,124 fit.
      // Heat: 13 x 121.5 = 1,579.5 of 2,000 kW at 5 of 5 K.
      name: "out of flow with heat to spare",
      records: [
        ...thirteen,
        ...plant({
          racks: 0,
          cdus: 1,
          cdu: { model: "coolit/chx2000" },
          loop: { supply_c: 45, facility_supply_c: 40 },
        }),
      ],
      findings: [
        {
          message:
            "The racks of tcs need 2,301 L/min, above the 2,125 L/min that its CDUs deliver: short of 176 L/min (120.8 kW), " +
            "at most 12 of 13 racks could stay. In heat the CDUs have 420.5 kW to spare.",
          evidence: { value: 2301, limit: 2125, margin: -176 },
        },
      ],
    },
    {
      // 300 L/min with two of three pumps; 4 x 100 = 400; 4 x 90 = 360 of 450 kW.
      name: "N+1 of the pumps claimed",
      parts,
      records: plant({ racks: 4, cdus: 1, loop: { cdu_pump_claims: "N+1" } }),
      findings: [
        {
          message:
            "The racks of tcs need 400 L/min, above the 300 L/min that its CDUs deliver with the pumps that N+1 leaves each " +
            "of them: short of 100 L/min (90 kW), at most 3 of 4 racks could stay. In heat the CDUs have 90 kW to spare.",
        },
      ],
    },
    {
      name: "just over",
      parts,
      // 101 kW a rack: 5 x 101 = 505 L/min for 454.5 kW; short of 5 L/min, so of 4.5 kW. 4 x 101 = 404 fit, 505 do not.
      records: plant({ racks: 5, cdus: 1, rack: { power_kw: 101 } }),
      findings: [
        {
          message:
            "The racks of tcs need 505 L/min, above the 500 L/min that its CDUs deliver: short of 5 L/min (4.5 kW), " +
            "at most 4 of 5 racks could stay.",
          evidence: { value: 505, limit: 500, margin: -5, unit: "L/min", state: "normal" },
          affects: { rack_count: 5 },
          fix: "Add a CDU, or move 1 rack to another loop.",
        },
      ],
    },
    {
      // The racks with a curve alone need 600 L/min.
      name: "the lower bound is already too much",
      parts,
      records: [
        ...plant({ racks: 6, cdus: 1 }),
        { kind: "rack", path: "s/f/r/x", feeds: [], loop: "s/tcs", power_kw: 10, liquid_fraction: 1 },
      ],
      findings: [{ evidence: { value: 600, limit: 500 } }],
    },
  ],
  unknown: [
    {
      name: "colder than the curve, too little for its first point",
      parts,
      // 9 x 60 = 540 L/min: it may prove a pass, never a fail.
      records: plant({ racks: 9, cdus: 1, loop: { supply_c: 20 } }),
      missing: ["flow of test/rack racks at the loop's supply temperature (the published curve begins at 30 °C)"],
    },
    {
      name: "warmer than the curve",
      parts,
      records: plant({ racks: 1, cdus: 1, loop: { supply_c: 40.1 } }),
      missing: ["flow of test/rack racks at the loop's supply temperature (the published curve ends at 40 °C)"],
    },
    {
      name: "less than the highest flow for every rack",
      parts,
      records: plant({ racks: 6, cdus: 1, rack: { model: "test/up-to" } }),
      missing: ["flow curve of test/up-to racks (only a highest flow is published)"],
    },
    {
      name: "flow of the CDU not published",
      parts,
      records: plant({ racks: 1, cdus: 1, cdu: { model: "test/no-flow" } }),
      missing: ["flow of test/no-flow (not published)"],
    },
    {
      name: "a claim on pumps that no published point proves",
      parts,
      records: plant({ racks: 1, cdus: 1, loop: { cdu_pump_claims: "N+2" } }),
      missing: ["flow of test/cdu with 1 of its 3 pumps (not published, and N+2 is claimed)"],
    },
    {
      name: "coolant not in the catalog",
      parts,
      records: plant({ racks: 1, cdus: 1, loop: { coolant: "brine" } }),
      missing: ["properties of brine (not in the catalog)"],
    },
  ],
  notApplicable: [{ name: "a loop without racks", parts, records: plant({ racks: 0, cdus: 1 }) }],
});
