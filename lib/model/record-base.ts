import type { Problem } from "../core/problem";

/** What every record has. */
export interface RecordBase {
  /** Path below the Superfactory. */
  readonly path: string;
  /** Present on an invalid element: rules on it are not run, and what depends on it is unknown. */
  readonly problems?: readonly Problem[];
}
