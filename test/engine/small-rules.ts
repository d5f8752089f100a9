import { analyse } from "../../lib/analysis/analysis";
import type { Problem } from "../../lib/core/problem";
import { type AnyRule, defineRule } from "../../lib/engine/define-rule";
import { judge, type JudgeInput, type JudgingTerms } from "../../lib/engine/judge";
import type { Judgement } from "../../lib/engine/report";
import { ModelIndex } from "../../lib/model/model";
import type { ModelRecord } from "../../lib/model/records";
import { modelOf } from "../../lib/testing";

export const PROBLEM: Problem = {
  rule: "declaration/value-allowed",
  property: "power",
  message: "Not allowed.",
  fix: "Mend it.",
};

const WORDS = { summary: "It holds.", why: "It must.", fix: "Mend it.", sources: [] } as const;

/** Fails for racks above 100 kW; unknown for racks without a power; not applicable at 0 kW. */
export const powerRule = defineRule({
  ...WORDS,
  id: "test/power",
  severity: "error",
  appliesTo: "rack",
  messages: { over: "{rack} draws {power} kW." },
  options: {
    limit_kw: {
      type: "number",
      default: 100,
      minimum: 10,
      maximum: 500,
      description: "Limit.",
      source: { title: "A test", mark: "ASSUMPTION" },
    },
  },
  check({ subject, analysis, options, atMost, notApplicable }) {
    if (subject.power_kw === 0) return notApplicable();
    const power = analysis.racks.get(subject.path)?.design_kw;
    if (!power) return;
    atMost(power, options.limit_kw, "over", () => ({ data: { rack: subject.path, power: power.value } }));
  },
});

/** Throws for the racks that are named. */
export const crashingRule = (...paths: string[]): AnyRule =>
  defineRule({
    ...WORDS,
    id: "test/crash",
    severity: "warning",
    appliesTo: "rack",
    messages: { seen: "{rack} was seen." },
    check({ subject, report, unknown }) {
      report("seen", { data: { rack: subject.path } });
      unknown({ what: "something", why: "not stated", path: subject.path });
      if (paths.includes(subject.path)) throw new RangeError("out of range");
    },
  });

/** Says what `check` says about every valid element. */
export const everyElement = (check: (path: string) => string | undefined): AnyRule =>
  defineRule({
    ...WORDS,
    id: "test/every",
    severity: "info",
    appliesTo: "element",
    messages: { said: "{text}" },
    check({ subject, report }) {
      const text = check(subject.path);
      if (text !== undefined) report("said", { data: { text } });
    },
  });

export function judged(
  records: readonly ModelRecord[],
  rules: readonly AnyRule[],
  more: JudgingTerms & Pick<JudgeInput, "locate"> = {},
): Judgement {
  const index = new ModelIndex(modelOf(records));
  return judge({ index, analysis: analyse(index), rules, ...more });
}

export const messagesOf = (judgement: Judgement): string[] => judgement.findings.map((finding) => finding.message);
