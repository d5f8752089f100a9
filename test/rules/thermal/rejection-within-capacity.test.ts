import type { FacilityWaterRecord } from "../../../lib/model/records";
import rule from "../../../lib/rules/thermal/rejection-within-capacity";
import { testRule } from "../../../lib/testing";
import { airUnit, facilityWater, loop, racks, rejectionUnit } from "../../helpers/records";
import { NO_SET_POINT, PARTS, plant } from "./plant";

const parts = PARTS;
const rejecting = (racks: number, capacity_kw: number | undefined) =>
  plant({ racks, cdus: 1, loop: { rejection: { kind: "dry-cooler", capacity_kw } } as object });

/** Two loops of 90 kW each on one facility water, with units of the stated ratings. */
const shared = (more: Partial<FacilityWaterRecord>, units: readonly number[] = []) => [
  ...plant({ racks: 1, cdus: 0, rack: { liquid_fraction: 0.9 }, loop: { facility: "s/fws", ...NO_SET_POINT } }),
  loop("s/tcs-2", { facility: "s/fws" }),
  ...racks(1, { power_kw: 90, liquid_fraction: 1, loop: "s/tcs-2" }, "s/f/r/other"),
  facilityWater("s/fws", more),
  ...units.map((capacity_kw, at) => rejectionUnit(`s/fws/unit-${at + 1}`, { capacity_kw })),
];

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
      name: "within, whatever the share of an air unit without capacity",
      parts,
      records: [
        ...rejecting(1, 100),
        airUnit("s/f/a1", { rejects_to: "s/tcs" }),
        airUnit("s/f/a2", { capacity_kw: 60 }),
      ],
    },
    {
      name: "facility water of two loops, in two units",
      parts,
      records: shared({ rejection: { kind: "dry-cooler", capacity_kw: 180 } }, [90, 90]),
    },
    {
      name: "a plate exchanger at its limit",
      parts,
      records: [...shared({ exchanger: { to: "s/cold", capacity_kw: 180 } }), facilityWater("s/cold")],
    },
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
      name: "facility water of two loops, just over: the units' own rating counts",
      parts,
      records: shared({ rejection: { kind: "dry-cooler", capacity_kw: 180 } }, [90, 89]),
      findings: [
        {
          message: "fws rejects 180 kW, above the 179 kW that its dry cooler is rated for.",
          path: "s/fws",
          affects: { rack_count: 2 },
        },
      ],
    },
    {
      name: "a plate exchanger",
      parts,
      records: [...shared({ exchanger: { to: "s/cold", capacity_kw: 179 } }), facilityWater("s/cold")],
      findings: [{ message: "fws rejects 180 kW, above the 179 kW that its plate exchanger is rated for." }],
    },
    {
      // 180 kW x (1 + 1 / 5) = 216 kW.
      name: "the condensers of a water-cooled chiller, with the work of its compressors",
      parts,
      records: [
        ...shared({ rejection: { kind: "chiller", capacity_kw: 180, cop: 5, condenser: "s/towers" } }),
        facilityWater("s/towers", { rejection: { kind: "cooling-tower", capacity_kw: 215 } }),
      ],
      findings: [{ path: "s/towers", evidence: { value: 216, limit: 215 }, affects: { rack_count: 2 } }],
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
      name: "condenser heat of a chiller without COP",
      parts,
      records: [
        ...shared({ rejection: { kind: "chiller", capacity_kw: 180, condenser: "s/towers" } }),
        facilityWater("s/towers", { rejection: { kind: "cooling-tower", capacity_kw: 1000 } }),
      ],
      missing: ["COP of the chiller (not stated)"],
    },
    {
      name: "a rack without power",
      parts,
      records: [...rejecting(1, 450), { kind: "rack", path: "s/f/r/x", feeds: [], loop: "s/tcs", liquid_fraction: 1 }],
      missing: ["power of racks without a model (no power published or stated)"],
    },
    {
      // 90 kW of liquid heat, and of 10 kW in the room nobody knows how much.
      name: "the share of an air unit without capacity",
      parts,
      records: [
        ...rejecting(1, 95),
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
