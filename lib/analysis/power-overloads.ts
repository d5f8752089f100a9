/** Gathers the overloads of single losses into one entry per claiming group, or per feed outside a group. */
import { compareText } from "../core/order";
import { exceeds, type FeedStress, type Overload } from "./power-losses";
import type { StateEvaluator } from "./power-state";

export interface OverloadGroup {
  /** The worst triple: what is lost, what it overloads, and by how much. */
  readonly lost: readonly string[];
  readonly overloaded: string;
  readonly stress: FeedStress;
  /** Other losses that overload a feed of the group, in path order. */
  readonly other_losses: readonly string[];
  /** Racks on the overloaded feeds, in path order. */
  readonly racks: readonly string[];
  /** How many racks must leave the overloaded feed for its limit to hold. */
  readonly racks_to_move: number;
}

/** By path of the feed that represents the group: the overloaded one of the worst triple. */
export function overloadGroups(
  evaluator: StateEvaluator,
  overloads: readonly Overload[],
): ReadonlyMap<string, OverloadGroup> {
  const byGroup = new Map<string, Overload[]>();
  for (const overload of overloads) {
    const record = evaluator.network.nodes[overload.feed]?.record;
    const key = record?.group ?? record?.path ?? "";
    const same = byGroup.get(key);
    if (same) same.push(overload);
    else byGroup.set(key, [overload]);
  }
  const groups = [...byGroup.values()].map((same) => overloadGroup(evaluator, same));
  return new Map(groups.map((group) => [group.overloaded, group]));
}

function overloadGroup(evaluator: StateEvaluator, overloads: readonly Overload[]): OverloadGroup {
  const worst = overloads.reduce((most, next) => (exceeds(next.stress, most.stress) ? next : most));
  const path = (at: number) => evaluator.network.nodes[at]?.record.path ?? "";
  const lost = worst.lost.map(path);
  const losses = new Set(overloads.map((each) => each.lost.map(path).join(" + ")));
  losses.delete(lost.join(" + "));
  const onWorst = racksOn(evaluator, [worst.feed]);
  return {
    lost,
    overloaded: path(worst.feed),
    stress: worst.stress,
    other_losses: [...losses].sort(compareText),
    racks: racksOn(evaluator, [...new Set(overloads.map((each) => each.feed))]),
    racks_to_move: Math.max(1, Math.ceil(onWorst.length * (1 - worst.stress.limit / worst.stress.value) - 1e-9)),
  };
}

/** Racks that draw through any of the feeds, in path order. */
export function racksOn(evaluator: StateEvaluator, feeds: readonly number[]): string[] {
  const below = new Set<number>();
  const stack = [...feeds];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (below.has(at)) continue;
    below.add(at);
    stack.push(...(evaluator.network.nodes[at]?.children ?? []));
  }
  return evaluator.classes
    .filter((each) => each.kind === "rack" && each.feeds.some((feed) => below.has(feed)))
    .flatMap((each) => each.paths)
    .sort(compareText);
}
