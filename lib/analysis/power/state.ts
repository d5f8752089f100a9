/**
 * Evaluates states of the electrical chain: what is energised, which consumers are lost, what every feed delivers.
 * A state is computed from the intact one by recomputing only what the loss touches: everything below the lost feeds, the
 * consumers there, and every source of those consumers.
 */
import type { ConsumerClass, Demand } from "./consumers";
import { type Edges, edgesOf } from "./edges";
import { consumerFate } from "./fate";
import { emptySums, type LoadState, LoadSummer, type Sums } from "./loads";
import type { FeedNode, PowerNetwork } from "./network";
import { emptySupply, type Instant, type NormalService, Supply } from "./supply";

/** Loads of all feeds and the fate of all consumers in one state, by position. */
export type PowerState = LoadState;

/** What one loss changes: positions whose values in `state` may differ from the intact ones. Valid until the next state. */
export interface StateChange {
  readonly state: PowerState;
  /** The lost feeds and all below them, in ascending order. */
  readonly below: Int32Array;
  /** Feeds whose load or supply may differ, in ascending order. */
  readonly feeds: Int32Array;
  readonly classes: Int32Array;
}

export class StateEvaluator {
  /** The state with nothing out, at this evaluator's instant. */
  readonly intact: PowerState;
  private readonly scratch: PowerState;
  private readonly edges: Edges;
  /** Positions of the consumer classes on each feed. */
  readonly classesOf: readonly Int32Array[];
  private readonly supply: Supply;
  private readonly summer: LoadSummer;
  private readonly turns: { readonly feed: Int32Array; readonly class: Int32Array; readonly block: Int32Array };
  private readonly isOut: Uint8Array;
  private readonly found: Int32Array;
  private readonly dirty: Int32Array;
  private dirtyCount = 0;
  private turn = 0;
  private feedTurn = 0;

  /**
   * @param normal - which sources serve when nothing is lost: needed at the bridge instant
   * @param demandOf - the power that a consumer draws: design power unless told otherwise
   */
  constructor(
    readonly network: PowerNetwork,
    readonly classes: readonly ConsumerClass[],
    readonly instant: Instant,
    normal?: NormalService,
    demandOf: (each: ConsumerClass) => Demand = (each) => each.demand,
  ) {
    const feeds = network.nodes.length;
    this.edges = edgesOf(network, classes);
    this.classesOf = classesByFeed(feeds, classes);
    this.supply = new Supply(network, instant, normal);
    this.summer = new LoadSummer(network, classes, this.edges, demandOf);
    const blocks = this.edges.blockStart.length - 1;
    this.scratch = emptyState(feeds, classes.length, blocks);
    this.turns = {
      feed: new Int32Array(feeds),
      class: new Int32Array(classes.length),
      block: new Int32Array(blocks),
    };
    this.isOut = new Uint8Array(feeds);
    this.found = new Int32Array(feeds);
    this.dirty = new Int32Array(blocks);
    this.computeIntact();
    this.intact = copyOf(this.scratch);
  }

  /** Evaluates the loss of some feeds, hands the result to `read`, and restores the intact state. */
  withLost<T>(out: readonly number[], read: (change: StateChange) => T): T {
    const { scratch, isOut } = this;
    this.turn++;
    this.dirtyCount = 0;
    const below = this.collect(out, (at) => this.network.nodes[at]?.children ?? []);
    for (const at of out) isOut[at] = 1;
    for (const at of below) this.supply.energise(scratch, at, isOut[at] === 1);
    for (const at of out) isOut[at] = 0;
    const classes = this.classesOn(below);
    const seeds = [...below];
    for (const at of classes) {
      consumerFate(this.network, this.classes[at] as ConsumerClass, at, scratch);
      for (const feed of this.classes[at]?.feeds ?? []) seeds.push(feed);
      this.markDirty(this.edges.blocksOfClass[at] as Int32Array);
    }
    // A bypass carries nothing unless its UPS is out.
    for (const at of out) if (scratch.bypassed[at]) seeds.push(this.network.nodes[at]?.bypass as number);
    const feeds = this.collect(seeds, (at) => this.network.nodes[at]?.parents ?? []);
    for (const at of feeds) this.markDirty(this.edges.blocksOfFeed[at] as Int32Array);
    this.sumUp(feeds);
    const change = { state: scratch, below, feeds, classes };
    try {
      return read(change);
    } finally {
      this.restore(change);
    }
  }

  /** Share of a feed's input that comes from one of its live sources, in the state at hand; NaN where it is not known. */
  share(node: FeedNode, source: number): number {
    return this.summer.share(this.scratch, node, source);
  }

  /** What a feed draws for a unit of what it delivers, in the state at hand. */
  inputPerOutput(node: FeedNode): number {
    if (this.scratch.bypassed[node.at]) return 1;
    const kw = this.scratch.load.kw[node.at] as number;
    return kw > 0 ? this.summer.drawn(this.scratch, node) / kw : 1 / node.efficiency;
  }

  /** Power that a feed draws from its sources with nothing lost; none where it is dead. */
  drawn(node: FeedNode): number {
    return this.summer.drawn(this.intact, node);
  }

  /** The set of inputs that this power lacks, beyond a stated efficiency. */
  drawnLack(node: FeedNode): number {
    return this.summer.drawnLack(this.intact, node);
  }

  private computeIntact(): void {
    const { nodes } = this.network;
    for (const { at } of nodes) this.supply.energise(this.scratch, at, false);
    this.classes.forEach((each, at) => consumerFate(this.network, each, at, this.scratch));
    for (let at = nodes.length - 1; at >= 0; at--) {
      const end = this.edges.feedBlocks[at + 1] as number;
      for (let block = this.edges.feedBlocks[at] as number; block < end; block++) {
        this.summer.sumBlock(this.scratch, at, block);
      }
      this.summer.sumFeed(this.scratch, at);
    }
  }

  /** What is supplied before what supplies it; of each feed only the blocks in which something changed. */
  private sumUp(feeds: Int32Array): void {
    const { feedBlocks } = this.edges;
    for (let next = feeds.length - 1; next >= 0; next--) {
      const at = feeds[next] as number;
      const end = feedBlocks[at + 1] as number;
      for (let block = feedBlocks[at] as number; block < end; block++) {
        if (this.turns.block[block] === this.turn) this.summer.sumBlock(this.scratch, at, block);
      }
      this.summer.sumFeed(this.scratch, at);
    }
  }

  private markDirty(blocks: Int32Array): void {
    for (const block of blocks) {
      if (this.turns.block[block] === this.turn) continue;
      this.turns.block[block] = this.turn;
      this.dirty[this.dirtyCount++] = block;
    }
  }

  private classesOn(feeds: Int32Array): Int32Array {
    const found: number[] = [];
    for (const feed of feeds) {
      for (const at of this.classesOf[feed] as Int32Array) {
        if (this.turns.class[at] === this.turn) continue;
        this.turns.class[at] = this.turn;
        found.push(at);
      }
    }
    return Int32Array.from(found).sort();
  }

  /** The start positions and everything reachable by `next`, in ascending order: sources before what they supply. */
  private collect(start: readonly number[], next: (at: number) => readonly number[]): Int32Array {
    const { found, turns } = this;
    this.feedTurn++;
    let count = 0;
    const visit = (at: number): void => {
      if (turns.feed[at] === this.feedTurn) return;
      turns.feed[at] = this.feedTurn;
      found[count++] = at;
    };
    for (const at of start) visit(at);
    for (let done = 0; done < count; done++) for (const at of next(found[done] as number)) visit(at);
    return found.slice(0, count).sort();
  }

  private restore({ below, feeds, classes }: StateChange): void {
    const { scratch, intact } = this;
    for (const at of below) {
      scratch.live[at] = intact.live[at] as number;
      scratch.gap_s[at] = intact.gap_s[at] as number;
      scratch.doubt[at] = intact.doubt[at] as number;
      scratch.bypassed[at] = 0;
    }
    for (const at of classes) {
      scratch.fate[at] = intact.fate[at] as number;
      scratch.shelves[at] = intact.shelves[at] as number;
      scratch.classDoubt[at] = intact.classDoubt[at] as number;
    }
    for (const at of feeds) restoreSums(scratch.load, intact.load, at);
    for (let at = 0; at < this.dirtyCount; at++) restoreSums(scratch.block, intact.block, this.dirty[at] as number);
  }
}

function classesByFeed(feeds: number, classes: readonly ConsumerClass[]): Int32Array[] {
  const lists: number[][] = Array.from({ length: feeds }, () => []);
  classes.forEach((each, at) => each.feeds.forEach((feed) => lists[feed]?.push(at)));
  return lists.map((list) => Int32Array.from(list));
}

function restoreSums(to: Sums, from: Sums, at: number): void {
  to.kw[at] = from.kw[at] as number;
  to.kvar[at] = from.kvar[at] as number;
  to.lackKw[at] = from.lackKw[at] as number;
  to.lackKvar[at] = from.lackKvar[at] as number;
}

function emptyState(feeds: number, classes: number, blocks: number): PowerState {
  return {
    ...emptySupply(feeds),
    fate: new Uint8Array(classes),
    shelves: new Float64Array(classes),
    classDoubt: new Int32Array(classes),
    load: emptySums(feeds),
    block: emptySums(blocks),
  };
}

function copyOf(state: PowerState): PowerState {
  return {
    live: state.live.slice(),
    gap_s: state.gap_s.slice(),
    doubt: state.doubt.slice(),
    bypassed: state.bypassed.slice(),
    fate: state.fate.slice(),
    shelves: state.shelves.slice(),
    classDoubt: state.classDoubt.slice(),
    load: copyOfSums(state.load),
    block: copyOfSums(state.block),
  };
}

function copyOfSums({ kw, kvar, lackKw, lackKvar }: Sums): Sums {
  return { kw: kw.slice(), kvar: kvar.slice(), lackKw: lackKw.slice(), lackKvar: lackKvar.slice() };
}
