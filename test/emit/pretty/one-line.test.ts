import { pathRange } from "../../../lib/emit/pretty/name-range";
import { oneLine, type OneLineForm } from "../../../lib/emit/pretty/one-line";
import { width } from "../../../lib/emit/pretty/text";
import type { ModelRecord } from "../../../lib/model/records";
import { judgeExample, judgeRecords } from "../../helpers/judged";
import { feed, rack, site } from "../../helpers/records";

test.each([
  [["busway/a"], "busway/a"],
  [["busway/a", "busway/b", "busway/d"], "busway/a..d"],
  [["t-s0p1/a", "t-s1p2/b"], "t-s0p1..s1p2/a..b"],
  [["r/n9", "r/n10", "r/n1"], "r/n1..n10"],
  [["a/b", "a/b/c"], "a/b (+1)"],
])("%j is %s", (paths, text) => {
  expect(pathRange(paths)).toBe(text);
});

async function example(name: string, form: OneLineForm): Promise<string[]> {
  const { index, analysis } = await judgeExample(name);
  return oneLine(index, analysis, form);
}

test("four busways of one row", async () => {
  // 10 x 142 kW / 0.98 = 1,449 kVA over four, and over three with one lost; 0.8 x sqrt(3) x 415 V x 800 A = 460 kVA.
  expect(await example("lakeside", "short")).toEqual([
    "One-line diagram       feeds   normal    worst        limit     used  claims  loss takes",
    "north",
    "└─ grid                    1  ≥ 1,449  ≥ 1,449  120,000 kVA    1.2 %  N         10 racks",
    "   ├─ substation/a..d      4    362.2      483      750 kVA   64.4 %  -",
    "   │  └─ busway/a..d       4    362.2      483      460 kVA  105.0 %  4N3",
    "   │     └─ 10 racks of 142 kW, 4 feeds each",
    "   └─ loads without a feed",
    "  9 feeds in 3 lines, the fullest of each; --one-line full shows every feed.",
  ]);
});

test("two sites fit a screen of a hundred columns, and the full form has every feed", async () => {
  const short = await example("fairwater", "short");
  expect(short.length).toBeLessThanOrEqual(32);
  expect(short.filter((line) => width(line) > 100)).toEqual([]);
  expect(short.find((line) => line.includes("busway/a..d"))).toMatch(/ 64 .* 459\.2 .* 460 kVA .* 99\.8 % .* 4N3/);
  const full = await example("fairwater", "full");
  // Wisconsin 1 + 4 + 16 + 16 + 64 + 4, Atlanta 1 + 3 + 16 + 16 + 4: 145 feeds, each on a line of its own.
  expect(full.filter((line) => / \d+\.\d %/.test(line))).toHaveLength(145);
  expect(full.some((line) => line.includes("storey-0/s0p1r1/busway/a "))).toBe(true);
  expect(await example("fairwater", "none")).toEqual([]);
});

test("a source that stands by is drawn dashed", () => {
  const records: ModelRecord[] = [
    site("s", { electrical_code: "IEC" }),
    feed("s/grid", { feed_kind: "utility", rated_kva: 200, claims: "N" }),
    feed("s/gen", { feed_kind: "generator", rated_kva: 150 }),
    feed("s/main", { feed_kind: "switchboard", from: ["s/grid", "s/gen"], sources: "transfer", transfer_time_s: 10 }),
    rack("s/n", { feeds: ["s/main"], hold_up_s: 20 }),
  ];
  const { index, analysis } = judgeRecords(records);
  const lines = oneLine(index, analysis, "short").map((line) => line.replace(/ {2,}/g, "  "));
  expect(lines.slice(1)).toEqual([
    "s",
    "├─ gen  1  0  100  150 kVA  66.7 %  -",
    "│  └┄ main (1 feed)",
    // Without stored energy the rack is dead until the generator runs.
    "└─ grid  1  100  100  200 kVA  50.0 %  N  1 rack",
    "  └─ main ⇄  1  100  no rating  -  1 rack",
    "  └─ 1 rack of 100 kW",
    "  ⇄ transfers between several sources; ┄ another source of a feed drawn elsewhere.",
  ]);
});

test("a facility without feeds has no diagram, and names of users cannot steer a terminal", () => {
  const bare = judgeRecords([site("s")]);
  expect(oneLine(bare.index, bare.analysis, "short")).toEqual([]);
  const hostile = judgeRecords([site("s"), feed("s/a\u001b[2J")]);
  expect(oneLine(hostile.index, hostile.analysis, "short").join("")).not.toContain("\u001b");
});
