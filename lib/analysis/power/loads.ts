/** What feeds deliver: sums over the consumers and feeds below, block by block, with the inputs that each sum lacks. */
import type { ConsumerClass, Demand } from "./consumers";
import type { Edges } from "./edges";
import { drawnKw, isBeyond } from "./efficiency";
import { NOTHING } from "./missing";
import type { FeedNode, PowerNetwork } from "./network";
import { DEAD, PERHAPS, type SupplyState } from "./supply";

/** Sums of real and reactive power, by position, with the sets of inputs that they lack. */
export interface Sums {
  readonly kw: Float64Array;
  readonly kvar: Float64Array;
  readonly lackKw: Int32Array;
  /** What the reactive power lacks beyond the real power. */
  readonly lackKvar: Int32Array;
}

export function emptySums(count: number): Sums {
  return {
    kw: new Float64Array(count),
    kvar: new Float64Array(count),
    lackKw: new Int32Array(count),
    lackKvar: new Int32Array(count),
  };
}

/** What the sums are made of in one state. */
export interface LoadState extends SupplyState {
  /** By class: ALIVE, LOST or UNSURE. */
  readonly fate: Uint8Array;
  /** By class: shelves on live feeds. */
  readonly shelves: Float64Array;
  /** By class: why its fate or its supply is not known. */
  readonly classDoubt: Int32Array;
  /** By feed. */
  readonly load: Sums;
  /** By block of edges. */
  readonly block: Sums;
}

export const ALIVE = 0;
export const LOST = 1;
/** Lost or not, for want of an input; its load is computed as if it lived. */
export const UNSURE = 2;

/** How a feed draws from above what it delivers. */
interface Input {
  /** Q over P at its input; undefined where Q passes through. */
  readonly ownReactive: number | undefined;
  readonly lossLack: number;
  readonly shareLack: number;
  /** Set for a DC feed without a stated input power factor: what its AC source lacks. */
  readonly rectifierLack: number;
}

/** Sums loads from the consumers up. */
export class LoadSummer {
  private readonly inputs: readonly Input[];

  constructor(
    private readonly network: PowerNetwork,
    private readonly classes: readonly ConsumerClass[],
    private readonly edges: Edges,
    private readonly demandOf: (each: ConsumerClass) => Demand,
  ) {
    this.inputs = network.nodes.map((node) => inputOf(node, network));
  }

  /** Sums one block of the edges of a feed. */
  sumBlock(state: LoadState, feed: number, block: number): void {
    const { kw, kvar, lackKw, lackKvar } = state.block;
    kw[block] = 0;
    kvar[block] = 0;
    lackKw[block] = NOTHING;
    lackKvar[block] = NOTHING;
    if (state.live[feed] === DEAD) return;
    const { consumer, target, blockStart } = this.edges;
    const end = blockStart[block + 1] as number;
    for (let edge = blockStart[block] as number; edge < end; edge++) {
      const at = consumer[edge] as number;
      if (at < 0) this.addFeed(state, feed, block, target[edge] as number);
      else this.addConsumers(state, block, at, target[edge] as number);
    }
  }

  /** Adds the blocks of a feed. A DC feed carries no reactive power. */
  sumFeed(state: LoadState, feed: number): void {
    const { load, block } = state;
    let kw = 0;
    let kvar = 0;
    let lackKw = NOTHING;
    let lackKvar = NOTHING;
    const end = this.edges.feedBlocks[feed + 1] as number;
    for (let at = this.edges.feedBlocks[feed] as number; at < end; at++) {
      kw += block.kw[at] as number;
      kvar += block.kvar[at] as number;
      lackKw = this.network.sets.join(lackKw, block.lackKw[at] as number);
      lackKvar = this.network.sets.join(lackKvar, block.lackKvar[at] as number);
    }
    const isDc = this.network.nodes[feed]?.record.phases === "dc";
    load.kw[feed] = kw;
    load.kvar[feed] = isDc ? 0 : kvar;
    load.lackKw[feed] = lackKw;
    load.lackKvar[feed] = isDc ? NOTHING : lackKvar;
  }

  private addConsumers(state: LoadState, block: number, at: number, slot: number): void {
    if (state.fate[at] === LOST) return;
    const each = this.classes[at] as ConsumerClass;
    if (state.live[each.feeds[slot] as number] === DEAD) return;
    const count = ((each.shelvesOnFeed[slot] as number) / (state.shelves[at] as number)) * each.paths.length;
    const demand = this.demandOf(each);
    const lack = this.network.sets.join(demand.lackKw, state.classDoubt[at] as number);
    this.add(state, block, demand.kw * count, demand.kvar * count, lack, demand.lackKvar);
  }

  private addFeed(state: LoadState, feed: number, block: number, below: number): void {
    if (state.live[below] === DEAD) return;
    const { sets, nodes } = this.network;
    const { load } = state;
    const node = nodes[below] as FeedNode;
    const input = this.inputs[below] as Input;
    const share = this.share(state, node, feed);
    if (state.bypassed[below]) return this.addBypassed(state, feed, block, node);
    const doubt = this.sourceDoubt(state, node);
    if (share === 0) return this.add(state, block, 0, 0, doubt, NOTHING);
    const lack = sets.join(sets.join(this.drawnLack(state, node), input.lossLack), doubt);
    if (Number.isNaN(share)) return this.add(state, block, 0, 0, sets.join(lack, input.shareLack), NOTHING);
    const drawn = this.drawn(state, node) * share;
    if (input.ownReactive !== undefined) return this.add(state, block, drawn, drawn * input.ownReactive, lack, NOTHING);
    const lackKvar = sets.join(load.lackKvar[below] as number, input.rectifierLack);
    this.add(state, block, drawn, (load.kvar[below] as number) * share, lack, lackKvar);
  }

  /** A lost UPS converts nothing: its load passes from its bypass as it is. */
  private addBypassed(state: LoadState, feed: number, block: number, { at, bypass }: FeedNode): void {
    if (feed !== bypass) return;
    const { kw, kvar, lackKw, lackKvar } = state.load;
    const doubt = state.live[feed] === PERHAPS ? (state.doubt[feed] as number) : NOTHING;
    const lack = this.network.sets.join(lackKw[at] as number, doubt);
    this.add(state, block, kw[at] as number, kvar[at] as number, lack, lackKvar[at] as number);
  }

  /** Power that the feed draws from all its sources together. */
  drawn({ load, live }: LoadState, node: FeedNode): number {
    const { at, curve } = node;
    if (live[at] === DEAD) return 0;
    const isExact = load.lackKw[at] === NOTHING && (curve?.unit === "kW" || load.lackKvar[at] === NOTHING);
    return drawnKw(node, load.kw[at] as number, load.kvar[at] as number, isExact);
  }

  /** What that power lacks beyond a stated efficiency: on a curve in kVA the reactive power counts. */
  drawnLack({ load }: LoadState, { at, curve }: FeedNode): number {
    const lack = load.lackKw[at] as number;
    if (!curve) return lack;
    const { sets } = this.network;
    const both = curve.unit === "kVA" ? sets.join(lack, load.lackKvar[at] as number) : lack;
    return isBeyond(curve, load.kw[at] as number, load.kvar[at] as number)
      ? sets.join(both, sets.of([curve.beyond]))
      : both;
  }

  /** Share of the input of `node` that comes from its source `feed`, which is live; NaN where that is not known. */
  share(state: LoadState, node: FeedNode, feed: number): number {
    if (state.bypassed[node.at]) return feed === node.bypass ? 1 : 0;
    // The feed may be no more than the bypass of the node.
    if (node.parents.length === 1) return node.parents[0] === feed ? 1 : 0;
    if (!node.parents.includes(feed)) return 0;
    let liveSources = 0;
    let total = 0;
    let first = -1;
    for (const parent of node.parents) {
      if (state.live[parent] === DEAD) continue;
      if (liveSources++ === 0) first = parent;
      total += this.network.nodes[parent]?.weight?.value ?? 0;
    }
    if (liveSources === 1) return 1;
    if (node.record.sources === "transfer") return first === feed ? 1 : 0;
    return this.inputs[node.at]?.shareLack === NOTHING ? (this.network.nodes[feed]?.weight?.value ?? 0) / total : NaN;
  }

  /** Where a source may be dead, nobody knows what the others carry. */
  private sourceDoubt(state: LoadState, node: FeedNode): number {
    let doubt = NOTHING;
    for (const parent of node.parents) {
      if (state.live[parent] === PERHAPS) doubt = this.network.sets.join(doubt, state.doubt[parent] as number);
    }
    return doubt;
  }

  private add(state: LoadState, block: number, kw: number, kvar: number, lackKw: number, lackKvar: number): void {
    const sums = state.block;
    const { sets } = this.network;
    sums.kw[block] = (sums.kw[block] as number) + kw;
    sums.kvar[block] = (sums.kvar[block] as number) + kvar;
    if (lackKw !== NOTHING) sums.lackKw[block] = sets.join(sums.lackKw[block] as number, lackKw);
    if (lackKvar !== NOTHING) sums.lackKvar[block] = sets.join(sums.lackKvar[block] as number, lackKvar);
  }
}

function inputOf(node: FeedNode, { nodes, sets }: PowerNetwork): Input {
  const factor = node.record.input_power_factor;
  const fromAc = node.parents.some((parent) => nodes[parent]?.record.phases !== "dc");
  const rectifies = node.record.phases === "dc" && fromAc && factor === undefined;
  const lacks = { what: "input power factor of the rectifiers", why: "none stated", path: node.record.path };
  return {
    ownReactive: factor === undefined ? undefined : Math.tan(Math.acos(factor)),
    lossLack: sets.of(node.lossMissing),
    shareLack: sets.of(node.shareMissing),
    rectifierLack: rectifies ? sets.of([lacks]) : NOTHING,
  };
}
