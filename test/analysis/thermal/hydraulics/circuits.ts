/** Loops of pipes and racks for the tests of hydraulics. */
import type { Branch, Circuit } from "../../../../lib/analysis/thermal/hydraulics/circuit";
import {
  type Fluid,
  inSeries,
  type Pipe,
  pipeLoss,
  rackLoss,
} from "../../../../lib/analysis/thermal/hydraulics/head-loss";
import type { RackOperatingPoint } from "../../../../lib/analysis/thermal/rack-curve";

export interface CircuitRack extends RackOperatingPoint {
  readonly branch: Pipe;
}

/** A loop as a list of pipes: what the tests state, and what a reference is built from. */
export interface PipedLoop {
  readonly rows: readonly (readonly CircuitRack[])[];
  readonly main: Pipe;
  readonly between_rows: Pipe;
  readonly manifold: Pipe;
  readonly is_reverse: boolean;
}

export function circuitOf({ rows, main, between_rows, manifold, is_reverse }: PipedLoop, fluid: Fluid): Circuit {
  return {
    rows: rows.map((row) => row.map((rack) => branchOf(rack, fluid))),
    main: pipeLoss(main, fluid),
    between_rows: pipeLoss(between_rows, fluid),
    manifold: pipeLoss(manifold, fluid),
    is_reverse,
  };
}

function branchOf(rack: CircuitRack, fluid: Fluid): Branch {
  const pipe = pipeLoss(rack.branch, fluid);
  return { required_l_per_min: rack.flow_l_per_min, pipe, loss: inSeries(rackLoss(rack), pipe, 2) };
}

/** Coolants at 45 °C, the mean of 40 and 50 °C (CoolProp 8.0.0 at 3 bar). */
export const WATER: Fluid = { density_kg_per_m3: 990.3, viscosity_pa_s: 0.0005958 };
export const PG25: Fluid = { density_kg_per_m3: 1007.21, viscosity_pa_s: 0.001199 };
