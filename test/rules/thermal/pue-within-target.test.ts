import rule from "../../../lib/rules/thermal/pue-within-target";
import { testRule } from "../../../lib/testing";
import { UNREADABLE } from "../../helpers/weather";
import { yearPlant } from "../../helpers/year-plant";

/**
 * 1,000 kW of IT, CDU 10 kW, tower fans 20 kW, pump 5 kW, house 15 kW, a transformer of 80 % before the racks: 1000 / 0.8 -
 * 1000 = 250 kW. PUE = 1300 / 1000, every hour alike.
 */
const site = (pue_target: number | undefined, more: Parameters<typeof yearPlant>[0] = {}) =>
  yearPlant({
    efficiency: 0.8,
    ...more,
    site: { house_load_kw: 15, ...(pue_target !== undefined && { pue_target }), ...more.site },
  });

testRule(rule, {
  good: [
    { name: "at the limit", records: site(1.3) },
    { name: "far inside", records: site(2) },
  ],
  bad: [
    {
      name: "just over",
      records: site(1.299),
      findings: [
        {
          message: "The annual PUE of s is 1.300, above its target of 1.299.",
          evidence: { value: 1.3, limit: 1.299, unit: "kWh/kWh" },
        },
      ],
    },
    {
      name: "already without the fans that state no power",
      records: site(1.27, { rejection: { kind: "cooling-tower", approach_k: 4, cycles: 4 } }),
      // 1300 - 20 = 1280 kW at least.
      findings: [{ message: "The annual PUE of s is 1.28, above its target of 1.27." }],
    },
  ],
  unknown: [
    {
      name: "fan power",
      records: site(1.28, { rejection: { kind: "cooling-tower", approach_k: 4, cycles: 4 } }),
      missing: ["load of the cooling tower (no fan power stated)"],
    },
    {
      name: "no network rack: more IT would lower the ratio",
      records: site(1.1, { role: "compute" }),
      missing: ["load of the network (no network rack stated)"],
    },
    {
      name: "no weather",
      records: site(1.3, { weather: undefined }),
      missing: ["hourly weather of the site (none stated)"],
    },
    {
      name: "weather that cannot be used: its own rule says so",
      records: site(1.3, { weather: UNREADABLE }),
      missing: [],
    },
  ],
  notApplicable: [{ name: "no target", records: site(undefined) }],
});
