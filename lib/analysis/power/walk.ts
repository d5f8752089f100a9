/** Ways through the electrical chain: what stands above and below a feed, and what serves it in a state. */
import type { FeedNode, PowerNetwork } from "./network";
import type { StateEvaluator } from "./state";
import { DEAD, type SupplyState } from "./supply";
import { lackIn, loadIn } from "./stress";
import type { PowerState } from "./state";
import type { StoreLoad } from "./store";
import type { Bounds } from "../thermal/bounds";

/** The feeds and everything above them, in path order. */
export function withAncestors({ nodes, rank }: PowerNetwork, start: Iterable<number>): number[] {
  return reach(start, (at) => nodes[at]?.parents ?? []).sort(
    (left, right) => (rank[left] as number) - (rank[right] as number),
  );
}

/** The feeds and everything below them. */
export function withDescendants({ nodes }: PowerNetwork, start: Iterable<number>): Set<number> {
  return new Set(reach(start, (at) => nodes[at]?.children ?? []));
}

/** Live sources that the feed draws from in the state: the first of a transfer, all of parallel ones, the bypass of a lost UPS. */
export function servingSources({ nodes }: PowerNetwork, state: SupplyState, at: number): readonly number[] {
  const { parents, record, bypass } = nodes[at] as FeedNode;
  const { live, bypassed } = state;
  if (bypassed[at] && bypass !== undefined) return [bypass];
  const serving = parents.filter((parent) => live[parent] !== DEAD);
  return record.sources === "transfer" ? serving.slice(0, 1) : serving;
}

/** Everything that the feeds draw from in the state, themselves included. */
export function servingChain(network: PowerNetwork, state: SupplyState, start: Iterable<number>): number[] {
  return reach(start, (at) => servingSources(network, state, at));
}

function reach(start: Iterable<number>, next: (at: number) => readonly number[]): number[] {
  const seen = new Set(start);
  const stack = [...seen];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    for (const other of next(at)) {
      if (seen.has(other)) continue;
      seen.add(other);
      stack.push(other);
    }
  }
  return [...seen];
}

/** What a feed delivers in a state. Where an input is missing the sum of the rest is the least it can be. */
export function loadBounds({ network }: StateEvaluator, state: PowerState, at: number): StoreLoad {
  const bounded = (unit: "kW" | "kVA"): Bounds => {
    const value = loadIn(state, at, unit);
    const lack = lackIn(network, state, at, unit);
    const missing = network.sets.list(lack);
    if (missing.length === 0) return { lower: value, upper: value, missing };
    return network.sets.hasDoubt(lack) ? { missing } : { lower: value, missing };
  };
  return { kw: bounded("kW"), kva: bounded("kVA") };
}
