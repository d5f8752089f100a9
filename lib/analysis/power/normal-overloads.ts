/** Feeds that are above a limit with everything in service: one entry per group, or per feed outside a group. */
import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import { isWithin } from "../tolerance";
import type { FeedResult } from "./power";
import type { FeedLimit } from "./rating";

export interface NormalOverload {
  readonly value: number;
  readonly limit: number;
  readonly unit: FeedLimit["unit"];
}

export interface OverloadedMembers {
  /** The member that uses most of its limit; ties by path. */
  readonly worst: string;
  readonly overload: NormalOverload;
  /** Other members above theirs, in path order. */
  readonly others: readonly string[];
  /** Racks on any of them, in path order. */
  readonly racks: readonly string[];
}

/** Of the limits that a load is above, the one of which it uses most; undefined where it is above none. */
export function worstOverload(all: readonly NormalOverload[]): NormalOverload | undefined {
  const over = all.filter(({ value, limit }) => !isWithin(value, limit));
  const [first, ...others] = over;
  return first && others.reduce((most, next) => (isWorse(next, most) ? next : most), first);
}

/**
 * The members of the feed's group that are above a limit; undefined where the feed itself is not.
 *
 * @param overloadOf - by how much a feed is above the limit at hand
 */
export function overloadedMembers(
  index: ModelIndex,
  feeds: ReadonlyMap<string, FeedResult>,
  path: string,
  overloadOf: (feed: FeedResult) => NormalOverload | undefined,
): OverloadedMembers | undefined {
  const self = feeds.get(path);
  if (!self || !overloadOf(self)) return undefined;
  const members = index.get("power-group", index.get("power-feed", path)?.group)?.members ?? [path];
  const over = [...members].sort(compareText).flatMap((member) => {
    const feed = feeds.get(member);
    const overload = feed && overloadOf(feed);
    return overload ? [{ feed, overload }] : [];
  });
  const [first, ...others] = over;
  if (!first) return undefined;
  const worst = others.reduce((most, next) => (isWorse(next.overload, most.overload) ? next : most), first);
  return {
    worst: worst.feed.path,
    overload: worst.overload,
    others: over.filter((each) => each !== worst).map(({ feed }) => feed.path),
    racks: [...new Set(over.flatMap(({ feed }) => feed.racks))].sort(compareText),
  };
}

/** " Another member of ups is above its own." */
export function otherMembersText(group: string, count: number): string {
  if (count === 0) return "";
  return count === 1
    ? ` Another member of ${group} is above its own.`
    : ` ${count} other members of ${group} are above theirs.`;
}

function isWorse(left: NormalOverload, right: NormalOverload): boolean {
  return !isWithin(left.value / left.limit, right.value / right.limit);
}
