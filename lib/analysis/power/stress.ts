/** Feeds against their limits in one state. */
import type { Missing } from "../amount";
import { NOTHING } from "./missing";
import type { FeedNode, PowerNetwork } from "./network";
import type { FeedLimit } from "./rating";
import type { PowerState } from "./state";
import type { Instant } from "./supply";
import { isWithin } from "../tolerance";

/** What a feed delivers in one state, against one of its limits. */
export interface FeedStress {
  /** `normal`, `fault(<path>)`, `maintenance(<path> + <path>)`. */
  readonly state: string;
  readonly instant?: Instant;
  readonly value: number;
  readonly limit: number;
  readonly unit: FeedLimit["unit"];
  readonly missing: readonly Missing[];
}

/** The state and the instant in which a feed is looked at. */
export interface Moment {
  readonly name: () => string;
  readonly instant?: Instant;
}

export const NORMAL: Moment = { name: () => "normal" };

/** S = sqrt(P² + Q²) in kVA, or P in kW. */
export function loadIn({ load }: PowerState, at: number, unit: FeedLimit["unit"]): number {
  const kw = load.kw[at] as number;
  return unit === "kW" ? kw : Math.hypot(kw, load.kvar[at] as number);
}

/** The set of inputs that the load lacks: kVA need the power factors as well. */
export function lackIn({ sets }: PowerNetwork, { load }: PowerState, at: number, unit: FeedLimit["unit"]): number {
  const kw = load.lackKw[at] as number;
  return unit === "kW" ? kw : sets.join(kw, load.lackKvar[at] as number);
}

/** What all limits of the feed lack together. */
export function lackOfLimits(network: PowerNetwork, state: PowerState, { at, limits }: FeedNode): number {
  return limits.reduce((lack, { unit }) => network.sets.join(lack, lackIn(network, state, at, unit)), NOTHING);
}

/**
 * The limit of which the feed uses most, and how much of it; undefined without a limit. Failure states count as
 * continuous, because repair takes longer than three hours; the bridge instant does not.
 */
export function tightest(
  { at, limits }: FeedNode,
  state: PowerState,
  instant: Instant | undefined,
): { readonly limit: FeedLimit; readonly used: number } | undefined {
  let found: { limit: FeedLimit; used: number } | undefined;
  for (const limit of limits) {
    const used = loadIn(state, at, limit.unit) / allowed(limit, instant);
    if (!found || !isWithin(used, found.used)) found = { limit, used };
  }
  return found;
}

/** The stress against one limit, as it is reported. */
export function stressOf(
  network: PowerNetwork,
  state: PowerState,
  at: number,
  limit: FeedLimit,
  { name, instant }: Moment,
): FeedStress {
  return {
    state: name(),
    ...(instant && { instant }),
    value: loadIn(state, at, limit.unit),
    limit: allowed(limit, instant),
    unit: limit.unit,
    missing: network.sets.list(lackIn(network, state, at, limit.unit)),
  };
}

export function isOver(stress: FeedStress): boolean {
  return !isWithin(stress.value, stress.limit);
}

/** Uses more of its limit, beyond rounding: the first in order keeps a tie. */
export function exceeds(stress: FeedStress, other: FeedStress): boolean {
  return !isWithin(stress.value / stress.limit, other.value / other.limit);
}

function allowed(limit: FeedLimit, instant: Instant | undefined): number {
  return instant === "bridge" ? limit.device : limit.continuous;
}
