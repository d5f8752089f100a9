/** What-if against the report on the example of two sites, and small facilities by hand. */
import { Ajv } from "ajv";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { analyse } from "../../../lib/analysis/analysis";
import type { Instant } from "../../../lib/analysis/power/supply";
import { losablePaths, racksTaken, verdictOf, type WhatIf, whatIf } from "../../../lib/analysis/power/whatif";
import { whatIfDocument } from "../../../lib/emit/documents/whatif-document";
import { ModelIndex } from "../../../lib/model/model";
import type { ModelRecord } from "../../../lib/model/records";
import type { Judged } from "../../../lib/synth";
import { modelOf } from "../../../lib/testing";
import { asRead, judgeExample, judgeRecords } from "../../helpers/judged";
import { airUnit, cdu, feed, feedGroup, floor, loop, pump, rack, racks, row, site } from "../../helpers/records";
import { OUTAGE_PARTS, outagePlant } from "../../helpers/rejection-outage";
import { ROOT } from "../../helpers/source-imports";

const validate = new Ajv({ allErrors: true, strict: true }).compile(
  JSON.parse(readFileSync(join(ROOT, "schema/whatif.schema.json"), "utf8")) as object,
);

function lose(
  { index, analysis }: Pick<Judged, "index" | "analysis">,
  paths: readonly string[],
  only?: Instant,
): WhatIf {
  const found = whatIf(index, analysis, paths, only);
  validate(asRead(whatIfDocument(index, found)));
  expect(validate.errors ?? []).toEqual([]);
  return found;
}

/** The one state of a facility without stored energy and standby sources. */
function onlyState(found: WhatIf) {
  expect(found.states.map(({ instant }) => instant)).toEqual(["settled"]);
  return found.states[0] as WhatIf["states"][number];
}

describe("on the example of two sites", () => {
  let fairwater: Judged;
  beforeAll(async () => {
    fairwater = await judgeExample("fairwater");
  });

  test("the worst state of every feed comes out again", () => {
    let count = 0;
    for (const { path, worst } of fairwater.analysis.power.feeds.values()) {
      const lost = /^fault\((.*)\)$/.exec(worst?.state ?? "")?.[1];
      if (!worst || lost === undefined) continue;
      const change = onlyState(lose(fairwater, [lost])).changes.find((each) => each.path === path);
      expect(change).toMatchObject({ after: worst.value, limit: worst.limit, unit: worst.unit });
      count++;
    }
    expect(count).toBeGreaterThan(60);
  });

  test("every element takes the racks that the report says, and nothing else is overloaded", () => {
    const points = new Map(
      fairwater.report.totals.single_points_of_failure.map((each) => [each.path, each.rack_count]),
    );
    const paths = losablePaths(fairwater.index);
    for (const path of paths) {
      const { changes, cooling, ...state } = onlyState(lose(fairwater, [path]));
      const isFeed = fairwater.index.find(path)?.kind === "power-feed";
      const dead = state.dead_racks.reduce((sum, each) => sum + each.racks.length, 0);
      expect([path, isFeed ? dead : racksTaken({ ...state, changes, cooling }).length]).toEqual([
        path,
        points.get(path) ?? 0,
      ]);
      expect([...changes, ...cooling].filter(({ is_over }) => is_over)).toEqual([]);
    }
    expect(paths.length).toBeGreaterThan(141);
  });

  test("two busways of one row: four of eight shelves are 132 kW, and a rack draws 135 kW", () => {
    const busway = "wisconsin/storey-0/s0p1r1/busway";
    const found = lose(fairwater, [`${busway}/b`, `${busway}/a`]);
    const { dead_racks, changes } = onlyState(found);
    expect(dead_racks).toMatchObject([{ power_kw: 135, shelf_count: 8, live_shelf_count: 4, shelf_rating_kw: 33 }]);
    expect(dead_racks[0]?.racks).toHaveLength(10);
    // The racks are off: the other two busways carry nothing.
    expect(changes.find(({ path }) => path === `${busway}/c`)?.after).toBe(0);
    // 4N3 says that one may be out, not two.
    expect(found.outcomes).toMatchObject([{ outcome: "beyond-claim", claim: "4N3", claimed_on: busway }]);
    expect(verdictOf(found)).toBe("racks-lost");
  });

  test("a busway and a CDU: each is carried by its own kind", () => {
    const found = lose(fairwater, ["wisconsin/storey-0/s0p1r1/busway/a", "wisconsin/tcs-s0p1/cdu-1"]);
    const { changes, cooling } = onlyState(found);
    // 10 racks x 135 kW / 3 busways / 0.98 = 459.18 kVA of 0.8 x sqrt(3) x 415 V x 800 A = 460.03 kVA.
    const b = changes.find(({ path }) => path === "wisconsin/storey-0/s0p1r1/busway/b");
    expect(b?.after).toBeCloseTo(459.184, 3);
    expect(b?.limit).toBeCloseTo(460.033, 3);
    // 40 racks x 135 kW x 0.9 to liquid = 4,860 kW of 4 CDUs x 1,350 kW.
    expect(cooling).toMatchObject([
      { quantity: "liquid heat", load: { lower: 4860 }, limit: { lower: 5400 }, unit_count: 4, all_count: 5 },
      { quantity: "flow", unit_count: 4 },
    ]);
    expect(verdictOf(found)).toBe("carries");
  });

  test("a feed that takes all CDUs leaves the racks of their loops uncooled", () => {
    const state = onlyState(lose(fairwater, ["atlanta/mechanical-transformer"]));
    // Four pods of five CDUs and of forty racks.
    expect([state.dead_cdus.length, state.uncooled_racks.length]).toEqual([20, 160]);
  });
});

/** Two sources of 100 kVA that share a board of 150 kVA; two racks of 60 kW on two taps. */
const SMALL: readonly ModelRecord[] = [
  site("s", { electrical_code: "IEC" }),
  floor("s/f"),
  row("s/f/r"),
  feed("s/a", { feed_kind: "utility", rated_kva: 200, voltage_v: 400 }),
  feed("s/tap/1", { from: ["s/a"], rated_kva: 100, group: "s/tap" }),
  feed("s/tap/2", { from: ["s/a"], rated_kva: 100, group: "s/tap" }),
  feedGroup("s/tap", ["s/tap/1", "s/tap/2"], "2N"),
  ...racks(2, { power_kw: 60, feeds: ["s/tap/1", "s/tap/2"] }),
];

describe("by hand", () => {
  test("a survivor above its rating fails", () => {
    const found = lose(judgeRecords(SMALL), ["s/tap/1"]);
    // 2 x 60 kW on one tap of 100 kVA.
    expect(onlyState(found).changes).toMatchObject([
      { path: "s/tap/2", before: 60, after: 120, limit: 100, is_over: true, was_over: false },
    ]);
    expect(verdictOf(found)).toBe("fails");
  });

  test("one side of 2N may be out, both may not", () => {
    const found = lose(judgeRecords(SMALL), ["s/tap/1", "s/tap/2"]);
    expect(found.outcomes).toMatchObject([{ outcome: "beyond-claim", racks: ["s/f/r/n01", "s/f/r/n02"] }]);
  });

  test.each([
    ["N", "accepted", "racks-lost"],
    [undefined, "no-claim", "racks-lost"],
    ["N+1", "refuted", "fails"],
  ] as const)("racks on one feed that claims %s: %s", (claims, outcome, verdict) => {
    const records = [
      site("s"),
      feed("s/a", { feed_kind: "utility", rated_kva: 200, ...(claims && { claims }) }),
      rack("s/n", { feeds: ["s/a"] }),
    ];
    const found = lose(judgeRecords(records), ["s/a"]);
    expect(found.outcomes.map((each) => each.outcome)).toEqual([outcome]);
    expect(verdictOf(found)).toBe(verdict);
  });

  test("what must survive any single loss refutes whatever is claimed", () => {
    const records = [
      site("s"),
      feed("s/a", { feed_kind: "utility", rated_kva: 200, claims: "N" }),
      rack("s/n", { feeds: ["s/a"], survives: "any-single-loss" }),
    ];
    const found = lose(judgeRecords(records), ["s/a"]);
    expect(found.outcomes.map(({ outcome, claim }) => [outcome, claim])).toEqual([
      ["accepted", "N"],
      ["refuted", "any-single-loss"],
    ]);
    expect(verdictOf(found)).toBe("fails");
  });

  test("racks that only two losses of different claims take together", () => {
    const records = [
      site("s"),
      feed("s/a", { feed_kind: "utility", rated_kva: 200, claims: "N+1" }),
      feed("s/b", { feed_kind: "utility", rated_kva: 200, claims: "N+1" }),
      rack("s/n", { feeds: ["s/a", "s/b"] }),
    ];
    const found = lose(judgeRecords(records), ["s/a", "s/b"]);
    expect(found.outcomes).toEqual([{ outcome: "combined", lost: ["s/a", "s/b"], racks: ["s/n"] }]);
  });

  test("the bridge instant where it differs, and only the one that is asked for", () => {
    const records = [
      site("s", { electrical_code: "IEC" }),
      feed("s/grid", { feed_kind: "utility", rated_kva: 200, claims: "N" }),
      feed("s/gen", { feed_kind: "generator", rated_kva: 200 }),
      feed("s/main", {
        feed_kind: "switchboard",
        from: ["s/grid", "s/gen"],
        sources: "transfer",
        rated_kva: 200,
        transfer_time_s: 10,
      }),
      rack("s/n", { feeds: ["s/main"], hold_up_s: 0.02 }),
    ];
    const judged = judgeRecords(records);
    const found = lose(judged, ["s/grid"]);
    // Before the generator runs the board is dead; afterwards it carries.
    expect(found.states.map(({ instant, dead_racks }) => [instant, dead_racks.length])).toEqual([
      ["bridge", 1],
      ["settled", 0],
    ]);
    expect(found.states[0]?.dark).toEqual(["s/main"]);
    expect(lose(judged, ["s/grid"], "settled").outcomes).toEqual([]);
    expect(lose(judged, ["s/grid"], "bridge").outcomes).toMatchObject([{ outcome: "accepted", racks: ["s/n"] }]);
  });

  test("rooms: one of two air units is too little, without any the racks are uncooled", () => {
    const records = [
      site("s"),
      floor("s/f", { air_claims: "N" }),
      row("s/f/r"),
      airUnit("s/f/air-1", { capacity_kw: 150 }),
      airUnit("s/f/air-2", { capacity_kw: 150 }),
      feed("s/a", { feed_kind: "utility", rated_kva: 900 }),
      ...racks(2, { feeds: ["s/a"] }),
    ];
    const judged = judgeRecords(records);
    // Two air-cooled racks of 100 kW against 150 kW.
    expect(onlyState(lose(judged, ["s/f/air-1"])).cooling).toMatchObject([
      { quantity: "air heat", load: { lower: 200 }, limit: { lower: 150 }, is_over: true },
    ]);
    expect(onlyState(lose(judged, ["s/f/air-1", "s/f/air-2"])).uncooled_racks).toEqual(["s/f/r/n01", "s/f/r/n02"]);
    // Racks that are off give no heat.
    expect(onlyState(lose(judged, ["s/f/air-1", "s/a"])).cooling).toMatchObject([
      { load: { lower: 0 }, is_over: false },
    ]);
  });

  test("what is not stated is unknown, not carried", () => {
    const records = [
      site("s"),
      feed("s/a", { feed_kind: "utility" }),
      feed("s/b", { feed_kind: "utility" }),
      loop("s/tcs"),
      cdu("s/tcs/1", { feeds: ["s/a"] }),
      rack("s/n", { feeds: ["s/a", "s/b"] }),
    ];
    const found = lose(judgeRecords(records), ["s/b"]);
    expect(verdictOf(found)).toBe("unknown");
    expect(onlyState(found).changes).toMatchObject([{ path: "s/a", before: 50, after: 100, is_over: false }]);
  });
});

describe("cooling units", () => {
  /** Two coolers of 600 kW and two pumps of 1,000 L/min for ten racks of 90 kW to the liquid; all on feeds of their own. */
  const facility = (claims: string) => {
    const records = [
      ...outagePlant({
        coolers: 2,
        cooler: { capacity_kw: 600 },
        water: { rejection: { kind: "dry-cooler", claims }, flow_l_per_min: 1000, head_kpa: 60, pump_claims: claims },
      }).map((each) => (each.kind === "pump" ? { ...each, flow_l_per_min: 1000, head_kpa: 60 } : each)),
      pump("s/fws/pump-2", { flow_l_per_min: 1000, head_kpa: 60, power_kw: 10, power_factor: 1, feeds: ["s/bus"] }),
    ] as ModelRecord[];
    const index = new ModelIndex(modelOf(records, OUTAGE_PARTS));
    return { index, analysis: analyse(index) };
  };

  test("a cooler that is lost leaves the plant short: heat, what is left, and whose racks", () => {
    const found = lose(facility("N+1"), ["s/fws/dry-cooler-1"], "settled");
    expect(found.lost).toMatchObject([{ kind: "rejection-unit", claim: "N+1", claimed_on: "s/fws" }]);
    const state = onlyState(found);
    // 900 kW of the racks and 1,000 L/min x 60 kPa / 60,000 = 1 kW of the pumps, against 600 kW.
    expect(state.cooling).toMatchObject([
      {
        path: "s/fws",
        quantity: "rejected heat",
        unit: "kW",
        load: { lower: 901 },
        limit: { lower: 600 },
        is_over: true,
      },
    ]);
    expect(state.shortfalls).toMatchObject([
      { path: "s/fws", units: "rejection", dead_count: 1, unit_count: 2, shortage: { kw: 301 } },
    ]);
    expect(state.uncooled_racks).toHaveLength(10);
    expect([verdictOf(found), found.outcomes.map(({ outcome }) => outcome)]).toEqual(["fails", ["refuted"]]);
  });

  test("a pump that is lost leaves the other enough", () => {
    const found = lose(facility("N+1"), ["s/fws/pump-1"], "settled");
    expect(onlyState(found).cooling).toMatchObject([
      { path: "s/fws", quantity: "facility flow", unit: "L/min", load: { lower: 1000 }, limit: { lower: 1000 } },
    ]);
    expect(onlyState(found)).toMatchObject({ shortfalls: [], uncooled_racks: [] });
  });

  test("a cooler and a pump of one facility water are two claims, each by itself", () => {
    const found = lose(facility("N"), ["s/fws/dry-cooler-1", "s/fws/pump-1"], "settled");
    expect(found.outcomes).toMatchObject([{ outcome: "accepted", lost: ["s/fws/dry-cooler-1"] }]);
  });

  test("a feed takes coolers with it, and they are named", () => {
    const state = onlyState(lose(facility("N"), ["s/house"], "settled"));
    expect(state.dead_units).toEqual(["s/fws/dry-cooler-1", "s/fws/dry-cooler-2"]);
    expect(state.shortfalls).toMatchObject([{ path: "s/fws", dead_count: 2, unit_count: 2 }]);
    expect(state.uncooled_racks).toHaveLength(10);
  });
});
