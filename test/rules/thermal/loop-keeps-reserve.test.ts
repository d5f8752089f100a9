import rule from "../../../lib/rules/thermal/loop-keeps-reserve";
import { testRule } from "../../../lib/testing";
import { PARTS as parts, plant } from "./plant";

testRule(rule, {
  good: [
    // Four racks of 90 kW on one CDU of 450 kW: 80 %.
    { name: "at the band", parts, records: plant({ racks: 4, cdus: 1 }), options: { notice_percent: 80 } },
  ],
  bad: [
    {
      name: "above the band with all CDUs in service",
      parts,
      records: plant({ racks: 4, cdus: 1 }),
      options: { notice_percent: 79 },
      findings: [
        {
          message_id: "near",
          path: "s/tcs",
          severity: "info",
          message: "tcs needs 360 kW in its fullest state, 80.0 % of the 450 kW of its CDUs.",
          evidence: { value: 80, limit: 79, unit: "%", state: "normal" },
        },
      ],
    },
    {
      name: "above the band only with a CDU lost",
      parts,
      records: plant({ racks: 4, cdus: 2 }),
      options: { notice_percent: 79 },
      findings: [{ path: "s/tcs", evidence: { value: 80, limit: 79, state: "fault(s/tcs/cdu-1)" } }],
    },
  ],
  notApplicable: [
    {
      name: "above the limit in all states",
      parts,
      records: plant({ racks: 12, cdus: 1 }),
      options: { notice_percent: 79 },
    },
    { name: "nobody asks for a reserve", parts, records: plant({ racks: 5, cdus: 1 }) },
  ],
});
