import type { FacilityWaterRecord, PumpRecord } from "../../../lib/model/records";
import rule from "../../../lib/rules/thermal/facility-pumps-within-rating";
import { testRule } from "../../../lib/testing";
import { airUnit, facilityWater, pump, rack } from "../../helpers/records";
import { CDU, NO_SET_POINT, PARTS, plant } from "./plant";

const parts = { ...PARTS, "test/wet": { ...CDU, id: "test/wet", facility_flow_l_per_min: 400 } };
/** A facility water with two CDUs of 400 L/min each, and its pumps: 500 L/min at 200 kPa each unless stated. */
const water = (more: Partial<FacilityWaterRecord>, pumps: readonly Partial<PumpRecord>[], model = "test/wet") => [
  ...plant({ racks: 2, cdus: 2, cdu: { model }, loop: { facility: "s/fws", ...NO_SET_POINT } }),
  facilityWater("s/fws", more),
  ...pumps.map((each, at) => pump(`s/fws/pump-${at + 1}`, { flow_l_per_min: 500, head_kpa: 200, ...each })),
];
const coil = (water_flow_l_per_min?: number) =>
  airUnit("s/f/a1", { capacity_kw: 20, rejects_to: "s/fws", water_flow_l_per_min } as object);

testRule(rule, {
  good: [
    // 2 x 400 + 200 = 1,000 L/min.
    { name: "at the limit of flow and head", parts, records: [...water({ head_kpa: 200 }, [{}, {}]), coil(200)] },
    {
      name: "a stated flow goes before that of the CDUs",
      parts,
      records: water({ flow_l_per_min: 500, head_kpa: 100 }, [{}], "test/cdu"),
    },
  ],
  bad: [
    {
      name: "just over the flow",
      parts,
      records: [...water({ head_kpa: 200 }, [{}, {}]), coil(201)],
      findings: [
        {
          message: "fws needs 1,001 L/min, above the 1,000 L/min that its 2 pumps deliver.",
          path: "s/fws",
          evidence: { value: 1001, limit: 1000, margin: -1, unit: "L/min", state: "normal" },
          affects: { rack_count: 2 },
          fix: "Add pumps of 1 L/min or more.",
        },
      ],
    },
    {
      name: "just over the head; nothing is gained by the flow that is spare",
      parts,
      records: water({ flow_l_per_min: 10, head_kpa: 200.1 }, [{}, { head_kpa: 300 }]),
      findings: [
        {
          message: "fws needs a head of 200.1 kPa, above the 200.0 kPa that fws/pump-1 delivers.",
          evidence: { value: 200.1, limit: 200, unit: "kPa" },
        },
      ],
    },
    {
      name: "the weakest of several",
      parts,
      records: water({ flow_l_per_min: 10, head_kpa: 250 }, [{}, { head_kpa: 150 }]),
      findings: [
        {
          message: "fws needs a head of 250 kPa, above the 150 kPa that fws/pump-2 delivers, and above that of 1 more.",
        },
      ],
    },
  ],
  unknown: [
    {
      name: "no head stated",
      parts,
      records: water({}, [{}, {}]),
      missing: ["head of the facility water (not stated)"],
    },
    {
      name: "CDUs without a facility-side flow",
      parts,
      records: water({ head_kpa: 200 }, [{}, {}], "test/cdu"),
      missing: ["facility-side flow of test/cdu (not published)"],
    },
    {
      name: "an air unit without a water flow",
      parts,
      records: [...water({ head_kpa: 200 }, [{}, {}]), coil()],
      missing: ["water flow of the air units (not stated)"],
    },
    {
      name: "rear doors, an exchanger and a condenser",
      parts,
      records: [
        ...water({ head_kpa: 200 }, [{}, {}]),
        rack("s/f/r/door", { rear_door_kw: 50, rear_door_to: "s/fws" }),
        facilityWater("s/inner", { exchanger: { to: "s/fws" } }),
        facilityWater("s/chilled", { rejection: { kind: "chiller", condenser: "s/fws" } }),
      ],
      missing: [
        "water flow of the plate exchanger (not stated)",
        "water flow of the rear doors (not stated)",
        "water flow of the condenser (not stated)",
      ],
    },
    {
      name: "a pump without flow and head",
      parts,
      records: water({ head_kpa: 200 }, [{ flow_l_per_min: undefined, head_kpa: undefined } as object, {}]),
      missing: ["head of the facility pumps (not stated)", "flow of the facility pumps (not stated)"],
    },
  ],
  notApplicable: [
    { name: "no pumps declared", parts, records: water({ head_kpa: 200 }, []) },
    { name: "nothing takes water", parts, records: [facilityWater("s/fws"), pump("s/fws/p")] },
  ],
});
