import { analysePower } from "../../../lib/analysis/power/power";
import { rackLoads } from "../../../lib/analysis/rack-load";
import type { PartTable } from "../../../lib/catalog/parts";
import { ModelIndex } from "../../../lib/model/model";
import type { ModelRecord } from "../../../lib/model/records";
import { modelOf } from "../../../lib/testing";
import { cdu, feed, feedGroup, floor, loop, rack, racks, row, site } from "../../helpers/records";

const INVALID = [
  { rule: "declaration/value-allowed" as const, property: "rating", message: "Wrong.", fix: "Mend it." },
];
const SHELVED: PartTable = {
  "t/eight": { id: "t/eight", kind: "rack", title: "t", sources: [], shelves: { count: 8, rated_power_kw: 33 } },
};

function analysed(records: readonly ModelRecord[], place: ModelRecord = site()) {
  const index = new ModelIndex(modelOf([place, floor(), row(), ...records], SHELVED));
  return analysePower(index, rackLoads(index));
}

/** What a feed delivers in the normal state. */
const kva = (records: readonly ModelRecord[], path: string) => analysed(records).feeds.get(path)?.normal_kva;
const kw = (records: readonly ModelRecord[], path: string) => analysed(records).feeds.get(path)?.normal_kw;

describe("loads", () => {
  test("P and Q add, not S: 100 kW at 1 and 60 kW at 0.6", () => {
    // Q = 60 x 80/60 = 80 kvar; S = sqrt(160² + 80²) = 178.885 kVA, not 100 + 100.
    const records = [
      feed("s/b"),
      rack("s/f/r/a", { feeds: ["s/b"] }),
      rack("s/f/r/b", { power_kw: 60, power_factor: 0.6, feeds: ["s/b"] }),
    ];
    expect(kva(records, "s/b")).toBeCloseTo(178.885438, 6);
  });

  test("eight shelves over three feeds are 3 + 3 + 2", () => {
    // 160 kW / 8 = 20 kW per shelf.
    const feeds = ["s/a", "s/b", "s/c"];
    const records = [...feeds.map((path) => feed(path)), rack("s/f/r/n", { model: "t/eight", power_kw: 160, feeds })];
    expect(feeds.map((path) => kw(records, path))).toEqual([60, 60, 40]);
  });

  test("a transformer draws its losses from above, Q passes through", () => {
    // 98 kW / 0.98 = 100 kW; Q = 98 x tan(acos(0.98)) = 19.8997 kvar.
    const records = [
      feed("s/u", { feed_kind: "utility" }),
      feed("s/t", { feed_kind: "transformer", from: ["s/u"], efficiency: 0.98 }),
      rack("s/f/r/n", { power_kw: 98, power_factor: 0.98, feeds: ["s/t"] }),
    ];
    expect(kw(records, "s/t")).toBeCloseTo(98, 9);
    expect(kw(records, "s/u")).toBeCloseTo(100, 9);
    expect(kva(records, "s/u")).toBeCloseTo(Math.hypot(100, 19.899749), 5);
  });

  test("a UPS draws Q by its own input power factor", () => {
    // 96 kW / 0.96 = 100 kW; Q = 100 x 0.75 at 0.8, whatever its load asks for: S = 125 kVA.
    const records = [
      feed("s/u", { feed_kind: "utility" }),
      feed("s/p", { feed_kind: "ups", from: ["s/u"], efficiency: 0.96, input_power_factor: 0.8 }),
      rack("s/f/r/n", { power_kw: 96, power_factor: 0.6, feeds: ["s/p"] }),
    ];
    expect(kva(records, "s/u")).toBeCloseTo(125, 9);
  });

  test("parallel sources share in proportion to their ratings before derating", () => {
    const records = [
      feed("s/x", { rated_kva: 100, derating: 0.5 }),
      feed("s/y", { rated_kva: 300 }),
      feed("s/b", { from: ["s/x", "s/y"], sources: "parallel" }),
      rack("s/f/r/n", { feeds: ["s/b"] }),
    ];
    expect([kw(records, "s/x"), kw(records, "s/y")]).toEqual([25, 75]);
  });

  test("a transfer takes all from the first live source, overloaded or not", () => {
    const records = [
      feed("s/x", { rated_kva: 10 }),
      feed("s/y", { rated_kva: 300 }),
      feed("s/b", { from: ["s/x", "s/y"], sources: "transfer" }),
      rack("s/f/r/n", { feeds: ["s/b"] }),
    ];
    expect([kw(records, "s/x"), kw(records, "s/y")]).toEqual([100, 0]);
    expect(analysed(records).feeds.get("s/y")?.worst).toMatchObject({
      state: "fault(s/x)",
      instant: "settled",
      value: 100,
    });
  });

  test("CDUs draw from their feeds", () => {
    const records = [
      feed("s/a"),
      feed("s/b"),
      loop(),
      cdu("s/tcs/c", { feeds: ["s/a", "s/b"], power_kw: 12, power_factor: 1 }),
    ];
    expect([kw(records, "s/a"), kw(records, "s/b")]).toEqual([6, 6]);
  });

  test("a DC feed carries no reactive power; its rectifier draws Q at its own power factor", () => {
    const chain = (more: object) => [
      feed("s/u", { feed_kind: "utility" }),
      feed("s/d", { feed_kind: "ups", phases: "dc", from: ["s/u"], efficiency: 1, ...more }),
      rack("s/f/r/n", { power_factor: undefined, feeds: ["s/d"] } as object),
    ];
    expect(analysed(chain({})).feeds.get("s/d")).toMatchObject({ normal_kva: 100, missing: [] });
    expect(kva(chain({ input_power_factor: 0.8 }), "s/u")).toBeCloseTo(125, 9);
    expect(
      analysed(chain({}))
        .feeds.get("s/u")
        ?.missing.map(({ what }) => what),
    ).toEqual(["input power factor of the rectifiers"]);
  });

  test("a rack without a part that names shelves divides evenly over its feeds, a feed named twice counts twice", () => {
    const records = [feed("s/a"), feed("s/b"), rack("s/f/r/n", { power_kw: 90, feeds: ["s/a", "s/a", "s/b"] })];
    expect([kw(records, "s/a"), kw(records, "s/b")]).toEqual([60, 30]);
  });
});

describe("voltage", () => {
  test("passes on from the source, but not through a transformer or a rectifier", () => {
    const { feeds } = analysed([
      feed("s/u", { voltage_v: 10000 }),
      feed("s/t", { feed_kind: "transformer", from: ["s/u"] }),
      feed("s/v", { feed_kind: "transformer", from: ["s/u"], voltage_v: 415 }),
      feed("s/b", { from: ["s/v"], rated_a: 1000 }),
      feed("s/d", { phases: "dc", from: ["s/v"] }),
    ]);
    expect(["s/t", "s/b", "s/d"].map((path) => feeds.get(path)?.voltage_v)).toEqual([undefined, 415, undefined]);
    // sqrt(3) x 415 x 1,000 = 718.801 kVA.
    expect(feeds.get("s/b")?.limits[0]?.device).toBeCloseTo(718.801085, 5);
  });
});

/** Busways of one rating, racks of 100 kW at power factor 1 on all of them. */
const group = (count: number, claims: string, rated_kva: number, rackCount: number): ModelRecord[] => {
  const paths = ["a", "b", "c", "d", "e"].slice(0, count).map((name) => `s/b/${name}`);
  return [
    feedGroup("s/b", paths, claims),
    ...paths.map((path) => feed(path, { group: "s/b", rated_kva })),
    ...racks(rackCount, { feeds: paths }),
  ];
};

describe("topologies at their boundary", () => {
  // [claim, members, racks, kVA that the survivors carry with the claim's share out]
  const table: [string, number, number, number][] = [
    ["N+1", 3, 6, 300],
    ["N+2", 4, 6, 300],
    ["N+N", 4, 6, 300],
    ["2N", 2, 3, 300],
    ["2N+1", 4, 3, 300],
    ["3N2", 3, 6, 300],
    ["4N3", 4, 9, 300],
    ["5N4", 5, 12, 300],
  ];
  for (const [claim, members, rackCount, load] of table) {
    test(`${claim}: ${load} kVA on a survivor passes, 1 kVA less does not`, () => {
      const iec = site("s", { electrical_code: "IEC" });
      const holds = (rating: number, place?: ModelRecord) =>
        analysed(group(members, claim, rating, rackCount), place).claims.get("s/b")?.flaw === undefined;
      expect([holds(load, iec), holds(load - 1, iec)]).toEqual([true, false]);
      // NEC: 80 % of 375 kVA is 300 kVA.
      expect([holds(375), holds(373.75)]).toEqual([true, false]);
    });
  }
});

describe("bridge instant", () => {
  /** [utility, generator] → transfer → UPS → 100 kW. */
  const chain = (more: object): ModelRecord[] => [
    feed("s/u", { feed_kind: "utility", rated_kva: 200 }),
    feed("s/g", { feed_kind: "generator", rated_kva: 200 }),
    feed("s/x", { feed_kind: "transfer-switch", from: ["s/u", "s/g"], sources: "transfer", rated_kva: 200 }),
    feed("s/p", { feed_kind: "ups", from: ["s/x"], rated_kva: 200, efficiency: 1, ...more }),
    feed("s/b", { from: ["s/p"], rated_kva: 125 }),
    rack("s/f/r/n", { feeds: ["s/b"] }),
  ];

  test("stored energy carries the load until the generator does", () => {
    const { losses, feeds } = analysed(chain({ stored_energy_kwh: 5 }));
    expect([...losses.keys()]).toEqual(["s/b", "s/p", "s/x"]);
    expect(feeds.get("s/g")?.worst).toMatchObject({ state: "fault(s/u)", instant: "settled", value: 100 });
  });

  test("without any, the racks are dead at the bridge instant", () => {
    const { losses } = analysed(chain({ stored_energy_kwh: 0 }));
    expect(losses.get("s/u")).toMatchObject({ instant: "bridge", racks: ["s/f/r/n"] });
  });

  test("not stated, it is unknown and not dead", () => {
    const { losses, unsure_losses } = analysed(chain({}));
    expect(losses.has("s/u")).toBe(false);
    expect(unsure_losses.get("s/u")?.missing.map(({ what }) => what)).toEqual(["stored energy of the UPS"]);
  });

  test("80 % is for continuous loads: the bridge instant has the rating itself", () => {
    // The racks of a live on b for the bridge instant only: 120 kVA on 125 kVA, above 80 % of it, and again 60 when a
    // has its generator.
    const records = [
      feed("s/u", { feed_kind: "utility" }),
      feed("s/g", { feed_kind: "generator" }),
      feed("s/x", { feed_kind: "transfer-switch", from: ["s/u", "s/g"], sources: "transfer" }),
      feed("s/v", { feed_kind: "utility" }),
      feed("s/a", { from: ["s/x"], rated_kva: 200 }),
      feed("s/b", { from: ["s/v"], rated_kva: 125 }),
      rack("s/f/r/n", { power_kw: 120, feeds: ["s/a", "s/b"] }),
    ];
    const { overloads } = analysed(records);
    // Lost for good, a leaves 120 kVA on b against 100 kVA.
    expect(overloads.get("s/b")?.stress).toMatchObject({
      state: "fault(s/a)",
      instant: "settled",
      value: 120,
      limit: 100,
    });
    expect(overloads.get("s/b")?.other_losses).toEqual(["s/x"]);
  });
});

describe("elements with problems of their own", () => {
  test("an invalid feed overloads nothing when it is lost, and takes no racks", () => {
    const { overloads, losses } = analysed([
      feed("s/a", { problems: INVALID }),
      feed("s/b", { rated_kva: 60 }),
      rack("s/f/r/n", { feeds: ["s/a", "s/b"] }),
      rack("s/f/r/m", { power_kw: 1, feeds: ["s/a"] }),
    ]);
    expect([overloads.size, losses.size]).toEqual([0, 0]);
  });

  test("a group with problems makes no claim", () => {
    const { claims } = analysed([
      { ...feedGroup("s/b", ["s/b/a"], "2N"), problems: INVALID },
      feed("s/b/a", { group: "s/b" }),
    ]);
    expect(claims.size).toBe(0);
  });

  test("feeds in a circle and feeds of themselves are dead, and end", () => {
    const { feeds, dead_racks } = analysed([
      feed("s/a", { from: ["s/b"] }),
      feed("s/b", { from: ["s/c"] }),
      feed("s/c", { from: ["s/a"] }),
      feed("s/d", { from: ["s/d"] }),
      rack("s/f/r/n", { feeds: ["s/a", "s/d"] }),
    ]);
    expect(feeds.get("s/c")?.normal_kw).toBe(0);
    expect([...dead_racks]).toEqual(["s/f/r/n"]);
  });
});

test("common cause: what takes most members is named, and the others with it", () => {
  const { claims } = analysed([
    feed("s/u", { feed_kind: "utility" }),
    feed("s/m", { feed_kind: "switchboard", from: ["s/u"] }),
    feed("s/n", { feed_kind: "switchboard", from: ["s/m"] }),
    feedGroup("s/b", ["s/b/a", "s/b/b", "s/b/c"], "3N2"),
    feed("s/b/a", { group: "s/b", from: ["s/n"] }),
    feed("s/b/b", { group: "s/b", from: ["s/n"] }),
    feed("s/b/c", { group: "s/b", from: ["s/m"] }),
  ]);
  expect(claims.get("s/b")?.flaw).toMatchObject({
    kind: "shared",
    element: "s/m",
    members: ["s/b/a", "s/b/b", "s/b/c"],
    others: ["s/n"],
  });
});

test("losses of a site: what its transformers draw beyond what they deliver", () => {
  // 90 kW / 0.9 - 90 kW = 10 kW.
  const { sites } = analysed([
    feed("s/u", { feed_kind: "utility" }),
    feed("s/t", { feed_kind: "transformer", from: ["s/u"], efficiency: 0.9 }),
    rack("s/f/r/n", { power_kw: 90, feeds: ["s/t"] }),
  ]);
  expect(sites.get("s")?.losses_kw).toEqual({ value: expect.closeTo(10, 9) as number, missing: [] });
});
