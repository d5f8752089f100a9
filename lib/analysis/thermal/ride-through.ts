/**
 * Loss of heat rejection with pumps running: how long the water that is there takes up the heat of the racks. Nothing here
 * says anything about a loss of flow: without flow the volume of a loop does not count.
 *
 * The water of a loop takes up the heat of its own racks only; facility water takes what all its loops pass on. Facility
 * water that other loops warm up warms the loop as well, so that its own water lasts no longer than heat is left to take
 * up elsewhere; and what is cold in another loop helps no further than its own heat.
 */
import { compareText } from "../../core/order";
import { joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import { type Bounds, bounds, sumBounds } from "./bounds";
import { type ColdStore, riseOf } from "./cold-store";
import type { LoopThermal } from "./loop";

/** The time from the loss of all heat rejection until the supply of a loop is at the maximum of its racks. */
export interface RideThrough {
  readonly loop: string;
  /** The loop and the facility waters that take up its heat, in path order. */
  readonly waters: readonly string[];
  /** Heat of everything that gives it to these waters, and that nothing rejects. */
  readonly heat_kw: Bounds;
  /** Highest supply temperature of the racks over the operating supply temperature. */
  readonly rise_k: Bounds;
  readonly time_s: Bounds;
}

/** The water of a loop with the heat of its live racks. */
export interface LoopWater {
  readonly cold: ColdStore;
  readonly heat_kw: Bounds;
}

/** Other loops that are alike. */
export interface Siblings {
  readonly each: LoopWater;
  readonly count: number;
}

/** What a loop shares with others. */
export interface SharedWater {
  /** Facility waters that the heat of the loop reaches, the nearest first. */
  readonly waters: readonly ColdStore[];
  /** The other loops on the nearest of them: their water takes up their own heat. */
  readonly siblings: readonly Siblings[];
  /** Heat of everything, that of the loop included. */
  readonly heat_kw: Bounds;
  /** What is still rejected of it. */
  readonly rejected_kw: Bounds;
}

/**
 * The time T in which what everything takes up is the heat that nothing rejects. With Q all heat, R what nothing rejects of
 * it, q the heat of a loop, C = m cp of mixed water, t = V / flow of a stratified store, dT the rise of this loop's supply:
 *
 *     Q (T - t_last) = Q / R dT (C_own + C_facility) + q_own (t_own + t_between)
 *                    + sum over siblings of min(q (T - t_last), Q / R dT min(C, q C_own / q_own) + q (min(t, t_own) + t_between))
 *
 * `t_last` is the store of the last facility water, which all heat goes through, `t_between` those of the others. A sibling
 * counts with no more water for its heat than the loop itself has, and takes up no more than its own heat. Whatever
 * comes from elsewhere, no store supplies for less than its V / flow. For one loop alone this is t + m cp dT / R; for
 * loops that all hold at least as much for each kilowatt, own water at own heat and then facility water at all heat.
 * Properties at the mean of operating and highest supply temperature.
 */
export function rideThrough(loop: LoopThermal, own: LoopWater, shared: SharedWater): RideThrough {
  const rise = riseOf(loop);
  const { waters, heat_kw, rejected_kw } = shared;
  return {
    loop: loop.path,
    waters: [own.cold, ...waters].map(({ path }) => path).sort(compareText),
    heat_kw: less(heat_kw, rejected_kw),
    rise_k: rise,
    time_s: timeOf(rise, own, shared),
  };
}

function timeOf(rise: Bounds, own: LoopWater, shared: SharedWater): Bounds {
  const lower = secondsUntil(atLeast(rise, own, shared));
  const most = atMost(rise, own, shared);
  const upper = most && secondsUntil(most);
  const stores = [own.cold, ...shared.waters];
  const decisive = [rise, own.heat_kw, shared.heat_kw, shared.rejected_kw, ...stores.flatMap(boundsOfStore)];
  const beside = lower === upper ? [] : shared.siblings.flatMap(({ each }) => boundsOfStore(each.cold));
  const missing = [...decisive, ...beside].reduce<readonly Missing[]>(
    (all, each) => joinMissing(all, each.missing),
    NOTHING_MISSING,
  );
  return bounds(lower, upper, missing);
}

function boundsOfStore({ capacity_kj_per_k, hold_s }: ColdStore): Bounds[] {
  return [capacity_kj_per_k, hold_s];
}

interface Taker {
  readonly capacity_kj_per_k: number;
  readonly hold_s: number;
  readonly heat_kw: number;
}

interface Takers extends Taker {
  readonly count: number;
}

interface Balance {
  readonly rise_k: number;
  readonly own: Taker;
  readonly facility_kj_per_k: number;
  /** Of the facility waters, the nearest first. */
  readonly holds_s: readonly number[];
  readonly siblings: readonly Takers[];
  readonly heat_kw: number;
  readonly rejected_kw: number;
}

/** The least cold and the most heat. */
function atLeast(rise: Bounds, own: LoopWater, { waters, siblings, heat_kw, rejected_kw }: SharedWater): Balance {
  const taker = ({ cold, heat_kw: each }: LoopWater): Taker => ({
    capacity_kj_per_k: cold.capacity_kj_per_k.lower ?? 0,
    hold_s: cold.hold_s.lower ?? 0,
    heat_kw: each.upper ?? Infinity,
  });
  return {
    rise_k: rise.lower ?? 0,
    own: taker(own),
    facility_kj_per_k: capacityOf(waters).lower ?? 0,
    holds_s: waters.map(({ hold_s }) => hold_s.lower ?? 0),
    siblings: siblings.map(({ each, count }) => ({ ...taker(each), count })),
    heat_kw: heat_kw.upper ?? Infinity,
    rejected_kw: rejected_kw.lower ?? 0,
  };
}

/** The most cold and the least heat; undefined where nobody knows how much that is. What siblings hold is bounded by the loop. */
function atMost(
  { upper: rise_k }: Bounds,
  own: LoopWater,
  { waters, siblings, heat_kw, rejected_kw }: SharedWater,
): Balance | undefined {
  const [facility, capacity, hold] = [
    capacityOf(waters).upper,
    own.cold.capacity_kj_per_k.upper,
    own.cold.hold_s.upper,
  ];
  const holds = waters.flatMap(({ hold_s }) => hold_s.upper ?? []);
  if (rise_k === undefined || facility === undefined || capacity === undefined || hold === undefined) return undefined;
  if (holds.length < waters.length) return undefined;
  return {
    rise_k,
    own: { capacity_kj_per_k: capacity, hold_s: hold, heat_kw: own.heat_kw.lower ?? 0 },
    facility_kj_per_k: facility,
    holds_s: holds,
    siblings: siblings.map(({ each: { cold, heat_kw: each }, count }) => ({
      capacity_kj_per_k: cold.capacity_kj_per_k.upper ?? Infinity,
      hold_s: cold.hold_s.upper ?? Infinity,
      heat_kw: each.lower ?? 0,
      count,
    })),
    heat_kw: heat_kw.lower ?? 0,
    rejected_kw: rejected_kw.upper ?? Infinity,
  };
}

function capacityOf(waters: readonly ColdStore[]): Bounds {
  return sumBounds(waters.map(({ capacity_kj_per_k: each }) => ({ each, count: 1 })));
}

/** @see rideThrough */
function secondsUntil(balance: Balance): number {
  const { rise_k, own, facility_kj_per_k, holds_s, heat_kw, rejected_kw } = balance;
  const left = heat_kw - rejected_kw;
  if (!(left > 0)) return Infinity;
  const supplied = Math.max(own.hold_s, ...holds_s);
  if (heat_kw === Infinity) return supplied;
  const between = holds_s.slice(0, -1).reduce((total, each) => total + each, 0);
  const factor = (heat_kw / left) * rise_k;
  const first = factor * (own.capacity_kj_per_k + facility_kj_per_k) + own.heat_kw * (own.hold_s + between);
  const perKilowatt = own.capacity_kj_per_k === 0 ? 0 : own.capacity_kj_per_k / own.heat_kw;
  const siblings = balance.siblings
    .filter((each) => each.heat_kw > 0)
    .map((each) => ({
      heat_kw: each.heat_kw * each.count,
      most_kj:
        each.count *
        (factor * Math.min(each.capacity_kj_per_k, each.heat_kw * perKilowatt) +
          each.heat_kw * (Math.min(each.hold_s, own.hold_s) + between)),
    }));
  return Math.max(supplied, balanced(first, heat_kw, siblings) + (holds_s.at(-1) ?? 0));
}

interface Limited {
  readonly heat_kw: number;
  readonly most_kj: number;
}

/**
 * The time at which heat x time = first + the sum of min(most, own heat x time). It is approached from above, where all
 * siblings take their most; each round leaves those that have too little heat for that at their own heat.
 */
function balanced(first_kj: number, heat_kw: number, siblings: readonly Limited[]): number {
  let time = Infinity;
  for (;;) {
    let [taken, rest] = [first_kj, heat_kw];
    for (const each of siblings) {
      if (each.most_kj <= each.heat_kw * time) taken += each.most_kj;
      else rest -= each.heat_kw;
    }
    const next = taken / rest;
    if (!(rest > 0 && next < time)) return time;
    time = next;
  }
}

/** What is left of heat once a part of it is taken. */
function less(heat: Bounds, taken: Bounds): Bounds {
  const left = (all: number | undefined, part: number | undefined): number | undefined =>
    all === undefined || part === undefined ? undefined : Math.max(0, all - part);
  const missing = joinMissing(heat.missing, taken.missing);
  return bounds(left(heat.lower, taken.upper ?? heat.lower), left(heat.upper, taken.lower), missing);
}
