import rule from "../../../lib/rules/thermal/loop-filtration";
import { testRule } from "../../../lib/testing";
import { loop } from "../../helpers/records";

testRule(rule, {
  good: [
    { name: "at the limit", records: [loop("tcs", { filter_um: 50 })] },
    { name: "finer", records: [loop("tcs", { filter_um: 25 })] },
    { name: "a limit of one's own", records: [loop("tcs", { filter_um: 100 })], options: { mesh_um: 100 } },
  ],
  bad: [
    {
      name: "just over",
      records: [loop("tcs", { filter_um: 51 })],
      findings: [
        {
          message: "tcs is filtered to 51 µm, coarser than 50 µm.",
          path: "tcs",
          evidence: { value: 51, limit: 50, margin: -1, unit: "µm" },
        },
      ],
    },
  ],
  notApplicable: [{ name: "no filter is stated", records: [loop("tcs")] }],
});
