/** Pressures and flows in the pipes of the loops. */
import { compareText } from "../../../core/order";
import type { ModelIndex } from "../../../model/model";
import type { CoolingLoopRecord } from "../../../model/records";
import { joinMissing, type Missing, NOTHING_MISSING } from "../../amount";
import { isAtLeast } from "../../tolerance";
import { type Bounds, bounds, exactly, exactValue } from "../bounds";
import type { LoopThermal } from "../loop";
import type { LargestFlows } from "./circuit";
import type { Distribution } from "./distribution";
import { type Fluid, velocity } from "./head-loss";
import { type LoopLayout, loopLayout, type RackPlace } from "./layout";
import { fluidOf, type PipedCircuit, pipedCircuit, RUN_KINDS, RUN_NAMES, type RunKind } from "./piping";
import { balancedSolution, type CircuitSolution, unbalancedSolution } from "./solution";

/** A rack in the pipes of its loop. */
export interface RackInPipes {
  readonly path: string;
  /** What it needs. */
  readonly required_l_per_min: number;
  /** What it gets. */
  readonly flow_l_per_min: number;
}

/** Racks in one distribution of a flow: those that get the largest and the smallest share of what they need. */
export interface Imbalance {
  readonly total_l_per_min: number;
  readonly nearest: RackInPipes;
  readonly farthest: RackInPipes;
  /** Racks that get less than they need, in path order. */
  readonly short: readonly string[];
}

/** The largest velocity in one kind of run. */
export interface RunVelocity {
  readonly run: RunKind;
  readonly inner_diameter_mm?: number;
  readonly velocity_m_per_s: Bounds;
}

/**
 * One loop with everything in service. With a CDU lost the racks need the same flow at the same head, of fewer CDUs: that is
 * what those are judged by.
 */
export interface LoopHydraulics {
  readonly path: string;
  /** Smallest total flow at which every rack gets what it needs: the sum of that where valves balance the loop. */
  readonly flow_needed_l_per_min: Bounds;
  /** Head outside the CDUs at that flow. */
  readonly head_needed_kpa: Bounds;
  /** Flow x head. */
  readonly hydraulic_power_kw: Bounds;
  /** At that flow, for loops that no valves balance. */
  readonly imbalance?: Imbalance;
  /** At the flow that the CDUs deliver, where it suffices in total but not for every rack. */
  readonly imbalance_at_cdus?: Imbalance;
  readonly velocities: readonly RunVelocity[];
  /**
   * Pressure in kPa at the inlets of the racks above that where the CDUs take the return in, in path order; absent where the
   * head is not known.
   */
  readonly inlets?: ReadonlyMap<string, number>;
}

const L_PER_MIN_KPA_PER_KW = 60_000;

/** Hydraulics of the loops that carry racks; loops of equal content share the arithmetic. */
export function analyseHydraulics(
  index: ModelIndex,
  loops: ReadonlyMap<string, LoopThermal>,
): ReadonlyMap<string, LoopHydraulics> {
  const solved = new Map<string, CircuitSolution | undefined>();
  const found = new Map<string, LoopHydraulics>();
  for (const [path, thermal] of loops) {
    const loop = index.get("cooling-loop", path);
    if (loop && thermal.rack_count > 0) found.set(path, loopHydraulics(index, loop, thermal, solved));
  }
  return found;
}

function loopHydraulics(
  index: ModelIndex,
  loop: CoolingLoopRecord,
  thermal: LoopThermal,
  solved: Map<string, CircuitSolution | undefined>,
): LoopHydraulics {
  if (!loop.piping) return withoutPipes(loop, thermal);
  const layout = loopLayout(index, thermal);
  const fluid = fluidOf(index, loop, thermal);
  const piped = pipedCircuit(loop.path, loop.piping, layout, fluid);
  const missing = missingOf(thermal, piped, fluid);
  const cduFlow = exactValue(thermal.cdus.flow_limit_l_per_min);
  const isBalanced = loop.piping?.is_balanced === true;
  if (missing.length > 0) return leastOf(loop, layout, piped, missing, isBalanced);
  const key = contentKey(loop, layout, fluid as Fluid, cduFlow);
  if (!solved.has(key)) {
    const { circuit } = piped;
    solved.set(key, isBalanced ? balancedSolution(circuit) : unbalancedSolution(circuit, cduFlow));
  }
  const solution = solved.get(key);
  if (solution) return knownOf(loop, layout, solution, isBalanced);
  return leastOf(loop, layout, piped, [notConverged(loop.path)], isBalanced);
}

function notConverged(path: string): Missing {
  return { what: "flow of each rack", why: "the computation does not converge on these pipes", path };
}

function missingOfRacks({ rack_classes }: LoopThermal): readonly Missing[] {
  return rack_classes.reduce<readonly Missing[]>(
    (all, { flow_l_per_min, pressure_drop_kpa }) =>
      joinMissing(all, joinMissing(flow_l_per_min.missing, pressure_drop_kpa.missing)),
    NOTHING_MISSING,
  );
}

function missingOf(thermal: LoopThermal, { missing }: PipedCircuit, fluid: Fluid | undefined): readonly Missing[] {
  const all = joinMissing(missing, missingOfRacks(thermal));
  if (fluid || all.length > 0) return all;
  const outside = { what: "viscosity of the coolant", why: "mean temperature outside its table", path: thermal.path };
  return thermal.mean_c.missing.length > 0 ? thermal.mean_c.missing : [outside];
}

/** Everything that decides the solution, and nothing that names an element. */
function contentKey(
  { piping }: CoolingLoopRecord,
  layout: LoopLayout,
  { density_kg_per_m3, viscosity_pa_s }: Fluid,
  cduFlow: number | undefined,
): string {
  const racks = layout.map((row) =>
    row.map(({ rack_class, branch_length_m = "" }) => {
      return `${rack_class.flow_l_per_min.lower} ${rack_class.pressure_drop_kpa.lower} ${branch_length_m}`;
    }),
  );
  return JSON.stringify([piping, density_kg_per_m3, viscosity_pa_s, cduFlow ?? null, racks]);
}

function knownOf(
  loop: CoolingLoopRecord,
  layout: LoopLayout,
  solution: CircuitSolution,
  isBalanced: boolean,
): LoopHydraulics {
  const { total_l_per_min: total, head_kpa: head, inlets_kpa, at_cdu_flow: atCdus } = solution;
  const inlets = layout.flat().map(({ path }, at): [string, number] => [path, inlets_kpa[at] as number]);
  return {
    path: loop.path,
    flow_needed_l_per_min: exactly(total),
    head_needed_kpa: exactly(head),
    hydraulic_power_kw: exactly((total * head) / L_PER_MIN_KPA_PER_KW),
    ...(!isBalanced && { imbalance: imbalanceOf(layout, solution) }),
    ...(atCdus && { imbalance_at_cdus: imbalanceOf(layout, atCdus) }),
    velocities: velocitiesOf(loop, layout, solution.largest, NOTHING_MISSING),
    inlets: new Map(inlets.sort(([left], [right]) => compareText(left, right))),
  };
}

/** The drop of a rack is the least that its loop needs. */
function withoutPipes(loop: CoolingLoopRecord, thermal: LoopThermal): LoopHydraulics {
  const lacking = [{ what: "piping of the loop", why: "not stated", path: loop.path }];
  const missing = joinMissing(lacking, missingOfRacks(thermal));
  const flow = thermal.flow_l_per_min.lower ?? 0;
  const head = thermal.rack_classes.reduce((most, { pressure_drop_kpa: { lower = 0 } }) => Math.max(most, lower), 0);
  return { path: loop.path, ...leastNeeded(flow, head, missing), velocities: [] };
}

/** Lower bounds of what a loop needs. */
function leastNeeded(flow: number, head: number, missing: readonly Missing[]) {
  const atLeast = (value: number): Bounds => bounds(value, undefined, missing);
  return {
    flow_needed_l_per_min: atLeast(flow),
    head_needed_kpa: atLeast(head),
    hydraulic_power_kw: atLeast((flow * head) / L_PER_MIN_KPA_PER_KW),
  };
}

/**
 * What is known bounds from below: however the flow spreads, each rack's way carries at least what the racks on it need.
 */
function leastOf(
  loop: CoolingLoopRecord,
  layout: LoopLayout,
  { circuit }: PipedCircuit,
  missing: readonly Missing[],
  isBalanced: boolean,
): LoopHydraulics {
  const { total_l_per_min: total, head_kpa, largest } = balancedSolution(circuit);
  const flowMissing = layout
    .flat()
    .reduce(
      (all, { rack_class }) => joinMissing(all, rack_class.flow_l_per_min.missing),
      isBalanced ? NOTHING_MISSING : missing,
    );
  return {
    path: loop.path,
    ...leastNeeded(total, head_kpa, missing),
    ...(flowMissing.length === 0 && { flow_needed_l_per_min: exactly(total) }),
    velocities: velocitiesOf(loop, layout, largest, flowMissing),
  };
}

/** Ties go to the rack that comes first on the pipes for the nearest, and to the last for the farthest. */
function imbalanceOf(layout: LoopLayout, { total_l_per_min, flows }: Distribution): Imbalance {
  const racks = layout.flat().map((place, at) => rackInPipes(place, flows[at] as number));
  const share = ({ flow_l_per_min, required_l_per_min }: RackInPipes): number => flow_l_per_min / required_l_per_min;
  const isSame = (one: RackInPipes, other: RackInPipes): boolean => Math.abs(share(one) - share(other)) <= SAME_SHARE;
  return {
    total_l_per_min,
    nearest: racks.reduce((most, next) => (share(next) > share(most) && !isSame(next, most) ? next : most)),
    farthest: racks.reduce((least, next) => (share(next) < share(least) || isSame(next, least) ? next : least)),
    short: racks
      .filter(({ flow_l_per_min, required_l_per_min }) => !isAtLeast(flow_l_per_min, required_l_per_min))
      .map(({ path }) => path)
      .sort(compareText),
  };
}

/** Shares of equal racks differ by what the computation leaves. */
const SAME_SHARE = 1e-9;

function rackInPipes({ path, rack_class }: RackPlace, flow_l_per_min: number): RackInPipes {
  return { path, required_l_per_min: rack_class.flow_l_per_min.lower ?? 0, flow_l_per_min };
}

/** Runs that are stated and that the loop has. */
function velocitiesOf(
  { path, piping }: CoolingLoopRecord,
  layout: LoopLayout,
  largest: LargestFlows,
  flowMissing: readonly Missing[],
): readonly RunVelocity[] {
  return RUN_KINDS.filter((run) => run !== "between_rows" || layout.length > 1).flatMap((run) => {
    const stated = piping?.[run];
    if (!stated || (run === "manifold" && layout.every((row) => row.length === 1))) return [];
    const { inner_diameter_mm } = stated;
    if (inner_diameter_mm === undefined) {
      const missing = [{ what: `inner diameter of the ${RUN_NAMES[run]}`, why: "not stated", path }];
      return [{ run, velocity_m_per_s: bounds(undefined, undefined, missing) }];
    }
    const value = velocity(largest[run], inner_diameter_mm);
    const upper = flowMissing.length === 0 ? value : undefined;
    return [{ run, inner_diameter_mm, velocity_m_per_s: bounds(value, upper, flowMissing) }];
  });
}
