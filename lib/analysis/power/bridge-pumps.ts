/** Liquid racks that run on while no CDU pump of their loop does. */
import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import { joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import { ALIVE, LOST } from "./loads";
import type { Evaluators, SingleLosses } from "./losses";
import type { FeedNode } from "./network";
import type { PowerState, StateChange, StateEvaluator } from "./state";
import { isStore } from "./store";
import { DEAD, type Instant, LIVE, shortestGap } from "./supply";
import { timeUntilServed } from "./time-until-served";
import { servingChain, withAncestors, withDescendants } from "./walk";
import type { RackLoads } from "../rack-load";
import { type Bounds, compareBounds, exactly, smallest } from "../thermal/bounds";
import { NOTHING } from "./missing";

/** A loop whose racks outlive all its pumps in some fault. */
export interface PumpLoss {
  readonly lost: string;
  readonly instant: Instant;
  /** Liquid racks that run on, in path order. */
  readonly racks: readonly string[];
  /** A feed that keeps the first of them up. */
  readonly rack_feed: string;
  readonly cdus: readonly string[];
  /** A feed of the first CDU, dead in that state. */
  readonly cdu_feed: string;
  /** Time without flow, and what the racks state that they last, in s; absent where they state nothing. */
  readonly out_s?: number;
  readonly allowed_s?: number;
}

export interface LoopPumps {
  readonly path: string;
  readonly worst?: PumpLoss;
  /** Other losses that do the same, in path order. */
  readonly other_losses: readonly string[];
  readonly missing: readonly Missing[];
}

interface LoopClasses {
  readonly path: string;
  /** Classes of the liquid racks, each with those of its paths that stand on the loop. */
  readonly racks: ReadonlyMap<number, readonly string[]>;
  /** Classes of the CDUs that have feeds. */
  readonly cdus: ReadonlyMap<number, readonly string[]>;
  readonly unfed: readonly string[];
}

/**
 * Loops with liquid racks and CDUs, in path order. Counted are racks that run on stored energy; where the lost element
 * claims more than `N`, racks on any supply. A single feed of all pumps that claims `N` or nothing is an accepted risk.
 */
export function bridgedPumps(
  index: ModelIndex,
  loads: RackLoads,
  { settled, bridge }: Evaluators,
  { stopsPump }: Pick<SingleLosses, "stopsPump">,
): LoopPumps[] {
  const evaluator = bridge ?? settled;
  const loops = loopClasses(index, loads, evaluator);
  const losses = loops.map((): PumpLoss[] => []);
  const missing = loops.map((loop) => unfedMissing(loop, evaluator));
  for (const [lost, below] of loopsBelow(loops, evaluator, stopsPump)) {
    evaluator.withLost([lost], (change) => {
      for (const at of below) {
        const found = new PumpFault(index, loops[at] as LoopClasses, evaluator, settled, change, lost).judged();
        if (found && "lost" in found) losses[at]?.push(found);
        else if (found) missing[at] = joinMissing(missing[at] ?? NOTHING_MISSING, found);
      }
    });
  }
  return loops.map(({ path }, at) => loopPumps(path, losses[at] ?? [], missing[at] ?? NOTHING_MISSING));
}

/** By element whose loss may stop a CDU, in path order: the loops of the CDUs that it supplies. */
function loopsBelow(
  loops: readonly LoopClasses[],
  evaluator: StateEvaluator,
  stopsPump: Uint8Array,
): [lost: number, loops: number[]][] {
  const { rank } = evaluator.network;
  const below = new Map<number, number[]>();
  if (!stopsPump.includes(1)) return [];
  loops.forEach((loop, place) => {
    for (const at of withAncestors(evaluator.network, feedsOf(evaluator, loop.cdus.keys()))) {
      const same = below.get(at);
      if (same) same.push(place);
      else if (stopsPump[at]) below.set(at, [place]);
    }
  });
  return [...below].sort(([left], [right]) => (rank[left] as number) - (rank[right] as number));
}

function loopClasses(index: ModelIndex, loads: RackLoads, evaluator: StateEvaluator): LoopClasses[] {
  const loops = new Map(
    index
      .all("cooling-loop")
      .filter((loop) => !loop.problems)
      .map(({ path }) => [path, emptyLoop(path)]),
  );
  evaluator.classes.forEach((each, at) => {
    if (each.invalid) return;
    for (const path of each.paths) {
      const record = index.find(path);
      const loop = record?.kind === "rack" || record?.kind === "cdu" ? loops.get(record.loop ?? "") : undefined;
      if (!loop || (record?.kind === "rack" && (loads.get(path)?.liquid_kw.value ?? 0) === 0)) continue;
      const group = record?.kind === "rack" ? loop.racks : loop.cdus;
      const same = group.get(at);
      if (same) same.push(path);
      else group.set(at, [path]);
    }
  });
  for (const cdu of index.all("cdu"))
    if (cdu.feeds.length === 0 && !cdu.problems) loops.get(cdu.loop)?.unfed.push(cdu.path);
  return [...loops.values()].filter(({ racks, cdus, unfed }) => racks.size > 0 && cdus.size + unfed.length > 0);
}

function emptyLoop(path: string) {
  return { path, racks: new Map<number, string[]>(), cdus: new Map<number, string[]>(), unfed: [] as string[] };
}

function loopPumps(path: string, losses: readonly PumpLoss[], missing: readonly Missing[]): LoopPumps {
  const [first] = losses;
  if (!first) return { path, other_losses: [], missing };
  const worst = losses.reduce((most, next) => (next.racks.length > most.racks.length ? next : most), first);
  return { path, worst, other_losses: losses.filter((each) => each !== worst).map((each) => each.lost), missing };
}

/** One loop in one fault. */
class PumpFault {
  constructor(
    private readonly index: ModelIndex,
    private readonly loop: LoopClasses,
    private readonly evaluator: StateEvaluator,
    private readonly settled: StateEvaluator,
    private readonly change: StateChange,
    private readonly lost: number,
  ) {}

  /** The loss of all pumps under live racks, or what is missing to tell; undefined where a pump runs or no rack does. */
  judged(): PumpLoss | readonly Missing[] | undefined {
    const { network } = this.evaluator;
    const { state } = this.change;
    const pumps = [...this.loop.cdus.keys()];
    if (this.loop.unfed.length > 0 || !pumps.some((at) => this.ranBefore(at))) return undefined;
    const doubts = pumps.filter((at) => state.fate[at] !== LOST).map((at) => this.doubtOf(at));
    const isSure = (at: number): boolean => state.fate[at] !== LOST && !network.sets.hasDoubt(this.doubtOf(at));
    if (pumps.some((at) => isSure(at) && this.gapOf(at) === 0)) return undefined;
    const liveRacks = this.liveRacks();
    const running = liveRacks.filter((at) => state.fate[at] === ALIVE);
    const unsure = liveRacks.filter((at) => state.fate[at] !== ALIVE);
    const lacks = [...doubts, ...unsure.map((at) => state.classDoubt[at] as number)];
    if (running.length === 0 || doubts.some((doubt) => doubt !== NOTHING)) {
      return running.length + unsure.length === 0 ? undefined : this.listed(lacks);
    }
    return this.withoutFlow(running, Math.min(...pumps.map((at) => this.gapOf(at))));
  }

  /** Racks that run on, without flow for the time in s that the first pump is out; infinite where all have lost their supply. */
  private withoutFlow(running: readonly number[], gap_s: number): PumpLoss | readonly Missing[] | undefined {
    const racks = running.flatMap((at) => this.loop.racks.get(at) ?? []).sort(compareText);
    const records = racks.map((path) => this.index.get("rack", path));
    const unstated = records.find((record) => record?.time_without_flow_s === undefined);
    const found = this.pumpLoss(running, racks);
    if (unstated && gap_s === Infinity) return found;
    if (unstated) return [{ what: "time without flow of the racks", why: "not stated", path: unstated.path }];
    const allowed_s = Math.min(...records.map((record) => record?.time_without_flow_s ?? 0));
    const out_s = gap_s === Infinity ? this.timeUntilFlow() : exactly(gap_s);
    const verdict = compareBounds(out_s, exactly(allowed_s));
    if (verdict === "unknown") return out_s.missing;
    return verdict === "within" ? undefined : { ...found, out_s: out_s.lower ?? 0, allowed_s };
  }

  /** Until the first of the pumps has power again. */
  private timeUntilFlow(): Bounds {
    const { settled, change, lost } = this;
    return settled.withLost([lost], (after) => {
      const times = [...this.loop.cdus.keys()].map(
        (at) => timeUntilServed(settled, change, after, settled.classes[at]?.feeds ?? []).time_s,
      );
      return smallest(times);
    });
  }

  private pumpLoss(running: readonly number[], racks: readonly string[]): PumpLoss {
    const { classes, network } = this.evaluator;
    const feedPath = (at: number | undefined): string =>
      at === undefined ? "" : (network.nodes[at]?.record.path ?? "");
    const pumps = [...this.loop.cdus.keys()];
    const [firstRack, firstPump] = [running[0] as number, pumps[0] as number];
    return {
      lost: feedPath(this.lost),
      instant: this.evaluator.instant,
      racks,
      rack_feed: feedPath(classes[firstRack]?.feeds.find((feed) => this.change.state.live[feed])),
      cdus: pumps.flatMap((at) => this.loop.cdus.get(at) ?? []).sort(compareText),
      cdu_feed: feedPath(classes[firstPump]?.feeds[0]),
    };
  }

  /** Racks that may run on, of those that count. */
  private liveRacks(): number[] {
    const { state } = this.change;
    const claim = this.evaluator.network.nodes[this.lost]?.claim;
    const isAccepted = claim === undefined || claim === "N";
    return [...this.loop.racks.keys()].filter(
      (at) => state.fate[at] !== LOST && this.ranBefore(at) && (!isAccepted || isOnStore(this.evaluator, state, at)),
    );
  }

  /** Seconds for which a class of CDUs is without supply; infinite where it stays so, or nobody knows. */
  private gapOf(at: number): number {
    return shortestGap(this.change.state, this.evaluator.classes[at]?.feeds ?? []);
  }

  /** Why the supply of a class, or how long it is out, is not known. */
  private doubtOf(at: number): number {
    const { sets } = this.evaluator.network;
    const { state } = this.change;
    const feeds = this.evaluator.classes[at]?.feeds ?? [];
    const isOut = feeds.every((feed) => state.gap_s[feed] !== 0);
    const unknown = feeds.filter((feed) => Number.isNaN(state.gap_s[feed]));
    const own = state.classDoubt[at] as number;
    return isOut ? unknown.reduce((all, feed) => sets.join(all, state.doubt[feed] as number), own) : own;
  }

  private ranBefore(at: number): boolean {
    return this.settled.intact.fate[at] === ALIVE;
  }

  private listed(lacks: readonly number[]): readonly Missing[] {
    const { sets } = this.evaluator.network;
    return lacks.reduce<readonly Missing[]>((all, lack) => joinMissing(all, sets.list(lack)), NOTHING_MISSING);
  }
}

/** Whether a class runs on stored energy, or on what may be. */
function isOnStore({ network, classes }: StateEvaluator, state: PowerState, at: number): boolean {
  const live = (classes[at]?.feeds ?? []).filter((feed) => state.live[feed] !== DEAD);
  return servingChain(network, state, live).some((each) => {
    const { record, parents } = network.nodes[each] as FeedNode;
    return isStore(record) && !parents.some((parent) => state.live[parent] === LIVE);
  });
}

/** Where racks of the loop are on stored energy, the feeds of its CDUs decide, so that they have to be stated. */
function unfedMissing(loop: LoopClasses, evaluator: StateEvaluator): readonly Missing[] {
  const [first] = loop.unfed;
  if (first === undefined) return NOTHING_MISSING;
  const { nodes } = evaluator.network;
  const stores = nodes.filter(({ record, invalid }: FeedNode) => isStore(record) && !invalid).map(({ at }) => at);
  const backed = withDescendants(evaluator.network, stores);
  const isBacked = feedsOf(evaluator, loop.racks.keys()).some((feed) => backed.has(feed));
  return isBacked ? [{ what: "feeds of the CDUs", why: "none stated", path: first }] : NOTHING_MISSING;
}

function feedsOf({ classes }: StateEvaluator, some: Iterable<number>): number[] {
  return [...new Set([...some].flatMap((at) => classes[at]?.feeds ?? []))];
}
