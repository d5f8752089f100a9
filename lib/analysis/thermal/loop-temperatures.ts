import { joinMissing, type Missing } from "../amount";
import { type Bounds, bounds, unbounded } from "./bounds";
import type { LoopSupply } from "./flow";
import { returnTemperature } from "./flow-curve";

/**
 * Temperature in °C at which a flow returns that takes up a heat: heat = rho cp x flow x (return - supply), rho cp at the
 * mean temperature. Flows mix by heat and flow, so the same holds for a whole loop. The least heat in the most flow gives
 * the lower bound. Without flow there is no return.
 */
export function returnOf({ path, supply_c, coolant, missing }: LoopSupply, heat: Bounds, flow: Bounds): Bounds {
  if (supply_c === undefined || !coolant || missing.length > 0) return unbounded(missing);
  const at = (kw: number | undefined, l_per_min: number | undefined): number | undefined =>
    kw === undefined || l_per_min === undefined || l_per_min <= 0
      ? undefined
      : returnTemperature(coolant, kw, l_per_min, supply_c);
  const lower = at(heat.lower, flow.upper);
  const upper = at(heat.upper, flow.lower);
  const lacking = joinMissing(heat.missing, flow.missing);
  const isComputed = (lower ?? upper) !== undefined || lacking.length > 0 || (flow.lower ?? 0) <= 0;
  return bounds(lower, upper, isComputed ? lacking : [outsideTable(coolant.id, path)]);
}

function outsideTable(coolant: string, path: string): Missing {
  return { what: `properties of ${coolant}`, why: "mean temperature outside its table", path };
}

/** Mean of the supply and a return. */
export function meanOf({ supply_c }: LoopSupply, { lower, upper, missing }: Bounds): Bounds {
  if (supply_c === undefined) return unbounded(missing);
  const mean = (return_c: number | undefined): number | undefined =>
    return_c === undefined ? undefined : (supply_c + return_c) / 2;
  return bounds(mean(lower), mean(upper), missing);
}
