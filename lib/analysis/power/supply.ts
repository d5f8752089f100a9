/** What is energised: which feeds are live in a state, and for how long each was without supply when it began. */
import { NOTHING } from "./missing";
import type { FeedNode, PowerNetwork } from "./network";
import { holdsEnergy } from "./store";

/** `bridge`: before standby sources have taken the load; `settled`: standby sources on, stored energy not counted. */
export type Instant = "bridge" | "settled";

export const DEAD = 0;
export const LIVE = 1;
/** Live only if the stored energy that nobody stated is there; its load is computed as if it were. */
export const PERHAPS = 2;

/** The supply of all feeds, by position. */
export interface SupplyState {
  /** DEAD, LIVE or PERHAPS. */
  readonly live: Uint8Array;
  /** Seconds without supply at the start of the state: 0 none, Infinity dead, NaN not known. Always 0 or Infinity when settled. */
  readonly gap_s: Float64Array;
  /** Set of the inputs for want of which the gap is not known. */
  readonly doubt: Int32Array;
  /** 1 where a UPS is itself lost and its bypass carries its load. */
  readonly bypassed: Uint8Array;
}

export function emptySupply(feeds: number): SupplyState {
  return {
    live: new Uint8Array(feeds),
    gap_s: new Float64Array(feeds),
    doubt: new Int32Array(feeds),
    bypassed: new Uint8Array(feeds),
  };
}

/** Which sources serve when nothing is lost. */
export interface NormalService {
  readonly live: Uint8Array;
  /** 1 where the feed carries a consumer in the normal state: a standby source does not. */
  readonly serves: Uint8Array;
}

/** Energises feeds one after the other, sources before what they supply. */
export class Supply {
  constructor(
    private readonly network: PowerNetwork,
    private readonly instant: Instant,
    /** Needed at the bridge instant only. */
    private readonly normal: NormalService | undefined,
  ) {}

  energise(state: SupplyState, at: number, isOut: boolean): void {
    const node = this.network.nodes[at];
    if (isOut && node?.bypass !== undefined) return this.viaBypass(state, node, node.bypass);
    if (isOut || !node) return set(state, at, DEAD, Infinity);
    const own = this.ownSupply(node);
    if (own !== undefined) return set(state, at, own, own === LIVE ? 0 : Infinity);
    const parents = node.parents;
    if (this.instant === "settled") {
      const live = parents.some((parent) => state.live[parent]);
      return set(state, at, live ? LIVE : DEAD, live ? 0 : Infinity);
    }
    if (parents.length > 1 && node.record.sources !== "parallel") this.transfer(state, node);
    else this.fromAny(state, node);
    if (node.record.feed_kind === "ups" && state.gap_s[at] !== 0) this.fromStoredEnergy(state, node);
  }

  /** Sources, and what is decided without looking at sources; undefined where the sources decide. */
  private ownSupply(node: FeedNode): number | undefined {
    // A feed with problems of its own may lack its sources only because they could not be read.
    if (node.invalid) return LIVE;
    const kind = node.record.feed_kind;
    if (kind === "battery") return this.instant === "bridge" ? LIVE : DEAD;
    if (kind === "generator" && this.instant === "bridge" && !this.normal?.serves[node.at]) return DEAD;
    if (node.record.from.length === 0) return LIVE;
    // All its sources are feeds below itself: nothing energises it.
    return node.parents.length === 0 ? DEAD : undefined;
  }

  private fromAny(state: SupplyState, node: FeedNode): void {
    let live = DEAD;
    let gap = Infinity;
    let doubt = NOTHING;
    for (const parent of node.parents) {
      const source = state.live[parent];
      if (source === LIVE || (source === PERHAPS && live === DEAD)) live = source;
      gap = shorterGap(gap, state.gap_s[parent] as number);
      doubt = this.network.sets.join(doubt, state.doubt[parent] as number);
    }
    set(state, node.at, live, gap, Number.isNaN(gap) ? doubt : NOTHING);
  }

  /** All from the first live source. Whoever has to move to another one is without supply for the transfer time. */
  private transfer(state: SupplyState, node: FeedNode): void {
    this.fromAny(state, node);
    const usual = node.parents.find((parent) => this.normal?.live[parent]);
    if (usual === undefined || state.live[node.at] === DEAD) return;
    const stay = state.gap_s[usual] as number;
    if (stay === 0) return;
    let other = Infinity;
    for (const parent of node.parents) if (parent !== usual) other = shorterGap(other, state.gap_s[parent] as number);
    const time = node.record.transfer_time_s;
    const move = other === Infinity ? Infinity : time === undefined ? NaN : Math.max(time, other);
    const gap = stay === Infinity ? move : move === Infinity ? stay : Math.max(stay, move);
    const { sets } = this.network;
    let doubt = state.doubt[usual] as number;
    for (const parent of node.parents) doubt = sets.join(doubt, state.doubt[parent] as number);
    if (time === undefined && other !== Infinity) doubt = sets.join(doubt, this.noTransferTime(node));
    set(state, node.at, state.live[node.at] as number, gap, Number.isNaN(gap) ? doubt : NOTHING);
  }

  /** The load of a lost UPS moves to its bypass, which takes the transfer time. */
  private viaBypass(state: SupplyState, node: FeedNode, bypass: number): void {
    const live = state.live[bypass] as number;
    if (live === DEAD) return set(state, node.at, DEAD, Infinity);
    state.bypassed[node.at] = 1;
    if (this.instant === "settled") return set(state, node.at, live, 0);
    const time = node.record.transfer_time_s;
    const gap = time === undefined ? NaN : Math.max(time, state.gap_s[bypass] as number);
    const { sets } = this.network;
    let doubt = state.doubt[bypass] as number;
    if (time === undefined) doubt = sets.join(doubt, this.noBypassTime(node));
    set(state, node.at, live, gap, Number.isNaN(gap) ? doubt : NOTHING);
  }

  private noBypassTime(node: FeedNode): number {
    return this.network.sets.ofDoubt({
      what: "transfer time of UPS to their bypass",
      why: "none stated",
      path: node.record.path,
    });
  }

  private fromStoredEnergy(state: SupplyState, node: FeedNode): void {
    const holds = holdsEnergy(node.record);
    if (holds === false) return;
    if (holds) return set(state, node.at, LIVE, 0);
    const live = state.live[node.at] === LIVE ? LIVE : PERHAPS;
    const missing = { what: "stored energy of the UPS", why: "none stated", path: node.record.path };
    set(state, node.at, live, NaN, this.network.sets.ofDoubt(missing));
  }

  private noTransferTime(node: FeedNode): number {
    const what = "transfer time of feeds with several sources";
    return this.network.sets.ofDoubt({ what, why: "none stated", path: node.record.path });
  }
}

/** The time without supply of a consumer that lives while any of its feeds does. */
export function shortestGap({ gap_s }: SupplyState, feeds: readonly number[]): number {
  return feeds.reduce((shortest, feed) => shorterGap(shortest, gap_s[feed] as number), Infinity);
}

/** The shorter of two gaps; one that is not known may be none at all. */
function shorterGap(left: number, right: number): number {
  if (left === 0 || right === 0) return 0;
  return Math.min(left, right);
}

function set(state: SupplyState, at: number, live: number, gap: number, doubt = NOTHING): void {
  state.live[at] = live;
  state.gap_s[at] = gap;
  state.doubt[at] = doubt;
}
