/** What becomes of a consumer: enough live shelves, too few, or not known. */
import type { ConsumerClass } from "./consumers";
import { ALIVE, type LoadState, LOST, UNSURE } from "./loads";
import { NOTHING } from "./missing";
import type { PowerNetwork } from "./network";
import { DEAD, PERHAPS } from "./supply";
import { isWithin } from "../tolerance";

/** Decides the fate of one class from the supply of its feeds, and notes it in the state. */
export function consumerFate({ sets }: PowerNetwork, each: ConsumerClass, at: number, state: LoadState): void {
  let live = 0;
  let possible = 0;
  let certain = 0;
  let fateDoubt = NOTHING;
  let loadDoubt = NOTHING;
  for (let slot = 0; slot < each.feeds.length; slot++) {
    const feed = each.feeds[slot] as number;
    if (state.live[feed] === DEAD) continue;
    const shelves = each.shelvesOnFeed[slot] as number;
    const gap = state.gap_s[feed] as number;
    live += shelves;
    if (state.live[feed] === PERHAPS) loadDoubt = sets.join(loadDoubt, state.doubt[feed] as number);
    if (rides(each, gap) === true) certain += shelves;
    if (rides(each, gap) !== false) possible += shelves;
    if (rides(each, gap) === undefined) fateDoubt = sets.join(fateDoubt, doubtOf(state, feed, each, sets));
  }
  const isRack = each.kind === "rack";
  const outcome = !isRack ? (live > 0 ? ALIVE : LOST) : fateOf(each, possible, certain);
  state.shelves[at] = live;
  state.fate[at] = outcome;
  // A shelf short with a power that nobody stated: whether the others carry the rack is not known.
  const lacksPower = certain < each.shelfCount ? each.demand.lackKw : NOTHING;
  const unsure = outcome === UNSURE ? sets.join(fateDoubt, lacksPower) : NOTHING;
  state.classDoubt[at] = outcome === LOST ? NOTHING : sets.join(unsure, loadDoubt);
}

function fateOf(each: ConsumerClass, possible: number, certain: number): number {
  if (!isEnough(each, possible)) return LOST;
  if (!isEnough(each, certain)) return UNSURE;
  const isPowerKnown = each.demand.lackKw === NOTHING || each.shelfRating_kw === undefined;
  return isPowerKnown || certain >= each.shelfCount ? ALIVE : UNSURE;
}

function isEnough({ shelfRating_kw, demand }: ConsumerClass, shelves: number): boolean {
  return shelves > 0 && (shelfRating_kw === undefined || isWithin(demand.kw, shelves * shelfRating_kw));
}

/** Whether a shelf gets through the time without supply; undefined where that is not known. */
function rides({ holdUp_s }: ConsumerClass, gap: number): boolean | undefined {
  if (gap === 0) return true;
  if (Number.isNaN(gap) || holdUp_s === undefined) return undefined;
  return isWithin(gap, holdUp_s);
}

function doubtOf(state: LoadState, feed: number, each: ConsumerClass, sets: PowerNetwork["sets"]): number {
  const doubt = state.doubt[feed] as number;
  const isTransfer = state.live[feed] !== PERHAPS;
  return isTransfer && each.holdUp_s === undefined ? sets.join(doubt, each.holdUpDoubt) : doubt;
}
