/** Runs rules over a facility: iterates subjects, keeps crashes apart, merges unknowns, sorts. */
import type { Analysis } from "../analysis/analysis";
import { type Amount, isKnown, type Missing } from "../analysis/amount";
import { isAtLeast, isWithin } from "../analysis/tolerance";
import { compareText } from "../core/order";
import type { ModelIndex } from "../model/model";
import type { ModelRecord, Position } from "../model/records";
import type { AnyRule, FailureDetails, RuleContext } from "./define-rule";
import {
  type CrashNote,
  type Failure,
  failFinding,
  type JudgedRule,
  mergeCrashes,
  mergeUnknowns,
  type UnknownNote,
} from "./findings";
import { ruleOptions, type RuleSettings } from "./options";
import type { Finding, Judgement, Outcome, RuleOutcomes } from "./report";

export interface JudgeInput {
  readonly index: ModelIndex;
  readonly analysis: Analysis;
  readonly rules: readonly AnyRule[];
  readonly settings?: RuleSettings;
  /** The user's line for an element; called only for elements that a finding names. */
  readonly locate?: (path: string) => Position | undefined;
}

type Check = RuleContext<never, Readonly<Record<string, string>>, never>;

interface RuleRun {
  readonly outcomes: RuleOutcomes;
  readonly findings: readonly Finding[];
  /** Paths of the subjects that could not be judged, and of the elements that lack an input. */
  readonly unjudged: readonly string[];
}

/** Judges the facility by all rules. The result depends on content only: not on order, time, locale or machine. */
export function judge(input: JudgeInput): Judgement {
  const subjects = subjectsOf(input.index);
  const runs = [...input.rules].sort(byId).map((rule) => runRule(rule, input, subjects));
  const findings = runs.flatMap((run) => run.findings).sort(compareFindings);
  return {
    findings,
    rules: runs.map((run) => run.outcomes),
    outcomes: totals(runs),
    known_rack_count: knownRacks(input, runs),
  };
}

function runRule(rule: AnyRule, input: JudgeInput, subjects: Subjects): RuleRun {
  const counts: Record<Outcome, number> = { pass: 0, fail: 0, unknown: 0, "not-applicable": 0 };
  const outcomes = { rule: rule.id, outcomes: counts };
  const severity = input.settings?.[rule.id]?.severity ?? rule.severity;
  if (severity === "off") return { outcomes, findings: [], unjudged: [] };
  const judged = { ...rule, severity };
  const options = ruleOptions(rule, input.settings?.[rule.id]?.options);
  const findings: Finding[] = [];
  const unknowns: UnknownNote[] = [];
  const crashes: CrashNote[] = [];
  const checkOne = checker(judged, options, input);
  for (const subject of subjects(rule)) {
    const check = checkOne(subject);
    counts[check.outcome]++;
    if (check === PASSED || check === SKIPPED) continue;
    findings.push(...check.findings);
    for (const missing of check.missing) unknowns.push({ subject: subject.path, missing });
    if (check.crash) crashes.push(check.crash);
  }
  findings.push(...mergeUnknowns(judged, unknowns, input.locate), ...mergeCrashes(rule.id, crashes, input.locate));
  const unjudged = [...unknowns.flatMap(({ subject, missing }) => [subject, missing.path]), ...crashes.map(pathOf)];
  return { outcomes, findings, unjudged };
}

type Subjects = (rule: AnyRule) => readonly ModelRecord[];

/** Valid records of a rule's kind in path order; for a rule on declarations, the invalid ones. */
function subjectsOf(index: ModelIndex): Subjects {
  const known = new Map<string, readonly ModelRecord[]>();
  return ({ appliesTo, onInvalid = false }) => {
    const key = `${appliesTo} ${onInvalid}`;
    const all: readonly ModelRecord[] = appliesTo === "element" ? index.model.records : index.all(appliesTo);
    const subjects = known.get(key) ?? all.filter(({ problems }) => (problems !== undefined) === onInvalid);
    known.set(key, subjects);
    return subjects;
  };
}

interface CheckResult {
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  readonly missing: readonly Missing[];
  readonly crash?: CrashNote;
}

/** The two results that say nothing more; there may be a hundred thousand of them. */
const PASSED: CheckResult = { outcome: "pass", findings: [], missing: [] };
const SKIPPED: CheckResult = { outcome: "not-applicable", findings: [], missing: [] };

/** What a check says before anything is made of it. */
interface Notes {
  failures: Failure[];
  missing: Missing[];
  skipped: boolean;
}

/** Checks one subject after the other. Of a check that throws, or fills a message wrongly, nothing but the crash counts. */
function checker(
  rule: AnyRule & JudgedRule,
  options: Readonly<Record<string, unknown>>,
  { index, analysis, locate }: JudgeInput,
): (subject: ModelRecord) => CheckResult {
  const notes: Notes = { failures: [], missing: [], skipped: false };
  // One object for all subjects: there may be a hundred thousand of them.
  const context: { subject?: ModelRecord } = { index, analysis, options, ...answersInto(notes) } as object;
  return (subject) => {
    context.subject = subject;
    if (notes.failures.length > 0) notes.failures = [];
    if (notes.missing.length > 0) notes.missing = [];
    notes.skipped = false;
    try {
      rule.check(context as unknown as Check as never);
      const { failures, missing, skipped } = notes;
      if (failures.length === 0 && missing.length === 0) return skipped ? SKIPPED : PASSED;
      const findings = failures.map((failure) => failFinding(rule, subject.path, failure, locate));
      return { outcome: failures.length > 0 ? "fail" : "unknown", findings, missing };
    } catch (error) {
      return { outcome: "unknown", findings: [], missing: [], crash: { subject: subject.path, error } };
    }
  };
}

/** The functions by which a check answers. */
function answersInto(notes: Notes) {
  const report = (messageId: string, details: FailureDetails<string>): void => {
    notes.failures.push({ messageId, details });
  };
  const unknown = (missing: Missing | readonly Missing[]): void => {
    if (Array.isArray(missing)) notes.missing.push(...(missing as readonly Missing[]));
    else notes.missing.push(missing as Missing);
  };
  const notApplicable = (): void => {
    notes.skipped = true;
  };
  const atMost = (amount: Amount, limit: number, messageId: string, details: () => FailureDetails<string>): void => {
    if (!isWithin(amount.value, limit)) report(messageId, details());
    else unknown(amount.missing);
  };
  const atLeast = (amount: Amount, limit: number, messageId: string, details: () => FailureDetails<string>): void => {
    if (isAtLeast(amount.value, limit)) return;
    if (isKnown(amount)) report(messageId, details());
    else unknown(amount.missing);
  };
  return { report, unknown, notApplicable, atMost, atLeast };
}

function pathOf(crash: CrashNote): string {
  return crash.subject;
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

function byId(left: AnyRule, right: AnyRule): number {
  return compareText(left.id, right.id);
}

const SEVERITY_ORDER = { error: 0, warning: 1, info: 2 } as const;

function compareFindings(left: Finding, right: Finding): number {
  return (
    SEVERITY_ORDER[left.severity] - SEVERITY_ORDER[right.severity] ||
    compareText(left.outcome, right.outcome) ||
    compareText(left.rule, right.rule) ||
    compareText(left.path, right.path) ||
    compareText(left.fingerprint, right.fingerprint)
  );
}
