/**
 * Something wrong with one element's own declaration. The element is *invalid*: it stays in the model with its problems,
 * rules on it are not run, and each problem becomes exactly one finding of the declaration rule that it names.
 */
export interface Problem {
  readonly rule: ProblemRule;
  /** The property as the author wrote it: `size[0]`, `model`, `id`. */
  readonly property: string;
  /** What is wrong, as one sentence with its full stop. */
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
  /** How many further elements made on the same line have the same problem. */
  readonly repeat_count?: number;
  /**
   * The element that reports it: one line with one mistake yields one finding, however many elements it makes; and what is
   * wrong with an element only because of another is reported there.
   */
  readonly reported_by?: string;
}

export type ProblemRule =
  | "declaration/value-allowed"
  | "declaration/id-unique"
  | "declaration/part-known"
  | "declaration/reference-known"
  | "declaration/count-agrees"
  | "declaration/place-allowed";
