import type { PumpRecord } from "../../../lib/model/records";
import rule from "../../../lib/rules/thermal/facility-pumps-survive-loss";
import { testRule } from "../../../lib/testing";
import { facilityWater, pump } from "../../helpers/records";
import { NO_SET_POINT, PARTS, plant } from "./plant";

const parts = PARTS;
/** A facility water that needs 1,000 L/min at 200 kPa, and its pumps: 500 L/min at 200 kPa each unless stated. */
const water = (pumps: readonly Partial<PumpRecord>[], pump_claims?: string, survives = false) => [
  ...plant({
    racks: 2,
    cdus: 0,
    loop: { facility: "s/fws", ...NO_SET_POINT },
    site: survives ? { survives: "any-single-loss" } : {},
  }),
  facilityWater("s/fws", { flow_l_per_min: 1000, head_kpa: 200, pump_claims } as object),
  ...pumps.map((more, at) => pump(`s/fws/pump-${at + 1}`, { flow_l_per_min: 500, head_kpa: 200, ...more })),
];

testRule(rule, {
  good: [
    { name: "at the limit", parts, records: water([{}, {}, {}], "N+1") },
    { name: "far inside", parts, records: water([{ flow_l_per_min: 5000 }, { flow_l_per_min: 5000 }]) },
  ],
  bad: [
    {
      name: "just over, the largest lost",
      parts,
      records: water([{ flow_l_per_min: 499 }, {}, {}]),
      findings: [
        {
          message:
            "Losing fws/pump-2 leaves fws short of flow: it needs 1,000 L/min, its pumps deliver 999 L/min. " +
            "The loss of one other unit does the same.",
          path: "s/fws",
          evidence: { value: 1000, limit: 999, unit: "L/min", state: "fault(s/fws/pump-2)" },
          affects: { rack_count: 2 },
          fix: "Add a pump of 1 L/min or more.",
        },
      ],
    },
    {
      name: "a sole pump with a claim",
      parts,
      records: water([{ flow_l_per_min: 1000 }], "N+1"),
      findings: [{ message: "Losing fws/pump-1 stops fws for 2 racks, although N+1 is claimed." }],
    },
    {
      name: "a sole pump where any single loss must be survived",
      parts,
      records: water([{ flow_l_per_min: 1000 }], undefined, true),
      findings: [{ message: "Losing fws/pump-1 stops fws for 2 racks, 2 of which must survive any single loss." }],
    },
  ],
  unknown: [
    {
      name: "pumps without a flow",
      parts,
      records: water([{ flow_l_per_min: undefined } as object, {}, {}]),
      missing: ["flow of the facility pumps (not stated)"],
    },
  ],
  notApplicable: [
    { name: "a sole pump without a claim is listed, not judged", parts, records: water([{ flow_l_per_min: 1000 }]) },
    { name: "no pumps declared", parts, records: water([]) },
    { name: "short with everything in service already", parts, records: water([{ flow_l_per_min: 400 }, {}]) },
  ],
});
