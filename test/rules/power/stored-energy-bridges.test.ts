import rule from "../../../lib/rules/power/stored-energy-bridges";
import { testRule } from "../../../lib/testing";
import { GENERATOR, backedChain, without } from "../../helpers/backed-chain";
import { feed, feedGroup, racks, site } from "../../helpers/records";

const NEW = { discharge_efficiency: 1, end_of_life_fraction: 1 };

/** A battery before the generator at one switchboard: 1,000 kW. */
const battery = (energy: number) => [
  site(),
  feed("s/grid", { feed_kind: "utility", claims: "N" }),
  feed("s/bess", { feed_kind: "battery", rated_kw: 2000, stored_energy_kwh: energy, ...NEW }),
  feed("s/gen", GENERATOR),
  feed("s/main", {
    feed_kind: "switchboard",
    from: ["s/grid", "s/bess", "s/gen"],
    sources: "transfer",
    transfer_time_s: 0.02,
    rated_kw: 2000,
  }),
  ...racks(10, { feeds: ["s/main"], hold_up_s: 0.02 }),
];

/** Two UPS of one group with 500 kW each. */
const pair = [
  site(),
  feed("s/grid", { feed_kind: "utility" }),
  feed("s/gen", GENERATOR),
  feed("s/ats", { feed_kind: "transfer-switch", from: ["s/grid", "s/gen"], sources: "transfer", rated_kw: 2000 }),
  feedGroup("s/ups", ["s/ups/a", "s/ups/b"]),
  ...["a", "b"].map((id) =>
    feed(`s/ups/${id}`, {
      feed_kind: "ups",
      from: ["s/ats"],
      rated_kw: 500,
      efficiency: 1,
      autonomy_s: 20,
      group: "s/ups",
    }),
  ),
  ...racks(10, { feeds: ["s/ups/a", "s/ups/b"] }),
];

testRule(rule, {
  good: [
    { name: "40 s against 35 s", records: [site(), ...backedChain({ ups: { autonomy_s: 40 } })] },
    { name: "at the limit", records: [site(), ...backedChain({ ups: { autonomy_s: 35 } })] },
    // 20 s at the rating of 2,000 kW is 40 s at 1,000 kW.
    { name: "at half load", records: [site(), ...backedChain({ ups: { autonomy_s: 20, rated_kw: 2000 } })] },
    // 20 s at a stated load of 1,800 kW is 36 s at 1,000 kW.
    {
      name: "stated for another load",
      records: [site(), ...backedChain({ ups: { autonomy_s: 20, autonomy_load_kw: 1800 } })],
    },
    // 13 kWh x 0.95 x 0.8 x 3600 / 1,000 kW = 35.6 s.
    {
      name: "energy at the end of life",
      records: [
        site(),
        ...backedChain({ ups: { stored_energy_kwh: 13, discharge_efficiency: 0.95, end_of_life_fraction: 0.8 } }),
      ],
    },
    // 20 kWh x 3600 / 1,000 kW = 72 s.
    { name: "a battery before the generator", records: battery(20) },
  ],
  bad: [
    {
      name: "20 s against 35 s",
      records: [site(), ...backedChain({ ups: { autonomy_s: 20 } })],
      findings: [
        {
          path: "s/ups",
          message: "ups carries its 1,000 kW for 20 s when grid is lost, but gen takes it after 35 s: 15 s too short.",
          evidence: { value: 20, limit: 35, margin: -15, unit: "s", state: "fault(s/grid)", instant: "bridge" },
          affects: { rack_count: 10 },
        },
      ],
    },
    {
      name: "just over the limit",
      records: [site(), ...backedChain({ ups: { autonomy_s: 34.9 } })],
      findings: [{ evidence: { value: 34.9, limit: 35, margin: -0.1 } }],
    },
    // 20 s at 1,250 kW are 25 s at 1,000 kW.
    {
      name: "20 s at the rating, less load",
      records: [site(), ...backedChain({ ups: { autonomy_s: 20, rated_kw: 1250 } })],
      findings: [
        {
          message:
            "ups carries its 1,000 kW for 25 s (stated: 20 s at 1,250 kW) when grid is lost, but gen takes it after 35 s: 10 s too short.",
        },
      ],
    },
    // Four steps of 300 kW: 35 + 3 x 5 = 50 s.
    {
      name: "the last of four steps",
      records: [site(), ...backedChain({ gen: { block_load_kw: 300, step_interval_s: 5 }, ups: { autonomy_s: 40 } })],
      findings: [{ evidence: { value: 40, limit: 50, margin: -10 } }],
    },
    // 10 kWh x 0.95 x 0.8 x 3600 / 1,000 kW = 27.36 s.
    {
      name: "energy that is short at the end of life",
      records: [
        site(),
        ...backedChain({ ups: { stored_energy_kwh: 10, discharge_efficiency: 0.95, end_of_life_fraction: 0.8 } }),
      ],
      findings: [{ evidence: { value: 27.36, limit: 35, margin: -7.64 } }],
    },
    // New and without losses 5 kWh are 18 s, so that they cannot be more.
    {
      name: "energy that is short even when new, and a load step that nobody stated",
      records: [
        site(),
        ...backedChain({
          ups: { stored_energy_kwh: 5 },
          gen: { feed_kind: "generator", rated_kw: 2000, start_s: 25, acceptance_s: 10, block_load_kw: 500 },
        }),
      ],
      findings: [
        {
          message:
            "ups carries its 1,000 kW for at most 18 s when grid is lost, but gen takes it after at least 35 s: 17 s too short.",
        },
      ],
    },
    {
      name: "two of one group, reported once",
      records: pair,
      findings: [
        {
          path: "s/ups/a",
          message:
            "ups/a carries its 500 kW for 20 s when grid is lost, but gen takes it after 35 s: 15 s too short. Another one of its group does not last either.",
        },
      ],
    },
    // 9 kWh x 3600 / 1,000 kW = 32.4 s.
    {
      name: "a battery that is too small",
      records: battery(9),
      findings: [{ path: "s/bess", evidence: { value: 32.4, limit: 35 } }],
    },
  ],
  unknown: [
    { name: "no energy", records: [site(), ...backedChain()], missing: ["stored energy of the UPS (none stated)"] },
    {
      name: "no largest load step",
      records: [site(), ...without(backedChain({ ups: { autonomy_s: 40 } }), "block_load_kw")],
      missing: ["largest load step of the generators (none stated)"],
    },
    {
      name: "no start time",
      records: [site(), ...without(backedChain({ ups: { autonomy_s: 40 } }), "start_s")],
      missing: ["start time of the generators (none stated)"],
    },
    {
      name: "no interval between two steps",
      records: [site(), ...backedChain({ ups: { autonomy_s: 40 }, gen: { block_load_kw: 500 } })],
      missing: ["interval of the load steps of the generators (none stated)"],
    },
    // 10 kWh are at most 36 s.
    {
      name: "energy without what it loses",
      records: [site(), ...backedChain({ ups: { stored_energy_kwh: 10 } })],
      missing: ["end-of-life capacity of the UPS (none stated)", "discharge efficiency of the UPS (none stated)"],
    },
  ],
  notApplicable: [
    {
      name: "nothing takes over",
      records: [
        site(),
        feed("s/grid", { feed_kind: "utility" }),
        feed("s/ups", { feed_kind: "ups", from: ["s/grid"], rated_kw: 1000, efficiency: 1, autonomy_s: 20 }),
        ...racks(10, { feeds: ["s/ups"] }),
      ],
    },
    { name: "no stored energy at all", records: [site(), ...backedChain({ ups: { stored_energy_kwh: 0 } })] },
    {
      name: "no load",
      records: [site(), ...backedChain({ ups: { autonomy_s: 20 } }).filter(({ kind }) => kind !== "rack")],
    },
  ],
});
