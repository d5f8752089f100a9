import type { AirUnitRecord, SiteRecord } from "../../../lib/model/records";
import rule from "../../../lib/rules/thermal/air-units-get-cold-water";
import { testRule } from "../../../lib/testing";
import { airUnit, facilityWater, floor } from "../../helpers/records";
import { PARTS, plant } from "./plant";

const parts = PARTS;
const room = (units: readonly Partial<AirUnitRecord>[], site: Partial<SiteRecord> = {}) => [
  ...plant({ racks: 2, cdus: 0, site: { climate: [{ dry_bulb_c: 40, basis: "test" }], ...site } }),
  facilityWater("s/mild", { supply_c: 22 }),
  facilityWater("s/cold", { supply_c: 12 }),
  ...units.map((more, at) => airUnit(`s/f/a${at + 1}`, more)),
];

testRule(rule, {
  good: [
    {
      // Above the supply air of the floor: another rule's finding.
      name: "no limit stated, and water that is too warm for any",
      parts,
      records: [
        ...room([{ rejects_to: "s/mild" }]).filter(({ kind }) => kind !== "floor"),
        floor("s/f", { supply_air_c: 21.9 }),
      ],
    },
    {
      name: "water and air at their limits",
      parts,
      records: room([{ rejects_to: "s/mild", water_max_c: 22 }, { condenser_max_c: 40 }]),
    },
    { name: "far inside", parts, records: room([{ rejects_to: "s/cold", water_max_c: 22 }]) },
    // The facility water of the loop is 35 °C.
    { name: "the water of a loop", parts, records: room([{ rejects_to: "s/tcs", water_max_c: 35 }]) },
  ],
  bad: [
    {
      name: "water just over",
      parts,
      records: room([
        { rejects_to: "s/mild", water_max_c: 21.9 },
        { rejects_to: "s/cold", water_max_c: 21.9 },
      ]),
      findings: [
        {
          message:
            "The air units of f get water of 22.0 °C from mild, above the 21.9 °C up to which they have their capacity.",
          path: "s/f",
          evidence: { value: 22, limit: 21.9, margin: -0.1, unit: "°C", state: "normal" },
          affects: { rack_count: 2 },
        },
      ],
    },
    {
      name: "air just over, with its recirculation; another unit states nothing",
      parts,
      records: room([{ condenser_max_c: 42 }, { rejects_to: "s/cold" }], { recirculation_allowance_k: 2.1 }),
      findings: [
        {
          message:
            "The condensers of the air units of f draw in air of 42.1 °C, above the 42.0 °C up to which they have their capacity.",
        },
      ],
    },
  ],
  unknown: [
    {
      name: "a unit without its limit beside one with it",
      parts,
      records: room([{ rejects_to: "s/mild" }, { rejects_to: "s/cold", water_max_c: 20 }]),
      missing: ["warmest water of the air units (not stated)"],
    },
    {
      name: "no unit states its limit",
      parts,
      records: room([{ rejects_to: "s/mild" }, { rejects_to: "s/cold" }]),
      missing: ["warmest water of the air units (not stated)"],
    },
    {
      name: "no water named",
      parts,
      records: room([{ water_max_c: 20 }]),
      missing: ["rejection of the air units (no loop stated)"],
    },
    {
      name: "no climate",
      parts,
      records: room([{ condenser_max_c: 45 }], { climate: [] }),
      missing: ["design climate of the site (no climate point stated)"],
    },
    {
      name: "no dry bulb",
      parts,
      records: room([{ condenser_max_c: 45 }], { climate: [{ basis: "test" }] }),
      missing: ["dry bulb of the climate (not stated)"],
    },
  ],
  notApplicable: [
    { name: "no unit states a limit or water", parts, records: room([{}]) },
    { name: "no units", parts, records: room([]) },
  ],
});
