import type { Position } from "./records";

/** A rule that is set aside. What its author left out is absent: a rule of its own asks for it. */
export interface SuppressionWords {
  /** Id of the rule, as it was written. */
  readonly rule: string;
  readonly reason?: string;
  /** Last day on which it holds, as it was written: `YYYY-MM-DD`. */
  readonly until?: string;
  readonly owner?: string;
  readonly position?: Position;
}

/** A rule that is set aside for one element and all below it. */
export interface Suppression extends SuppressionWords {
  readonly path: string;
}
