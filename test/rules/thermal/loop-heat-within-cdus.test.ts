import rule from "../../../lib/rules/thermal/loop-heat-within-cdus";
import { testRule } from "../../../lib/testing";
import { cdu } from "../../helpers/records";
import { NO_SET_POINT, PARTS, plant } from "./plant";

const parts = PARTS;

testRule(rule, {
  good: [
    // 5 x 90 kW = 450 kW at the rated approach of 40 - 35 = 5 K.
    { name: "at the limit", parts, records: plant({ racks: 5, cdus: 1 }) },
    { name: "far inside", parts, records: plant({ racks: 1, cdus: 3 }) },
    // A wider approach gives no more than the rated heat: 450 kW x min(1, 20 / 5).
    { name: "a wide approach", parts, records: plant({ racks: 5, cdus: 1, loop: { facility_supply_c: 20 } }) },
    // One CDU alone suffices, whatever the second one can do.
    {
      name: "enough without a CDU of unknown data",
      parts,
      records: [...plant({ racks: 5, cdus: 1 }), cdu("s/tcs/cdu-x")],
    },
    // 31 + 0 (recirculation) + 4 = 35 °C.
    {
      name: "the water that a dry cooler reaches",
      parts,
      records: plant({
        racks: 5,
        cdus: 1,
        site: { climate: [{ dry_bulb_c: 31, basis: "test" }] },
        loop: { ...NO_SET_POINT, rejection: { kind: "dry-cooler", approach_k: 4 } },
      }),
    },
  ],
  bad: [
    {
      name: "just over",
      parts,
      // 450 kW x (40 - 35.05) / 5 = 445.5 kW. 4.5 kW are 1 % of the heat, so 5 of 500 L/min. 4 x 90 = 360 kW fit, 450 do not.
      records: plant({ racks: 5, cdus: 1, loop: { facility_supply_c: 35.05 } }),
      findings: [
        {
          message:
            "tcs takes 450.0 kW of liquid heat, above the 445.5 kW that its CDUs transfer: 4.5 kW (5 L/min) too much, " +
            "at most 4 of 5 racks could stay.",
          path: "s/tcs",
          evidence: { value: 450, limit: 445.5, margin: -4.5, unit: "kW", state: "normal" },
          affects: { rack_count: 5 },
          fix: "Add a CDU, or move 1 rack to another loop.",
        },
      ],
    },
    {
      // 450 kW x 2 / 5 = 180 kW against 3 x 90 = 270 kW; 300 of 500 L/min. 90 kW are a third of the heat: 100 L/min.
      name: "out of heat with flow to spare",
      parts,
      records: plant({ racks: 3, cdus: 1, loop: { facility_supply_c: 38 } }),
      findings: [
        {
          message:
            "tcs takes 270 kW of liquid heat, above the 180 kW that its CDUs transfer: 90 kW (100 L/min) too much, " +
            "at most 2 of 3 racks could stay. In flow the CDUs have 200 L/min to spare.",
        },
      ],
    },
    {
      name: "facility water warmer than the loop",
      parts,
      records: plant({ racks: 2, cdus: 1, loop: { facility_supply_c: 41 } }),
      findings: [{ evidence: { value: 180, limit: 0 }, fix: "Add a CDU, or move 2 racks to another loop." }],
    },
    {
      name: "above the rated heat, though the facility water is not known",
      parts,
      records: plant({ racks: 6, cdus: 1, loop: NO_SET_POINT }),
      findings: [{ evidence: { value: 540, limit: 450 } }],
    },
  ],
  unknown: [
    {
      name: "facility water not stated",
      parts,
      records: plant({ racks: 5, cdus: 1, loop: NO_SET_POINT }),
      missing: ["heat rejection of the loop (none stated)"],
    },
    {
      name: "approach not published",
      parts,
      records: plant({ racks: 1, cdus: 1, cdu: { model: "test/no-approach" } }),
      missing: ["rated approach of test/no-approach (not published)"],
    },
    { name: "no CDUs", parts, records: plant({ racks: 1, cdus: 0 }), missing: ["CDUs of the loop (none stated)"] },
    {
      name: "no climate",
      parts,
      records: plant({
        racks: 1,
        cdus: 1,
        loop: { ...NO_SET_POINT, rejection: { kind: "dry-cooler", approach_k: 5 } },
      }),
      missing: ["design climate of the site (no climate point stated)"],
    },
    {
      name: "an invalid CDU yields no finding of its own",
      parts,
      records: plant({
        racks: 1,
        cdus: 1,
        cdu: { problems: [{ rule: "declaration/part-known", property: "model", message: "Bad.", fix: "Mend." }] },
      }),
      missing: [],
    },
  ],
  notApplicable: [{ name: "a loop without racks", parts, records: plant({ racks: 0, cdus: 1 }) }],
});
