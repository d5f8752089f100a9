import type { RackRecord } from "../../../lib/model/records";
import rule from "../../../lib/rules/power/shelf-loss-carried";
import { testRule } from "../../../lib/testing";
import { floor, rack, row, site } from "../../helpers/records";

/** A rack with 8 shelves of 33 kW: seven carry 231 kW, eight 264 kW. */
const shelves = (power: number | undefined, more: Partial<RackRecord> = {}) => {
  const model = { model: "nvidia/gb300-nvl72", liquid_fraction: 0.9, ...more };
  return [site(), floor(), row(), rack("s/f/r/n1", { ...model, ...(power !== undefined && { power_kw: power }) })];
};

testRule(rule, {
  good: [
    { name: "at the limit of seven shelves", records: shelves(231, { survives: "any-single-loss" }) },
    { name: "far inside", records: shelves(142) },
    { name: "all eight needed, and accepted by a claim", records: shelves(240, { shelf_claims: "N" }) },
  ],
  bad: [
    {
      name: "just over, where any single loss must be survived",
      records: shelves(231.1, { survives: "any-single-loss", shelf_claims: "N" }),
      findings: [
        {
          message:
            "Losing one of 8 shelves takes f/r/n1, which must survive any single loss: 231 kW are left for 231.1 kW.",
          evidence: { value: 231.1, limit: 231, margin: -0.1, state: "fault(s/f/r/n1/shelf)" },
          affects: { rack_count: 1 },
        },
      ],
    },
  ],
  unknown: [
    {
      name: "all eight needed, and nothing claimed",
      records: shelves(240),
      missing: ["whether losing racks with a shelf is accepted (no claim on the shelves)"],
    },
  ],
  notApplicable: [
    { name: "no shelves", records: [site(), floor(), row(), rack("s/f/r/n1")] },
    { name: "too few shelves with none lost: another rule says so", records: shelves(265) },
  ],
});
