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

/** Looks up a feed by its path. */
type FindFeed = (path: string) => PowerFeedRecord | undefined;

/**
 * The shortest way on which a feed supplies itself, from its source down to itself; undefined where there is none.
 * Sources that stand in a circle among themselves are no circle of this feed.
 */
export function ownCircle(find: FindFeed, feed: PowerFeedRecord): PowerFeedRecord[] | undefined {
  const below = new Map<string, PowerFeedRecord>();
  const queue = [feed];
  for (const each of queue) {
    for (const path of each.from) {
      if (path === feed.path) return wayDown(each, feed, below);
      const source = below.has(path) ? undefined : find(path);
      if (!source) continue;
      below.set(path, each);
      queue.push(source);
    }
  }
  return undefined;
}

function wayDown(
  top: PowerFeedRecord,
  feed: PowerFeedRecord,
  below: ReadonlyMap<string, PowerFeedRecord>,
): PowerFeedRecord[] {
  const way = [top];
  for (let each = top; each !== feed;) {
    each = below.get(each.path) as PowerFeedRecord;
    way.push(each);
  }
  return way;
}
