/** What judging a facility yields: plain data, from which every text is made once. */
import type { Position } from "../model/records";

export type Severity = "error" | "warning" | "info";
/** A rule that is off weighs nothing. */
export const SEVERITY_WEIGHT: Readonly<Record<Severity | "off", number>> = { off: 0, info: 1, warning: 2, error: 3 };
export type Outcome = "pass" | "fail" | "unknown" | "not-applicable";

/** The number that decided, with the limit it was held against, in one unit. */
export interface Evidence {
  readonly value: number;
  readonly limit: number;
  /** Room left: positive when the limit is kept. */
  readonly margin: number;
  readonly unit: string;
  /** `normal`, `fault(<path>)`, `maintenance(<path>)`, or several losses separated by `+`. */
  readonly state: string;
  readonly instant?: "bridge" | "settled";
  /** Whether the limit is an upper or a lower one. */
  readonly bound: "at-most" | "at-least";
}

/** Another element that belongs to the finding: the feed, the breaker, the first element of that id. */
export interface Related {
  readonly path: string;
  readonly role: string;
  readonly position?: Position;
}

/** The racks that a finding is about: how many, which, and the smallest place that holds them. */
export interface Affected {
  readonly rack_count: number;
  readonly racks: readonly string[];
}

/** What sets a finding aside. */
export interface FindingSuppression {
  /** The element that the suppression stands on, or the patterns of the policy. */
  readonly path: string;
  readonly reason: string;
  readonly owner?: string;
  /** Last day on which it holds: `YYYY-MM-DD`. */
  readonly until?: string;
  /** Where it is written. */
  readonly position?: Position;
}

/** A finding of an earlier day. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  readonly path: string;
  readonly severity: Severity;
  readonly outcome: "fail" | "unknown";
  readonly value?: number;
  readonly margin?: number;
  readonly unit?: string;
  readonly subject_count?: number;
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly outcome: "fail" | "unknown";
  readonly message_id: string;
  readonly message: string;
  /** The subject. */
  readonly path: string;
  readonly position?: Position;
  readonly evidence?: Evidence;
  readonly affects?: Affected;
  readonly related: readonly Related[];
  readonly fix: string;
  /** Of an unknown: how many subjects lack the same input. Of a crash: on how many subjects the rule failed. */
  readonly subject_count?: number;
  /** Of an unknown: what is missing and why. */
  readonly missing?: { readonly what: string; readonly why: string };
  readonly fingerprint: string;
  /** Present on a suppressed finding only: it stays for the record and counts no more. */
  readonly suppression?: FindingSuppression;
  /** What the baseline knows of it, where it is worse today. */
  readonly worse_than?: BaselineEntry;
}

export type OutcomeCounts = Readonly<Record<Outcome, number>>;

export interface RuleOutcomes {
  readonly rule: string;
  readonly outcomes: OutcomeCounts;
}

export interface Judgement {
  /** What counts: neither suppressed nor known from a baseline. */
  readonly findings: readonly Finding[];
  /** What is set aside, each with its suppression. */
  readonly suppressed: readonly Finding[];
  /** What the baseline knows, and is not worse than it was. */
  readonly known: readonly Finding[];
  /** What the baseline knows, and is not found any more. */
  readonly fixed: readonly BaselineEntry[];
  /** One entry per rule, in order of their ids. */
  readonly rules: readonly RuleOutcomes[];
  readonly outcomes: OutcomeCounts;
  /** How many racks no unknown, missing input or crashed rule touches; invalid racks are not among them. */
  readonly known_rack_count: number;
}

/** `value ≤ limit` as evidence. */
export function atMost(value: number, limit: number, unit: string, state = "normal"): Evidence {
  return { ...rounded(value, limit, limit - value), unit, state, bound: "at-most" };
}

/** `value ≥ limit` as evidence. */
export function atLeast(value: number, limit: number, unit: string, state = "normal"): Evidence {
  return { ...rounded(value, limit, value - limit), unit, state, bound: "at-least" };
}

/** Nine significant digits: arithmetic noise beyond them is no information. */
function rounded(value: number, limit: number, margin: number) {
  return { value: significant(value), limit: significant(limit), margin: significant(margin) };
}

function significant(value: number): number {
  return Number(value.toPrecision(9));
}
