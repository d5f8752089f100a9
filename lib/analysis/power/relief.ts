/** How many racks must leave an overloaded feed. */
import type { Evaluators, Overload } from "./losses";
import { LOST } from "./loads";
import type { ConsumerClass } from "./consumers";
import type { FeedNode } from "./network";
import type { PowerState, StateChange, StateEvaluator } from "./state";
import { DEAD } from "./supply";

/** Slack for rounding, relative to the limit: the tolerance of every comparison. */
const TOLERANCE = 1e-9;

/**
 * For each overload the fewest racks whose part of the load brings the feed within its limit, the largest parts first;
 * none where all racks together do not suffice. Apparent power is taken to fall in proportion to real power.
 */
export function racksToMove(
  { settled, bridge }: Evaluators,
  overloads: readonly Overload[],
): ReadonlyMap<Overload, number> {
  const found = new Map<Overload, number>();
  for (const same of alike(overloads)) {
    const first = same[0] as Overload;
    const evaluator = first.stress.instant === "bridge" && bridge ? bridge : settled;
    evaluator.withLost(first.lost, (change) => {
      for (const overload of same) {
        const racks = racksIn(evaluator, change, overload);
        if (racks !== undefined) found.set(overload, racks);
      }
    });
  }
  return found;
}

/** Overloads of one state, so that each state is evaluated once. */
function alike(overloads: readonly Overload[]): Overload[][] {
  const states = new Map<string, Overload[]>();
  for (const overload of overloads) {
    const key = `${overload.stress.instant} ${overload.lost.join(" ")}`;
    const same = states.get(key);
    if (same) same.push(overload);
    else states.set(key, [overload]);
  }
  return [...states.values()];
}

function racksIn(evaluator: StateEvaluator, change: StateChange, { feed, stress }: Overload): number | undefined {
  const total = change.state.load.kw[feed] as number;
  let excess = (1 - (stress.limit / stress.value) * (1 + TOLERANCE)) * total;
  let moved = 0;
  for (const { kw, count } of partsOf(evaluator, change, feed)) {
    const needed = Math.ceil(excess / kw);
    if (needed <= count) return moved + needed;
    moved += count;
    excess -= kw * count;
  }
  return undefined;
}

interface Part {
  /** Of one rack, at the overloaded feed. */
  readonly kw: number;
  readonly count: number;
}

/** What the racks of each class put on the feed, the largest first. */
function partsOf(evaluator: StateEvaluator, { state }: StateChange, feed: number): Part[] {
  const perClass = new Map<number, number>();
  for (const [at, factor] of factorsBelow(evaluator, state, feed)) {
    for (const consumer of evaluator.classesOf[at] as Int32Array) {
      const each = evaluator.classes[consumer] as ConsumerClass;
      if (state.fate[consumer] === LOST || each.kind !== "rack") continue;
      const shelves = each.shelvesOnFeed[each.feeds.indexOf(at)] as number;
      const kw = (each.demand.kw * shelves * factor) / (state.shelves[consumer] as number);
      perClass.set(consumer, (perClass.get(consumer) ?? 0) + kw);
    }
  }
  return [...perClass]
    .map(([consumer, kw]) => ({ kw, count: evaluator.classes[consumer]?.paths.length ?? 0 }))
    .filter(({ kw }) => kw > 0)
    .sort((left, right) => right.kw - left.kw);
}

/** By position of a feed below: how much of the overloaded feed's load one unit of its own load is. */
function factorsBelow(evaluator: StateEvaluator, state: PowerState, feed: number): Map<number, number> {
  const { nodes } = evaluator.network;
  const factors = new Map([[feed, 1]]);
  const order = [feed];
  const seen = new Set(order);
  for (const at of order) {
    for (const child of [...(nodes[at]?.children ?? []), ...(nodes[at]?.bypassed ?? [])]) {
      if (seen.has(child)) continue;
      seen.add(child);
      order.push(child);
    }
  }
  for (const at of order.sort((left, right) => left - right).slice(1)) {
    const node = nodes[at] as FeedNode;
    if (state.live[at] === DEAD) continue;
    const perOutput = evaluator.inputPerOutput(node);
    let factor = 0;
    for (const parent of node.bypass === undefined ? node.parents : new Set([...node.parents, node.bypass])) {
      const share = state.live[parent] === DEAD ? 0 : evaluator.share(node, parent);
      factor += (factors.get(parent) ?? 0) * (Number.isNaN(share) ? 0 : share) * perOutput;
    }
    factors.set(at, factor);
  }
  return factors;
}
