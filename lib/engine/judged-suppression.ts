import type { SuppressionWords } from "../model/suppression";

/** A rule that is set aside by pattern: only a policy does that. */
export interface PatternSuppression extends SuppressionWords {
  /** Patterns over element paths. */
  readonly paths: readonly string[];
}

/** A suppression with what the run found about it: the subject of the rules on suppressions. */
export interface JudgedSuppression extends SuppressionWords {
  readonly kind: "suppression";
  /** The element that it stands on, or the patterns of the policy. */
  readonly path: string;
  /** Tells it apart from the others of the same place. */
  readonly key: string;
  readonly isRuleKnown: boolean;
  /** " Did you mean ...?", or nothing. */
  readonly suggestion: string;
  readonly isSuppressible: boolean;
  /** `until` is no day of the calendar. */
  readonly hasWrongDate: boolean;
  /** The day of the run, where it is after `until`. */
  readonly expiredOn?: string;
  /** Some finding was suppressed by it. */
  readonly isUsed: boolean;
}

/** The rules that judge suppressions; none of them can be suppressed. */
export function isHolding(suppression: JudgedSuppression): boolean {
  const { reason, isRuleKnown, isSuppressible, hasWrongDate, expiredOn } = suppression;
  return reason !== undefined && isRuleKnown && isSuppressible && !hasWrongDate && expiredOn === undefined;
}
