import rule from "../../../lib/rules/thermal/loop-keeps-reserve";
import { testRule } from "../../../lib/testing";
import { cduWith, pipedPlant, piping } from "./piped-plant";
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
    {
      // Two racks need 200 L/min, their pipes 205.7 (55.56 kPa at the near one): of 220 L/min 93.5 %, not 90.9 %.
      name: "the flow that unbalanced pipes ask for",
      parts: cduWith(220, 100),
      records: pipedPlant({
        cdus: 2,
        loop: { piping: piping({ manifold: { inner_diameter_mm: 30, length_m: 0, minor_loss: 1 } }) },
      }),
      options: { notice_percent: 93 },
      findings: [{ path: "s/tcs", evidence: { limit: 93, state: "fault(s/tcs/cdu-1)" } }],
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
