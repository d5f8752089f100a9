import type { Problem, ProblemRule } from "../core/problem";
import type { ModelIndex } from "../model/model";
import type { ModelRecord } from "../model/records";
import { defineRule, type Related, type Rule } from "./define-rule";

const MESSAGES = {
  problem: "{element}: {problem}",
  repeated: "{element}: {problem} The same holds for {count} more made on the same line.",
} as const;

/** What differs between the rules on declarations. */
export interface ProblemRuleWords {
  readonly id: ProblemRule;
  readonly summary: string;
  readonly why: string;
  readonly fix: string;
  /** Other elements that belong to a problem of this kind. */
  readonly related?: (subject: ModelRecord, problem: Problem, index: ModelIndex) => readonly Related[];
}

/**
 * A rule that turns the problems an invalid element carries into findings; the problem brings the words. A problem that
 * another element of the same line reports is not reported again.
 */
export function problemRule({ related, ...words }: ProblemRuleWords): Rule<"element", typeof MESSAGES> {
  return defineRule({
    ...words,
    severity: "error",
    appliesTo: "element",
    onInvalid: true,
    suppressible: false,
    sources: [{ title: "Definition of the construct's properties", mark: "RULE" }],
    messages: MESSAGES,
    check({ subject, index, report, notApplicable }) {
      const problems = (subject.problems ?? []).filter(({ rule, reported_by }) => rule === words.id && !reported_by);
      if (problems.length === 0) return notApplicable();
      const element = index.label(subject.path);
      problems.forEach((problem, at) => {
        const details = {
          related: related?.(subject, problem, index),
          fix: problem.fix,
          detail: detailOf(problem, problems.slice(0, at)),
        };
        const count = problem.repeat_count ?? 0;
        if (count === 0) report("problem", { ...details, data: { element, problem: problem.message } });
        else report("repeated", { ...details, data: { element, problem: problem.message, count } });
      });
    },
  });
}

/** The property, numbered where one property has several problems, so that fingerprints differ. */
function detailOf({ property }: Problem, earlier: readonly Problem[]): string {
  const before = earlier.filter((each) => each.property === property).length;
  return before === 0 ? property : `${property}#${before + 1}`;
}
