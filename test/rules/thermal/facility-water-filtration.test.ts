import type { FacilityWaterRecord } from "../../../lib/model/records";
import rule from "../../../lib/rules/thermal/facility-water-filtration";
import { testRule } from "../../../lib/testing";

const water = (filter_um?: number): FacilityWaterRecord => ({
  kind: "facility-water",
  path: "fws",
  ...(filter_um !== undefined && { filter_um }),
});

testRule(rule, {
  good: [
    { name: "at the limit", records: [water(500)] },
    { name: "finer", records: [water(50)] },
  ],
  bad: [
    {
      name: "just over",
      records: [water(501)],
      findings: [
        {
          message: "fws is filtered to 501 µm, coarser than 500 µm.",
          path: "fws",
          evidence: { value: 501, limit: 500, margin: -1, unit: "µm" },
        },
      ],
    },
  ],
  notApplicable: [{ name: "no filter is stated", records: [water()] }],
});
