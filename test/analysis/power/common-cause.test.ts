/** What takes several members of a group that claims independent ones: found from the states, bridge and settled. */
import type { ModelRecord, PowerFeedRecord } from "../../../lib/model/records";
import racksSurvive from "../../../lib/rules/power/racks-survive-claims";
import holds from "../../../lib/rules/power/redundancy-claim-holds";
import singlePoints from "../../../lib/rules/power/single-points-claimed";
import { judgeCase } from "../../../lib/testing";
import { GENERATOR } from "../../helpers/backed-chain";
import { feed, feedGroup, racks, site } from "../../helpers/records";

/** Two busways that claim 2N, with ten racks of 100 kW on both. */
const sides = (above: (side: string) => string): ModelRecord[] => [
  feedGroup("s/bus", ["s/bus/a", "s/bus/b"], "2N"),
  ...["a", "b"].map((id) => feed(`s/bus/${id}`, { from: [above(id)], rated_kw: 2000, group: "s/bus" })),
  ...racks(10, { feeds: ["s/bus/a", "s/bus/b"] }),
];

const messages = (rule: Parameters<typeof judgeCase>[0], records: readonly ModelRecord[]) =>
  judgeCase(rule, { name: "", records }).findings.map(({ message }) => message);

test("two feeds that meet at one switchboard three levels up: found and named", () => {
  const records = [
    site(),
    feed("s/grid", { feed_kind: "utility", rated_kw: 2000, claims: "N" }),
    feed("s/main", { feed_kind: "switchboard", from: ["s/grid"], rated_kw: 2000, claims: "N" }),
    ...["a", "b"].flatMap((id) => [
      feed(`s/t/${id}`, { feed_kind: "transformer", from: ["s/main"], rated_kw: 2000, efficiency: 1 }),
      feed(`s/board/${id}`, { feed_kind: "switchboard", from: [`s/t/${id}`], rated_kw: 2000 }),
    ]),
    ...sides((id) => `s/board/${id}`),
  ];
  expect(messages(holds, records)).toEqual(["bus claims 2N, but main alone takes 2 of its members."]);
});

test("a switchboard whose own supply is outside the model is no source: both sides share it", () => {
  const main = feed("s/main", { feed_kind: "switchboard", from_outside: true, rated_kw: 2000, claims: "N" });
  expect(messages(holds, [site(), main, ...sides(() => "s/main")])).toEqual([
    "bus claims 2N, but main alone takes 2 of its members.",
  ]);
});

/** One grid, a generator for each side, a UPS on each side. */
const backed = (ups: Partial<PowerFeedRecord>, grid: Partial<PowerFeedRecord> = {}): ModelRecord[] => [
  site(),
  feed("s/grid", { feed_kind: "utility", rated_kw: 2000, ...grid }),
  ...["a", "b"].flatMap((id) => [
    feed(`s/gen/${id}`, GENERATOR),
    feed(`s/ats/${id}`, {
      feed_kind: "transfer-switch",
      from: ["s/grid", `s/gen/${id}`],
      sources: "transfer",
      rated_kw: 2000,
    }),
    feed(`s/ups/${id}`, { feed_kind: "ups", from: [`s/ats/${id}`], rated_kw: 1000, efficiency: 1, ...ups }),
  ]),
  ...sides((id) => `s/ups/${id}`),
];

test("two feeds that share only a utility backed by generators and stored energy: no finding", () => {
  const records = backed({ autonomy_s: 60 });
  for (const rule of [holds, racksSurvive, singlePoints]) expect(messages(rule, records)).toEqual([]);
});

test("the same with a switchboard between the utility and both transfers: carried, so no finding either", () => {
  const records = backed({ autonomy_s: 60 }).map((record): ModelRecord =>
    record.kind === "power-feed" && record.from[0] === "s/grid"
      ? { ...record, from: ["s/main", ...record.from.slice(1)] }
      : record,
  );
  const main = feed("s/main", { feed_kind: "switchboard", from: ["s/grid"], rated_kw: 2000 });
  expect(messages(holds, [...records, main])).toEqual([]);
});

test("the same switchboard without stored energy takes both sides at the bridge instant", () => {
  const records = backed({ autonomy_s: 0 }, { claims: "N" }).map((record): ModelRecord =>
    record.kind === "power-feed" && record.from[0] === "s/grid"
      ? { ...record, from: ["s/main", ...record.from.slice(1)] }
      : record,
  );
  const main = feed("s/main", { feed_kind: "switchboard", from: ["s/grid"], rated_kw: 2000, claims: "N" });
  expect(messages(holds, [...records, main])).toEqual(["bus claims 2N, but main alone takes 2 of its members."]);
});

describe("the shared utility without stored energy", () => {
  test("takes the racks at the bridge instant: a single point that nobody claimed", () => {
    const records = backed({ autonomy_s: 0 });
    expect(messages(holds, records)).toEqual([]);
    expect(messages(singlePoints, records)).toEqual([
      "Not known for s/grid: whether losing racks is accepted (no claim on the lost element).",
    ]);
  });

  test("is accepted where the utility claims N", () => {
    const records = backed({ autonomy_s: 0 }, { claims: "N" });
    for (const rule of [holds, racksSurvive, singlePoints]) expect(messages(rule, records)).toEqual([]);
  });

  test("is an error where any single loss must be survived", () => {
    const records = backed({ autonomy_s: 0 }, { claims: "N" }).map((record): ModelRecord =>
      record.kind === "site" ? { ...record, survives: "any-single-loss" } : record,
    );
    expect(messages(racksSurvive, records)).toEqual([
      "Losing grid takes 10 racks in s, which must survive any single loss.",
    ]);
  });
});
