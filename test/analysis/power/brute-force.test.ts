/** The analysis against a naive twin, on random small facilities with every input stated. */
import fc from "fast-check";

import { analysePower } from "../../../lib/analysis/power/power";
import { consumerClasses } from "../../../lib/analysis/power/consumers";
import { singleLosses } from "../../../lib/analysis/power/losses";
import { powerNetwork } from "../../../lib/analysis/power/network";
import { normalService } from "../../../lib/analysis/power/service";
import { type PowerState, StateEvaluator } from "../../../lib/analysis/power/state";
import { rackLoads } from "../../../lib/analysis/rack-load";
import type { PartTable } from "../../../lib/catalog/parts";
import { ModelIndex } from "../../../lib/model/model";
import type { EfficiencyPoint, FeedKind, ModelRecord, PowerFeedRecord } from "../../../lib/model/records";
import { modelOf } from "../../../lib/testing";
import { type BruteFacility, BruteState } from "../../helpers/brute-force-power";
import { cdu, feed, floor, loop, rack, row, site } from "../../helpers/records";

const SHELVES = { "t/eight": { count: 8, rated_power_kw: 33 }, "t/three": { count: 3, rated_power_kw: 20 } };
const PARTS: PartTable = Object.fromEntries(
  Object.entries(SHELVES).map(([id, shelves]) => [id, { id, kind: "rack" as const, title: id, sources: [], shelves }]),
);
const KINDS: readonly FeedKind[] = ["transformer", "ups", "switchboard", "transfer-switch", "busway", "pdu"];

const ROOT = fc.record({ kind: fc.constantFrom<FeedKind>("utility", "utility", "generator", "battery") });
const CURVES: readonly (readonly EfficiencyPoint[] | undefined)[] = [
  undefined,
  [
    { load_fraction: 0.25, efficiency: 0.9 },
    { load_fraction: 0.5, efficiency: 0.95 },
    { load_fraction: 1, efficiency: 0.94 },
  ],
  [
    { load_fraction: 0, efficiency: 0.5 },
    { load_fraction: 0.8, efficiency: 0.97 },
  ],
];
const INNER = fc.record({
  kind: fc.constantFrom(...KINDS),
  from: fc.uniqueArray(fc.nat(30), { minLength: 1, maxLength: 3 }),
  sources: fc.constantFrom("parallel" as const, "transfer" as const),
  transfer_ms: fc.constantFrom(4, 10),
  efficiency: fc.constantFrom(1, 0.9, 0.97),
  efficiency_curve: fc.constantFrom(...CURVES),
  bypass: fc.option(fc.nat(30), { nil: undefined }),
  input_power_factor: fc.constantFrom(0.99, undefined),
  stored_energy_kwh: fc.constantFrom(0, 50),
});
const RATING = fc.record({
  rated_kva: fc.integer({ min: 50, max: 600 }),
  rated_kw: fc.option(fc.integer({ min: 50, max: 600 }), { nil: undefined }),
  derating: fc.constantFrom(1, 0.9),
  hundred_percent_rated: fc.boolean(),
});
const CONSUMER = fc.record({
  isCdu: fc.nat(4).map((pick) => pick === 0),
  feeds: fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }),
  model: fc.constantFrom("t/eight", "t/three", undefined),
  power_kw: fc.constantFrom(15, 40, 60, 120, 142),
  cap_kw: fc.constantFrom(undefined, 100),
  power_factor: fc.constantFrom(1, 0.95, 0.9),
  hold_up_ms: fc.constantFrom(0, 5, 20),
});

const FACILITY = fc
  .record({
    code: fc.constantFrom("NEC" as const, "IEC" as const),
    roots: fc.array(ROOT, { minLength: 1, maxLength: 3 }),
    inner: fc.array(INNER, { minLength: 1, maxLength: 5 }),
    ratings: fc.array(RATING, { minLength: 8, maxLength: 8 }),
    names: fc.shuffledSubarray(["a", "b", "c", "d", "e", "f", "g", "h"], { minLength: 8, maxLength: 8 }),
    consumers: fc.array(CONSUMER, { minLength: 1, maxLength: 4 }),
  })
  .map(({ code, roots, inner, ratings, names, consumers }): BruteFacility => {
    const path = (at: number): string => `s/p-${names[at]}`;
    const feeds: PowerFeedRecord[] = roots.map(({ kind }, at) =>
      feed(path(at), { feed_kind: kind, ...stated(ratings[at] ?? {}) }),
    );
    for (const { kind, from, sources, transfer_ms, efficiency, efficiency_curve, ...more } of inner) {
      const at = feeds.length;
      const { input_power_factor, stored_energy_kwh } = more;
      const bypass = more.bypass === undefined ? undefined : path(more.bypass % at);
      const parents = [...new Set(from.map((pick) => path(pick % at)))];
      const ups = { input_power_factor, stored_energy_kwh, bypass };
      feeds.push(
        feed(path(at), {
          feed_kind: kind,
          from: parents,
          sources,
          transfer_time_s: transfer_ms / 1000,
          efficiency,
          ...stated({ efficiency_curve }),
          ...stated(kind === "ups" ? ups : {}),
          ...stated(ratings[at] ?? {}),
        }),
      );
    }
    const on = (picks: readonly number[]): string[] => picks.map((pick) => path(pick % feeds.length));
    const loads = consumers.map(({ isCdu, feeds: picks, hold_up_ms, model, cap_kw, power_kw, power_factor }, at) =>
      isCdu
        ? cdu(`s/tcs/cdu-${at}`, { feeds: on(picks), power_kw, power_factor })
        : rack(`s/f/r/n${at}`, {
            feeds: on(picks),
            power_kw,
            power_factor,
            hold_up_s: hold_up_ms / 1000,
            ...stated({ model, cap_kw }),
          }),
    );
    return {
      site: site("s", { electrical_code: code }),
      feeds,
      racks: loads.filter((each) => each.kind === "rack"),
      cdus: loads.filter((each) => each.kind === "cdu"),
      shelves: SHELVES,
    };
  });

/** Without the keys that have no value. */
function stated<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as never;
}

function recordsOf({ site: place, feeds, racks, cdus }: BruteFacility): ModelRecord[] {
  return [place, floor(), row(), loop(), ...feeds, ...racks, ...cdus];
}

function evaluatorsOf(facility: BruteFacility) {
  const index = new ModelIndex(modelOf(recordsOf(facility), PARTS));
  const loads = rackLoads(index);
  const network = powerNetwork(index);
  const classes = consumerClasses(index, loads, network);
  const settled = new StateEvaluator(network, classes, "settled");
  const bridge = new StateEvaluator(network, classes, "bridge", normalService(settled));
  return { index, loads, network, classes, settled, bridge };
}

/** Feeds on which the two disagree. */
function differences(actual: PowerState, expected: BruteState, paths: ReadonlyMap<string, number>): string[] {
  return [...paths].flatMap(([path, at]) => {
    const { p, q } = expected.load(path);
    const [kw, kvar] = [actual.load.kw[at] as number, actual.load.kvar[at] as number];
    const isAlike = Math.abs(kw - p) <= 1e-9 * (1 + p) && Math.abs(kvar - q) <= 1e-9 * (1 + Math.abs(q));
    if (isAlike && (actual.live[at] === 1) === expected.isLive(path)) return [];
    return [`${expected.instant} fault(${expected.out.join()}) ${path}: ${kw} ${kvar} against ${p} ${q}`];
  });
}

const SEED = 20260801;

test("live feeds and loads: normal, and every single loss at both instants", () => {
  fc.assert(
    fc.property(FACILITY, (facility) => {
      const { network, settled, bridge } = evaluatorsOf(facility);
      for (const evaluator of [settled, bridge]) {
        const intact = new BruteState(facility, [], evaluator.instant);
        expect(differences(evaluator.intact, intact, network.byPath)).toEqual([]);
        for (const [path, at] of network.byPath) {
          const expected = new BruteState(facility, [path], evaluator.instant);
          const found = evaluator.withLost([at], ({ state }) => differences(state, expected, network.byPath));
          expect(found).toEqual([]);
        }
      }
    }),
    { numRuns: 2000, seed: SEED },
  );
});

test("lost racks, at either instant", () => {
  fc.assert(
    fc.property(FACILITY, (facility) => {
      const { index, loads } = evaluatorsOf(facility);
      const { losses, dead_racks } = analysePower(index, loads);
      const normal = new BruteState(facility, [], "settled");
      for (const { path } of facility.feeds) {
        const states = (["settled", "bridge"] as const).map((instant) => new BruteState(facility, [path], instant));
        const expected = facility.racks
          .filter((each) => !normal.isLost(each) && states.some((state) => state.isLost(each)))
          .map((each) => each.path);
        expect(losses.get(path)?.racks ?? []).toEqual(expected);
      }
      const dark = facility.racks.filter((each) => normal.isDark(each)).map((each) => each.path);
      expect([...dead_racks].sort()).toEqual(dark);
    }),
    { numRuns: 2000, seed: SEED },
  );
});

test("overloads of single losses", () => {
  fc.assert(
    fc.property(FACILITY, (facility) => {
      const { network, settled, bridge } = evaluatorsOf(facility);
      const normal = new BruteState(facility, [], "settled");
      const expected: string[] = [];
      for (const { path } of facility.feeds) {
        for (const instant of ["settled", "bridge"] as const) {
          const state = new BruteState(facility, [path], instant);
          const before = new BruteState(facility, [], instant);
          for (const { path: other } of facility.feeds) {
            const isOver = (each: BruteState): boolean => each.used(other) > 1 + 1e-9;
            if (other === path || !state.isLive(other) || isOver(normal) || isOver(before)) continue;
            if (isOver(state)) expected.push(`${path} ${instant} ${other}`);
          }
        }
      }
      const found = singleLosses({ settled, bridge }).overloads.map(({ lost, feed: over, stress }) => {
        const pathOf = (at: number): string => network.nodes[at]?.record.path ?? "";
        return `${lost.map(pathOf).join()} ${stress.instant} ${pathOf(over)}`;
      });
      expect(found.sort()).toEqual(expected.sort());
    }),
    { numRuns: 2000, seed: SEED },
  );
});

test("with the same racks live, what serves them does not carry less when one of it is lost", () => {
  fc.assert(
    fc.property(FACILITY, (facility) => {
      const { network, settled } = evaluatorsOf(facility);
      const servers = facility.feeds.filter(({ path }) => facility.racks.some(({ feeds }) => feeds.includes(path)));
      const loadOf = (state: PowerState): number =>
        servers.reduce((sum, { path }) => sum + directLoad(settled, state, network.byPath.get(path) as number), 0);
      const before = loadOf(settled.intact);
      for (const { path } of servers) {
        settled.withLost([network.byPath.get(path) as number], ({ state }) => {
          if (settled.classes.some((_, at) => state.fate[at] !== settled.intact.fate[at])) return;
          expect(loadOf(state)).toBeGreaterThanOrEqual(before * (1 - 1e-9));
        });
      }
    }),
    { numRuns: 2000, seed: SEED },
  );
});

/** What the racks on the feed itself draw from it. */
function directLoad({ classes, classesOf }: StateEvaluator, state: PowerState, feed: number): number {
  if (!state.live[feed]) return 0;
  return [...(classesOf[feed] as Int32Array)].reduce((sum, at) => {
    const each = classes[at];
    if (each?.kind !== "rack" || state.fate[at] === 1) return sum;
    const shelves = each.shelvesOnFeed[each.feeds.indexOf(feed)] as number;
    return sum + (each.demand.kw * each.paths.length * shelves) / (state.shelves[at] as number);
  }, 0);
}

test("the order in which the records are declared changes no bit", () => {
  fc.assert(
    fc.property(FACILITY, fc.infiniteStream(fc.nat()), (facility, picks) => {
      const records = recordsOf(facility);
      const shuffled = records
        .map((record) => ({ record, key: picks.next().value as number }))
        .sort((left, right) => left.key - right.key)
        .map(({ record }) => record);
      const analysed = (given: readonly ModelRecord[]): string => {
        const index = new ModelIndex(modelOf(given, PARTS));
        return JSON.stringify(analysePower(index, rackLoads(index)), (_, value: unknown) =>
          value instanceof Map || value instanceof Set ? [...value] : value,
        );
      };
      expect(analysed(shuffled)).toBe(analysed(records));
    }),
    { numRuns: 300, seed: SEED },
  );
});

test("in every state power from the sources is live demand plus losses", () => {
  fc.assert(
    fc.property(FACILITY, (facility) => {
      for (const instant of ["settled", "bridge"] as const) {
        for (const out of [[], ...facility.feeds.map(({ path }) => [path])]) {
          const state = new BruteState(facility, out, instant);
          const demanded = state.demanded();
          expect(Math.abs(state.supplied() - demanded)).toBeLessThanOrEqual(1e-9 * (1 + demanded));
        }
      }
    }),
    { numRuns: 500, seed: SEED },
  );
});
