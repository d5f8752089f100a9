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
const pump = (id: number, ...feeds: string[]) => cdu(`s/tcs/cdu-${id}`, { power_kw: 10, power_factor: 1, feeds });

testRule(rule, {
  good: [
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
