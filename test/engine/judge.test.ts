import fc from "fast-check";

import { defineRule } from "../../lib/engine/define-rule";
import type { AnyRule } from "../../lib/engine/define-rule";
import type { ModelRecord } from "../../lib/model/records";
import { floor, loop, rack, row, site } from "../helpers/records";
import { crashingRule, everyElement, judged, messagesOf, powerRule, PROBLEM } from "./small-rules";

const PLACE = [site(), floor(), row()];
const powers = (...values: (number | undefined)[]) => [
  ...PLACE,
  ...values.map((power_kw, at) => rack(`s/f/r/n${at + 1}`, { power_kw } as object)),
];

describe("outcomes", () => {
  const judgement = judged(powers(100, 101, undefined, 0, 50, 200), [powerRule]);

  test("are counted per rule and in total", () => {
    const counts = { pass: 2, fail: 2, unknown: 1, "not-applicable": 1 };
    expect(judgement.rules).toEqual([{ rule: "test/power", outcomes: counts }]);
    expect(judgement.outcomes).toEqual(counts);
  });

  test("only failures and unknowns are findings, worst first", () => {
    expect(judgement.findings.map(({ severity, outcome, path }) => [severity, outcome, path])).toEqual([
      ["error", "fail", "s/f/r/n2"],
      ["error", "fail", "s/f/r/n6"],
      ["warning", "unknown", "s/f/r/n3"],
    ]);
  });

  test("a lower bound above the limit is a failure, a lower bound at least at a minimum is none", () => {
    const missing = [{ what: "the rest", why: "not stated", path: "s" }];
    const rule = (id: string, value: number, side: "atMost" | "atLeast"): AnyRule =>
      defineRule({
        id,
        severity: "error",
        appliesTo: "site",
        summary: "",
        why: "",
        fix: "",
        sources: [],
        messages: { no: "No." },
        check: (context) => context[side]({ value, missing }, 10, "no", () => ({ data: {} })),
      });
    const outcomes = (value: number, side: "atMost" | "atLeast") =>
      judged([site()], [rule("test/x", value, side)]).outcomes;
    expect(outcomes(11, "atMost")).toMatchObject({ fail: 1 });
    expect(outcomes(10, "atMost")).toMatchObject({ unknown: 1 });
    expect(outcomes(10, "atLeast")).toMatchObject({ pass: 1 });
    expect(outcomes(9, "atLeast")).toMatchObject({ unknown: 1 });
  });

  test("a rule for every element sees all kinds, in path order", () => {
    expect(messagesOf(judged([loop("s/tcs"), ...powers(1)], [everyElement((path) => path)]))).toEqual([
      "s",
      "s/f",
      "s/f/r",
      "s/f/r/n1",
      "s/tcs",
    ]);
  });
});

describe("unknowns", () => {
  test("are one per rule and missing input, at the first subject, with the number of subjects", () => {
    const { findings } = judged(powers(undefined, 50, undefined, undefined), [powerRule]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      outcome: "unknown",
      severity: "warning",
      path: "s/f/r/n1",
      subject_count: 3,
      missing: { what: "power of racks without a model", why: "no power published or stated" },
      message:
        "Not known for s/f/r/n1: power of racks without a model (no power published or stated). The same holds for 2 more.",
    });
  });

  test("of one input with different reasons are different findings", () => {
    const rule: AnyRule = defineRule({
      id: "test/two",
      severity: "warning",
      appliesTo: "site",
      summary: "",
      why: "",
      fix: "",
      sources: [],
      messages: {},
      check: ({ unknown }) =>
        unknown([
          { what: "x", why: "a", path: "s" },
          { what: "x", why: "b", path: "s" },
        ]),
    });
    const { findings, outcomes } = judged([site()], [rule]);
    expect(findings.map((finding) => [finding.severity, finding.missing?.why])).toEqual(
      expect.arrayContaining([
        ["info", "a"],
        ["info", "b"],
      ]),
    );
    expect(new Set(findings.map((finding) => finding.fingerprint)).size).toBe(2);
    expect(outcomes.unknown).toBe(1);
  });

  test("name the element that lacks the input when it is another one", () => {
    const rule: AnyRule = defineRule({
      id: "test/other",
      severity: "error",
      appliesTo: "rack",
      summary: "",
      why: "",
      fix: "",
      sources: [],
      messages: {},
      check: ({ unknown }) => unknown({ what: "x", why: "a", path: "s/tcs" }),
    });
    const { findings } = judged(powers(1), [rule], { locate: (path) => ({ file: `${path}.ts`, line: 1, column: 2 }) });
    expect(findings[0]?.related).toEqual([
      { path: "s/tcs", role: "lacks the input", position: { file: "s/tcs.ts", line: 1, column: 2 } },
    ]);
  });
});

describe("invalid elements", () => {
  const records = [...powers(200, 50), rack("s/f/r/n9", { power_kw: 999, problems: [PROBLEM] })];

  test("are not judged", () => {
    expect(judged(records, [powerRule]).findings.map((finding) => finding.path)).toEqual(["s/f/r/n1"]);
  });

  test("have no consequences: what depends on them is counted as unknown, without a finding", () => {
    const rule: AnyRule = defineRule({
      id: "test/sum",
      severity: "error",
      appliesTo: "row",
      summary: "",
      why: "",
      fix: "",
      sources: [],
      messages: {},
      check: ({ subject, index, analysis, unknown }) => {
        for (const { path } of index.racksUnder(subject.path))
          unknown(analysis.racks.get(path)?.design_kw.missing ?? []);
      },
    });
    const { findings, outcomes } = judged(records, [rule]);
    expect([findings, outcomes.unknown]).toEqual([[], 1]);
  });

  test("are what a rule on declarations sees, and nothing else", () => {
    const rule: AnyRule = { ...everyElement((path) => path), onInvalid: true };
    expect(messagesOf(judged(records, [rule]))).toEqual(["s/f/r/n9"]);
  });
});

describe("a rule that throws", () => {
  const records = powers(200, 50, 50);

  test("is one finding, at the first subject; what it said there does not count", () => {
    const { findings, rules } = judged(records, [crashingRule("s/f/r/n1", "s/f/r/n2", "s/f/r/n3")]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      rule: "engine/rule-crashed",
      severity: "error",
      outcome: "fail",
      path: "s/f/r/n1",
      subject_count: 3,
      message: "Rule test/crash failed on s/f/r/n1: RangeError: out of range. It failed on 2 more.",
    });
    expect(rules[0]?.outcomes).toEqual({ pass: 0, fail: 0, unknown: 3, "not-applicable": 0 });
  });

  test("still judges its other subjects", () => {
    const { findings, outcomes } = judged(records, [crashingRule("s/f/r/n2")]);
    expect(findings.map(({ rule, outcome, path }) => [rule, outcome, path])).toEqual([
      ["engine/rule-crashed", "fail", "s/f/r/n2"],
      ["test/crash", "fail", "s/f/r/n1"],
      ["test/crash", "fail", "s/f/r/n3"],
      ["test/crash", "unknown", "s/f/r/n1"],
    ]);
    expect(outcomes).toMatchObject({ fail: 2, unknown: 1 });
  });

  test("does not keep the other rules from running", () => {
    const { findings } = judged(records, [crashingRule("s/f/r/n1", "s/f/r/n2", "s/f/r/n3"), powerRule]);
    expect(findings.map(({ rule, path }) => [rule, path])).toEqual([
      ["engine/rule-crashed", "s/f/r/n1"],
      ["test/power", "s/f/r/n1"],
    ]);
  });

  test("a message that lacks a value, or that does not exist, is a crash of its rule alone", () => {
    const rule = (id: string, message: string): AnyRule => ({
      ...powerRule,
      id,
      check: ({ report }: { report(message: string, details: object): void }) =>
        report(message, { data: { rack: "n" } }),
    });
    const { findings } = judged(powers(200), [rule("test/a", "over"), rule("test/b", "under"), powerRule]);
    expect(findings.map((finding) => finding.message).sort()).toEqual([
      'Rule test/a failed on s/f/r/n1: Error: The message "{rack} draws {power} kW." lacks "power".',
      'Rule test/b failed on s/f/r/n1: Error: Rule test/b has no message "under".',
      "s/f/r/n1 draws 200 kW.",
    ]);
  });

  test("something other than an error can be thrown", () => {
    const rule: AnyRule = {
      ...powerRule,
      check: () => {
        throw "a text"; // eslint-disable-line @typescript-eslint/only-throw-error
      },
    };
    expect(messagesOf(judged(powers(1), [rule]))).toEqual(["Rule test/power failed on s/f/r/n1: a text."]);
  });
});

describe("known_rack_count", () => {
  test("leaves out racks that are unknown, invalid, crashed on, or below an element that lacks an input", () => {
    const other = [floor("s/g"), rack("s/g/n1"), rack("s/g/n2")];
    const records = [...powers(50, undefined, 200), rack("s/f/r/n9", { problems: [PROBLEM] }), ...other];
    expect(judged(records, []).known_rack_count).toBe(5);
    expect(judged(records, [powerRule]).known_rack_count).toBe(4);
    const crashing: AnyRule = { ...crashingRule("s/f/r/n1"), check: crashOn("s/f/r/n1") };
    expect(judged(records, [powerRule, crashing]).known_rack_count).toBe(3);
    const lacking: AnyRule = defineRule({
      id: "test/floor",
      severity: "error",
      appliesTo: "floor",
      summary: "",
      why: "",
      fix: "",
      sources: [],
      messages: {},
      check: ({ subject, unknown }) => {
        if (subject.path === "s/g") unknown({ what: "x", why: "y", path: "s/g" });
      },
    });
    expect(judged(records, [powerRule, lacking]).known_rack_count).toBe(2);
  });

  const crashOn = (path: string) => (context: { subject: ModelRecord }) => {
    if (context.subject.path === path) throw new Error("no");
  };
});

describe("positions", () => {
  test("are asked for only where a finding names the element", () => {
    const asked: string[] = [];
    const locate = (path: string) => {
      asked.push(path);
      return path.endsWith("n1") ? { file: "a.ts", line: 3, column: 5 } : undefined;
    };
    const { findings } = judged(powers(200, 50, 200), [powerRule], { locate });
    expect(asked).toEqual(["s/f/r/n1", "s/f/r/n3"]);
    expect(findings.map((finding) => finding.position)).toEqual([{ file: "a.ts", line: 3, column: 5 }, undefined]);
  });
});

describe("order", () => {
  const power = fc.option(fc.constantFrom(0, 50, 100, 101, 200), { nil: undefined });
  const facility = fc.array(power, { maxLength: 12 }).map((values) => powers(...values));
  const rules = [powerRule, crashingRule("s/f/r/n2"), everyElement((path) => (path.length > 3 ? path : undefined))];

  test("does not depend on the order of records or of rules", () => {
    const shuffled = facility.chain((records) =>
      fc.tuple(
        fc.constant(records),
        fc.shuffledSubarray(records, { minLength: records.length }),
        fc.shuffledSubarray(rules, { minLength: rules.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([records, otherRecords, otherRules]) => {
        expect(judged(otherRecords, otherRules)).toEqual(judged(records, rules));
      }),
    );
  });

  test("counts every valid subject of a rule once", () => {
    fc.assert(
      fc.property(facility, (records) => {
        const [outcomes] = judged(records, [powerRule]).rules;
        const counted = Object.values(outcomes?.outcomes ?? {}).reduce((left, right) => left + right, 0);
        expect(counted).toBe(records.length - PLACE.length);
      }),
    );
  });

  test("errors stand before warnings, failures before unknowns, then rule and path in code-unit order", () => {
    const records = [...PLACE, ...["a", "B", "ä", "Z"].map((id) => rack(`s/f/r/${id}`, { power_kw: 200 }))];
    expect(judged(records, [powerRule]).findings.map((finding) => finding.path)).toEqual([
      "s/f/r/B",
      "s/f/r/Z",
      "s/f/r/a",
      "s/f/r/ä",
    ]);
  });
});
