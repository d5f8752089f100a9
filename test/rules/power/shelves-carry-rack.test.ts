import rule from "../../../lib/rules/power/shelves-carry-rack";
import { testRule } from "../../../lib/testing";
import { floor, rack, row, site } from "../../helpers/records";

/** 8 shelves of 33 kW. */
const one = (more: object) => [site(), floor(), row(), rack("s/f/r/n1", { model: "nvidia/gb300-nvl72", ...more })];

testRule(rule, {
  good: [
    // 4 x 33 = 132 kW.
    { name: "at the limit: N+N", records: one({ power_kw: 132, shelf_claims: "N+N" }) },
    // 142 / 33 = 4.3: five shelves, three spare.
    { name: "N+3", records: one({ power_kw: 142, shelf_claims: "N+3" }) },
    { name: "far inside, nothing claimed", records: one({ power_kw: 10 }) },
    // 4N3 on 8 shelves leaves 6: 198 kW.
    { name: "at the limit: 4N3", records: one({ power_kw: 198, shelf_claims: "4N3" }) },
    { name: "a cap counts", records: one({ cap_kw: 132, shelf_claims: "N+N" }) },
  ],
  bad: [
    {
      name: "just over: the DGX rack at 142 kW is not N+N",
      records: one({ power_kw: 142, shelf_claims: "N+N" }),
      findings: [
        {
          message: "f/r/n1 draws 142 kW; N+N leaves 4 of 8 shelves of 33 kW, which carry 132 kW.",
          evidence: { value: 142, limit: 132, margin: -10 },
          fix: "142 kW / 33 kW needs 5 of 8 shelves: claim N+3, or cap the rack's power",
        },
      ],
    },
    {
      name: "more than all shelves",
      records: one({ power_kw: 265 }),
      findings: [
        {
          evidence: { value: 265, limit: 264 },
          fix: "265 kW / 33 kW needs 9 of 8 shelves: cap the rack's power at 264 kW",
        },
      ],
    },
    {
      name: "a claim that 8 shelves cannot meet",
      records: one({ power_kw: 100, shelf_claims: "3N2" }),
      findings: [{ message: "f/r/n1 claims 3N2 for 8 shelves, which cannot be split so." }],
    },
  ],
  notApplicable: [{ name: "no shelves", records: [site(), floor(), row(), rack("s/f/r/n1")] }],
});
