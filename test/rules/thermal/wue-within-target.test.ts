import rule from "../../../lib/rules/thermal/wue-within-target";
import { testRule } from "../../../lib/testing";
import { UNREADABLE } from "../../helpers/weather";
import { TOWER, yearPlant, type YearPlantOptions } from "../../helpers/year-plant";

/** 1.2182 L/kWh evaporate (worked in the tests of evaporation), and a third of that is blown down: 1.624 L/kWh. */
const site = (wue_target_l_per_kwh: number | undefined, more: YearPlantOptions = {}) =>
  yearPlant({ ...more, site: { ...(wue_target_l_per_kwh !== undefined && { wue_target_l_per_kwh }) } });
const { cycles: _cycles, ...NO_CYCLES } = TOWER;
const DRY = { kind: "dry-cooler", approach_k: 5 } as const;

testRule(rule, {
  good: [
    { name: "far inside", records: site(3) },
    { name: "a dry plant evaporates nothing: at the limit", records: site(0, { rejection: DRY }) },
  ],
  bad: [
    {
      name: "just over",
      records: site(1.62),
      findings: [{ message: "The annual WUE of s is 1.624 L/kWh, above its target of 1.620 L/kWh." }],
    },
    {
      name: "evaporation alone, whatever the cycles",
      records: site(1.2, { rejection: NO_CYCLES }),
      findings: [{ message_id: "over", evidence: { limit: 1.2, unit: "L/kWh" } }],
    },
  ],
  unknown: [
    {
      name: "cycles",
      records: site(1.3, { rejection: NO_CYCLES }),
      missing: ["cycles of concentration of the cooling tower (not stated)"],
    },
    {
      name: "no weather",
      records: site(1.3, { weather: undefined }),
      missing: ["hourly weather of the site (none stated)"],
    },
    {
      name: "weather that cannot be used: its own rule says so",
      records: site(1, { weather: UNREADABLE }),
      missing: [],
    },
  ],
  notApplicable: [{ name: "no target", records: site(undefined) }],
});
