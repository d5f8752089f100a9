import rule from "../../../lib/rules/density/row-keeps-reserve";
import { testRule } from "../../../lib/testing";
import { floor, rack, row, site } from "../../helpers/records";

const options = { notice_percent: 90 };
const hall = (powers: readonly (number | undefined)[], limit?: number) => [
  site(),
  floor(),
  row("s/f/r", limit === undefined ? {} : { power_limit_kw: limit }),
  ...powers.map((power_kw, at) => rack(`s/f/r/n${at + 1}`, { power_kw } as object)),
];

testRule(rule, {
  good: [
    // 90 of 100 kW are 90 %: at the band, not above it.
    { name: "at the band", records: hall([45, 45], 100), options },
    { name: "far inside", records: hall([10], 100), options },
  ],
  bad: [
    {
      name: "just above the band",
      records: hall([45, 46], 100),
      options,
      findings: [
        {
          message_id: "near",
          severity: "info",
          path: "s/f/r",
          message: "f/r draws 91 kW, 91.0 % of its limit of 100 kW.",
          evidence: { value: 91, limit: 90, margin: -1, unit: "%", state: "normal" },
          affects: { rack_count: 2 },
        },
      ],
    },
    {
      name: "full",
      records: hall([100], 100),
      options,
      findings: [{ message: "f/r draws 100 kW, 100.0 % of its limit of 100 kW." }],
    },
    // 95 kW is a lower bound, and above the band already.
    {
      name: "full with a rack of unknown power",
      records: hall([95, undefined], 100),
      options,
      findings: [{ path: "s/f/r" }],
    },
  ],
  unknown: [
    {
      name: "below the band, with a rack of unknown power",
      records: hall([10, undefined], 100),
      options,
      missing: ["power of racks without a model (no power published or stated)"],
    },
  ],
  notApplicable: [
    { name: "above the limit: that is another rule's", records: hall([101], 100), options },
    { name: "no limit", records: hall([50]), options },
    { name: "nobody asks for a reserve", records: hall([99], 100) },
  ],
});
