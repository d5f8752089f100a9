/** How a total flow spreads over the racks of a loop. */
import { branchesOf, type Circuit, type RackFlows } from "./circuit";
import { networkOf } from "./circuit-network";
import { dropOf } from "./head-loss";
import { solveNetwork } from "./network";

export interface Distribution {
  readonly total_l_per_min: number;
  /** Flow of each rack, row after row. */
  readonly flows: RackFlows;
  /** Head outside the CDUs. */
  readonly head_kpa: number;
}

/** Balanced: each rack at the flow that it needs, and the valves take what the worst way leaves over. */
export function requiredFlows(circuit: Circuit): Float64Array {
  return Float64Array.from(branchesOf(circuit), ({ required_l_per_min }) => required_l_per_min);
}

/** Sum of the flows of all racks. */
export function totalOf(flows: RackFlows): number {
  return Array.from(flows).reduce((total, each) => total + each, 0);
}

/** Pipes alone spread a total flow; undefined where that does not converge. */
export function distribute(circuit: Circuit, total_l_per_min: number, near: RackFlows): Distribution | undefined {
  const scale = total_l_per_min / totalOf(near);
  const { network, start } = networkOf(
    circuit,
    Array.from(near, (each) => each * scale),
  );
  const state = solveNetwork(network, total_l_per_min, start);
  if (!state) return undefined;
  return {
    total_l_per_min,
    flows: state.flows.slice(0, near.length),
    head_kpa: (state.pressures_kpa[network.inlet] as number) + 2 * dropOf(circuit.main, total_l_per_min),
  };
}

/** Flow over required flow of the rack that is served worst. */
export function worstShare(circuit: Circuit, flows: RackFlows): number {
  return branchesOf(circuit).reduce((least, { required_l_per_min }, at) => {
    return Math.min(least, (flows[at] as number) / required_l_per_min);
  }, Infinity);
}

/** The worst share comes this close to 1. */
const SHARE_TOLERANCE = 1e-10;
const ROUNDS = 40;
/** Without a bracket a step takes the total at most this much further. */
const LARGEST_STEP = 4;

/**
 * The smallest total flow at which the pipes alone give every rack the flow that it needs. Shares grow nearly in proportion
 * to the total, so dividing the total by the worst share comes close at once; a step that leaves the range in which the
 * answer is known to lie halves that range instead.
 */
export function sufficient(circuit: Circuit): Distribution | undefined {
  let near: RackFlows = requiredFlows(circuit);
  let total = totalOf(near);
  let [low, high] = [0, Infinity];
  for (let round = 0; round < ROUNDS; round++) {
    const found = distribute(circuit, total, near);
    if (!found) return undefined;
    const share = worstShare(circuit, found.flows);
    if (Math.abs(share - 1) <= SHARE_TOLERANCE) return found;
    if (share < 1) low = total;
    else high = total;
    const next = total / Math.min(Math.max(share, 1 / LARGEST_STEP), LARGEST_STEP);
    total = next > low && next < high ? next : (low + high) / 2;
    near = found.flows;
  }
  return undefined;
}
