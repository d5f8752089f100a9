/** Judges a facility: runs all rules, sets aside what is suppressed or known, sorts. */
import type { Analysis } from "../analysis/analysis";
import { compareText } from "../core/order";
import type { ModelIndex } from "../model/model";
import type { ModelRecord, Position } from "../model/records";
import { againstBaseline, fixedEntries, lastingRules } from "./baseline";
import type { AnyRule, SubjectKind } from "./define-rule";
import type { JudgedScope } from "./judged-scope";
import type { JudgedSuppression, PatternSuppression } from "./judged-suppression";
import type { RuleSettings } from "./options";
import { type BaselineEntry, type Finding, type Judgement, type Outcome, SEVERITY_WEIGHT } from "./report";
import { judgedScopes } from "./policy-scopes";
import { type PathSettings, ruleModes } from "./rule-modes";
import { type RuleRun, runRule, type Subject } from "./run-rule";
import { Suppressions } from "./suppressions";

/** What a project decides about judging. Part of the plan, as data. */
export interface JudgingTerms {
  readonly settings?: RuleSettings;
  /** Settings for some paths; of several that hold for one the later ones count. */
  readonly overrides?: readonly PathSettings[];
  /** Beside those that elements carry. */
  readonly suppressions?: readonly PatternSuppression[];
  /** Findings of an earlier day: they count only where they are worse today. */
  readonly baseline?: readonly BaselineEntry[];
  /** The day of the run, `YYYY-MM-DD`; without it no suppression expires. */
  readonly date?: string;
}

export interface JudgeInput extends JudgingTerms {
  readonly index: ModelIndex;
  readonly analysis: Analysis;
  readonly rules: readonly AnyRule[];
  /** The user's line for an element; called only for elements that a finding names. */
  readonly locate?: (path: string) => Position | undefined;
}

/** Judges the facility by all rules. The result depends on content only: not on order, time, locale or machine. */
export function judge(input: JudgeInput): Judgement {
  const { index, rules, baseline = [] } = input;
  const stated = index.model.suppressions ?? [];
  const suppressions = new Suppressions({ stated, patterns: input.suppressions ?? [], rules, date: input.date });
  const runs = runAll(input, suppressions);
  const sorted = runs.flatMap((run) => run.findings).sort(compareFindings);
  const suppressed = runs.flatMap((run) => run.suppressed).sort(compareFindings);
  const { open, known } = againstBaseline(sorted, baseline, lastingRules(rules));
  return {
    findings: open,
    suppressed,
    known,
    fixed: fixedEntries(baseline, [...sorted, ...suppressed]),
    rules: runs.map((run) => run.outcomes),
    outcomes: totals(runs),
    known_rack_count: knownRacks(input, runs),
  };
}

/** The rules on suppressions run last: what a suppression is good for shows when the others have run. */
function runAll(input: JudgeInput, suppressions: Suppressions): RuleRun[] {
  const { index, analysis, rules } = input;
  const subjects = subjectsOf(input);
  const run = (rule: AnyRule, own: readonly Subject[]): RuleRun => {
    const modeAt = ruleModes(rule, input.settings, input.overrides);
    const suppressionAt = (path: string) => suppressions.find(rule.id, path);
    return runRule(rule, { index, analysis, subjects: own, modeAt, suppressionAt, locate: locator(input) });
  };
  const isLate = ({ appliesTo }: AnyRule): boolean => appliesTo === "suppression";
  const early = rules.filter((rule) => !isLate(rule)).map((rule) => run(rule, subjects(rule)));
  const judged = suppressions.judged();
  const late = rules.filter(isLate).map((rule) => run(rule, judged));
  return [...early, ...late].sort((left, right) => compareText(left.outcomes.rule, right.outcomes.rule));
}

/** A suppression and a part of a policy know their own line; an element's is asked for. */
function locator({ locate }: JudgeInput): (path: string, subject: Subject) => Position | undefined {
  return (path, subject) => {
    const own = path === subject.path ? (subject as Partial<JudgedSuppression | JudgedScope>).position : undefined;
    return own ?? locate?.(path);
  };
}

type Subjects = (rule: AnyRule) => readonly Subject[];

/** Valid records of a rule's kind in path order; for a rule on declarations, the invalid ones; for one on policies, their parts. */
function subjectsOf({ index, overrides = [] }: JudgeInput): Subjects {
  const known = new Map<string, readonly ModelRecord[]>();
  return ({ appliesTo, onInvalid = false }) => {
    if (appliesTo === "suppression") return [];
    if (appliesTo === "policy-scope") return judgedScopes(overrides, index);
    const key = `${appliesTo} ${onInvalid}`;
    const all = recordsOf(index, appliesTo);
    const subjects = known.get(key) ?? all.filter(({ problems }) => (problems !== undefined) === onInvalid);
    known.set(key, subjects);
    return subjects;
  };
}

function recordsOf(
  index: ModelIndex,
  kind: Exclude<SubjectKind, "suppression" | "policy-scope">,
): readonly ModelRecord[] {
  if (kind === "element") return index.model.records;
  if (kind !== "plant") return index.all(kind);
  return [...index.all("cooling-loop"), ...index.all("facility-water")].sort((left, right) =>
    compareText(left.path, right.path),
  );
}

function totals(runs: readonly RuleRun[]): Record<Outcome, number> {
  const all: Record<Outcome, number> = { pass: 0, fail: 0, unknown: 0, "not-applicable": 0 };
  for (const { outcomes } of runs) {
    for (const outcome of Object.keys(all) as Outcome[]) all[outcome] += outcomes.outcomes[outcome];
  }
  return all;
}

/** Racks that no unknown touches: neither as the subject, nor as the element that lacks an input, nor below one. */
function knownRacks({ index }: JudgeInput, runs: readonly RuleRun[]): number {
  const touched = new Set(runs.flatMap((run) => run.unjudged));
  const above = new Set<string>();
  for (const path of touched) for (const rack of index.racksUnder(path)) above.add(rack.path);
  return index.all("rack").filter((rack) => !rack.problems && !touched.has(rack.path) && !above.has(rack.path)).length;
}

function compareFindings(left: Finding, right: Finding): number {
  return (
    SEVERITY_WEIGHT[right.severity] - SEVERITY_WEIGHT[left.severity] ||
    compareText(left.outcome, right.outcome) ||
    compareText(left.rule, right.rule) ||
    compareText(left.path, right.path) ||
    compareText(left.fingerprint, right.fingerprint)
  );
}
