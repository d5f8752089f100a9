import type { CduPart } from "../../catalog/parts";
import type { ModelIndex } from "../../model/model";
import type { Missing } from "../amount";
import { type Bounds, exactValue, sumBounds, unbounded } from "./bounds";
import { approachOf, type CduDemand } from "./cdu-exchanger";

/** What one CDU carries. */
export interface CduLoad {
  readonly heat_kw: Bounds;
  readonly flow_l_per_min: Bounds;
  /** Loop supply above facility water that moves this heat. */
  readonly approach_k: Bounds;
}

/** A CDU among others: what decides its share of their load. */
export interface SharingUnit {
  readonly model?: string;
  readonly heat_limit_kw: Bounds;
}

/** Share of one CDU in the load of its loop: with all in service, and the largest with others lost. */
export interface CduShare {
  readonly normal: number;
  /** With any one other lost; absent where there is no other. */
  readonly worst?: number;
  /** With as many others lost as the claim on the CDUs says. */
  readonly claimed: number;
}

/**
 * Shares of the CDUs of a loop. Like ones share evenly, others in proportion to their heat limits. On one loop all have one
 * supply and one return, so the share of the heat is the share of the flow too.
 *
 * @param claimedOut - how many CDUs the claim says may be out at once
 * @returns Undefined where unlike CDUs have limits that are not known, or none.
 */
export function cduShares(units: readonly SharingUnit[], claimedOut = 0): readonly CduShare[] | undefined {
  const [first] = units;
  if (!first) return [];
  const count = units.length;
  const out = Math.min(claimedOut, count - 1);
  if (units.every(({ model }) => model === first.model)) {
    const share = { normal: 1 / count, ...(count > 1 && { worst: 1 / (count - 1) }), claimed: 1 / (count - out) };
    return units.map(() => share);
  }
  const limits = units.map(({ heat_limit_kw }) => exactValue(heat_limit_kw) ?? Number.NaN);
  const [none, one, claimed] = [0, 1, out].map((lost) => sharesWithout(limits, lost));
  if (!one?.every((share) => share < Infinity)) return undefined;
  return limits.map((_, at) => ({
    normal: none?.[at] as number,
    worst: one[at] as number,
    claimed: claimed?.[at] as number,
  }));
}

/** Share of each with those others lost that leave it most: the largest. */
function sharesWithout(limits: readonly number[], lost: number): readonly number[] {
  const total = limits.reduce((sum, each) => sum + each, 0);
  const order = limits.map((_, at) => at).sort((left, right) => (limits[right] as number) - (limits[left] as number));
  const sumOf = (some: readonly number[]): number => some.reduce((sum, at) => sum + (limits[at] as number), 0);
  const [largest, next] = [order.slice(0, lost), order.slice(0, lost + 1)];
  return limits.map((limit, at) => {
    const out = largest.includes(at) ? sumOf(next) - limit : sumOf(largest);
    return limit / (total - out);
  });
}

/** Load of a CDU that carries a share of its loop's. */
export function loadOf(
  index: ModelIndex,
  part: CduPart | undefined,
  demand: CduDemand,
  share: number,
  path: string,
): CduLoad {
  const heat = sumBounds([{ each: demand.heat_kw, count: share }]);
  const flow = sumBounds([{ each: demand.flow_l_per_min, count: share }]);
  const noPart: Missing = { what: "approach of CDUs without data", why: "not in the catalog", path };
  return {
    heat_kw: heat,
    flow_l_per_min: flow,
    approach_k: part ? approachOf(index, part, demand, { heat, flow, share }, path) : unbounded(noPart),
  };
}

/** Load where the shares are not known. */
export function unknownLoad(path: string): CduLoad {
  const what = "share of each CDU in the load of the loop";
  const nothing = unbounded({ what, why: "unlike CDUs whose heat limits are not all known", path });
  return { heat_kw: nothing, flow_l_per_min: nothing, approach_k: nothing };
}
