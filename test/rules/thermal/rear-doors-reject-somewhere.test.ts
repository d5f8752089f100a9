import type { RackRecord } from "../../../lib/model/records";
import rule from "../../../lib/rules/thermal/rear-doors-reject-somewhere";
import { testRule } from "../../../lib/testing";
import { facilityWater, floor, loop, rack, racks, row, site } from "../../helpers/records";

/** Air-cooled racks of 40 kW, each with a door that takes all of it, beside water of 40 °C, 22 °C and of unknown warmth. */
const hall = (doors: readonly Partial<RackRecord>[], supply_air_c?: number) => [
  site("s", { climate: [{ dry_bulb_c: 35, basis: "test" }] }),
  floor("s/f", supply_air_c === undefined ? {} : { supply_air_c }),
  row(),
  // 35 + 5 = 40 °C.
  facilityWater("s/dry", { rejection: { kind: "dry-cooler", approach_k: 5 } }),
  facilityWater("s/cold", { supply_c: 22, rejection: { kind: "chiller", leaving_c: 22 } }),
  facilityWater("s/open"),
  ...doors.map((more, at) => rack(`s/f/r/n${at + 1}`, { power_kw: 40, rear_door_kw: 40, ...more })),
];
const cold = { rear_door_to: "s/cold", rear_door_water_max_c: 22 };
const dry = { rear_door_to: "s/dry", rear_door_water_max_c: 45 };
/** A site that has no other rejection than its dry cooler. */
const dryOnly = (record: { readonly path: string }): boolean => record.path !== "s/cold" && record.path !== "s/open";

testRule(rule, {
  good: [
    { name: "at the limit of the doors", records: hall([cold, cold]) },
    { name: "at the supply air of the floor", records: hall([cold], 22) },
    { name: "far inside", records: hall([{ ...cold, rear_door_water_max_c: 26 }]) },
    { name: "at a warmer limit", options: { air_supply_max_c: 40 }, records: hall([dry]) },
    {
      name: "the facility water of a loop",
      records: [...hall([{ ...cold, rear_door_to: "s/tcs" }]), loop("s/tcs", { facility_supply_c: 20 })],
    },
  ],
  bad: [
    {
      name: "warm water; other doors on cold water; the site has a chiller",
      records: hall([dry, dry, cold]),
      findings: [
        {
          message:
            "The rear doors of f reject 80 kW to dry, whose facility water of 40 °C is warmer than the 27 °C of the air that the " +
            "room is supplied with.",
          path: "s/f",
          evidence: { value: 40, limit: 27, margin: -13, unit: "°C", state: "normal" },
          affects: { rack_count: 2, racks: ["s/f/r/n1", "s/f/r/n2"] },
        },
      ],
    },
    {
      // Four of eight doors name nothing: they are unknown beside it.
      name: "warm dry coolers are the only rejection",
      records: hall([dry, dry, dry, dry, {}, {}, {}, {}]).filter(dryOnly),
      findings: [
        {
          message:
            "The rear doors of f reject 160 kW to dry, whose facility water of 40 °C is warmer than the 27 °C of the air that the " +
            "room is supplied with; warm dry coolers are the only rejection of s, so it cannot cool its air.",
          affects: { rack_count: 4 },
        },
        { message: "Not known for s/f: rejection of the rear doors (no loop or facility water stated)." },
      ],
    },
    {
      name: "just over the supply air of the floor",
      records: hall([cold], 21.9),
      findings: [{ evidence: { value: 22, limit: 21.9, margin: -0.1 } }],
    },
    {
      name: "just over the limit of one door; another states a warmer one",
      records: hall([
        { ...cold, rear_door_water_max_c: 21.9 },
        { ...cold, rear_door_water_max_c: 25 },
      ]),
      findings: [
        {
          message:
            "The rear doors of f get water of 22.0 °C from cold, above the 21.9 °C up to which they take their heat.",
          evidence: { value: 22, limit: 21.9, margin: -0.1, unit: "°C" },
        },
      ],
    },
    {
      name: "two kinds of doors, both in warm water",
      records: [...hall([dry, { rear_door_to: "s/hot" }]), facilityWater("s/hot", { supply_c: 30 })],
      findings: [
        { evidence: { value: 40, limit: 27 }, affects: { rack_count: 1, racks: ["s/f/r/n1"] } },
        { evidence: { value: 30, limit: 27 }, affects: { rack_count: 1, racks: ["s/f/r/n2"] } },
      ],
    },
  ],
  unknown: [
    {
      name: "no water stated",
      records: hall([{}, cold]),
      missing: ["rejection of the rear doors (no loop or facility water stated)"],
    },
    {
      name: "no warmest water stated",
      records: hall([{ rear_door_to: "s/cold" }, cold]),
      missing: ["warmest water of the rear doors (not stated)"],
    },
    {
      name: "water not known",
      records: hall([{ ...cold, rear_door_to: "s/open" }]),
      missing: ["heat rejection of the facility water (none stated)"],
    },
    {
      name: "a loop that is not declared",
      records: hall([{ ...cold, rear_door_to: "s/other" }]),
      missing: ["rejection of the rear doors (the loop is not known)"],
    },
  ],
  notApplicable: [
    { name: "no rear doors", records: [site(), floor(), row(), ...racks(2)] },
    { name: "doors without heat", records: hall([{ liquid_fraction: 1 }, { rear_door_kw: 0 }]) },
  ],
});
