import type { AirUnitRecord } from "../../../lib/model/records";
import rule from "../../../lib/rules/thermal/airflow-within-air-units";
import { testRule } from "../../../lib/testing";
import { airUnit } from "../../helpers/records";
import { PARTS, plant } from "./plant";

const parts = PARTS;
/** Two racks give 20 kW to the air: 3,000 CFM = 3,000 x 60 x 0.3048³ m³/h = 5,097.03 m³/h at sea level. */
const room = (units: readonly Partial<AirUnitRecord>[], elevation_m?: number) => [
  ...plant({ racks: 2, cdus: 0, site: { elevation_m } as object }),
  ...units.map((more, at) => airUnit(`s/f/a${at + 1}`, more)),
];

testRule(rule, {
  good: [
    { name: "at the limit", parts, records: room([{ airflow_m3_per_h: 5097.1 }]) },
    // At 1,500 m the pressure is 84.556 kPa of 101.325 (ISO 2533, table): 5,097.03 / 0.834503 = 6,107.9 m³/h.
    { name: "at the limit, high up", parts, records: room([{ airflow_m3_per_h: 6108.5 }], 1500) },
    {
      name: "at half of the design ratio",
      parts,
      options: { airflow_cfm_per_kw: 75 },
      records: room([{ airflow_m3_per_h: 2600 }]),
    },
  ],
  bad: [
    {
      name: "just over",
      parts,
      records: room([{ airflow_m3_per_h: 5000 }, { airflow_m3_per_h: 96.9 }]),
      findings: [
        {
          message: "The racks of f draw in 5,097.0 m³/h of air, above the 5,096.9 m³/h that its air units move.",
          path: "s/f",
          evidence: { limit: 5096.9, unit: "m³/h", state: "normal" },
          affects: { rack_count: 2 },
        },
      ],
    },
    {
      name: "just over, high up",
      parts,
      records: room([{ airflow_m3_per_h: 6107 }], 1500),
      findings: [{ evidence: { limit: 6107 } }],
    },
  ],
  unknown: [
    {
      name: "a unit without airflow beside one with it",
      parts,
      records: room([{ airflow_m3_per_h: 5000 }, {}]),
      missing: ["airflow of the air units (not stated)"],
    },
  ],
  notApplicable: [
    { name: "no unit states its airflow", parts, records: room([{}]) },
    { name: "no air units", parts, records: room([]) },
  ],
});
