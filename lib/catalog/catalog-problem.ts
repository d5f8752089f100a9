import { compareText } from "../core/order";
import type { Position } from "./line-starts";

/** Something wrong in a file of a catalog folder, at the place where its author can put it right. */
export interface CatalogProblem extends Position {
  /** Path relative to the project's root, with `/`. */
  readonly file: string;
  /** What is wrong, what is allowed and what to do. */
  readonly message: string;
  /** Id of the part that the file would have given, where its path yields one. */
  readonly part?: string;
}

/** A step into a part: the key of a mapping or the index of a list. */
export type PartPath = readonly (string | number)[];

/** A problem that knows its place in the part, not yet its line. */
export interface Complaint {
  readonly path: PartPath;
  /** Whether the key itself or its value is meant. */
  readonly at: "key" | "value";
  readonly message: string;
}

export function compareProblems(left: CatalogProblem, right: CatalogProblem): number {
  return (
    compareText(left.file, right.file) ||
    left.line - right.line ||
    left.column - right.column ||
    compareText(left.message, right.message)
  );
}
