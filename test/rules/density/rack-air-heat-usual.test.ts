import rule from "../../../lib/rules/density/rack-air-heat-usual";
import { testRule } from "../../../lib/testing";
import { floor, rack, racks, row, site } from "../../helpers/records";

const PLACE = [site(), floor(), row()];

testRule(rule, {
  good: [
    { name: "at the limit: 30 kW", records: [...PLACE, rack("s/f/r/n1", { power_kw: 30 })] },
    { name: "far inside", records: [...PLACE, rack("s/f/r/n1", { power_kw: 1 })] },
    { name: "the rear door takes the rest", records: [...PLACE, rack("s/f/r/n1", { power_kw: 80, rear_door_kw: 50 })] },
    { name: "another limit", records: [...PLACE, rack("s/f/r/n1", { power_kw: 40 })], options: { air_limit_kw: 40 } },
  ],
  bad: [
    {
      name: "just over",
      records: [...PLACE, rack("s/f/r/n1", { power_kw: 30.1 })],
      findings: [
        {
          severity: "warning",
          message: "f/r/n1 leaves 30.1 kW to the room air, above the 30.0 kW per rack that is usual.",
          path: "s/f/r/n1",
          evidence: { value: 30.1, limit: 30, margin: -0.1, unit: "kW" },
        },
      ],
    },
    {
      name: "just over behind a rear door: 81 - 50 kW",
      records: [...PLACE, rack("s/f/r/n1", { power_kw: 81, rear_door_kw: 50 })],
      findings: [{ evidence: { value: 31, limit: 30 } }],
    },
    {
      name: "several, with another limit",
      records: [...PLACE, ...racks(2, { power_kw: 12 })],
      options: { air_limit_kw: 10 },
      findings: [{ evidence: { limit: 10 } }, { evidence: { limit: 10 } }],
    },
  ],
  unknown: [
    {
      name: "no power",
      records: [...PLACE, ...racks(2, { power_kw: undefined } as object)],
      missing: ["power of racks without a model (no power published or stated)"],
    },
  ],
  notApplicable: [
    {
      name: "the floor states its limit",
      records: [site(), floor("s/f", { rack_air_limit_kw: 5 }), row(), ...racks(1)],
    },
  ],
});
