import rule from "../../../lib/rules/power/racks-survive-claims";
import { testRule } from "../../../lib/testing";
import { feed, feedGroup, floor, rack, racks, row, site } from "../../helpers/records";

const PLACE = [site(), floor(), row()];
const INVALID = [{ rule: "declaration/value-allowed" as const, property: "cap", message: "Wrong.", fix: "Mend it." }];
const group = (names: string, claims: string | undefined, more: object = {}) => {
  const paths = [...names].map((name) => `s/b/${name}`);
  return [feedGroup("s/b", paths, claims), ...paths.map((path) => feed(path, { group: "s/b", ...more }))];
};
const ON = (names: string) => ({ feeds: [...names].map((name) => `s/b/${name}`) });
/** 8 shelves of 33 kW. */
const MODEL = { model: "nvidia/gb300-nvl72", power_kw: 142 };
const TRANSFER = [
  feed("s/u1", { feed_kind: "utility" }),
  feed("s/u2", { feed_kind: "utility" }),
  feed("s/x", { feed_kind: "transfer-switch", from: ["s/u1", "s/u2"], sources: "transfer" }),
];

testRule(rule, {
  good: [
    // 132 kW on the 4 remaining shelves of 33 kW.
    {
      name: "at the limit",
      records: [...PLACE, ...group("ab", "N+1"), rack("s/f/r/n1", { ...MODEL, power_kw: 132, ...ON("ab") })],
    },
    // Two shelves per feed: losing one leaves six, 198 kW.
    {
      name: "142 kW on four feeds",
      records: [...PLACE, ...group("abcd", "N+1"), rack("s/f/r/n1", { ...MODEL, ...ON("abcd") })],
    },
    {
      name: "without shelves one live feed is enough",
      records: [...PLACE, ...group("ab", "2N"), ...racks(3, ON("ab"))],
    },
    { name: "claimed N: accepted", records: [...PLACE, ...group("a", "N"), ...racks(3, ON("a"))] },
    { name: "nothing claimed: another rule", records: [...PLACE, ...group("a", undefined), ...racks(3, ON("a"))] },
  ],
  bad: [
    {
      name: "just over: 142 kW on two feeds leaves 4 x 33 = 132 kW",
      records: [...PLACE, ...group("ab", "N+1"), rack("s/f/r/n1", { ...MODEL, ...ON("ab") })],
      findings: [
        {
          message: "Losing b/a takes 1 rack although b claims N+1. Losing b/b does the same.",
          path: "s/b/a",
          evidence: { value: 1, limit: 0, unit: "racks", state: "fault(s/b/a)", instant: "settled" },
          affects: { rack_count: 1, racks: ["s/f/r/n1"] },
        },
      ],
    },
    {
      // 8 shelves on three feeds are 3 + 3 + 2. 170 kW need 6 of 33 kW: losing a or b leaves 5, losing c leaves 6.
      name: "unequal shelves: 3 + 3 + 2",
      records: [...PLACE, ...group("abc", "N+1"), rack("s/f/r/n1", { ...MODEL, power_kw: 170, ...ON("abc") })],
      findings: [{ message: "Losing b/a takes 1 rack although b claims N+1. Losing b/b does the same." }],
    },
    {
      name: "a row that must survive, under a claim of N and under none",
      records: [
        site(),
        floor(),
        row("s/f/r", { survives: "any-single-loss" }),
        feed("s/u", { claims: "N" }),
        feed("s/p", { from: ["s/u"] }),
        ...racks(2, { feeds: ["s/p"] }),
      ],
      findings: [
        { path: "s/p", message: "Losing p takes 2 racks in f/r, which must survive any single loss." },
        { path: "s/u", message: "Losing u takes 2 racks in f/r, which must survive any single loss." },
      ],
    },
    {
      name: "two rows that must survive are one finding",
      records: [
        site(),
        floor(),
        row("s/f/r", { survives: "any-single-loss" }),
        row("s/f/q", { survives: "any-single-loss" }),
        feed("s/u"),
        ...racks(2, { feeds: ["s/u"] }),
        ...racks(3, { feeds: ["s/u"] }, "s/f/q"),
      ],
      findings: [{ message: "Losing u takes 5 racks in f/q and 1 more, which must survive any single loss." }],
    },
    {
      // The generator is on only in the settled state: at the bridge instant nothing is live.
      name: "a standby generator without stored energy",
      records: [
        ...PLACE,
        feed("s/u", { feed_kind: "utility" }),
        feed("s/g", { feed_kind: "generator" }),
        feed("s/x", { feed_kind: "transfer-switch", from: ["s/u", "s/g"], sources: "transfer", transfer_time_s: 0.1 }),
        rack("s/f/r/n1", { feeds: ["s/x"], hold_up_s: 1, survives: "any-single-loss" }),
      ],
      findings: [
        { path: "s/u", evidence: { instant: "bridge", state: "fault(s/u)" } },
        { path: "s/x", evidence: { instant: "settled" } },
      ],
    },
    {
      // 20 ms of hold-up against 21 ms of transfer.
      name: "a transfer that takes longer than the rack holds up",
      records: [
        ...PLACE,
        ...TRANSFER.slice(0, 2),
        feed("s/x", {
          feed_kind: "transfer-switch",
          from: ["s/u1", "s/u2"],
          sources: "transfer",
          transfer_time_s: 0.021,
          claims: "N",
        }),
        rack("s/f/r/n1", { feeds: ["s/x"], hold_up_s: 0.02 }),
        feedGroup("s/g", ["s/u1", "s/u2"], "N+1"),
      ].map((each) => (each.path.startsWith("s/u") ? { ...each, group: "s/g" } : each)),
      findings: [{ path: "s/u1", evidence: { instant: "bridge" } }],
    },
  ],
});

testRule(rule, {
  good: [
    {
      // 20 ms against 20 ms.
      name: "a transfer within the hold-up time, at the limit",
      records: [
        ...PLACE,
        feed("s/u1", { feed_kind: "utility" }),
        feed("s/u2", { feed_kind: "utility" }),
        feed("s/x", {
          feed_kind: "transfer-switch",
          from: ["s/u1", "s/u2"],
          sources: "transfer",
          transfer_time_s: 0.02,
          claims: "N",
        }),
        feed("s/y"),
        rack("s/f/r/n1", { feeds: ["s/x", "s/y"], hold_up_s: 0.02, survives: "any-single-loss" }),
      ],
    },
    {
      name: "stored energy bridges until the generator is on",
      records: [
        ...PLACE,
        feed("s/u", { feed_kind: "utility" }),
        feed("s/g", { feed_kind: "generator" }),
        feed("s/x", { feed_kind: "transfer-switch", from: ["s/u", "s/g"], sources: "transfer" }),
        feed("s/p", { feed_kind: "ups", from: ["s/x"], stored_energy_kwh: 10 }),
        feed("s/y"),
        rack("s/f/r/n1", { feeds: ["s/p"] }),
      ],
    },
    {
      name: "a generator that carries the normal load is no standby source",
      records: [
        ...PLACE,
        feed("s/g/a", { feed_kind: "generator", group: "s/g" }),
        feed("s/g/b", { feed_kind: "generator", group: "s/g" }),
        feedGroup("s/g", ["s/g/a", "s/g/b"], "N+1"),
        rack("s/f/r/n1", { feeds: ["s/g/a", "s/g/b"] }),
      ],
    },
    {
      name: "an invalid rack is not lost",
      records: [...PLACE, ...group("ab", "N+1"), rack("s/f/r/n1", { ...MODEL, ...ON("ab"), problems: INVALID })],
    },
  ],
  bad: [],
  unknown: [
    {
      name: "no stored energy stated for a UPS",
      records: [
        ...PLACE,
        feed("s/u/a", { feed_kind: "utility", group: "s/u" }),
        feed("s/g", { feed_kind: "generator" }),
        feed("s/x", { feed_kind: "transfer-switch", from: ["s/u/a", "s/g"], sources: "transfer" }),
        feed("s/p", { feed_kind: "ups", from: ["s/x"], claims: "N" }),
        rack("s/f/r/n1", { ...MODEL, feeds: ["s/p"] }),
        feedGroup("s/u", ["s/u/a"], "N+1"),
      ],
      missing: ["stored energy of the UPS (none stated)"],
    },
    {
      name: "a transfer without times",
      records: [
        ...PLACE,
        ...TRANSFER.slice(2),
        feed("s/u1", { feed_kind: "utility", group: "s/u" }),
        feed("s/u2", { feed_kind: "utility", group: "s/u" }),
        feedGroup("s/u", ["s/u1", "s/u2"], "N+1"),
        rack("s/f/r/n1", { feeds: ["s/x"] }),
      ],
      missing: [
        "hold-up time of racks without a model (none published or stated)",
        "transfer time of feeds with several sources (none stated)",
      ],
    },
    {
      name: "a rack of unknown power with fewer shelves",
      records: [
        ...PLACE,
        ...group("ab", "N+1"),
        rack("s/f/r/n1", { model: "t/shelved", ...ON("ab"), power_kw: undefined } as object),
      ],
      parts: {
        "t/shelved": {
          id: "t/shelved",
          kind: "rack",
          title: "t",
          sources: [],
          shelves: { count: 8, rated_power_kw: 33 },
        },
      },
      missing: ["power of t/shelved racks (no power published or stated)"],
    },
  ],
});
