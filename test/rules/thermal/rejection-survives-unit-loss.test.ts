import rule from "../../../lib/rules/thermal/rejection-survives-unit-loss";
import { testRule } from "../../../lib/testing";
import { facilityWater, rejectionUnit } from "../../helpers/records";
import { NO_SET_POINT, PARTS, plant } from "./plant";

const parts = PARTS;
/** Racks of 90 kW of liquid heat each on one facility water, and its units with their ratings. */
const water = (racks: number, units: readonly (number | undefined)[], claims?: string, survives = false) => [
  ...plant({
    racks,
    cdus: 0,
    loop: { facility: "s/fws", ...NO_SET_POINT },
    site: survives ? { survives: "any-single-loss" } : {},
  }),
  facilityWater("s/fws", { rejection: { kind: "dry-cooler", ...(claims !== undefined && { claims }) } }),
  ...units.map((capacity_kw, at) => rejectionUnit(`s/fws/unit-${at + 1}`, { capacity_kw } as object)),
];

testRule(rule, {
  good: [
    { name: "at the limit", parts, records: water(2, [90, 90, 90], "N+1") },
    { name: "far inside", parts, records: water(1, [900, 900]) },
    {
      name: "units that share the rated heat of the plant evenly",
      parts,
      records: [
        ...plant({ racks: 1, cdus: 0, loop: { rejection: { kind: "dry-cooler", capacity_kw: 180, claims: "N+1" } } }),
        rejectionUnit("s/tcs/unit-1"),
        rejectionUnit("s/tcs/unit-2"),
      ],
    },
  ],
  bad: [
    {
      // 89 + 90 = 179 kW are left for 180 kW when one of the larger two is lost; without the smaller one 180 are left.
      name: "just over, the largest lost",
      parts,
      records: water(2, [90, 89, 90]),
      findings: [
        {
          message:
            "Losing fws/unit-1 overloads the rejection units left on fws: 180 kW of heat against 179 kW. " +
            "The loss of one other unit does the same.",
          path: "s/fws",
          evidence: { value: 180, limit: 179, unit: "kW", state: "fault(s/fws/unit-1)" },
          affects: { rack_count: 2 },
          fix: "Add a rejection unit of 1 kW or more, or move racks to another plant.",
        },
      ],
    },
    {
      name: "two spare units claimed, one there",
      parts,
      records: water(2, [100, 100, 100], "N+2"),
      findings: [{ evidence: { value: 180, limit: 100, state: "fault(s/fws/unit-1)+fault(s/fws/unit-2)" } }],
    },
    {
      name: "a sole unit with a claim",
      parts,
      records: water(1, [500], "N+1"),
      findings: [
        { message: "Losing fws/unit-1 leaves fws without heat rejection for 1 rack, although N+1 is claimed." },
      ],
    },
    {
      name: "a sole unit where any single loss must be survived",
      parts,
      records: water(2, [500], undefined, true),
      findings: [
        {
          message:
            "Losing fws/unit-1 leaves fws without heat rejection for 2 racks, 2 of which must survive any single loss.",
          affects: { rack_count: 2 },
        },
      ],
    },
  ],
  unknown: [
    {
      name: "no rated heat",
      parts,
      records: water(1, [undefined, undefined]),
      missing: ["rated heat of the facility water's rejection (not stated)"],
    },
  ],
  notApplicable: [
    { name: "a sole unit without a claim is listed, not judged", parts, records: water(1, [500]) },
    { name: "no units", parts, records: water(1, []) },
    { name: "over with everything in service already", parts, records: water(3, [90, 90]) },
  ],
});
