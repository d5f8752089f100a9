/** Every single loss of a feed: which feeds it overloads, which racks it takes, which members of a group die together. */
import type { FeedKind } from "../../model/records";
import { ALIVE, LOST, UNSURE } from "./loads";
import { NOTHING } from "./missing";
import type { FeedNode } from "./network";
import type { StateChange, StateEvaluator } from "./state";
import { exceeds, type FeedStress, lackOfLimits, type Moment, NORMAL, stressOf, tightest } from "./stress";
import { DEAD, type Instant, shortestGap } from "./supply";
import { isWithin } from "../tolerance";

export interface Overload {
  /** Position of the overloaded feed. */
  readonly feed: number;
  /** Positions of what is lost. */
  readonly lost: readonly number[];
  readonly stress: FeedStress;
}

/** Racks that a loss takes at one instant. */
export interface RackLoss {
  readonly lost: number;
  readonly instant: Instant;
  /** Positions of the consumer classes that die. */
  readonly classes: readonly number[];
  /** Classes of which nobody knows whether they die, and the set of inputs for want of which. */
  readonly unsure: readonly number[];
  readonly unsureLack: number;
}

/** A loss that takes several members of a group that claims independent ones. */
export interface SharedLoss {
  readonly lost: number;
  readonly instant: Instant;
  /** Positions, in path order. */
  readonly members: readonly number[];
}

export interface SingleLosses {
  /** Overloads of survivors, in path order of the loss, settled before bridge, then in path order of the overloaded feed. */
  readonly overloads: readonly Overload[];
  readonly rackLosses: readonly RackLoss[];
  /** By the path of the group. */
  readonly sharedLosses: ReadonlyMap<string, readonly SharedLoss[]>;
  /** The state in which each feed has the least room, by position; absent where it has no known limit. */
  readonly worst: readonly (FeedStress | undefined)[];
  /** By position of a feed: the set of inputs that its load lacks in some single loss. */
  readonly lackOf: Int32Array;
  /** By position of a lost feed: the set of inputs for want of which its loss is not fully judged. */
  readonly lackOfLoss: Int32Array;
  /**
   * By position of a lost feed: 1 where a CDU stops, be it for a moment, or nobody knows whether it does; at the bridge instant where there is
   * one.
   */
  readonly stopsPump: Uint8Array;
  /** By position: 1 where a feed is above a limit with nothing lost. */
  readonly isOverInNormal: Uint8Array;
}

/** The two evaluators; without stored energy, standby sources and transfers there is no bridge instant. */
export interface Evaluators {
  readonly settled: StateEvaluator;
  readonly bridge: StateEvaluator | undefined;
}

interface Sweep extends SingleLosses {
  readonly settled: StateEvaluator;
  readonly overloads: Overload[];
  readonly rackLosses: RackLoss[];
  readonly sharedLosses: Map<string, SharedLoss[]>;
  readonly worst: (FeedStress | undefined)[];
  readonly limitLack: readonly number[];
  /** By position: 1 where the feed is a member of a group that claims independent ones. */
  readonly isIndependent: Uint8Array;
  /** At the bridge instant with nothing lost: no loss is to blame for that. */
  readonly isOverAtBridge: Uint8Array | undefined;
}

/** Loses every feed once, at every instant that differs. Feeds with problems of their own are not lost: no consequences. */
export function singleLosses({ settled, bridge }: Evaluators): SingleLosses {
  const { nodes, rank, sets } = settled.network;
  const sweep: Sweep = {
    settled,
    overloads: [],
    rackLosses: [],
    sharedLosses: new Map(),
    worst: nodes.map((node) => normalStress(settled, node)),
    lackOf: Int32Array.from(nodes, (node) => lackOfLimits(settled.network, settled.intact, node)),
    lackOfLoss: new Int32Array(nodes.length),
    stopsPump: new Uint8Array(nodes.length),
    limitLack: nodes.map((node) => sets.join(sets.of(node.limitMissing), sets.of(node.continuousMissing))),
    isIndependent: Uint8Array.from(nodes, ({ independent }) => (independent ? 1 : 0)),
    isOverInNormal: overInNormal(settled),
    isOverAtBridge: bridge && overIntact(bridge, "bridge"),
  };
  const inPathOrder = [...nodes].sort((left, right) => (rank[left.at] as number) - (rank[right.at] as number));
  for (const node of inPathOrder) {
    if (node.invalid) continue;
    settled.withLost([node.at], (change) => noteLoss(sweep, settled, node, change));
    if (!bridge) continue;
    sweep.stopsPump[node.at] = 0;
    bridge.withLost([node.at], (change) => noteLoss(sweep, bridge, node, change));
  }
  return sweep;
}

/** 1 where a feed is above a limit with nothing lost: a finding of the normal-state rules, not of single losses. */
export function overInNormal(settled: StateEvaluator): Uint8Array {
  return overIntact(settled, undefined);
}

function overIntact({ network, intact }: StateEvaluator, instant: Instant | undefined): Uint8Array {
  return Uint8Array.from(network.nodes, (node) => {
    const found = tightest(node, intact, instant);
    return found && !isWithin(found.used, 1) ? 1 : 0;
  });
}

function normalStress({ network, intact }: StateEvaluator, node: FeedNode): FeedStress | undefined {
  const normal = tightest(node, intact, undefined);
  return normal && stressOf(network, intact, node.at, normal.limit, NORMAL);
}

function noteLoss(sweep: Sweep, evaluator: StateEvaluator, lost: FeedNode, change: StateChange): void {
  const { network, instant } = evaluator;
  const moment: Moment = { name: () => `fault(${lost.record.path})`, instant };
  const over: Overload[] = [];
  let lossLack = NOTHING;
  for (const at of change.feeds) {
    if (at === lost.at || change.state.live[at] === DEAD) continue;
    const node = network.nodes[at] as FeedNode;
    const lack = lackOfLimits(network, change.state, node);
    sweep.lackOf[at] = network.sets.join(sweep.lackOf[at] as number, lack);
    lossLack = network.sets.join(network.sets.join(lossLack, lack), sweep.limitLack[at] as number);
    // A load that may not be there at all is no lower bound: it proves nothing.
    if (network.sets.hasDoubt(lack)) continue;
    const highest = tightest(node, change.state, instant);
    const before = sweep.worst[at];
    if (!highest || !before || isWithin(highest.used, Math.min(1, before.value / before.limit))) continue;
    const stress = stressOf(network, change.state, at, highest.limit, moment);
    if (exceeds(stress, before)) sweep.worst[at] = stress;
    const isOverAnyway = sweep.isOverInNormal[at] || (instant === "bridge" && sweep.isOverAtBridge?.[at]);
    if (!isWithin(highest.used, 1) && !isOverAnyway) over.push({ feed: at, lost: [lost.at], stress });
  }
  sweep.overloads.push(...inRankOrder(network.rank, over));
  const racks = rackLossIn(sweep, evaluator, lost.at, change);
  if (racks) sweep.rackLosses.push(racks);
  lossLack = network.sets.join(lossLack, racks?.unsureLack ?? NOTHING);
  sweep.lackOfLoss[lost.at] = network.sets.join(sweep.lackOfLoss[lost.at] as number, lossLack);
  if (change.classes.some((at) => stopsPump(evaluator, change, at))) sweep.stopsPump[lost.at] = 1;
  if (!isSource(lost)) noteShared(sweep, evaluator, lost, change);
}

function stopsPump({ classes }: StateEvaluator, { state }: StateChange, at: number): boolean {
  const each = classes[at];
  if (each?.kind !== "cdu") return false;
  return state.fate[at] === LOST || state.classDoubt[at] !== NOTHING || shortestGap(state, each.feeds) !== 0;
}

function inRankOrder(rank: Int32Array, overloads: Overload[]): Overload[] {
  return overloads.sort((left, right) => (rank[left.feed] as number) - (rank[right.feed] as number));
}

function rackLossIn(
  { settled }: Sweep,
  evaluator: StateEvaluator,
  lost: number,
  change: StateChange,
): RackLoss | undefined {
  const classes = newlyLost(evaluator, settled, change);
  const unsure = withFate(evaluator, settled, change, UNSURE);
  if (classes.length === 0 && unsure.length === 0) return undefined;
  const { sets } = evaluator.network;
  const unsureLack = unsure.reduce((lack, at) => sets.join(lack, change.state.classDoubt[at] as number), NOTHING);
  return { lost, instant: evaluator.instant, classes, unsure, unsureLack };
}

/** Classes of racks that the loss takes and that live when nothing is lost. */
export function newlyLost(evaluator: StateEvaluator, settled: StateEvaluator, change: StateChange): number[] {
  return withFate(evaluator, settled, change, LOST);
}

function withFate(evaluator: StateEvaluator, settled: StateEvaluator, change: StateChange, fate: number): number[] {
  const found: number[] = [];
  for (const at of change.classes) {
    const each = evaluator.classes[at];
    if (change.state.fate[at] !== fate || settled.intact.fate[at] !== ALIVE) continue;
    if (each?.kind === "rack" && !each.invalid) found.push(at);
  }
  return found;
}

const SOURCE_KINDS: ReadonlySet<FeedKind> = new Set(["utility", "generator", "battery"]);

/** Where power comes from. A switchboard whose own supply is outside the model is none: what it feeds shares it. */
function isSource({ record, parents }: FeedNode): boolean {
  return parents.length === 0 && SOURCE_KINDS.has(record.feed_kind);
}

/** The sources themselves are not shared paths: they carry a claim of their own. */
function noteShared(sweep: Sweep, evaluator: StateEvaluator, lost: FeedNode, change: StateChange): void {
  const { nodes, rank } = evaluator.network;
  const dead = new Map<string, number[]>();
  for (const at of change.below) {
    if (change.state.live[at] !== DEAD || sweep.isIndependent[at] === 0 || evaluator.intact.live[at] === DEAD) continue;
    const part = nodes[at]?.independent;
    if (part === undefined) continue;
    const members = dead.get(part.group);
    if (members) members.push(at);
    else dead.set(part.group, [at]);
  }
  for (const [group, members] of dead) {
    // Members of one side are not independent of each other.
    if (new Set(members.map((at) => nodes[at]?.independent?.part)).size < 2) continue;
    members.sort((left, right) => (rank[left] as number) - (rank[right] as number));
    const losses = sweep.sharedLosses.get(group);
    const loss = { lost: lost.at, instant: evaluator.instant, members };
    if (losses) losses.push(loss);
    else sweep.sharedLosses.set(group, [loss]);
  }
}
