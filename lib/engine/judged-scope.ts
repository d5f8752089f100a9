import type { Position } from "../model/records";

/** A part of a policy that is for some elements only, with what the run found about it: the subject of the rules on policies. */
export interface JudgedScope {
  readonly kind: "policy-scope";
  /** The patterns of the policy. */
  readonly path: string;
  /** Tells it apart from the others of the same patterns. */
  readonly key: string;
  /** Some element of the facility is meant. */
  readonly isUsed: boolean;
  /** " Did you mean ...?", or nothing. */
  readonly suggestion: string;
  readonly position?: Position;
}
