import rule from "../../../lib/rules/thermal/loop-flow-within-cdus";
import { testRule } from "../../../lib/testing";
import { NO_SET_POINT, PARTS, plant } from "./plant";

const parts = PARTS;

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
  ],
  bad: [
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
      name: "coolant not in the catalog",
      parts,
      records: plant({ racks: 1, cdus: 1, loop: { coolant: "brine" } }),
      missing: ["properties of brine (not in the catalog)"],
    },
  ],
  notApplicable: [{ name: "a loop without racks", parts, records: plant({ racks: 0, cdus: 1 }) }],
});
