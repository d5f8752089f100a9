/**
 * Evaluates states of the electrical chain: what is energised, which consumers are lost, what every feed delivers.
 * A state is computed from the intact one by recomputing only what the loss touches: everything below the lost feeds, the
 * consumers there, and every source of those consumers.
 */
import { joinMissing, type Missing, NOTHING_MISSING } from "./amount";
import type { ConsumerClass } from "./power-consumers";
import type { FeedNode, PowerNetwork } from "./power-network";
import { isWithin } from "./tolerance";

/** `bridge`: before standby sources have taken the load; `settled`: standby sources on, stored energy not counted. */
export type Instant = "bridge" | "settled";

/** Loads of all feeds and the fate of all consumers in one state, by position. */
export interface PowerState {
  readonly live: Uint8Array;
  readonly kw: Float64Array;
  readonly kvar: Float64Array;
  readonly missing: (readonly Missing[])[];
  readonly lost: Uint8Array;
}

/** What one loss changes: positions whose values in `state` may differ from the intact ones. */
export interface StateChange {
  readonly state: PowerState;
  readonly feeds: readonly number[];
  readonly classes: readonly number[];
}

interface Load {
  readonly consumer: number;
  /** Position within the consumer's feeds. */
  readonly slot: number;
}

export class StateEvaluator {
  /** The state with nothing out, at this evaluator's instant. */
  readonly intact: PowerState;
  private readonly scratch: PowerState;
  private readonly loads: readonly Load[][];
  private readonly stamp: Int32Array;
  private readonly classStamp: Int32Array;
  private turn = 0;

  constructor(
    readonly network: PowerNetwork,
    readonly classes: readonly ConsumerClass[],
    readonly instant: Instant,
  ) {
    const feeds = network.nodes.length;
    this.loads = network.nodes.map(() => []);
    classes.forEach((each, consumer) => {
      each.feeds.forEach((feed, slot) => this.loads[feed]?.push({ consumer, slot }));
    });
    this.stamp = new Int32Array(feeds);
    this.classStamp = new Int32Array(classes.length);
    this.scratch = emptyState(feeds, classes.length);
    const all = network.nodes.map((node) => node.at);
    this.recompute(all, new Set(), classes.map((_, at) => at), all);
    this.intact = copyOf(this.scratch);
  }

  /** Evaluates the loss of some feeds, hands the result to `read`, and restores the intact state. */
  withLost<T>(out: readonly number[], read: (change: StateChange) => T): T {
    const below = this.collect(out, (node) => node.children);
    const classes = this.classesAt(below);
    const touched = this.collect(
      [...below, ...classes.flatMap((at) => this.classes[at]?.feeds ?? [])],
      (node) => node.parents,
    );
    this.recompute(below, new Set(out), classes, touched);
    try {
      return read({ state: this.scratch, feeds: touched, classes });
    } finally {
      this.restore(below, classes, touched);
    }
  }

  /** Consumers of one class that live in the state draw this share of their power from the slot's feed. */
  shareOf(state: PowerState, consumer: number, slot: number): number {
    const each = this.classes[consumer];
    const feed = each?.feeds[slot];
    if (!each || feed === undefined || state.lost[consumer] || !state.live[feed]) return 0;
    return (each.shelvesOnFeed[slot] ?? 0) / liveShelves(state, each);
  }

  /** Share of the child's input that comes from this source. */
  supplyShare(state: PowerState, child: FeedNode, source: number): number {
    if (!state.live[source]) return 0;
    const liveSources = child.parents.filter((parent) => state.live[parent]);
    if (liveSources.length === 1) return 1;
    if (child.record.sources !== "parallel") return liveSources[0] === source ? 1 : 0;
    const weights = liveSources.map((parent) => this.network.nodes[parent]?.weight);
    if (weights.some((weight) => weight === undefined)) return 1 / liveSources.length;
    const total = weights.reduce<number>((sum, weight) => sum + (weight ?? 0), 0);
    return (this.network.nodes[source]?.weight ?? 0) / total;
  }

  private recompute(
    energise: readonly number[],
    out: ReadonlySet<number>,
    classes: readonly number[],
    load: readonly number[],
  ): void {
    const { live, lost } = this.scratch;
    for (const at of energise) live[at] = this.isLive(at, out) ? 1 : 0;
    for (const at of classes) lost[at] = this.isLost(at) ? 1 : 0;
    for (let next = load.length - 1; next >= 0; next--) this.sumLoads(load[next] as number);
  }

  private isLive(at: number, out: ReadonlySet<number>): boolean {
    const node = this.network.nodes[at];
    if (!node || out.has(at)) return false;
    const kind = node.record.feed_kind;
    if (kind === "generator" && this.instant === "bridge") return false;
    if (kind === "battery" && this.instant === "settled") return false;
    // A feed with problems of its own may lack its sources only because they could not be read.
    if (node.parents.length === 0 || node.invalid) return true;
    if (node.parents.some((parent) => this.scratch.live[parent])) return true;
    return kind === "ups" && this.instant === "bridge" && (node.record.stored_energy_kwh ?? 0) > 0;
  }

  private isLost(at: number): boolean {
    const each = this.classes[at] as ConsumerClass;
    const shelves = liveShelves(this.scratch, each);
    if (shelves === 0) return true;
    return each.shelfRating_kw !== undefined && !isWithin(each.kw, shelves * each.shelfRating_kw);
  }

  private sumLoads(at: number): void {
    const { live, kw, kvar, missing } = this.scratch;
    kw[at] = 0;
    kvar[at] = 0;
    missing[at] = NOTHING_MISSING;
    if (!live[at]) return;
    for (const { consumer, slot } of this.loads[at] ?? []) {
      const each = this.classes[consumer] as ConsumerClass;
      const share = this.shareOf(this.scratch, consumer, slot) * each.paths.length;
      if (share === 0) continue;
      kw[at] += each.kw * share;
      kvar[at] += each.kvar * share;
      missing[at] = joinMissing(missing[at] ?? NOTHING_MISSING, each.missing);
    }
    for (const child of this.network.nodes[at]?.children ?? []) this.addChild(at, child);
  }

  private addChild(at: number, childAt: number): void {
    const { kw, kvar, missing } = this.scratch;
    const child = this.network.nodes[childAt] as FeedNode;
    const share = this.supplyShare(this.scratch, child, at);
    if (share === 0) return;
    const drawn = (kw[childAt] ?? 0) / child.efficiency;
    const factor = child.record.input_power_factor;
    const reactive = factor === undefined ? (kvar[childAt] ?? 0) : drawn * Math.tan(Math.acos(factor));
    kw[at] = (kw[at] ?? 0) + drawn * share;
    kvar[at] = (kvar[at] ?? 0) + reactive * share;
    const lacks = joinMissing(missing[childAt] ?? NOTHING_MISSING, child.lossMissing);
    missing[at] = joinMissing(missing[at] ?? NOTHING_MISSING, lacks);
  }

  private classesAt(feeds: readonly number[]): number[] {
    this.turn++;
    const found: number[] = [];
    for (const feed of feeds) {
      for (const { consumer } of this.loads[feed] ?? []) {
        if (this.classStamp[consumer] === this.turn) continue;
        this.classStamp[consumer] = this.turn;
        found.push(consumer);
      }
    }
    return found.sort((left, right) => left - right);
  }

  /** The start positions and everything reachable by `next`, in ascending order: sources before what they supply. */
  private collect(start: readonly number[], next: (node: FeedNode) => readonly number[]): number[] {
    this.turn++;
    const found: number[] = [];
    const stack = [...start];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const node = this.network.nodes[at];
      if (!node || this.stamp[at] === this.turn) continue;
      this.stamp[at] = this.turn;
      found.push(at);
      stack.push(...next(node));
    }
    return found.sort((left, right) => left - right);
  }

  private restore(below: readonly number[], classes: readonly number[], touched: readonly number[]): void {
    const { scratch, intact } = this;
    for (const at of below) scratch.live[at] = intact.live[at] as number;
    for (const at of classes) scratch.lost[at] = intact.lost[at] as number;
    for (const at of touched) {
      scratch.kw[at] = intact.kw[at] as number;
      scratch.kvar[at] = intact.kvar[at] as number;
      scratch.missing[at] = intact.missing[at] as readonly Missing[];
    }
  }
}

function liveShelves(state: PowerState, each: ConsumerClass): number {
  let shelves = 0;
  each.feeds.forEach((feed, slot) => {
    if (state.live[feed]) shelves += each.shelvesOnFeed[slot] ?? 0;
  });
  return shelves;
}

function emptyState(feeds: number, classes: number): PowerState {
  return {
    live: new Uint8Array(feeds),
    kw: new Float64Array(feeds),
    kvar: new Float64Array(feeds),
    missing: Array.from({ length: feeds }, () => NOTHING_MISSING),
    lost: new Uint8Array(classes),
  };
}

function copyOf(state: PowerState): PowerState {
  return {
    live: state.live.slice(),
    kw: state.kw.slice(),
    kvar: state.kvar.slice(),
    missing: [...state.missing],
    lost: state.lost.slice(),
  };
}
