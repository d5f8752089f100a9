/**
 * What a rule is. One rule, one file; everything about it is in that file. A rule sees one subject, the model and the
 * analysis, all plain data, and says what it found; iterating, locating, sorting and rendering are the engine's.
 */
import type { Amount, Missing } from "../analysis/amount";
import type { Analysis } from "../analysis/analysis";
import type { Mark } from "../catalog/parts";
import type { ModelIndex } from "../model/model";
import type { ModelRecord, RecordKind, RecordOf } from "../model/records";
import type { JudgedScope } from "./judged-scope";
import type { JudgedSuppression } from "./judged-suppression";
import type { Affected, Evidence, Related, Severity } from "./report";

export type { Affected, Evidence, Mark, Related, Severity };

/**
 * What a rule can be about: one kind of record, loops and facility water alike ("plant"), every record of any kind, what is
 * said to suppress findings, or a part of a policy that is for some elements only.
 */
export type SubjectKind = RecordKind | "plant" | "element" | "suppression" | "policy-scope";
export type SubjectOf<K extends SubjectKind> = K extends RecordKind
  ? RecordOf<K>
  : K extends "suppression"
    ? JudgedSuppression
    : K extends "policy-scope"
      ? JudgedScope
      : K extends "plant"
        ? RecordOf<"cooling-loop" | "facility-water">
        : ModelRecord;

export interface RuleSource {
  readonly title: string;
  readonly clause?: string;
  readonly mark: Mark;
}

/** The names in braces of a message: a misspelt one is a type error. */
export type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** A limit that really differs between sites; the unit is part of the key. */
export interface RuleOption {
  readonly type: "number" | "string" | "boolean";
  readonly default: number | string | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly description: string;
  readonly source: RuleSource;
}

type OptionValue<O extends RuleOption> = O["default"] extends number
  ? number
  : O["default"] extends string
    ? string
    : boolean;

export interface FailureDetails<Text extends string> {
  readonly data: Readonly<Record<Placeholders<Text>, string | number>>;
  readonly evidence?: Evidence | undefined;
  readonly affects?: Affected | undefined;
  readonly related?: readonly Related[] | undefined;
  /** What to do here, where more can be said than the rule's general `fix`. */
  readonly fix?: string | undefined;
  /** Tells two findings of one rule, message and subject apart; part of the fingerprint. */
  readonly detail?: string | undefined;
}

export interface RuleContext<
  K extends SubjectKind,
  M extends Readonly<Record<string, string>>,
  O extends Readonly<Record<string, RuleOption>>,
> {
  readonly subject: SubjectOf<K>;
  readonly index: ModelIndex;
  readonly analysis: Analysis;
  readonly options: { readonly [Name in keyof O]: OptionValue<O[Name]> };
  /** The subject breaks the rule. */
  report<Id extends keyof M & string>(message: Id, details: FailureDetails<M[Id]>): void;
  /** An input is missing; without anything missing this does nothing. */
  unknown(missing: Missing | readonly Missing[]): void;
  /** The rule says nothing about this subject. */
  notApplicable(): void;
  /**
   * Judges `amount ≤ limit`: reports `message` when it is over (also when only the lower bound is), else *unknown* when
   * something is missing.
   */
  atMost<Id extends keyof M & string>(
    amount: Amount,
    limit: number,
    message: Id,
    details: () => FailureDetails<M[Id]>,
  ): void;
  /**
   * Judges `amount ≥ limit`: passes as soon as the lower bound keeps it; else *unknown* when something is missing, and
   * reports `message` when nothing is.
   */
  atLeast<Id extends keyof M & string>(
    amount: Amount,
    limit: number,
    message: Id,
    details: () => FailureDetails<M[Id]>,
  ): void;
}

export interface Rule<
  K extends SubjectKind = SubjectKind,
  M extends Readonly<Record<string, string>> = Readonly<Record<string, string>>,
  O extends Readonly<Record<string, RuleOption>> = Readonly<Record<string, RuleOption>>,
> {
  /** `domain/fact-that-should-hold`, which is also the rule's path in `lib/rules`. */
  readonly id: string;
  readonly severity: Severity;
  /** The engine calls `check` once for each record of this kind; "element" stands for all kinds. */
  readonly appliesTo: K;
  /** The fact that should hold, as one sentence. */
  readonly summary: string;
  readonly why: string;
  readonly fix: string;
  readonly sources: readonly RuleSource[];
  readonly messages: M;
  readonly options?: O;
  /** Findings of the rule cannot be suppressed: without them the others say nothing. @default true */
  readonly suppressible?: false;
  /** `check` runs on invalid subjects instead of valid ones: only the declaration rules do that. */
  readonly onInvalid?: true;
  check(context: RuleContext<K, M, O>): void;
}

/** A rule with its types forgotten, as the engine keeps it. */
export type AnyRule = Omit<Rule, "check" | "appliesTo"> & {
  readonly appliesTo: SubjectKind;
  check(context: never): void;
};

/**
 * Defines a rule; the types of messages and options are inferred.
 *
 * @example
 * export default defineRule({
 *   id: "density/rack-within-floor-limit", severity: "error", appliesTo: "rack",
 *   messages: { over: "{rack} draws {power}, above the floor's limit of {limit} per rack." },
 *   check({ subject, report }) { ... },
 * });
 */
export function defineRule<
  K extends SubjectKind,
  const M extends Readonly<Record<string, string>>,
  const O extends Readonly<Record<string, RuleOption>> = Readonly<Record<never, RuleOption>>,
>(rule: Rule<K, M, O>): Rule<K, M, O> {
  return Object.freeze(rule);
}
