/** What a circuit with everything known comes to. */
import { branchesOf, type Circuit, headsOf, type LargestFlows, largestFlows, type RackFlows, waysOf } from "./circuit";
import { type Distribution, distribute, requiredFlows, sufficient, totalOf } from "./distribution";
import { dropOf } from "./head-loss";

export interface CircuitSolution extends Distribution {
  /** Pressure at the inlet of each rack above that where the CDUs take the return in, row after row. */
  readonly inlets_kpa: RackFlows;
  readonly largest: LargestFlows;
  /** The flows at what the CDUs give, where that is enough in total but not for every rack. */
  readonly at_cdu_flow?: Distribution;
}

/**
 * Every rack at the flow that it needs: balancing valves see to that, and the head is that of the worst way. Flows that are
 * lower bounds give a head that is one.
 */
export function balancedSolution(circuit: Circuit): CircuitSolution {
  const flows = requiredFlows(circuit);
  const heads = headsOf(circuit, flows, waysOf(circuit, flows));
  return withInlets(circuit, { total_l_per_min: totalOf(flows), flows, head_kpa: Math.max(0, ...heads) });
}

/**
 * The smallest total flow at which the pipes give every rack what it needs.
 *
 * @param cdu_l_per_min - what the CDUs deliver at most, where that is known
 * @returns Undefined where the flows do not converge.
 */
export function unbalancedSolution(circuit: Circuit, cdu_l_per_min: number | undefined): CircuitSolution | undefined {
  const enough = sufficient(circuit);
  if (!enough) return undefined;
  const solution = withInlets(circuit, enough);
  const required = totalOf(requiredFlows(circuit));
  if (cdu_l_per_min === undefined || cdu_l_per_min >= enough.total_l_per_min || cdu_l_per_min < required)
    return solution;
  const short = distribute(circuit, cdu_l_per_min, enough.flows);
  return short && { ...solution, at_cdu_flow: short };
}

/** Balancing valves are taken to sit behind the racks: that is where they leave the racks the most pressure. */
function withInlets(circuit: Circuit, found: Distribution): CircuitSolution {
  const { flows, head_kpa } = found;
  const { there } = waysOf(circuit, flows);
  const inlets_kpa = Float64Array.from(
    branchesOf(circuit),
    ({ pipe }, at) => head_kpa - (there[at] as number) - dropOf(pipe, flows[at] as number),
  );
  return { ...found, inlets_kpa, largest: largestFlows(circuit, flows) };
}
