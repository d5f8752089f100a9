/** Flows in a network of pipes that is fed at one node and drained at another. */
import { Envelope } from "./envelope";
import type { HeadLoss } from "./head-loss";

/** The node that drains the network: pressures are above that here. */
export const OUTLET = -1;

/** A way between two nodes; its flow is positive from the first to the second. */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly loss: HeadLoss;
}

export interface Network {
  /** Nodes are numbered from 0; {@link OUTLET} is none of them. */
  readonly node_count: number;
  /** The node that is fed. */
  readonly inlet: number;
  readonly links: readonly Link[];
}

/** Flow of every link in L/min and pressure of every node in kPa. */
export interface NetworkState {
  readonly flows: Float64Array;
  readonly pressures_kpa: Float64Array;
}

/**
 * Largest change of a flow in the last round over the total flow, or of its loss over the pressure at the inlet, whichever is
 * less: in a short wide piece rounding alone moves a flow that no pressure depends on.
 */
const CONVERGED = 1e-10;
const ROUNDS = 100;
/** Rounds with full steps; then they are halved, in case a law bends so that full steps leap to and fro. */
const FULL_STEPS = 20;
/** A way without any resistance would have an infinite conductance; in kPa per L/min. */
const LEAST_SLOPE = 1e-12;

/**
 * Flows and pressures at a total flow: mass balance at every node and the loss of every link equal to the difference of its
 * ends. Newton's method on both at once (Todini and Pilati's global gradient algorithm, 1988): each round replaces the laws
 * by their tangents and solves for the pressures, so the mass balance holds from the first round on.
 *
 * @param start - first guess of the flows of the links; it need not balance
 * @returns Undefined where the rounds do not converge.
 */
export function solveNetwork(
  network: Network,
  total_l_per_min: number,
  start: ArrayLike<number>,
): NetworkState | undefined {
  const { links, node_count, inlet } = network;
  const inner = links.filter(({ from, to }) => from !== OUTLET && to !== OUTLET);
  const matrix = new Envelope(
    node_count,
    inner.map(({ from, to }) => [from, to] as const),
  );
  const flows = Float64Array.from(start);
  const tangent = { at: new Float64Array(links.length), conductance: new Float64Array(links.length) };
  for (let round = 0; round < ROUNDS; round++) {
    const pressures_kpa = pressuresOf(network, matrix, total_l_per_min, flows, tangent);
    const step = round < FULL_STEPS ? 1 : 0.5;
    let change = 0;
    links.forEach(({ from, to }, at) => {
      const difference = pressureAt(pressures_kpa, from) - pressureAt(pressures_kpa, to);
      const next = (tangent.at[at] as number) + (tangent.conductance[at] as number) * difference;
      const moved = step * (next - (flows[at] as number));
      flows[at] = (flows[at] as number) + moved;
      const inPressure = Math.abs(moved / ((tangent.conductance[at] as number) * (pressures_kpa[inlet] as number)));
      const relative = Math.min(Math.abs(moved) / total_l_per_min, inPressure);
      // Written so that what is not a number counts as no end.
      change = relative <= change ? change : relative;
    });
    if (change <= CONVERGED) return { flows, pressures_kpa };
  }
  return undefined;
}

function pressureAt(pressures: Float64Array, node: number): number {
  return node === OUTLET ? 0 : (pressures[node] as number);
}

/** Each link as its tangent, flow = at + conductance x pressure difference; then the balance of every node. */
function pressuresOf(
  { links, node_count, inlet }: Network,
  matrix: Envelope,
  total: number,
  flows: Float64Array,
  tangent: { readonly at: Float64Array; readonly conductance: Float64Array },
): Float64Array {
  const right = new Float64Array(node_count);
  right[inlet] = total;
  matrix.clear();
  links.forEach(({ from, to, loss }, at) => {
    const flow = flows[at] as number;
    const { drop_kpa, slope } = loss(Math.abs(flow));
    const conductance = 1 / Math.max(slope, LEAST_SLOPE);
    const rest = flow - Math.sign(flow) * drop_kpa * conductance;
    tangent.at[at] = rest;
    tangent.conductance[at] = conductance;
    if (from !== OUTLET) {
      right[from] = (right[from] as number) - rest;
      matrix.add(from, from, conductance);
    }
    if (to !== OUTLET) {
      right[to] = (right[to] as number) + rest;
      matrix.add(to, to, conductance);
    }
    if (from !== OUTLET && to !== OUTLET) matrix.add(from, to, -conductance);
  });
  matrix.solve(right);
  return right;
}
