/** Losses by a curve over the load, and what a UPS that is itself lost passes on. */
import { analysePower } from "../../../lib/analysis/power/power";
import { siteDraws } from "../../../lib/analysis/power/draw";
import { loadSchedules } from "../../../lib/analysis/power/load-schedule";
import { analyse } from "../../../lib/analysis/analysis";
import { rackLoads } from "../../../lib/analysis/rack-load";
import { ModelIndex } from "../../../lib/model/model";
import type { ModelRecord, PowerFeedRecord, RackRecord } from "../../../lib/model/records";
import racksSurvive from "../../../lib/rules/power/racks-survive-claims";
import { judgeCase, modelOf } from "../../../lib/testing";
import { feed, racks, rack, site } from "../../helpers/records";

/** 90 % at a quarter of 1,000 kW, 96 % at half, 94 % at full load. */
const CURVE = [
  { load_fraction: 0.25, efficiency: 0.9 },
  { load_fraction: 0.5, efficiency: 0.96 },
  { load_fraction: 1, efficiency: 0.94 },
];

const indexOf = (records: readonly ModelRecord[]) => new ModelIndex(modelOf(records));
const powerOf = (index: ModelIndex) => analysePower(index, rackLoads(index));

/** grid → board → ups → one rack. */
const chain = (power_kw: number, ups: Partial<PowerFeedRecord> = {}, more: Partial<RackRecord> = {}): ModelRecord[] => [
  site("s", { house_load_kw: 0 }),
  feed("s/grid", { feed_kind: "utility", rated_kw: 5000 }),
  feed("s/board", { feed_kind: "switchboard", from: ["s/grid"], rated_kw: 5000, voltage_v: 480 }),
  feed("s/ups", { feed_kind: "ups", from: ["s/board"], rated_kw: 1000, efficiency_curve: CURVE, ...ups }),
  rack("s/f/r/n1", { power_kw, feeds: ["s/ups"], ...more }),
];

describe("a UPS draws its output over the efficiency at that output", () => {
  test.each<[string, number, number]>([
    ["at a point", 500, 500 / 0.96],
    // Half way from 0.96 to 0.94.
    ["between two points", 750, 750 / 0.95],
    ["at the last point", 1000, 1000 / 0.94],
    // The loss at 250 kW is 250 / 0.9 - 250 = 27.778 kW.
    ["below the first point: its loss in kW", 90, 90 + 250 / 0.9 - 250],
    ["at no load: the same", 0, 250 / 0.9 - 250],
    // The loss at 1,000 kW is 1,000 / 0.94 - 1,000 = 63.83 kW: the least that it can be.
    ["above the last point: at least its loss", 1200, 1200 + 1000 / 0.94 - 1000],
  ])("%s", (_, power, drawn) => {
    const index = indexOf(chain(power));
    const analysis = analyse(index);
    const board = analysis.power.feeds.get("s/board");
    expect(board?.normal_kw).toBeCloseTo(drawn, 9);
    expect(analysis.power.sites.get("s")?.losses_kw.value).toBeCloseTo(drawn - power, 9);
    expect(siteDraws(index, analysis).get("s")?.stages[0]?.losses_kw.value).toBeCloseTo(drawn - power, 9);
    expect(loadSchedules(index, analysis)[0]?.ways[0]?.normal.kw).toBeCloseTo(drawn, 9);
    const beyond = ["efficiency of the UPS (the load is above the last point of the curve)"];
    const missing = board?.kw_missing.map(({ what, why }) => `${what} (${why})`);
    expect(missing).toEqual(power > 1000 ? beyond : []);
  });
});

test("without a rating only the best efficiency of a curve is known: a lower bound", () => {
  const { rated_kw: _rating, ...unrated } = feed("s/ups", {
    feed_kind: "ups",
    from: ["s/board"],
    rated_kw: 0,
    efficiency_curve: CURVE,
  });
  const records = chain(480).map((record) => (record.path === "s/ups" ? unrated : record));
  const board = powerOf(indexOf(records)).feeds.get("s/board");
  expect(board?.normal_kw).toBeCloseTo(480 / 0.96, 9);
  expect(board?.kw_missing.map(({ why }) => why)).toEqual(["an efficiency curve stated without a rating"]);
});

test("a curve over kVA reads the load in kVA, and without a power factor gives a lower bound", () => {
  // 400 kW at 0.8 are 500 kVA, half of 1,000 kVA.
  const rated = { rated_kva: 1000, rated_kw: undefined } as object;
  const exact = powerOf(indexOf(chain(400, rated, { power_factor: 0.8 }))).feeds.get("s/board");
  expect(exact?.normal_kw).toBeCloseTo(400 / 0.96, 9);
  expect(exact?.kw_missing).toEqual([]);
  const lacking = powerOf(indexOf(chain(240, rated, { power_factor: undefined } as object))).feeds.get("s/board");
  // 240 kW are 24 % at most, where less than 90 % would count: the best of the curve is the bound.
  expect(lacking?.normal_kw).toBeCloseTo(240 / 0.96, 9);
  expect(lacking?.kw_missing.map(({ what }) => what)).toEqual(["power factor of racks without a model"]);
});

describe("a UPS that is itself lost", () => {
  const on = (ups: Partial<PowerFeedRecord>) => [
    site("s", { survives: "any-single-loss" }),
    feed("s/grid", { feed_kind: "utility", rated_kw: 5000 }),
    feed("s/mains", { feed_kind: "switchboard", from: ["s/grid"], rated_kw: 900 }),
    feed("s/ups", {
      feed_kind: "ups",
      from: ["s/grid"],
      rated_kw: 1000,
      efficiency: 0.9,
      stored_energy_kwh: 10,
      ...ups,
    }),
    ...racks(8, { feeds: ["s/ups"], hold_up_s: 0.02 }),
  ];
  const lost = (records: readonly ModelRecord[]) => powerOf(indexOf(records)).losses.get("s/ups")?.racks.length ?? 0;

  test("passes nothing without a bypass", () => expect(lost(on({}))).toBe(8));

  test("passes its load from its bypass, without its losses", () => {
    const power = powerOf(indexOf(on({ bypass: "s/mains", transfer_time_s: 0.004 })));
    expect(power.losses.get("s/ups")).toBeUndefined();
    // 800 kW through the UPS are 888.9 kW from the grid; on the bypass they are 800 kW, on a board that may carry 720.
    expect(power.feeds.get("s/grid")?.normal_kw).toBeCloseTo(800 / 0.9, 9);
    expect(power.feeds.get("s/mains")?.normal_kw).toBe(0);
    expect(power.feeds.get("s/mains")?.worst).toMatchObject({ state: "fault(s/ups)", value: 800, limit: 720 });
    expect([...power.overloads.keys()]).toEqual(["s/mains"]);
  });

  test("does not serve as a bypass for a source that is dead", () => {
    expect(powerOf(indexOf(on({ bypass: "s/mains", stored_energy_kwh: 0 }))).losses.get("s/grid")?.racks).toHaveLength(
      8,
    );
  });

  // 20 ms of hold-up.
  test("takes the racks where the transfer to the bypass lasts too long", () => {
    expect(lost(on({ bypass: "s/mains", transfer_time_s: 0.02 }))).toBe(0);
    expect(lost(on({ bypass: "s/mains", transfer_time_s: 0.021 }))).toBe(8);
  });

  test("is unknown where no transfer time is stated", () => {
    const { findings } = judgeCase(racksSurvive, { name: "", records: on({ bypass: "s/mains" }) });
    expect(findings.filter(({ path }) => path === "s/ups").map(({ message }) => message)).toEqual([
      "Not known for s/ups: transfer time of UPS to their bypass (none stated).",
    ]);
  });
});
