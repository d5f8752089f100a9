/** Every single loss of a feed: which feeds it overloads, which racks it takes, which members of a group die together. */
import { compareText } from "../core/order";
import type { Missing } from "./amount";
import type { FeedLimit, FeedNode } from "./power-network";
import type { Instant, PowerState, StateChange, StateEvaluator } from "./power-state";
import { isWithin } from "./tolerance";

/** What a feed delivers in one state, against one of its limits. */
export interface FeedStress {
  /** `normal` or `fault(<path>)`. */
  readonly state: string;
  readonly instant?: Instant;
  readonly value: number;
  readonly limit: number;
  readonly unit: FeedLimit["unit"];
  readonly missing: readonly Missing[];
}

export interface Overload {
  /** Position of the overloaded feed. */
  readonly feed: number;
  /** Positions of what is lost. */
  readonly lost: readonly number[];
  readonly stress: FeedStress;
}

export interface RackLoss {
  readonly lost: number;
  readonly instant: Instant;
  /** Positions of the consumer classes that die. */
  readonly classes: readonly number[];
}

/** A loss that takes members of a group with it. */
export interface SharedLoss {
  readonly lost: number;
  readonly group: string;
  readonly members: readonly string[];
}

export interface SingleLosses {
  /** Overloads of survivors, in path order of the loss, then of the overloaded feed. */
  readonly overloads: readonly Overload[];
  readonly rackLosses: readonly RackLoss[];
  readonly sharedLosses: readonly SharedLoss[];
  /** The state in which each feed has the least room, by position; absent where it has no known limit. */
  readonly worst: readonly (FeedStress | undefined)[];
}

interface Sweep {
  readonly settled: StateEvaluator;
  readonly bridge: StateEvaluator | undefined;
  readonly overloads: Overload[];
  readonly rackLosses: RackLoss[];
  readonly sharedLosses: SharedLoss[];
  readonly worst: (FeedStress | undefined)[];
}

/** Loses every feed once, at every instant that differs. */
export function singleLosses(settled: StateEvaluator, bridge: StateEvaluator | undefined): SingleLosses {
  const { nodes } = settled.network;
  const worst = nodes.map((node) => highestStress(node, settled.intact, "normal", undefined));
  const sweep: Sweep = { settled, bridge, overloads: [], rackLosses: [], sharedLosses: [], worst };
  const inPathOrder = [...nodes].sort((left, right) => compareText(left.record.path, right.record.path));
  for (const node of inPathOrder) {
    settled.withLost([node.at], (change) => noteLoss(sweep, node, change, "settled"));
    bridge?.withLost([node.at], (change) => noteLoss(sweep, node, change, "bridge"));
  }
  return sweep;
}

function noteLoss(sweep: Sweep, lost: FeedNode, change: StateChange, instant: Instant): void {
  const state = `fault(${lost.record.path})`;
  for (const stress of stressesIn(sweep.settled, change, [lost.at], state, instant)) {
    const { feed } = stress;
    const before = sweep.worst[feed];
    if (!before || exceeds(stress.stress, before)) sweep.worst[feed] = stress.stress;
    if (!isWithin(stress.stress.value, stress.stress.limit)) sweep.overloads.push(stress);
  }
  const evaluator = instant === "bridge" ? sweep.bridge : sweep.settled;
  const classes = newlyLost(evaluator ?? sweep.settled, sweep.settled, change);
  if (classes.length > 0) sweep.rackLosses.push({ lost: lost.at, instant, classes });
  if (instant === "settled") sweep.sharedLosses.push(...sharedIn(sweep.settled, lost, change));
}

/** The highest stress of every survivor that the loss touches; feeds above their limit in the normal state are left out. */
export function stressesIn(
  settled: StateEvaluator,
  change: StateChange,
  lost: readonly number[],
  state: string,
  instant: Instant,
): Overload[] {
  const found: Overload[] = [];
  const byPath = change.feeds
    .map((at) => settled.network.nodes[at] as FeedNode)
    .sort((left, right) => compareText(left.record.path, right.record.path));
  for (const node of byPath) {
    if (lost.includes(node.at) || !change.state.live[node.at]) continue;
    const normal = highestStress(node, settled.intact, "normal", undefined);
    if (!normal || !isWithin(normal.value, normal.limit)) continue;
    const stress = highestStress(node, change.state, state, instant);
    if (stress) found.push({ feed: node.at, lost, stress });
  }
  return found;
}

/** Consumers that the loss takes and that live when nothing is lost. */
export function newlyLost(evaluator: StateEvaluator, settled: StateEvaluator, change: StateChange): number[] {
  return change.classes.filter((at) => {
    const alive = settled.intact.lost[at] === 0;
    return alive && change.state.lost[at] === 1 && evaluator.classes[at]?.kind === "rack";
  });
}

function sharedIn(settled: StateEvaluator, lost: FeedNode, change: StateChange): SharedLoss[] {
  const dead = new Map<string, string[]>();
  for (const at of change.feeds) {
    const { group, path } = settled.network.nodes[at]?.record ?? {};
    if (group === undefined || path === undefined || change.state.live[at] || !settled.intact.live[at]) continue;
    const members = dead.get(group);
    if (members) members.push(path);
    else dead.set(group, [path]);
  }
  return [...dead]
    .filter(([, members]) => members.length > 1)
    .map(([group, members]) => ({ lost: lost.at, group, members: members.sort(compareText) }));
}

/**
 * What the feed delivers against the limit that it uses most. Failure states count as continuous, because repair takes
 * longer than three hours; the bridge instant does not.
 */
function highestStress(
  node: FeedNode,
  state: PowerState,
  name: string,
  instant: Instant | undefined,
): FeedStress | undefined {
  let highest: FeedStress | undefined;
  for (const limit of node.limits) {
    const stress: FeedStress = {
      state: name,
      ...(instant && { instant }),
      value: loadIn(state, node.at, limit.unit),
      limit: instant === "bridge" ? limit.device : limit.continuous,
      unit: limit.unit,
      missing: state.missing[node.at] ?? [],
    };
    if (!highest || exceeds(stress, highest)) highest = stress;
  }
  return highest;
}

/** S = sqrt(P² + Q²) in kVA, or P in kW. */
export function loadIn(state: PowerState, at: number, unit: FeedLimit["unit"]): number {
  const kw = state.kw[at] ?? 0;
  return unit === "kW" ? kw : Math.hypot(kw, state.kvar[at] ?? 0);
}

/** Uses more of its limit, beyond rounding: the first in order keeps a tie. */
export function exceeds(stress: FeedStress, other: FeedStress): boolean {
  return !isWithin(stress.value / stress.limit, other.value / other.limit);
}
