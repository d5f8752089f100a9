import type { RackRecord, SiteRecord } from "../../../lib/model/records";
import rule from "../../../lib/rules/power/swing-within-limits";
import { testRule } from "../../../lib/testing";
import { without } from "../../helpers/backed-chain";
import { feed, racks, site } from "../../helpers/records";

/** 10 racks between 40 kW and 150 kW, 30 % smoothed: 10 x 110 x 0.7 = 770 kW. */
const training = (limits: Partial<SiteRecord>, rack: Partial<RackRecord> = {}) => [
  site("s", limits),
  feed("s/grid", { feed_kind: "utility" }),
  ...racks(10, { feeds: ["s/grid"], peak_kw: 150, floor_power_kw: 40, smoothing_fraction: 0.3, ...rack }),
];
const battery = feed("s/bess", { feed_kind: "battery", absorbs_kw: 200 });

testRule(rule, {
  good: [
    { name: "far inside", records: training({ step_limit_kw: 2000, ramp_limit_kw_per_s: 2000 }) },
    { name: "at both limits", records: training({ step_limit_kw: 770, ramp_limit_kw_per_s: 770 }) },
    { name: "at the limit, less what a battery absorbs", records: [...training({ step_limit_kw: 570 }), battery] },
    { name: "a peak at the floor", records: training({ step_limit_kw: 0 }, { peak_kw: 40 }) },
    // Whatever the floor is, 10 x 150 x 0.7 = 1,050 kW is the most.
    {
      name: "no floor, and a limit above everything",
      records: without(training({ step_limit_kw: 1050 }), "floor_power_kw"),
    },
  ],
  bad: [
    {
      name: "just over the step limit",
      records: [...training({ step_limit_kw: 569 }), battery],
      findings: [
        {
          path: "s",
          message: "s swings by 770 kW, of which 200 kW are absorbed: 570 kW against a step limit of 569 kW.",
          evidence: { value: 570, limit: 569, margin: -1, unit: "kW", state: "normal" },
        },
      ],
    },
    {
      name: "just over the ramp limit",
      records: training({ ramp_limit_kw_per_s: 769 }),
      findings: [
        {
          message:
            "s swings by 770 kW within a second, of which 0 kW are absorbed: 770 kW/s against a ramp limit of 769 kW/s.",
          evidence: { value: 770, limit: 769, unit: "kW/s" },
        },
      ],
    },
    // Without a peak the design power of 100 kW is the least: 10 x 60 x 0.7 = 420 kW.
    {
      name: "no peak, and over the limit with the design power",
      records: without(training({ step_limit_kw: 419 }), "peak_kw"),
      findings: [{ evidence: { value: 420, limit: 419 } }],
    },
  ],
  unknown: [
    {
      name: "no floor",
      records: without(training({ step_limit_kw: 1049 }), "floor_power_kw"),
      missing: ["floor power of racks without a model (none published or stated)"],
    },
    {
      name: "no peak",
      records: without(training({ step_limit_kw: 420 }), "peak_kw"),
      missing: ["peak power of racks without a model (no peak published or stated)"],
    },
    {
      name: "a battery that absorbs, and no limit",
      records: [...training({}), battery],
      missing: ["step and ramp limit of the grid connection (not stated)"],
    },
  ],
  notApplicable: [
    { name: "no limit and no battery", records: training({}) },
    { name: "no compute rack", records: training({ step_limit_kw: 1 }, { role: "network" }) },
  ],
});
