/** What a feed draws from, and which members of its group are like it. */
import type { ModelIndex } from "./model";
import type { FeedKind, PowerFeedRecord } from "./records";

/** Kinds that are sources themselves. */
export const SOURCE_KINDS: ReadonlySet<FeedKind> = new Set(["utility", "generator", "battery"]);

/** Kinds whose output is made anew: voltage, phases, AC or DC need not be those of the source. */
export const CONVERTING_KINDS: ReadonlySet<FeedKind> = new Set(["transformer", "ups"]);

/** The valid ones of these feeds. */
export function validFeeds(index: ModelIndex, paths: readonly string[]): PowerFeedRecord[] {
  return paths
    .map((path) => index.get("power-feed", path))
    .filter((feed) => feed !== undefined && feed.problems === undefined) as PowerFeedRecord[];
}

/** Feeds whose output is joined to that of the feed: its sources, or behind a converter what bypasses it. */
export function joinedSources(index: ModelIndex, feed: PowerFeedRecord): PowerFeedRecord[] {
  if (!CONVERTING_KINDS.has(feed.feed_kind)) return validFeeds(index, feed.from);
  return feed.bypass === undefined ? [] : validFeeds(index, [feed.bypass]);
}

/**
 * Members of the feed's group with the same flaw, in their order; the feed alone where it has no group. A mistake in the
 * props of a group is one finding, at the first of them.
 */
export function likeMembers(
  index: ModelIndex,
  feed: PowerFeedRecord,
  isLike: (member: PowerFeedRecord) => boolean,
): readonly PowerFeedRecord[] {
  const group = index.get("power-group", feed.group);
  return group ? validFeeds(index, group.members).filter((member) => member === feed || isLike(member)) : [feed];
}
