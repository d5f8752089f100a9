/** For tests of rules: a small facility as plain records, judged by one rule. */
import { analyse } from "./analysis/analysis";
import type { PartTable } from "./catalog/parts";
import { shippedParts } from "./catalog/shipped";
import { compareText } from "./core/order";
import type { AnyRule } from "./engine/define-rule";
import { CRASH_RULE } from "./engine/findings";
import { judge } from "./engine/judge";
import type { Finding, OutcomeCounts } from "./engine/report";
import type { RuleSetting } from "./engine/options";
import type { PathSettings } from "./engine/rule-modes";
import { type Model, ModelIndex } from "./model/model";
import { partsUsedBy } from "./model/part-selection";
import type { ModelRecord } from "./model/records";
import type { Suppression } from "./model/suppression";
import { rules as shippedRules } from "./rules";

export interface RuleCase {
  readonly name: string;
  readonly records: readonly ModelRecord[];
  /** Parts beyond those that are shipped. */
  readonly parts?: PartTable;
  readonly options?: RuleSetting["options"];
  /** For rules on suppressions: then all rules of the package run. */
  readonly suppressions?: readonly Suppression[];
  /** What the policy says for some elements only. */
  readonly overrides?: readonly PathSettings[];
  /** The day of the run. */
  readonly date?: string;
}

/** What a finding must say; keys that are left out are not compared. */
export type ExpectedFinding = Partial<
  Pick<Finding, "message" | "message_id" | "path" | "severity" | "fix" | "missing" | "position">
> & {
  readonly evidence?: Partial<NonNullable<Finding["evidence"]>>;
  readonly affects?: Partial<NonNullable<Finding["affects"]>>;
};

export interface RuleTests {
  /** No finding, and at least one subject that passes. */
  readonly good: readonly RuleCase[];
  /** Exactly these findings, in order. */
  readonly bad: readonly (RuleCase & { readonly findings: readonly ExpectedFinding[] })[];
  /** Exactly these missing inputs, each as "what (why)". */
  readonly unknown?: readonly (RuleCase & { readonly missing: readonly string[] })[];
  /** No finding, and no subject that passes: the rule says nothing here. */
  readonly notApplicable?: readonly RuleCase[];
}

/** Builds a frozen model from records in any order. */
export function modelOf(records: readonly ModelRecord[], parts: PartTable = {}, factory = "test"): Model {
  const sorted = [...records].sort((left, right) => compareText(left.path, right.path));
  return { factory, records: sorted, parts: partsUsedBy(sorted, { ...shippedParts(), ...parts }), assumptions: [] };
}

/** Judges a case by one rule alone. */
export function judgeCase(rule: AnyRule, test: RuleCase): { findings: readonly Finding[]; outcomes: OutcomeCounts } {
  const { suppressions = [], overrides = [], date } = test;
  const index = new ModelIndex({ ...modelOf(test.records, test.parts), suppressions });
  const settings = test.options ? { [rule.id]: { options: test.options } } : {};
  const others = suppressions.length === 0 ? [] : shippedRules.filter(({ id }) => id !== rule.id);
  const terms = { rules: [rule, ...others], settings, overrides, ...(date !== undefined && { date }) };
  const { findings, rules } = judge({ index, analysis: analyse(index), ...terms });
  const own = rules.find((each) => each.rule === rule.id);
  return {
    findings: findings.filter((finding) => finding.rule === rule.id || finding.rule === CRASH_RULE),
    outcomes: own?.outcomes ?? { pass: 0, fail: 0, unknown: 0, "not-applicable": 0 },
  };
}

interface TestGlobals {
  describe(name: string, body: () => void): void;
  test(name: string, body: () => void): void;
  expect(actual: unknown): { toEqual(expected: unknown): void; toBeGreaterThan(limit: number): void };
}

/**
 * Declares one test per case with the `describe`, `test` and `expect` of the test runner (jest, vitest with globals).
 *
 * @example
 * testRule(rule, { good: [...], bad: [{ name: "just over", records, findings: [{ message: "..." }] }] });
 */
export function testRule(rule: AnyRule, { good, bad, unknown = [], notApplicable = [] }: RuleTests): void {
  const { describe, test, expect } = globalThis as unknown as TestGlobals;
  describe(rule.id, () => {
    for (const each of good) {
      test(`passes: ${each.name}`, () => {
        const { findings, outcomes } = judgeCase(rule, each);
        expect(findings.map((finding) => finding.message)).toEqual([]);
        expect(outcomes.pass).toBeGreaterThan(0);
      });
    }
    for (const each of bad) {
      test(`reports: ${each.name}`, () => {
        const { findings } = judgeCase(rule, each);
        expect(findings.map((finding, at) => narrowed(finding, each.findings[at] ?? { message: "" }))).toEqual(
          each.findings,
        );
      });
    }
    for (const each of unknown) {
      test(`unknown: ${each.name}`, () => {
        const { findings } = judgeCase(rule, each);
        expect(findings.map(({ missing }) => `${missing?.what} (${missing?.why})`)).toEqual(each.missing);
      });
    }
    for (const each of notApplicable) {
      test(`says nothing: ${each.name}`, () => {
        const { findings, outcomes } = judgeCase(rule, each);
        expect([findings.length, outcomes.pass]).toEqual([0, 0]);
      });
    }
  });
}

/** The parts of the actual value that the expectation names. */
function narrowed(actual: unknown, expected: unknown): unknown {
  if (typeof expected !== "object" || expected === null || Array.isArray(expected)) return actual;
  const source = (actual ?? {}) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, narrowed(source[key], value)]));
}
