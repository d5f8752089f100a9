/** Fans, compressors and house loads load the feeds that they name; those that name none make the utility's load unknown. */
import { analyse } from "../../../lib/analysis/analysis";
import { LOST } from "../../../lib/analysis/power/loads";
import { ModelIndex } from "../../../lib/model/model";
import type { ModelRecord, RejectionRecord } from "../../../lib/model/records";
import { modelOf } from "../../../lib/testing";
import { airUnit, cdu, facilityWater, feed, floor, loop, pump, rejectionUnit, site } from "../../helpers/records";

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
  rejectionUnit("s/chw/chiller-1", { rejection_kind: "chiller", fan_power_kw: 60, ...more });
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

test("units of one plant add up, whichever feeds they hang on", () => {
  const units = (["s/board", "s/board", "s/grid", "s/grid"] as const).map((path, at) =>
    rejectionUnit(`s/chw/chiller-${at + 1}`, { fan_power_kw: 15, feeds: [path], power_factor: 0.8 }),
  );
  const feeds = feedsOf([site(), loop("s/chw"), ...units]);
  expect(feeds.get("s/board")?.normal_kw).toBeCloseTo(30, 9);
  expect(feeds.get("s/grid")?.normal_kw).toBeCloseTo(60, 9);
});

test("a pump draws what is stated, else flow x head / efficiency", () => {
  // 1,200 L/min = 0.02 m³/s; x 300 kPa = 6 kW; / 0.75 = 8 kW.
  const hydraulic = { flow_l_per_min: 1200, head_kpa: 300, efficiency: 0.75 };
  const kwOf = (more: object) =>
    feedsOf([site(), facilityWater(), pump("s/water/pump-1", { ...supply, ...more })]).get("s/board")?.normal_kw;
  expect(kwOf(hydraulic)).toBeCloseTo(8, 9);
  expect(kwOf({ ...hydraulic, power_kw: 9 })).toBe(9);
});

test.each(["flow_l_per_min", "head_kpa", "efficiency"])("without %s the load of a pump is unknown", (absent) => {
  const { [absent]: _, ...rest } = { flow_l_per_min: 1200, head_kpa: 300, efficiency: 0.75 } as Record<string, number>;
  const records = [site(), facilityWater(), pump("s/water/pump-1", { ...supply, ...rest })];
  expect(lacks(records, "s/board")).toEqual(["load of the pumps (no power stated, nor flow, head and efficiency)"]);
});

test("a feed that dies takes the coolers and pumps that hang on it alone", () => {
  const two = [
    feed("s/a", { from: ["s/grid"] }),
    feed("s/b", { from: ["s/grid"] }),
    rejectionUnit("s/water/dry-cooler-1", { fan_power_kw: 1, feeds: ["s/a"] }),
    rejectionUnit("s/water/dry-cooler-2", { fan_power_kw: 1, feeds: ["s/b"] }),
    pump("s/water/pump-1", { power_kw: 1, feeds: ["s/a"] }),
    pump("s/water/pump-2", { power_kw: 1, feeds: ["s/a", "s/b"] }),
  ];
  const { chain } = analyse(new ModelIndex(modelOf([...CHAIN, site(), facilityWater(), ...two]))).power;
  const lost = chain.settled.withLost([chain.network.byPath.get("s/a") as number], ({ state, classes }) =>
    [...classes].filter((at) => state.fate[at] === LOST).flatMap((at) => chain.classes[at]?.paths ?? []),
  );
  expect(lost.sort()).toEqual(["s/water/dry-cooler-1", "s/water/pump-1"]);
});

describe("what hangs on the feeds of the units beside their fans", () => {
  /** Two coolers with fans of 10 kW each. */
  const coolers = (rejection: Partial<RejectionRecord>) => [
    site(),
    loop("s/tcs", { rejection: { kind: "dry-cooler", unit_count: 2, ...rejection } }),
    ...[1, 2].map((at) => rejectionUnit(`s/tcs/dry-cooler-${at}`, { fan_power_kw: 10, ...supply })),
  ];
  const analysed = (records: readonly ModelRecord[]) => analyse(new ModelIndex(modelOf([...CHAIN, ...records]))).power;

  // 400 kW of heat at COP 4: 100 kW, 50 kW per cooler; with the fans 120 kW at 0.8, 150 kVA.
  test("a trim chiller at its nameplate", () => {
    const { feeds, sites } = analysed(coolers({ trim: { capacity_kw: 400, cop: 4 } }));
    expect(feeds.get("s/board")?.normal_kw).toBeCloseTo(120, 9);
    expect(feeds.get("s/board")?.normal_kva).toBeCloseTo(150, 9);
    expect(feeds.get("s/board")?.missing).toEqual([]);
    expect(sites.get("s")?.cooling_kw).toEqual({ value: 120, missing: [] });
  });

  test("a trim chiller on feeds of its own, with its own power factor", () => {
    const trim = { capacity_kw: 400, cop: 4, feeds: ["s/grid"], power_factor: 1 };
    const { feeds, sites } = analysed(coolers({ trim }));
    expect(feeds.get("s/board")?.normal_kw).toBeCloseTo(20, 9);
    expect(feeds.get("s/grid")?.normal_kw).toBeCloseTo(120, 9);
    // 20 kW at 0.8 are 15 kvar: sqrt(120² + 15²).
    expect(feeds.get("s/grid")?.normal_kva).toBeCloseTo(Math.sqrt(120 ** 2 + 15 ** 2), 9);
    expect(sites.get("s")?.cooling_kw).toEqual({ value: 120, missing: [] });
  });

  test.each<[string, NonNullable<RejectionRecord["trim"]>, string]>([
    ["COP", { capacity_kw: 400 }, "COP of the trim chiller (not stated)"],
    ["capacity", { cop: 4 }, "capacity of the trim chiller (not stated)"],
    ["COP, on feeds of its own,", { capacity_kw: 400, feeds: ["s/board"] }, "COP of the trim chiller (not stated)"],
  ])("a trim chiller without %s is a load that is missing", (_, trim, expected) => {
    const records = coolers({ trim });
    expect(lacks(records, "s/board")).toContain(expected);
    const { sites } = analysed(records);
    expect(sites.get("s")?.cooling_kw.value).toBe(20);
    expect(sites.get("s")?.cooling_kw.missing.map(({ what, why }) => `${what} (${why})`)).toEqual([expected]);
  });

  test("the pumps of a loop's own rejection: 30 kW, 15 per cooler", () => {
    const { feeds, sites } = analysed(coolers({ pump_power_kw: 30 }));
    expect(feeds.get("s/board")?.normal_kw).toBeCloseTo(50, 9);
    expect(sites.get("s")?.cooling_kw).toEqual({ value: 50, missing: [] });
  });

  test("hangs on no feed where the units do", () => {
    const unfed = coolers({ trim: { capacity_kw: 400, cop: 4 } }).map((each) =>
      each.kind === "rejection-unit" ? rejectionUnit(each.path, { fan_power_kw: 10 }) : each,
    );
    expect(lacks(unfed, "s/grid")).toEqual(["load of the heat rejection (no feed stated)"]);
  });
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
  ["pumps", [site(), facilityWater(), pump("s/water/pump-1", { power_kw: 5 })], ["load of the pumps (no feed stated)"]],
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
