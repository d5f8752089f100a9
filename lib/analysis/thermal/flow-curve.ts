/** Published flow curves of racks: flow, temperature and pressure drop at a supply temperature, in any coolant. */
import { propertiesAt, volumetricHeatAt } from "../../catalog/coolant";
import type { CoolantPart, FlowCurve, FlowPoint, RackPart } from "../../catalog/parts";
import type { ModelIndex } from "../../model/model";

/** Exponent of the flow in the pressure drop of a rack; physics: turbulent flow in smooth passages, DERIVED from LP2357. */
export const DROP_FLOW_EXPONENT = 1.9;
const DROP_DENSITY_EXPONENT = 0.9;
const DROP_VISCOSITY_EXPONENT = 0.1;

/** What a curve says at one supply temperature, for the heat that it was published for. */
export interface CurveState {
  /** In the coolant of the loop. */
  readonly flow_l_per_min: number;
  /** In the coolant of the loop at that flow; absent where the curve gives none, or outside a coolant's table. */
  readonly pressure_drop_kpa?: number;
}

/** The part's own curve, or that of the part of its generation which it names. */
export function curveOf(index: ModelIndex, part: RackPart): FlowCurve | undefined {
  if (part.flow_curve) return part.flow_curve;
  const { parts } = index.model;
  const other =
    part.flow_curve_of !== undefined && Object.hasOwn(parts, part.flow_curve_of)
      ? parts[part.flow_curve_of]
      : undefined;
  return other?.kind === "rack" ? other.flow_curve : undefined;
}

/** Liquid heat in kW that a curve was published for. */
export function curveHeat(curve: FlowCurve): number {
  return curve.rack_power_kw * curve.liquid_fraction;
}

/**
 * A curve at a supply temperature, which must lie on it, in the coolant of a loop.
 *
 * The scaling by heat and rho cp leaves heat / (rho cp x flow), the temperature rise, as it is on the curve. So the
 * return of the loop's coolant is that of the curve's at the same supply, and one mean temperature serves both.
 *
 * @returns Undefined where the mean temperature lies outside the table of a coolant that the flow depends on.
 */
export function curveState(
  index: ModelIndex,
  curve: FlowCurve,
  supply_c: number,
  coolant: CoolantPart,
): CurveState | undefined {
  const { flow, drop } = pointOnCurve(curve, supply_c);
  if (coolant.id === curve.coolant) return stateOf(flow, drop);
  const published = index.coolantPart(curve.coolant);
  const mean = published && meanTemperature(published, curveHeat(curve), flow, supply_c);
  const from = published && mean !== undefined ? propertiesAt(published, mean) : undefined;
  const to = mean === undefined ? undefined : propertiesAt(coolant, mean);
  if (!from || !to) return undefined;
  const flowRatio =
    (from.density_kg_per_m3 * from.specific_heat_j_per_kg_k) / (to.density_kg_per_m3 * to.specific_heat_j_per_kg_k);
  const dropRatio =
    flowRatio ** DROP_FLOW_EXPONENT *
    (to.density_kg_per_m3 / from.density_kg_per_m3) ** DROP_DENSITY_EXPONENT *
    (to.viscosity_pa_s / from.viscosity_pa_s) ** DROP_VISCOSITY_EXPONENT;
  return stateOf(flow * flowRatio, drop === undefined ? undefined : drop * dropRatio);
}

function stateOf(flow: number, drop: number | undefined): CurveState {
  return { flow_l_per_min: flow, ...(drop !== undefined && { pressure_drop_kpa: drop }) };
}

/** Exact at the points; between them the flow is linear in the supply temperature, the drop in flow to the power of 1.9. */
function pointOnCurve({ points }: FlowCurve, supply: number) {
  const above = points.findIndex((point) => point.supply_c >= supply);
  const [low, high] = [points[above - 1], points[above]];
  if (!high) throw new Error(`The supply temperature ${supply} °C lies outside the flow curve.`);
  if (!low || high.supply_c === supply) return { flow: high.flow_l_per_min, drop: high.pressure_drop_kpa };
  const share = (supply - low.supply_c) / (high.supply_c - low.supply_c);
  const flow = low.flow_l_per_min + (high.flow_l_per_min - low.flow_l_per_min) * share;
  return { flow, drop: dropBetween(low, high, flow) };
}

/**
 * drop = low + (high - low) x (flow^1.9 - low flow^1.9) / (high flow^1.9 - low flow^1.9): the law of the pressure drop, bent
 * so that it goes through both points; it rises with the flow wherever the points do.
 */
function dropBetween(low: FlowPoint, high: FlowPoint, flow: number): number | undefined {
  if (low.pressure_drop_kpa === undefined || high.pressure_drop_kpa === undefined) return undefined;
  const power = (value: number): number => value ** DROP_FLOW_EXPONENT;
  const whole = power(high.flow_l_per_min) - power(low.flow_l_per_min);
  const share = whole === 0 ? 0 : (power(flow) - power(low.flow_l_per_min)) / whole;
  return low.pressure_drop_kpa + (high.pressure_drop_kpa - low.pressure_drop_kpa) * share;
}

/** Each round shrinks the error by the relative change of rho cp over half the rise, below 1 %: six leave none. */
const ROUNDS = 6;
/** From kW and L/min to W and m³/s: 1 kW = 1000 W, 1 m³/s = 60,000 L/min. */
const WATT_LITRES_PER_KILOWATT_CUBIC_METRE = 1000 * 60_000;

/**
 * Mean of supply and return in °C, where return = supply + heat / (rho cp x flow) and rho cp is taken at the mean itself:
 * a fixed point, found from mean = supply in a fixed number of rounds. Undefined outside the coolant's table.
 */
export function meanTemperature(coolant: CoolantPart, heat_kw: number, l_per_min: number, supply_c: number) {
  let mean = supply_c;
  for (let round = 0; round < ROUNDS; round++) {
    const capacity = volumetricHeatAt(coolant, mean);
    if (capacity === undefined) return undefined;
    mean = supply_c + (heat_kw * WATT_LITRES_PER_KILOWATT_CUBIC_METRE) / (capacity * l_per_min) / 2;
  }
  return mean;
}

/** Return in °C of a flow that takes up a heat; undefined outside the coolant's table. */
export function returnTemperature(coolant: CoolantPart, heat_kw: number, l_per_min: number, supply_c: number) {
  const mean = meanTemperature(coolant, heat_kw, l_per_min, supply_c);
  return mean === undefined ? undefined : 2 * mean - supply_c;
}

/** Flow in L/min that takes up a heat between two temperatures; undefined outside the coolant's table. */
export function flowBetween(coolant: CoolantPart, heat_kw: number, supply_c: number, return_c: number) {
  const capacity = volumetricHeatAt(coolant, (supply_c + return_c) / 2);
  return capacity === undefined
    ? undefined
    : (heat_kw * WATT_LITRES_PER_KILOWATT_CUBIC_METRE) / (capacity * (return_c - supply_c));
}

/** Heat-capacity rate in kW/K of a flow of a coolant at its mean temperature; undefined outside the coolant's table. */
export function capacityRate(coolant: CoolantPart, l_per_min: number, mean_c: number): number | undefined {
  const capacity = volumetricHeatAt(coolant, mean_c);
  return capacity === undefined ? undefined : (capacity * l_per_min) / WATT_LITRES_PER_KILOWATT_CUBIC_METRE;
}
