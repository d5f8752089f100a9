import rule from "../../../lib/rules/thermal/rejection-within-capacity";
import { testRule } from "../../../lib/testing";
import { airUnit } from "../../helpers/records";
import { PARTS, plant } from "./plant";

const parts = PARTS;
const rejecting = (racks: number, capacity_kw: number | undefined) =>
  plant({ racks, cdus: 1, loop: { rejection: { kind: "dry-cooler", capacity_kw } } as object });

testRule(rule, {
  good: [
    // 5 x 90 kW; the room keeps 5 x 10 kW, as no air unit rejects to the loop.
    { name: "at the limit", parts, records: rejecting(5, 450) },
    { name: "far inside", parts, records: rejecting(1, 2000) },
    {
      name: "at the limit with the heat of the room",
      parts,
      records: [...rejecting(5, 500), airUnit("s/f/a1", { capacity_kw: 60, rejects_to: "s/tcs" })],
    },
    // Of two units, 40 and 60 kW, the first takes 40 % of 50 kW: 450 + 20 = 470 kW.
    {
      name: "at the limit with a part of the heat of the room",
      parts,
      records: [
        ...rejecting(5, 470),
        airUnit("s/f/a1", { capacity_kw: 40, rejects_to: "s/tcs" }),
        airUnit("s/f/a2", { capacity_kw: 60 }),
      ],
    },
  ],
  bad: [
    {
      name: "just over",
      parts,
      records: rejecting(5, 449),
      findings: [
        {
          message: "tcs rejects 450 kW, above the 449 kW that its dry cooler is rated for.",
          path: "s/tcs",
          evidence: { value: 450, limit: 449, margin: -1, unit: "kW", state: "normal" },
          affects: { rack_count: 5 },
        },
      ],
    },
    {
      name: "over with the heat of the room",
      parts,
      records: [...rejecting(5, 499), airUnit("s/f/a1", { rejects_to: "s/tcs" })],
      findings: [{ evidence: { value: 500, limit: 499 } }],
    },
  ],
  unknown: [
    {
      name: "no capacity",
      parts,
      records: rejecting(1, undefined),
      missing: ["rated heat of the loop's rejection (not stated)"],
    },
    {
      name: "a rack without power",
      parts,
      records: [...rejecting(1, 450), { kind: "rack", path: "s/f/r/x", feeds: [], loop: "s/tcs", liquid_fraction: 1 }],
      missing: ["power of racks without a model (no power published or stated)"],
    },
    {
      name: "the share of an air unit without capacity",
      parts,
      records: [
        ...rejecting(1, 450),
        airUnit("s/f/a1", { rejects_to: "s/tcs" }),
        airUnit("s/f/a2", { capacity_kw: 60 }),
      ],
      missing: ["capacity of the air units (not stated)"],
    },
  ],
  notApplicable: [
    { name: "no rejection", parts, records: plant({ racks: 1, cdus: 1 }) },
    { name: "no heat", parts, records: rejecting(0, 1) },
  ],
});
