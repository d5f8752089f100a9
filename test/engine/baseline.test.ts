import fc from "fast-check";

import { againstBaseline, baselineOf, fixedEntries, pruned } from "../../lib/engine/baseline";
import { atLeast, atMost, type BaselineEntry, type Finding } from "../../lib/engine/report";
import { floor, rack, row, site } from "../helpers/records";
import { judged, powerRule } from "./small-rules";

const finding = (more: Partial<Finding> = {}): Finding => ({
  rule: "test/x",
  severity: "warning",
  outcome: "fail",
  message_id: "over",
  message: "Over.",
  path: "s",
  related: [],
  fix: "Mend it.",
  fingerprint: "0123456789abcdef",
  evidence: atMost(110, 100, "kW"),
  ...more,
});
const NONE: ReadonlySet<string> = new Set();
const worse = (today: Partial<Finding>, before: Partial<Finding> = {}): boolean =>
  againstBaseline([finding(today)], baselineOf([finding(before)], NONE), NONE).open.length === 1;

describe("a finding of the baseline", () => {
  test("is known while it is as it was, or better", () => {
    expect(worse({})).toBe(false);
    expect(worse({ evidence: atMost(105, 100, "kW") })).toBe(false);
    expect(worse({ severity: "info" })).toBe(false);
    expect(worse({ message: "Other words.", path: "s", position: { file: "b.ts", line: 9, column: 9 } })).toBe(false);
  });

  test("counts when less room is left, whichever way the limit goes", () => {
    expect(worse({ evidence: atMost(111, 100, "kW") })).toBe(true);
    expect(worse({ evidence: atMost(110, 99, "kW") })).toBe(true);
    expect(worse({ evidence: atLeast(8, 10, "K") }, { evidence: atLeast(9, 10, "K") })).toBe(true);
    expect(worse({ evidence: atLeast(9, 10, "K") }, { evidence: atLeast(8, 10, "K") })).toBe(false);
  });

  test("does not count for the noise of arithmetic, also at its very limit", () => {
    expect(worse({ evidence: atMost(110.00000001, 100, "kW") })).toBe(false);
    expect(
      worse({ evidence: { ...atMost(100, 100, "kW"), margin: -1e-8 } }, { evidence: atMost(100, 100, "kW") }),
    ).toBe(false);
  });

  test("counts when it weighs more, when more subjects lack the input, and when the figures cannot be compared", () => {
    expect(worse({ severity: "error" })).toBe(true);
    const unknown = { outcome: "unknown" as const, evidence: undefined } as object;
    expect(worse({ ...unknown, subject_count: 3 }, { ...unknown, subject_count: 2 })).toBe(true);
    expect(worse({ ...unknown, subject_count: 2 }, { ...unknown, subject_count: 2 })).toBe(false);
    expect(worse({ evidence: atMost(110, 100, "A") })).toBe(true);
  });

  test("carries what it was when it is worse", () => {
    const before = baselineOf([finding()], NONE);
    const { open } = againstBaseline([finding({ severity: "error" })], before, NONE);
    expect(open[0]?.worse_than).toEqual(before[0]);
    expect(before[0]).toEqual({
      fingerprint: "0123456789abcdef",
      rule: "test/x",
      path: "s",
      severity: "warning",
      outcome: "fail",
      value: 110,
      margin: -10,
      unit: "kW",
    });
  });
});

test("a baseline stands in order of rule, path and fingerprint, whatever the order of the findings", () => {
  const all = ["b", "a"].flatMap((rule) =>
    ["y", "x"].map((path) => finding({ rule, path, fingerprint: `${rule}${path}`.padEnd(16, "0") })),
  );
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (findings) => {
      expect(baselineOf(findings, NONE).map(({ rule, path }) => rule + path)).toEqual(["ax", "ay", "bx", "by"]);
    }),
  );
});

test("pruning drops what is fixed, keeps what is worse as it was, and tightens what is better", () => {
  const [fixed, better, same, worst] = ["1", "2", "3", "4"].map((digit) => finding({ fingerprint: digit.repeat(16) }));
  const entries = baselineOf([fixed, better, same, worst] as Finding[], NONE);
  const today = [
    { ...better, evidence: atMost(101, 100, "kW") },
    same,
    { ...worst, evidence: atMost(120, 100, "kW") },
    finding({ fingerprint: "5".repeat(16) }),
  ] as Finding[];
  const { open, known } = againstBaseline(today, entries, NONE);
  const left = pruned(entries, { findings: open, known, fixed: fixedEntries(entries, today) });
  expect(left.map(({ fingerprint, margin }) => [fingerprint[0], margin])).toEqual([
    ["2", -1],
    ["3", -10],
    ["4", -10],
  ]);
});

describe("a judgement", () => {
  const hall = [site(), floor(), row(), rack("s/f/r/n1", { power_kw: 150 }), rack("s/f/r/n2", { power_kw: 200 })];
  const { findings } = judged(hall, [powerRule]);

  test("counts new findings only, and says what is fixed", () => {
    const [first] = findings;
    const gone = { ...baselineOf(findings, NONE)[1], fingerprint: "f".repeat(16) } as BaselineEntry;
    const result = judged(hall, [powerRule], { baseline: [...baselineOf([first as Finding], NONE), gone] });
    expect(result.findings.map(({ path }) => path)).toEqual(["s/f/r/n2"]);
    expect(result.known.map(({ path }) => path)).toEqual(["s/f/r/n1"]);
    expect(result.fixed).toEqual([gone]);
  });

  test("counts what no baseline can hold", () => {
    const lasting = { ...powerRule, suppressible: false as const };
    const baseline = baselineOf(findings, NONE);
    expect(judged(hall, [lasting], { baseline }).findings).toHaveLength(2);
  });
});

describe("an unknown", () => {
  /** Racks n1, n2, ... with these powers; those without one lack the same input. */
  const hall = (...powers: readonly (number | undefined)[]) => [
    site(),
    floor(),
    row(),
    ...powers.map((power_kw, at) => rack(`s/f/r/n${at + 1}`, { power_kw } as object)),
  ];
  const before = baselineOf(judged(hall(undefined, undefined, 50), [powerRule]).findings, NONE);
  const today = (...powers: readonly (number | undefined)[]) =>
    judged(hall(...powers), [powerRule], { baseline: before });

  test("stays known when fewer elements lack the input, also when the first of them is not among them any more", () => {
    for (const result of [today(undefined, 50, 50), today(50, undefined, 50), today(50, 50, undefined)]) {
      expect([result.findings, result.fixed]).toEqual([[], []]);
      expect(result.known.map(({ subject_count }) => subject_count)).toEqual([1]);
    }
  });

  test("is worse when more elements lack it, and fixed when none does", () => {
    expect(today(undefined, undefined, undefined).findings).toMatchObject([{ worse_than: before[0] }]);
    expect(today(50, 50, 50)).toMatchObject({ findings: [], known: [], fixed: before });
  });

  test("is known while some elements of the same input are set aside, and not fixed while all are", () => {
    const judgedWith = (...paths: string[]) =>
      judged(hall(undefined, undefined, 50), [powerRule], {
        baseline: before,
        suppressions: paths.map((path) => ({ rule: "test/power", paths: [path], reason: "Test stand." })),
      });
    const some = judgedWith("s/f/r/n1");
    expect([some.findings, some.fixed]).toEqual([[], []]);
    expect([...some.known, ...some.suppressed].map(({ path }) => path)).toEqual(["s/f/r/n2", "s/f/r/n1"]);
    const all = judgedWith("s/f/r/n1", "s/f/r/n2");
    expect([all.findings, all.known, all.fixed]).toEqual([[], [], []]);
  });

  test("has a fingerprint of its own at each severity and under each suppression", () => {
    const powers = [undefined, undefined, undefined, undefined, undefined];
    const { findings, suppressed } = judged(hall(...powers), [powerRule], {
      overrides: [{ paths: ["s/f/r/n{1,3}"], settings: { "test/power": { severity: "warning" } } }],
      suppressions: ["s/f/r/n3", "s/f/r/n4"].map((path) => ({ rule: "test/power", paths: [path], reason: "R." })),
    });
    expect(findings.map(({ severity, subject_count }) => [severity, subject_count])).toEqual([
      ["warning", 2],
      ["info", 1],
    ]);
    expect(suppressed).toHaveLength(2);
    expect(new Set([...findings, ...suppressed].map(({ fingerprint }) => fingerprint)).size).toBe(4);
    expect(findings[0]?.fingerprint).toBe(before[0]?.fingerprint);
  });
});
