/** Fans, compressors and house loads load the feeds that they name; those that name none make the utility's load unknown. */
import { analyse } from "../../../lib/analysis/analysis";
import { ModelIndex } from "../../../lib/model/model";
import type { ModelRecord } from "../../../lib/model/records";
import { modelOf } from "../../../lib/testing";
import { airUnit, cdu, feed, floor, loop, site } from "../../helpers/records";

const CHAIN = [
  feed("s/grid", { feed_kind: "utility", rated_kva: 1000 }),
  feed("s/board", { feed_kind: "switchboard", from: ["s/grid"], rated_kva: 1000 }),
];

function feedsOf(records: readonly ModelRecord[]) {
  return analyse(new ModelIndex(modelOf([...CHAIN, ...records]))).power.feeds;
}

const lacks = (records: readonly ModelRecord[], path: string): string[] =>
  (feedsOf(records).get(path)?.missing ?? []).map(({ what, why }) => `${what} (${why})`);

const supply = { feeds: ["s/board"], power_factor: 0.8 };
const fans = (more: object = supply) => airUnit("s/f/air-1", { fan_power_kw: 8, ...more });
const chiller = (more: object = supply) =>
  loop("s/chw", { rejection: { kind: "chiller", leaving_c: 22, fan_power_kw: 60, ...more } });
const house = (more: object = { house_feeds: ["s/board"], house_power_factor: 0.8 }) =>
  site("s", { house_load_kw: 12, ...more });

test("they add up with their reactive power, as any other load", () => {
  // 8 + 60 + 12 = 80 kW at 0.8: S = 80 / 0.8 = 100 kVA; board and grid lose nothing.
  const feeds = feedsOf([house(), floor("s/f"), fans(), chiller()]);
  for (const path of ["s/board", "s/grid"]) {
    expect(feeds.get(path)?.normal_kw).toBeCloseTo(80, 9);
    expect(feeds.get(path)?.normal_kva).toBeCloseTo(100, 9);
    expect(feeds.get(path)?.missing).toEqual([]);
  }
});

test("without a power factor the kVA lack it, and the kW do not", () => {
  const feeds = feedsOf([site(), floor("s/f"), fans({ feeds: ["s/board"] })]);
  expect(feeds.get("s/board")?.missing.map(({ what }) => what)).toEqual(["power factor of the air units"]);
  expect(feeds.get("s/board")?.kw_missing).toEqual([]);
});

test.each([
  ["air units", [site(), floor("s/f"), fans({})], ["load of the air units (no feed stated)"]],
  ["a chiller", [site(), chiller({})], ["load of the chiller (no feed stated)"]],
  ["the house", [house({})], ["load of the house (no feed stated)"]],
  ["CDUs", [site(), loop(), cdu("s/tcs/cdu-1", { power_kw: 20 })], ["load of the CDUs (no feed stated)"]],
  [
    "fans of unknown power",
    [site(), floor("s/f"), airUnit("s/f/air-1")],
    ["load of the air units (no fan power stated)"],
  ],
])("%s on no feed: only the utility lacks them", (_name, records, expected) => {
  expect(lacks(records, "s/grid")).toEqual(expected);
  expect(lacks(records, "s/board")).toEqual([]);
});

test("a house load that nobody states, and fans of no power, lack nothing", () => {
  expect(lacks([site(), floor("s/f"), airUnit("s/f/air-1", { fan_power_kw: 0 })], "s/grid")).toEqual([]);
});

test("what another site leaves without a feed is not of this one", () => {
  expect(lacks([site(), site("t"), floor("t/f"), airUnit("t/f/air-1")], "s/grid")).toEqual([]);
});
