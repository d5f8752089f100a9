import type { RejectionRecord } from "../../../lib/model/records";
import rule from "../../../lib/rules/thermal/air-units-reject-somewhere";
import { testRule } from "../../../lib/testing";
import { airUnit } from "../../helpers/records";
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
            "The air units of f reject to tcs, whose facility water of 27.1 °C is warmer than the 27.0 °C of the air that they must supply.",
          path: "s/f",
          evidence: { value: 27.1, limit: 27, margin: -0.1, unit: "°C", state: "normal" },
          affects: { rack_count: 2 },
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
