import type { ProblemRule } from "../../lib/core/problem";

/** Every rule that a problem of a declaration can name: the compiler refuses a key too few or too many. */
const NAMES: Readonly<Record<ProblemRule, true>> = {
  "declaration/value-allowed": true,
  "declaration/id-unique": true,
  "declaration/part-known": true,
  "declaration/reference-known": true,
  "declaration/count-agrees": true,
  "declaration/place-allowed": true,
};

export const PROBLEM_RULES: readonly string[] = Object.keys(NAMES);
