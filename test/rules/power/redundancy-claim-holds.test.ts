import rule from "../../../lib/rules/power/redundancy-claim-holds";
import { testRule } from "../../../lib/testing";
import type { ModelRecord } from "../../../lib/model/records";
import { cdu, feed, feedGroup, floor, loop, racks, row, site } from "../../helpers/records";
import { PARTS } from "../thermal/plant";

const PLACE = [site("s", { electrical_code: "IEC" }), floor(), row()];
const INVALID = [
  { rule: "declaration/value-allowed" as const, property: "rating", message: "Wrong.", fix: "Mend it." },
];
/** Busways of one rating; 12 racks of 100 kW on all of them. */
const claimed = (names: string, claims: string, kva: number, more: object = {}): ModelRecord[] => {
  const paths = [...names].map((name) => `s/b/${name}`);
  const members = paths.map((path) => feed(path, { group: "s/b", rated_kva: kva, ...more }));
  return [...PLACE, feedGroup("s/b", paths, claims), ...members, ...racks(12, { feeds: paths })];
};
/** Generators that stand in for a utility: [utility, generator board] → transfer → UPS → 12 racks. */
const standby = (count: number, claims: string, kva: number): ModelRecord[] => {
  const paths = ["a", "b", "c", "d"].slice(0, count).map((name) => `s/g/${name}`);
  return [
    ...PLACE,
    feed("s/u", { feed_kind: "utility", rated_kva: 5000 }),
    feedGroup("s/g", paths, claims),
    ...paths.map((path) => feed(path, { feed_kind: "generator", group: "s/g", rated_kva: kva })),
    feed("s/board", { feed_kind: "switchboard", from: paths, sources: "parallel", rated_kva: 5000 }),
    feed("s/x", {
      feed_kind: "transfer-switch",
      from: ["s/u", "s/board"],
      sources: "transfer",
      rated_kva: 5000,
      transfer_time_s: 1,
    }),
    feed("s/p", { feed_kind: "ups", from: ["s/x"], rated_kva: 5000, efficiency: 1, stored_energy_kwh: 50 }),
    ...racks(12, { feeds: ["s/p"] }),
  ];
};

/** Two members on each side; `of` names the board above each. 12 racks of 100 kW. */
const sides = (of: Record<string, string>): ModelRecord[] => [
  ...["l", "x", "r"].flatMap((id) => [
    feed(`s/u${id}`, { feed_kind: "utility", rated_kva: 5000 }),
    feed(`s/${id}`, { feed_kind: "switchboard", from: [`s/u${id}`], rated_kva: 5000 }),
  ]),
  ...claimed("abcd", "2N", 600).map((record) =>
    record.kind === "power-feed" ? { ...record, from: [of[record.path.slice(-1)] ?? ""] } : record,
  ),
];
/** Three boards that claim N+2 for the CDUs: the first CDU on a and b, the second on b and c. Racks on a feed of their own. */
const pumps = (count: number): ModelRecord[] => {
  const names = ["s/m/a", "s/m/b", "s/m/c"];
  const pump = (id: string, feeds: readonly string[]) =>
    cdu(`s/tcs/${id}`, { model: "test/cdu", power_kw: 10, power_factor: 1, feeds });
  return [
    ...PLACE,
    feedGroup("s/m", names, "N+2"),
    ...names.map((path) => feed(path, { group: "s/m", rated_kva: 100 })),
    feed("s/it", { rated_kva: 5000 }),
    loop("s/tcs", { facility_supply_c: 35 }),
    pump("1", names.slice(0, 2)),
    pump("2", names.slice(1)),
    ...racks(count, { model: "test/rack", liquid_fraction: 0.9, loop: "s/tcs", feeds: ["s/it"] }),
  ];
};

testRule(rule, {
  good: [
    // Losing board l takes a and b, which are one side.
    {
      name: "2N: an element that feeds one whole side is not shared",
      records: sides({ a: "s/l", b: "s/l", c: "s/r", d: "s/r" }),
    },
    // With a and b out the other CDU carries 450 kW and 500 L/min: five racks.
    { name: "cooling at the limit: five racks on the CDU left", records: pumps(5), parts: PARTS },
    // 1,200 kW over the survivors.
    { name: "N+1 at the limit: 1,200 / 3", records: claimed("abcd", "N+1", 400) },
    { name: "N+2 at the limit: 1,200 / 2", records: claimed("abcd", "N+2", 600) },
    { name: "N+N at the limit: any half", records: claimed("abcd", "N+N", 600) },
    { name: "2N at the limit: either side", records: claimed("abcd", "2N", 600) },
    { name: "2N+1 at the limit: a side and one more", records: claimed("abcd", "2N+1", 1200) },
    { name: "3N2", records: claimed("abc", "3N2", 600) },
    { name: "4N3", records: claimed("abcd", "4N3", 400) },
    { name: "5N4", records: claimed("abcde", "5N4", 300) },
    { name: "far inside", records: claimed("abcd", "N+2", 9999) },
    { name: "N", records: claimed("a", "N", 1200) },
    // The utility out, one of three generators out: 1,200 / 2.
    { name: "standby N+1 at the limit", records: standby(3, "N+1", 600) },
    {
      name: "a utility above both sides is no shared path",
      records: [
        ...claimed("ab", "2N", 1200, { from: ["s/u"] }),
        feed("s/u", { feed_kind: "utility", rated_kva: 5000 }),
      ],
    },
  ],
  bad: [
    {
      name: "2N: an element that feeds a member of either side is shared",
      records: sides({ a: "s/l", b: "s/x", c: "s/x", d: "s/r" }),
      findings: [{ message: "b claims 2N, but x alone takes 2 of its members." }],
    },
    {
      // Six racks of 90 kW are 540 kW, and 600 L/min: 90 kW and 100 L/min too much for one CDU.
      name: "cooling just over: six racks on the CDU left",
      records: pumps(6),
      parts: PARTS,
      findings: [
        {
          path: "s/m",
          message:
            "m claims N+2, but without m/a and m/b the CDUs left on tcs lack 90 kW (100 L/min): 6 racks are not cooled.",
          evidence: { value: 540, limit: 450, unit: "kW", state: "maintenance(s/m/a + s/m/b)", instant: "settled" },
          affects: { rack_count: 6 },
        },
      ],
    },
    {
      // Each single loss keeps 599 (1,200 / 3 = 400); two out do not.
      name: "N+2 just over: only two out refute it",
      records: claimed("abcd", "N+2", 599),
      findings: [
        {
          message: "b claims N+2, but without b/a and b/b b/c carries 600 kVA against 599 kVA.",
          path: "s/b",
          evidence: { value: 600, limit: 599, margin: -1, state: "maintenance(s/b/a + s/b/b)", instant: "settled" },
        },
      ],
    },
    {
      name: "2N just over: the first side out",
      records: claimed("abcd", "2N", 599),
      findings: [{ message: "b claims 2N, but without b/a and b/b b/c carries 600 kVA against 599 kVA." }],
    },
    {
      name: "2N+1 just over",
      records: claimed("abcd", "2N+1", 1199),
      findings: [
        { message: "b claims 2N+1, but without b/a and b/b and b/c b/d carries 1,200 kVA against 1,199 kVA." },
      ],
    },
    {
      name: "wrong sizes",
      records: [
        ...PLACE,
        feedGroup("s/p", ["s/p/a"], "N+1"),
        feedGroup("s/q", ["s/q/a"], "2N"),
        feedGroup("s/r", ["s/r/a"], "4N3"),
        ...["s/p", "s/q", "s/r"].map((path) => feed(`${path}/a`, { group: path })),
      ],
      findings: [
        { message: "p claims N+1, which needs more than 1 members; it has 1." },
        { message: "q claims 2N, which needs two sides of equally many members; it has 1." },
        { message: "r claims 4N3, which needs 4 members; it has 1." },
      ],
    },
    {
      name: "a switchboard below both sides of a 2N",
      records: [
        ...claimed("ab", "2N", 1200, { from: ["s/m"] }),
        feed("s/m", { feed_kind: "switchboard", from: ["s/u"], rated_kva: 5000 }),
        feed("s/u", { feed_kind: "utility", rated_kva: 5000 }),
      ],
      findings: [
        {
          message: "b claims 2N, but m alone takes 2 of its members.",
          evidence: { value: 2, limit: 1, unit: "members", state: "fault(s/m)" },
        },
      ],
    },
    {
      // The utility out, one of three out: 1,200 / 2 = 600.
      name: "standby N+1 just over, with the utility out",
      records: standby(3, "N+1", 599),
      findings: [
        {
          message: "g claims N+1, but without u and g/a g/b carries 600 kVA against 599 kVA.",
          evidence: { value: 600, limit: 599, state: "maintenance(s/u + s/g/a)" },
        },
      ],
    },
    {
      name: "racks lost with two out",
      records: [
        ...PLACE,
        feedGroup("s/b", ["s/b/a", "s/b/b", "s/b/c"], "N+2"),
        ...["a", "b", "c"].map((name) => feed(`s/b/${name}`, { group: "s/b", rated_kva: 9999 })),
        ...racks(1, { feeds: ["s/b/a", "s/b/b"] }),
      ],
      findings: [
        {
          message: "b claims N+2, but without b/a and b/b 1 rack is lost.",
          evidence: { value: 1, limit: 0, unit: "racks" },
        },
      ],
    },
  ],
  unknown: [
    {
      name: "no rating",
      records: claimed("abcd", "N+2", undefined as never),
      missing: ["rating of the busways (no rating stated)"],
    },
    {
      name: "an invalid member has a finding of its own only",
      records: claimed("abcd", "N+2", 1, { problems: INVALID }),
      missing: [],
    },
  ],
  notApplicable: [
    // 1,200 / 3 = 400 kVA: the rule on single losses reports it.
    { name: "4N3 just over", records: claimed("abcd", "4N3", 399) },
    { name: "3N2 just over", records: claimed("abc", "3N2", 599) },
    { name: "5N4 just over", records: claimed("abcde", "5N4", 299) },
    { name: "N+1 just over", records: claimed("abcd", "N+1", 399) },
    { name: "nothing claimed", records: [...PLACE, feedGroup("s/b", ["s/b/a"]), feed("s/b/a", { group: "s/b" })] },
  ],
});
