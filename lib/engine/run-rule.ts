/** Runs one rule over its subjects: keeps crashes apart, sets suppressed findings aside, merges unknowns. */
import { type Amount, isKnown, type Missing } from "../analysis/amount";
import type { Analysis } from "../analysis/analysis";
import { isAtLeast, isWithin } from "../analysis/tolerance";
import type { ModelIndex } from "../model/model";
import type { Position } from "../model/records";
import type { AnyRule, FailureDetails, RuleContext } from "./define-rule";
import {
  type CrashNote,
  type Failure,
  failFinding,
  type JudgedRule,
  mergeCrashes,
  mergeUnknowns,
  type Unjudged,
  type UnknownNote,
} from "./findings";
import type { Finding, FindingSuppression, Outcome, RuleOutcomes, Severity } from "./report";
import type { RuleMode } from "./rule-modes";

/** What a check is about: an element, or a suppression. */
export interface Subject {
  readonly path: string;
}

export interface RunInput {
  readonly index: ModelIndex;
  readonly analysis: Analysis;
  readonly subjects: readonly Subject[];
  modeAt(path: string): RuleMode;
  /** What suppresses findings of the rule at a path. */
  suppressionAt(path: string): FindingSuppression | undefined;
  /** The user's line for what a finding names; `subject` is what is judged. */
  locate(path: string, subject: Subject): Position | undefined;
}

export interface RuleRun {
  readonly outcomes: RuleOutcomes;
  readonly findings: readonly Finding[];
  /** Findings that are set aside, each with what does it. */
  readonly suppressed: readonly Finding[];
  /** Paths of the subjects that could not be judged, and of the elements that lack an input. */
  readonly unjudged: readonly string[];
}

export function runRule(rule: AnyRule, input: RunInput): RuleRun {
  const counts: Record<Outcome, number> = { pass: 0, fail: 0, unknown: 0, "not-applicable": 0 };
  const all: Finding[] = [];
  const unjudged = new UnjudgedGroups();
  const crashes: CrashNote[] = [];
  const checkOne = checker(rule, input);
  const atSeverity = judgedRules(rule);
  for (const subject of input.subjects) {
    const { path } = subject;
    const { severity, options } = input.modeAt(path);
    if (severity === "off") continue;
    const judged = atSeverity(severity);
    const check = checkOne(subject, judged, options);
    counts[check.outcome]++;
    if (check === PASSED || check === SKIPPED) continue;
    if (check.crash) crashes.push(check.crash);
    const says = check.findings.length > 0 || check.missing.some(({ invalid }) => !invalid);
    const suppression = says ? input.suppressionAt(path) : undefined;
    all.push(...check.findings.map((finding) => setAside(finding, suppression)));
    if (check.missing.length > 0) {
      unjudged.notesOf(judged, suppression).push(...check.missing.map((missing) => ({ subject: path, missing })));
    }
  }
  const locate = (path: string): Position | undefined => input.locate(path, { path });
  all.push(...mergeUnknowns(unjudged.all, locate));
  all.push(...mergeCrashes(rule.id, crashes, locate));
  return {
    outcomes: { rule: rule.id, outcomes: counts },
    findings: all.filter(({ suppression }) => !suppression),
    suppressed: all.filter(({ suppression }) => suppression),
    unjudged: [
      ...unjudged.all.flatMap(({ notes }) => notes.flatMap(({ subject, missing }) => [subject, missing.path])),
      ...crashes.map(({ subject }) => subject),
    ],
  };
}

/** The rule at each severity, made once. */
function judgedRules(rule: AnyRule): (severity: Severity) => JudgedRule {
  const known = new Map<Severity, JudgedRule>();
  return (severity) => {
    const judged = known.get(severity) ?? { ...rule, severity };
    known.set(severity, judged);
    return judged;
  };
}

function setAside(finding: Finding, suppression: FindingSuppression | undefined): Finding {
  return suppression ? { ...finding, suppression } : finding;
}

/** One list for each pair of severity and suppression; every rack may have a suppression of its own. */
class UnjudgedGroups {
  readonly all: Unjudged[] = [];
  private readonly known = new Map<FindingSuppression | undefined, Map<Severity, UnknownNote[]>>();

  notesOf(rule: JudgedRule, suppression: FindingSuppression | undefined): UnknownNote[] {
    const alike = this.known.get(suppression) ?? new Map<Severity, UnknownNote[]>();
    this.known.set(suppression, alike);
    const same = alike.get(rule.severity);
    if (same) return same;
    const notes: UnknownNote[] = [];
    alike.set(rule.severity, notes);
    this.all.push({ rule, suppression, notes });
    return notes;
  }
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

type Check = RuleContext<never, Readonly<Record<string, string>>, never>;

/** Checks one subject after the other. Of a check that throws, or fills a message wrongly, nothing but the crash counts. */
function checker(
  rule: AnyRule,
  { index, analysis, locate }: RunInput,
): (subject: Subject, judged: JudgedRule, options: RuleMode["options"]) => CheckResult {
  const notes: Notes = { failures: [], missing: [], skipped: false };
  // One object for all subjects: there may be a hundred thousand of them.
  const context: { subject?: Subject; options?: RuleMode["options"] } = {
    index,
    analysis,
    ...answersInto(notes),
  } as object;
  return (subject, judged, options) => {
    const { path } = subject;
    context.subject = subject;
    context.options = options;
    if (notes.failures.length > 0) notes.failures = [];
    if (notes.missing.length > 0) notes.missing = [];
    notes.skipped = false;
    try {
      rule.check(context as unknown as Check as never);
      const { failures, missing, skipped } = notes;
      if (failures.length === 0 && missing.length === 0) return skipped ? SKIPPED : PASSED;
      const placed = (each: string): Position | undefined => locate(each, subject);
      const findings = failures.map((failure) => failFinding(judged, path, failure, placed));
      return { outcome: failures.length > 0 ? "fail" : "unknown", findings, missing };
    } catch (error) {
      return { outcome: "unknown", findings: [], missing: [], crash: { subject: path, error } };
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
