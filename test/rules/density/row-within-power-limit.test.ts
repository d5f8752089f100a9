import rule from "../../../lib/rules/density/row-within-power-limit";
import { testRule } from "../../../lib/testing";
import { floor, rack, racks, row, site } from "../../helpers/records";

const PLACE = [site(), floor(), row("s/f/r", { power_limit_kw: 500 })];
const INVALID = [{ rule: "declaration/value-allowed" as const, property: "cap", message: "Wrong.", fix: "Mend it." }];

testRule(rule, {
  good: [
    { name: "at the limit", records: [...PLACE, ...racks(5, { power_kw: 100 })] },
    { name: "at the limit but for rounding", records: [...PLACE, ...racks(5, { power_kw: 100.00000001 })] },
    { name: "far inside", records: [...PLACE, ...racks(2, { power_kw: 1 })] },
    { name: "a row without racks", records: PLACE },
    { name: "a cap counts", records: [...PLACE, ...racks(5, { power_kw: 140, cap_kw: 100 })] },
    { name: "racks of another row", records: [...PLACE, row("s/f/q"), ...racks(9, {}, "s/f/q")] },
  ],
  bad: [
    {
      name: "just over",
      records: [...PLACE, ...racks(5, { power_kw: 100.02 })],
      findings: [
        {
          message: "f/r draws 500.1 kW (5 racks), above its limit of 500.0 kW.",
          path: "s/f/r",
          severity: "error",
          evidence: { value: 500.1, limit: 500, margin: -0.1, unit: "kW", state: "normal", bound: "at-most" },
          affects: { rack_count: 5 },
          fix: "Move 1 rack to another row, or cap the power of the racks.",
        },
      ],
    },
    {
      name: "the racks of the highest power leave first: 300 + 250 + 6 x 50 = 850 kW, 850 - 300 - 250 = 300 kW",
      records: [
        ...PLACE,
        rack("s/f/r/big", { power_kw: 300 }),
        rack("s/f/r/medium", { power_kw: 250 }),
        ...racks(6, { power_kw: 50 }),
      ],
      findings: [{ fix: "Move 2 racks to another row, or cap the power of the racks.", evidence: { value: 850 } }],
    },
    {
      name: "the known racks are over already",
      records: [...PLACE, ...racks(6), rack("s/f/r/x", { power_kw: undefined } as object)],
      findings: [{ message_id: "over", evidence: { value: 600 } }],
    },
    {
      name: "two rows",
      records: [...PLACE, row("s/f/q", { power_limit_kw: 100 }), ...racks(6), ...racks(2, {}, "s/f/q")],
      findings: [
        { path: "s/f/q", message: "f/q draws 200 kW (2 racks), above its limit of 100 kW." },
        { path: "s/f/r", message: "f/r draws 600 kW (6 racks), above its limit of 500 kW." },
      ],
    },
  ],
  unknown: [
    {
      name: "a rack without power",
      records: [...PLACE, ...racks(2), rack("s/f/r/x", { power_kw: undefined } as object)],
      missing: ["power of racks without a model (no power published or stated)"],
    },
    {
      name: "an invalid rack has a finding of its own only",
      records: [...PLACE, ...racks(2), rack("s/f/r/x", { problems: INVALID })],
      missing: [],
    },
  ],
  notApplicable: [{ name: "a row without a limit", records: [site(), floor(), row(), ...racks(9)] }],
});
