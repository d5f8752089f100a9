import type { PropReader } from "../lib/core/prop-reader";
import type { PowerFeed } from "./power-feed";

/** Feeds of like units: the same for all, or one list for each. */
export interface UnitFeeds {
  readonly feeds?: readonly PowerFeed[] | undefined;
  readonly feedsEach?: readonly (readonly PowerFeed[])[] | undefined;
}

/**
 * The feeds of the unit at a place, from 0; undefined where none are stated.
 *
 * @param property - what the author wrote the units under: `cdu`, `pumps`
 */
export function unitFeeds(
  read: PropReader,
  property: string,
  { feeds, feedsEach }: UnitFeeds,
  { at, count }: { readonly at: number; readonly count: number },
): readonly string[] | undefined {
  if (feedsEach && feedsEach.length !== count) {
    read.note(
      "declaration/count-agrees",
      `${property}.feedsEach`,
      `"${property}.feedsEach" has ${feedsEach.length} lists for ${count} units.`,
      "Give one list of feeds per unit, or the same for all with `feeds`.",
    );
  }
  return read.references(`${property}.feeds`, feedsEach?.[at] ?? feeds);
}
