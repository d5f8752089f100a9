import rule from "../../../lib/rules/density/rack-air-heat-within-limit";
import { testRule } from "../../../lib/testing";
import { floor, rack, racks, row, site } from "../../helpers/records";

const PLACE = [site(), floor("s/f", { rack_air_limit_kw: 20 }), row()];

testRule(rule, {
  good: [
    { name: "at the limit: (1 - 0.8) x 100 kW", records: [...PLACE, rack("s/f/r/n1", { liquid_fraction: 0.8 })] },
    { name: "far inside", records: [...PLACE, rack("s/f/r/n1", { liquid_fraction: 1 })] },
    {
      name: "at the limit with a rear door: 20 + 30 = 50 kW",
      records: [...PLACE, rack("s/f/r/n1", { liquid_fraction: 0.5, rear_door_kw: 30 })],
    },
  ],
  bad: [
    {
      name: "just over: (1 - 0.79) x 100 = 21 kW",
      records: [...PLACE, rack("s/f/r/n1", { liquid_fraction: 0.79 })],
      findings: [
        {
          message: "f/r/n1 gives 21 kW to the air, above the limit of 20 kW per rack on f.",
          path: "s/f/r/n1",
          evidence: { value: 21, limit: 20, margin: -1, unit: "kW" },
        },
      ],
    },
    {
      name: "just over with a rear door: 51 kW against 20 + 30 kW",
      records: [...PLACE, rack("s/f/r/n1", { power_kw: 51, rear_door_kw: 30 })],
      findings: [
        {
          message:
            "f/r/n1 gives 51 kW to the air, above the 50 kW that f (20 kW per rack) and its rear door (30 kW) take.",
          evidence: { value: 51, limit: 50, margin: -1 },
        },
      ],
    },
    {
      name: "several",
      records: [...PLACE, ...racks(2)],
      findings: [{ path: "s/f/r/n01" }, { path: "s/f/r/n02" }],
    },
  ],
  unknown: [
    {
      name: "no split of the heat",
      records: [...PLACE, ...racks(3, { liquid_fraction: undefined } as object)],
      missing: ["liquid fraction of racks without a model (no split of the heat published or stated)"],
    },
  ],
  notApplicable: [{ name: "no limit stated", records: [site(), floor(), row(), ...racks(1)] }],
});
