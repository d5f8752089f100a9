import type { ModelRecord, PowerFeedRecord } from "../../../lib/model/records";
import rule from "../../../lib/rules/power/cdu-pump-bridged";
import { testRule } from "../../../lib/testing";
import { backedChain } from "../../helpers/backed-chain";
import { cdu, feed, loop, racks, site } from "../../helpers/records";

/** Liquid racks behind a UPS; `house` is a switchboard beside it. */
const chain = [
  site(),
  ...backedChain({ ups: { autonomy_s: 60 }, rack: { liquid_fraction: 0.85, loop: "s/tcs" } }),
  feed("s/house", { feed_kind: "switchboard", from: ["s/ats"], rated_kw: 500 }),
  loop("s/tcs"),
];
/** A generator that takes 1,000 kW at a time, every 5 s, and a transfer switch to it for the pumps alone. */
const withSteps = (records: readonly ModelRecord[]) => [
  ...records.map((each): ModelRecord => {
    if (each.path === "s/house") return { ...(each as PowerFeedRecord), from: ["s/ats2"] };
    return each.path === "s/gen" ? { ...(each as PowerFeedRecord), block_load_kw: 1000, step_interval_s: 5 } : each;
  }),
  feed("s/ats2", { feed_kind: "transfer-switch", from: ["s/grid", "s/gen"], sources: "transfer", rated_kw: 500 }),
];
const pump = (id: number, ...feeds: string[]) => cdu(`s/tcs/cdu-${id}`, { power_kw: 10, power_factor: 1, feeds });

/** The same racks with a CDU behind a switch of its own between the UPS and the grid, which takes the time to move. */
const stated = (time_without_flow_s: number) =>
  chain.map((each): ModelRecord => (each.kind === "rack" ? { ...each, time_without_flow_s } : each));
const switched = (transfer_time_s: number) =>
  feed("s/own", { feed_kind: "transfer-switch", from: ["s/grid", "s/bus"], sources: "transfer", transfer_time_s });

testRule(rule, {
  good: [
    // The generator runs after 25 s, takes load after 10 s, and all of it in two steps with 5 s between them: 40 s.
    {
      name: "at the limit: back after 40 s, which the racks last without flow",
      records: [...withSteps(stated(40)), pump(1, "s/house")],
    },
    { name: "a transfer as long as the racks last", records: [...stated(5), switched(5), pump(1, "s/own")] },
    { name: "pumps on the same stored energy", records: [...chain, pump(1, "s/bus")] },
    { name: "one of two pumps on it", records: [...chain, pump(1, "s/house"), pump(2, "s/bus")] },
    { name: "a pump with a second feed on it", records: [...chain, pump(1, "s/house", "s/bus")] },
    {
      name: "racks and pumps that stop together",
      records: [
        site(),
        feed("s/grid", { feed_kind: "utility" }),
        feed("s/gen", { feed_kind: "generator" }),
        feed("s/main", { feed_kind: "switchboard", from: ["s/grid", "s/gen"], sources: "transfer" }),
        loop("s/tcs"),
        pump(1, "s/main"),
        ...racks(2, { feeds: ["s/main"], liquid_fraction: 0.85, loop: "s/tcs" }),
      ],
    },
  ],
  bad: [
    {
      name: "just over: back after 40 s, and the racks last 39",
      records: [...withSteps(stated(39)), pump(1, "s/house")],
      findings: [
        {
          message:
            "When grid is lost, 10 racks on tcs run on from bus without flow for 40 s, above the 39 s that they last: its CDU is fed from house.",
          evidence: { value: 40, limit: 39, unit: "s", state: "fault(s/grid)", instant: "bridge" },
        },
      ],
    },
    {
      name: "pumps that no source takes over",
      records: [...stated(39), pump(1, "s/house")],
      findings: [
        {
          message:
            "When ats is lost, 10 racks on tcs run on from bus without flow for good, above the 39 s that they last: its CDU is fed from house.",
        },
      ],
    },
    {
      name: "a transfer longer than the racks last",
      records: [...stated(5), switched(6), pump(1, "s/own")],
      findings: [{ evidence: { value: 6, limit: 5, unit: "s", state: "fault(s/grid)" } }],
    },
    {
      name: "loss of flow is not loss of heat rejection: a lake of coolant in the loop is no help",
      records: [
        ...chain.filter(({ path }) => path !== "s/tcs"),
        loop("s/tcs", { volume_l: 1e9, storage: { volume_l: 1e9, form: "mixed" } }),
        pump(1, "s/house"),
      ],
      findings: [{ evidence: { value: 10, limit: 0, unit: "racks without flow" } }],
    },
    {
      name: "racks on stored energy, pumps beside it",
      records: [...chain, pump(1, "s/house"), pump(2, "s/house")],
      findings: [
        {
          path: "s/tcs",
          // The transfer switch comes first by path; the grid is the other loss. That of the house board alone is a single
          // feed of the pumps that nobody claims to be more.
          message:
            "When ats is lost, 10 racks on tcs run on from bus while no CDU does: its 2 CDUs are fed from house. Another loss does the same.",
          evidence: { value: 10, limit: 0, state: "fault(s/ats)", instant: "bridge" },
          affects: { rack_count: 10 },
        },
      ],
    },
    {
      name: "a board of the pumps that claims a redundancy",
      records: [
        ...chain.filter(({ path }) => path !== "s/house"),
        feed("s/house", { feed_kind: "switchboard", from: ["s/grid"], rated_kw: 500, claims: "N+1" }),
        pump(1, "s/house"),
      ],
      findings: [
        {
          message:
            "When grid is lost, 10 racks on tcs run on from bus while no CDU does: its CDU is fed from house. Another loss does the same.",
        },
      ],
    },
  ],
  unknown: [
    {
      name: "a transfer of the pumps, and racks that state no time without flow, whatever the volume",
      records: [
        ...chain.filter(({ path }) => path !== "s/tcs"),
        loop("s/tcs", { volume_l: 1e9 }),
        switched(1),
        pump(1, "s/own"),
      ],
      missing: ["time without flow of the racks (not stated)"],
    },
    {
      name: "racks on stored energy, and no feed of the pumps",
      records: [...chain, pump(1)],
      missing: ["feeds of the CDUs (none stated)"],
    },
    {
      name: "two UPS of the pumps without stated energy",
      records: [
        ...chain,
        feed("s/ups2", { feed_kind: "ups", from: ["s/ats"], efficiency: 1, rated_kw: 50 }),
        feed("s/ups3", { feed_kind: "ups", from: ["s/ats"], efficiency: 1, rated_kw: 50 }),
        pump(1, "s/ups2"),
        pump(2, "s/ups3"),
      ],
      missing: ["stored energy of the UPS (none stated)"],
    },
  ],
  notApplicable: [
    { name: "a loop without racks", records: [site(), loop("s/tcs"), pump(1)] },
    { name: "a loop without CDUs", records: chain },
  ],
});
