import rule from "../../../lib/rules/thermal/loop-heat-within-cdus";
import { testRule } from "../../../lib/testing";
import { airUnit, cdu, facilityWater, rack } from "../../helpers/records";
import { cduWith } from "./piped-plant";
import { NO_SET_POINT, PARTS, plant } from "./plant";

const parts = PARTS;
/** 450 kW at 5 K, so UA 90 kW/K; a coolant of 4 MJ/(m³ K). */
const onWater = cduWith(500, 50);
const FLOW = (15 * 90 * 2.5) / Math.LN2 / 16;
/** Five racks of 90 kW and 100 L/min from 40 to 53.5 °C, on facility water of 35 °C with a stated flow. */
const stated = (flow_l_per_min: number) => [
  ...plant({ racks: 5, cdus: 1, loop: { ...NO_SET_POINT, coolant: "test/coolant", facility: "s/fws" } }),
  facilityWater("s/fws", {
    coolant: "test/coolant",
    rejection: { kind: "chiller", leaving_c: 35 },
    flow_l_per_min,
  }),
];

testRule(rule, {
  good: [
    // 5 x 90 kW = 450 kW at the rated approach of 40 - 35 = 5 K.
    { name: "at the limit", parts, records: plant({ racks: 5, cdus: 1 }) },
    { name: "far inside", parts, records: plant({ racks: 1, cdus: 3 }) },
    // A wider approach gives no more than the rated heat: 450 kW x min(1, 20 / 5).
    { name: "a wide approach", parts, records: plant({ racks: 5, cdus: 1, loop: { facility_supply_c: 20 } }) },
    { name: "just the facility water of equal rates", parts: onWater, records: stated(500) },
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
      // Ends of 2.5 and 5 K at UA 90 kW/K: 324.6064 kW over 16 K. 450 - 324.6064 = 125.3936 kW; of 500 L/min 139.33.
      name: "too little facility water",
      parts: onWater,
      records: stated(FLOW),
      findings: [
        {
          message:
            "tcs takes 450.0 kW of liquid heat, but the facility water of 304.3 L/min takes at most 324.6 kW from a return of " +
            "53.5 °C: 125.4 kW (139.3 L/min) too much, at most 3 of 5 racks could stay.",
          evidence: { value: 450, limit: 324.606384 },
          fix: "Raise the flow of the facility water, or move 2 racks to another loop.",
        },
      ],
    },
    {
      name: "just over what the facility water takes",
      parts: onWater,
      records: stated(499.9),
      findings: [{ evidence: { value: 450 } }],
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
      // The air unit takes at least the 50 kW that the racks leave to the air: at most 600 x 450 / 500 = 540 L/min are left.
      name: "a stated facility flow, shared with something of unknown heat",
      parts: onWater,
      records: [
        ...stated(600),
        rack("s/f/r/x", { power_kw: undefined } as object),
        airUnit("s/f/a1", { rejects_to: "s/fws" }),
      ],
      missing: ["power of racks without a model (no power published or stated)"],
    },
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
