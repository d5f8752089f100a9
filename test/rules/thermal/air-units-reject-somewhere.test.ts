import type { RejectionRecord } from "../../../lib/model/records";
import rule from "../../../lib/rules/thermal/air-units-reject-somewhere";
import { testRule } from "../../../lib/testing";
import { airUnit, facilityWater } from "../../helpers/records";
import { NO_SET_POINT, PARTS, plant } from "./plant";

const parts = PARTS;
const dryAt = (dry_bulb_c: number, rejects_to: string | undefined = "s/tcs", rejection?: RejectionRecord) => [
  ...plant({
    racks: 2,
    cdus: 0,
    site: { climate: [{ dry_bulb_c, basis: "test" }] },
    loop: { ...NO_SET_POINT, rejection: rejection ?? { kind: "dry-cooler", approach_k: 5 } },
  }),
  airUnit("s/f/a1", { rejects_to }),
];

testRule(rule, {
  good: [
    // 22 + 5 = 27 °C.
    { name: "at the limit", parts, records: dryAt(22) },
    { name: "far inside", parts, records: dryAt(35, "s/tcs", { kind: "chiller", leaving_c: 12 }) },
    {
      name: "condensers of their own",
      parts,
      records: [
        ...plant({ racks: 2, cdus: 0 }),
        airUnit("s/f/a1", { condenser_max_c: 45 }),
        airUnit("s/f/a2", { rejects_to: "s/cold" }),
        facilityWater("s/cold", { supply_c: 20 }),
      ],
    },
    { name: "at a warmer limit", parts, options: { air_supply_max_c: 30 }, records: dryAt(25) },
  ],
  bad: [
    {
      name: "just over",
      parts,
      records: dryAt(22.1),
      findings: [
        {
          message:
            "The air units of f reject to tcs, whose facility water of 27.1 °C is warmer than the 27.0 °C of the air that they must " +
            "supply; warm dry coolers are the only rejection of s, so it cannot cool its air.",
          path: "s/f",
          evidence: { value: 27.1, limit: 27, margin: -0.1, unit: "°C", state: "normal" },
          affects: { rack_count: 2 },
        },
      ],
    },
    {
      name: "just over the supply air of the floor; the site has a chiller",
      parts,
      records: [
        ...plant({ racks: 2, cdus: 0, floor: { supply_air_c: 22 } }),
        airUnit("s/f/a1", { rejects_to: "s/warm" }),
        facilityWater("s/warm", { supply_c: 22.1, rejection: { kind: "dry-cooler", approach_k: 5 } }),
        facilityWater("s/cold", { rejection: { kind: "chiller", leaving_c: 15 } }),
      ],
      findings: [
        {
          message:
            "The air units of f reject to warm, whose facility water of 22.1 °C is warmer than the 22.0 °C of the air that they must supply.",
        },
      ],
    },
    {
      name: "one unit on warm water, another that names no loop",
      parts,
      records: [...dryAt(31), airUnit("s/f/a2")],
      findings: [{ evidence: { value: 36, limit: 27 } }],
    },
  ],
  unknown: [
    {
      name: "no loop stated",
      parts,
      records: [...plant({ racks: 1, cdus: 0 }), airUnit("s/f/a1")],
      missing: ["rejection of the air units (no loop stated)"],
    },
    {
      name: "a loop that is not declared",
      parts,
      records: dryAt(22, "s/other"),
      missing: ["rejection of the air units (the loop is not known)"],
    },
    {
      name: "facility water not known",
      parts,
      records: dryAt(22, "s/tcs", { kind: "dry-cooler" }),
      missing: ["approach of the dry cooler (not stated)"],
    },
  ],
  notApplicable: [{ name: "no air units", parts, records: plant({ racks: 1, cdus: 0 }) }],
});
