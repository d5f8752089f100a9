/** Bridging: in every single loss, which stores carry which load, for how long, and until when they have to. */
import { compareText } from "../../core/order";
import { joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import { timeToLastStep } from "./bridge-need";
import type { FeedNode } from "./network";
import { racksOn } from "./overloads";
import type { StateChange, StateEvaluator } from "./state";
import { autonomyOf, holdsEnergy, isStore, noEnergy } from "./store";
import { DEAD, LIVE } from "./supply";
import { loadBounds, servingChain, withAncestors } from "./walk";
import { type Bounds, compareBounds, exactly, largest, type Verdict } from "../thermal/bounds";
import { isWithin } from "../tolerance";

/** One store carrying a load in one fault. */
export interface Bridging {
  readonly store: string;
  /** The element that is lost. */
  readonly lost: string;
  readonly load_kw: Bounds;
  readonly autonomy_s: Bounds;
  /** Time until the last load step of the generators that take over is on; absent where nothing takes over. */
  readonly needed_s?: Bounds;
  /** The generators that take over, in path order. */
  readonly generators: readonly string[];
  /** Whether the store lasts that long. */
  readonly verdict?: Verdict;
  readonly missing: readonly Missing[];
}

/** The faults that a store bridges. */
export interface StoreResult {
  readonly path: string;
  /** The group it belongs to, or itself. */
  readonly group: string;
  /** The fault in which it has the least time to spare. */
  readonly worst: Bridging;
  /** Other losses that the store does not bridge either, in path order. */
  readonly other_losses: readonly string[];
  /** Racks that the store feeds, in path order; only where it does not last. */
  readonly racks: readonly string[];
}

/** What is lost, and which stores carry then. */
export interface BridgedFault {
  readonly lost: number;
  readonly stores: readonly number[];
}

export interface BridgeAnalysis {
  /** By path of the store; a store that no single loss calls on is not there. */
  readonly stores: ReadonlyMap<string, StoreResult>;
  readonly faults: readonly BridgedFault[];
}

export function analyseBridging(settled: StateEvaluator, bridge: StateEvaluator | undefined): BridgeAnalysis {
  if (!bridge) return { stores: new Map(), faults: [] };
  const { nodes } = settled.network;
  const bridgings: Bridging[] = [];
  const faults: BridgedFault[] = [];
  for (const lost of faultsOfInterest(settled)) {
    bridge.withLost([lost], (before) => {
      const stores = [...before.feeds].filter((at) => at !== lost && carries(bridge, before, at));
      if (stores.length === 0) return;
      faults.push({ lost, stores });
      settled.withLost([lost], (after) => {
        for (const at of stores) bridgings.push(bridgingOf(bridge, before, after, nodes[at] as FeedNode, lost));
      });
    });
  }
  return { stores: storeResults(settled, bridgings), faults };
}

/** Only what stands above a store, or above what a battery backs, makes it carry. */
function faultsOfInterest({ network }: StateEvaluator): number[] {
  const stores = network.nodes.filter(({ record, invalid }) => isStore(record) && !invalid);
  const backed = stores.flatMap(({ at, record, children }) => (record.feed_kind === "battery" ? children : [at]));
  return withAncestors(network, backed).filter((at) => !network.nodes[at]?.invalid);
}

/** A UPS whose sources are all dead; a battery that delivers more than with nothing lost. */
function carries({ network, intact }: StateEvaluator, { state }: StateChange, at: number): boolean {
  const { record, parents, invalid } = network.nodes[at] as FeedNode;
  if (invalid || !isStore(record) || state.live[at] === DEAD || !hasLoad(state.load.kw, state.load.lackKw, at))
    return false;
  if (record.feed_kind === "battery") return !isWithin(state.load.kw[at] as number, intact.load.kw[at] as number);
  return parents.length > 0 && parents.every((parent) => state.live[parent] !== LIVE);
}

function hasLoad(kw: Float64Array, lack: Int32Array, at: number): boolean {
  return (kw[at] as number) > 0 || lack[at] !== 0;
}

function bridgingOf(
  bridge: StateEvaluator,
  before: StateChange,
  after: StateChange,
  node: FeedNode,
  lost: number,
): Bridging {
  const { nodes } = bridge.network;
  const load = loadBounds(bridge, before.state, node.at);
  const autonomy =
    holdsEnergy(node.record) === undefined ? { missing: [noEnergy(node.record)] } : autonomyOf(node, load);
  const generators = takingOver(bridge, before, after, node);
  const times = generators.map((at) => {
    const { record } = nodes[at] as FeedNode;
    return timeToLastStep(record, loadBounds(bridge, after.state, at).kw);
  });
  const needed = times.length > 0 ? largest(times) : undefined;
  const paths = generators.map((at) => nodes[at]?.record.path ?? "").sort(compareText);
  return {
    store: node.record.path,
    lost: nodes[lost]?.record.path ?? "",
    load_kw: load.kw,
    autonomy_s: autonomy,
    ...(needed && { needed_s: needed, verdict: compareBounds(needed, autonomy) }),
    generators: paths,
    missing: joinMissing(autonomy.missing, needed?.missing ?? NOTHING_MISSING),
  };
}

/** The generators that serve, once settled, what the store carries now and that do not run yet. */
function takingOver(
  { network }: StateEvaluator,
  before: StateChange,
  after: StateChange,
  { at, record, children }: FeedNode,
): number[] {
  const carried = record.feed_kind === "battery" ? children.filter((child) => before.state.live[child] !== DEAD) : [at];
  const live = carried.filter((each) => after.state.live[each] !== DEAD);
  return servingChain(network, after.state, live).filter((each) => {
    return network.nodes[each]?.record.feed_kind === "generator" && before.state.live[each] === DEAD;
  });
}

function storeResults(settled: StateEvaluator, bridgings: readonly Bridging[]): Map<string, StoreResult> {
  const byStore = new Map<string, Bridging[]>();
  for (const bridging of bridgings) {
    const same = byStore.get(bridging.store);
    if (same) same.push(bridging);
    else byStore.set(bridging.store, [bridging]);
  }
  const paths = [...byStore.keys()].sort(compareText);
  return new Map(paths.map((path) => [path, storeResult(settled, byStore.get(path) as Bridging[])]));
}

function storeResult(settled: StateEvaluator, bridgings: readonly Bridging[]): StoreResult {
  const worst = bridgings.reduce((most, next) => (isWorse(next, most) ? next : most));
  const { network } = settled;
  const at = network.byPath.get(worst.store) as number;
  const failed = bridgings.filter((each) => each !== worst && each.verdict === "over");
  return {
    path: worst.store,
    group: network.nodes[at]?.record.group ?? worst.store,
    worst,
    other_losses: failed.map((each) => each.lost),
    racks: worst.verdict === "over" ? racksOn(settled, [at]) : [],
  };
}

const GRAVITY: Readonly<Record<Verdict, number>> = { over: 2, unknown: 1, within: 0 };

/** Graver, or as grave with less time to spare: the first in path order keeps a tie. */
function isWorse(left: Bridging, right: Bridging): boolean {
  const gravity = gravityOf(left) - gravityOf(right);
  return gravity !== 0 ? gravity > 0 : !isWithin(spareTime(right), spareTime(left));
}

function gravityOf({ verdict }: Bridging): number {
  return verdict === undefined ? -1 : GRAVITY[verdict];
}

/** What is left of the autonomy when the generators have taken over, as far as it is known; the autonomy where none does. */
export function spareTime({ autonomy_s, needed_s = exactly(0) }: Bridging): number {
  const autonomy = autonomy_s.lower ?? autonomy_s.upper ?? 0;
  return autonomy - (needed_s.upper ?? needed_s.lower ?? 0);
}
