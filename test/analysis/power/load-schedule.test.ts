import { currentOf, loadSchedules } from "../../../lib/analysis/power/load-schedule";
import { siteDraws } from "../../../lib/analysis/power/draw";
import { csvText } from "../../../lib/emit/csv";
import { loadScheduleCsv, loadScheduleDocuments } from "../../../lib/emit/documents/load-schedule-document";
import type { ModelRecord } from "../../../lib/model/records";
import type { Judged } from "../../../lib/synth";
import { judgeExample, judgeRecords } from "../../helpers/judged";
import { cdu, feed, floor, loop, rack, racks, row, site } from "../../helpers/records";

/** A transformer of 98 %, a board, two busways with three racks of 100 kW on both, one rack of 20 kW on the board itself. */
const RECORDS: readonly ModelRecord[] = [
  site("s"),
  floor("s/f"),
  row("s/f/r"),
  feed("s/grid", { feed_kind: "utility", rated_kva: 1000, voltage_v: 10_000, claims: "N" }),
  feed("s/tr", { feed_kind: "transformer", from: ["s/grid"], voltage_v: 400, rated_kva: 800, efficiency: 0.98 }),
  feed("s/board", { feed_kind: "switchboard", from: ["s/tr"], rated_a: 1000 }),
  feed("s/bus/a", { from: ["s/board"], rated_a: 500 }),
  feed("s/bus/b", { from: ["s/board"], rated_a: 500 }),
  ...racks(3, { feeds: ["s/bus/a", "s/bus/b"] }),
  rack("s/f/switch", { power_kw: 20, power_factor: 0.8, feeds: ["s/board"] }),
  loop("s/tcs"),
  cdu("s/tcs/1", { feeds: ["s/board"], power_kw: 10, power_factor: 1 }),
];

const scheduleOf = ({ index, analysis }: Judged, path: string) =>
  loadSchedules(index, analysis).find((each) => each.path === path);

test.each([
  // 100 kVA / (sqrt(3) x 400 V) = 144.34 A; 100 / 230 V = 434.8 A; 100 kW / 800 V = 125 A.
  [100, 400, 3, 144.338],
  [100, 230, 1, 434.783],
  [100, 800, "dc", 125],
] as const)("%d kVA at %d V, phases %s: %d A", (kva, volts, phases, amperes) => {
  expect(currentOf(kva, volts, phases)).toBeCloseTo(amperes, 3);
});

test("a board: its ways, its connected and normal load, its worst state and its headroom", () => {
  const board = scheduleOf(judgeRecords(RECORDS), "s/board");
  // 3 x 100 + 20 + 10 kW = 330 kW; Q = 20 x 0.6 / 0.8 = 15 kvar: 330.34 kVA, 476.8 A at 400 V.
  expect(board?.connected).toMatchObject({ rack_count: 4, kw: { value: 330 } });
  expect(board?.normal.kw).toBeCloseTo(330, 6);
  expect(board?.normal.kva).toBeCloseTo(330.341, 3);
  expect(board?.normal.a).toBeCloseTo(476.806, 3);
  // 1,000 A at 400 V = 692.82 kVA, of which the NEC lets it carry 554.26 continuously.
  expect(board?.limit?.device).toBeCloseTo(692.82, 2);
  expect(board?.limit?.continuous).toBeCloseTo(554.256, 3);
  expect(board?.limit?.rated_a).toBe(1000);
  expect(board?.worst).toMatchObject({ state: "normal", unit: "kVA" });
  expect(board?.ways.map(({ to, kind, connected, normal }) => [to, kind, connected.rack_count, normal.kw])).toEqual([
    ["s/bus/a", "busway", 3, 150],
    ["s/bus/b", "busway", 3, 150],
    ["s/f", "racks", 1, 20],
    ["s/tcs", "cdus", 0, 10],
  ]);
});

test("a busway: every rack counts in full as connected, and with its share as normal load", () => {
  const busway = scheduleOf(judgeRecords(RECORDS), "s/bus/a");
  expect(busway?.connected).toMatchObject({ rack_count: 3, kw: { value: 300 } });
  expect(busway?.normal.kw).toBeCloseTo(150, 6);
  expect(busway?.ways).toMatchObject([{ to: "s/f/r", kind: "racks", normal: { kw: 150 } }]);
  // With the other lost it carries all 300 kVA: 433.0 A.
  expect(busway?.worst).toMatchObject({ state: "fault(s/bus/b)", value: 300 });
  expect(busway?.worst?.a).toBeCloseTo(433.013, 3);
});

test("a way that stands by carries nothing; without a voltage there are no amperes", () => {
  const records = [
    site("s"),
    feed("s/g1", { feed_kind: "utility", rated_kva: 500 }),
    feed("s/g2", { feed_kind: "utility", rated_kva: 500 }),
    feed("s/b1", { feed_kind: "switchboard", from: ["s/g1"] }),
    feed("s/b2", { feed_kind: "switchboard", from: ["s/g2"] }),
    feed("s/sts", { feed_kind: "transfer-switch", from: ["s/b1", "s/b2"], sources: "transfer", transfer_time_s: 0 }),
    rack("s/n", { feeds: ["s/sts"] }),
  ];
  const judged = judgeRecords(records);
  expect(scheduleOf(judged, "s/b1")?.ways).toMatchObject([{ to: "s/sts", normal: { kw: 100, kva: 100 } }]);
  expect(scheduleOf(judged, "s/b2")?.ways).toMatchObject([{ connected: { rack_count: 1 }, normal: { kw: 0 } }]);
  expect(scheduleOf(judged, "s/b1")).not.toHaveProperty("normal.a");
  expect(scheduleOf(judged, "s/b1")).not.toHaveProperty("limit");
});

test("CSV: quoted where it must be, formulas of users inert, numbers without a locale", () => {
  expect(csvText([["a", 'b "c"', "d,e"], ["=1+1", "@x", -23.5, undefined], ["+a,b", "-a"], ["two\nlines"]])).toBe(
    'a,"b ""c""","d,e"\r\n\'=1+1,\'@x,-23.5,\r\n"\'+a,b",\'-a\r\n"two\nlines"\r\n',
  );
});

test("the CSV of a facility: one line per board and per way", () => {
  const { index, analysis } = judgeRecords(RECORDS);
  const lines = loadScheduleCsv(loadScheduleDocuments(index, analysis)).split("\r\n");
  expect(lines).toHaveLength(1 + (1 + 4) + 2 * (1 + 1) + 1);
  expect(lines[0]).toMatch(/^board,board_kind,voltage_v,way,way_kind,rack_count,connected_kw,/);
  expect(lines.slice(1, 3).map((line) => line.split(",").slice(0, 8).join(","))).toEqual([
    "s/board,switchboard,400,,,4,330,330",
    "s/board,switchboard,400,s/bus/a,busway,3,300,150",
  ]);
});

test("a site: what its utilities deliver, and what is lost on the way by stage", () => {
  const { index, analysis } = judgeRecords(RECORDS);
  const draw = siteDraws(index, analysis).get("s");
  // 330 kW / 0.98 = 336.735 kW, of which 6.735 kW stay in the transformer; Q passes through: 15 kvar.
  expect(draw?.utility_kw).toMatchObject({ missing: [] });
  expect(draw?.utility_kw?.value).toBeCloseTo(336.735, 3);
  expect(draw?.utility_kva?.value).toBeCloseTo(337.069, 3);
  expect(draw?.stages.map(({ kind, feed_count }) => [kind, feed_count])).toEqual([["transformer", 1]]);
  expect(draw?.stages[0]?.losses_kw.value).toBeCloseTo(6.735, 3);
});

test("the utility's draw holds every load that names a feed, with the losses on the way", async () => {
  const { index, analysis } = await judgeExample("fairwater");
  const draw = siteDraws(index, analysis).get("wisconsin");
  // Racks 160 x 135 + 8 x 20, CDUs 20 x 20.5, fan walls 20 x 6, coolers 4 x 120, chillers 582, house 200: 23,552 kW / 0.99.
  expect(draw?.utility_kw?.value).toBeCloseTo(23_789.899, 3);
  expect(draw?.utility_kw?.missing).toEqual([]);
});

test("what draws power and names no feed is missing from the utility's draw", async () => {
  const { index, analysis } = await judgeExample("lakeside");
  const missing = siteDraws(index, analysis)
    .get("north")
    ?.utility_kw?.missing.map(({ what }) => what);
  expect(missing).toEqual(
    expect.arrayContaining(["load of the CDUs", "load of the air units", "load of the dry cooler"]),
  );
});
