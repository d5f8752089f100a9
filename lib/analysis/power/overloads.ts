/** Gathers the overloads of single losses into one entry per claiming group, or per feed outside a group. */
import { compareText } from "../../core/order";
import type { Evaluators, Overload } from "./losses";
import { racksToMove } from "./relief";
import type { StateEvaluator } from "./state";
import { exceeds, type FeedStress } from "./stress";

export interface OverloadGroup {
  /** The worst triple: what is lost, what it overloads, and by how much. */
  readonly lost: readonly string[];
  readonly overloaded: string;
  readonly stress: FeedStress;
  /** Other losses that overload a feed of the group, in path order. */
  readonly other_losses: readonly string[];
  /** Racks on the overloaded feeds, in path order. */
  readonly racks: readonly string[];
  /** How many racks must leave the overloaded feed for its limit to hold; undefined where not even all of them suffice. */
  readonly racks_to_move: number | undefined;
}

/** By path of the feed that represents the group: the overloaded one of the worst triple. */
export function overloadGroups(
  evaluators: Evaluators,
  overloads: readonly Overload[],
): ReadonlyMap<string, OverloadGroup> {
  const byGroup = new Map<string, Overload[]>();
  for (const overload of overloads) {
    const record = evaluators.settled.network.nodes[overload.feed]?.record;
    const key = record?.group ?? record?.path ?? "";
    const same = byGroup.get(key);
    if (same) same.push(overload);
    else byGroup.set(key, [overload]);
  }
  const worst = [...byGroup.values()].map(worstOf);
  const relief = racksToMove(evaluators, worst);
  const groups = [...byGroup.values()].map((same, at) =>
    overloadGroup(evaluators.settled, same, worst[at] as Overload, relief.get(worst[at] as Overload)),
  );
  groups.sort((left, right) => compareText(left.overloaded, right.overloaded));
  return new Map(groups.map((group) => [group.overloaded, group]));
}

/** The first keeps a tie: settled before bridge, then path order. */
function worstOf(overloads: readonly Overload[]): Overload {
  return overloads.reduce((most, next) => (exceeds(next.stress, most.stress) ? next : most));
}

function overloadGroup(
  settled: StateEvaluator,
  overloads: readonly Overload[],
  worst: Overload,
  racks_to_move: number | undefined,
): OverloadGroup {
  const path = (at: number) => settled.network.nodes[at]?.record.path ?? "";
  const lost = worst.lost.map(path);
  const losses = new Set(overloads.map((each) => each.lost.map(path).join(" + ")));
  losses.delete(lost.join(" + "));
  return {
    lost,
    overloaded: path(worst.feed),
    stress: worst.stress,
    other_losses: [...losses].sort(compareText),
    racks: racksOn(settled, [...new Set(overloads.map((each) => each.feed))]),
    racks_to_move,
  };
}

/** Racks that draw through any of the feeds, in path order. */
export function racksOn(evaluator: StateEvaluator, feeds: readonly number[]): string[] {
  const below = new Set(feeds);
  for (const at of below) for (const child of evaluator.network.nodes[at]?.children ?? []) below.add(child);
  const classes = new Set<number>();
  for (const at of below) for (const each of evaluator.classesOf[at] as Int32Array) classes.add(each);
  return [...classes]
    .map((at) => evaluator.classes[at])
    .flatMap((each) => (each?.kind === "rack" ? each.paths : []))
    .sort(compareText);
}
