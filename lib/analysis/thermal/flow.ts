import { volumetricHeatAt } from "../../catalog/coolant";
import type { CoolantPart, FlowCurve, RackPart } from "../../catalog/parts";
import type { ModelIndex } from "../../model/model";
import type { CoolingLoopRecord, RackRecord } from "../../model/records";
import { type Amount, invalidElement, joinMissing, type Missing } from "../amount";
import { type Bounds, bounds, exactly } from "./bounds";
import { isWithin } from "../tolerance";

/** What a rack sees of its loop. */
export interface LoopSupply {
  /** Temperature at which the loop supplies its racks. */
  readonly supply_c?: number;
  readonly coolant?: CoolantPart;
  /** Why one of them is not known. */
  readonly missing: readonly Missing[];
  /** Flows of the curves at this supply in this coolant, each computed once; undefined outside a coolant's table. */
  readonly curveFlows: Map<FlowCurve, number | undefined>;
}

/** Supply temperature and coolant of a loop, with what is not stated. */
export function loopSupply(index: ModelIndex, loop: CoolingLoopRecord): LoopSupply {
  const coolant = index.coolantPart(loop.coolant);
  const missing: Missing[] = [];
  if (loop.problems) missing.push(invalidElement(loop.path));
  if (loop.supply_c === undefined) missing.push(noSupplyTemperature(loop.path));
  if (loop.coolant === undefined) missing.push({ what: "coolant of the loop", why: "not stated", path: loop.path });
  else if (!coolant)
    missing.push({ what: `properties of ${loop.coolant}`, why: "not in the catalog", path: loop.path });
  return {
    ...(loop.supply_c !== undefined && { supply_c: loop.supply_c }),
    ...(coolant && { coolant }),
    missing,
    curveFlows: new Map(),
  };
}

export function noSupplyTemperature(path: string): Missing {
  return { what: "supply temperature of the loop", why: "not stated", path };
}

/**
 * Flow of coolant in L/min that a rack needs at the supply temperature of its loop:
 * curve flow at that temperature x (liquid heat / curve's liquid heat) x (rho cp of the curve's coolant / of the loop's).
 *
 * Linear between the points. Colder than the first point, the flow at the first point is an upper bound. Without a
 * curve, a published highest flow is an upper bound, for at most the part's own liquid heat and within its supply
 * range. Anything else is unknown; zero is then the lower bound.
 */
export function requiredFlow(index: ModelIndex, rack: RackRecord, liquid: Amount, loop: LoopSupply): Bounds {
  if (liquid.missing.length === 0) return flowForHeat(index, rack, liquid.value, loop);
  const least = flowForHeat(index, rack, liquid.value, loop);
  return bounds(least.lower, undefined, joinMissing(liquid.missing, least.missing));
}

function flowForHeat(index: ModelIndex, rack: RackRecord, liquid: number, loop: LoopSupply): Bounds {
  if (liquid === 0) return exactly(0);
  if (loop.missing.length > 0) return atMostFlow(undefined, loop.missing);
  const part = index.rackPart(rack);
  const curve = part && curveOf(index, part);
  if (curve) return flowFromCurve(index, rack, curve, liquid, loop);
  const highest = part && highestFlow(part, liquid, loop);
  const why = part?.flow_max_l_per_min === undefined ? "none published" : "only a highest flow is published";
  return atMostFlow(highest, [{ what: `flow curve of ${modelName(rack)}`, why, path: rack.path }]);
}

function modelName(rack: RackRecord): string {
  return rack.model === undefined ? "racks without a model" : `${rack.model} racks`;
}

function atMostFlow(upper: number | undefined, missing: readonly Missing[]): Bounds {
  return bounds(0, upper, missing);
}

/** The part's own curve, or that of the part of its generation which it names. */
function curveOf(index: ModelIndex, part: RackPart): FlowCurve | undefined {
  if (part.flow_curve) return part.flow_curve;
  const { parts } = index.model;
  const other =
    part.flow_curve_of !== undefined && Object.hasOwn(parts, part.flow_curve_of)
      ? parts[part.flow_curve_of]
      : undefined;
  return other?.kind === "rack" ? other.flow_curve : undefined;
}

/** The published highest flow, where it was published for this much heat and this supply. */
function highestFlow(part: RackPart, liquid: number, loop: LoopSupply): number | undefined {
  const { tdp_kw, liquid_fraction, supply_min_c, supply_max_c, flow_max_l_per_min } = part;
  if (tdp_kw === undefined || liquid_fraction === undefined || !isWithin(liquid, tdp_kw * liquid_fraction))
    return undefined;
  const supply = loop.supply_c as number;
  if (supply_max_c === undefined || supply > supply_max_c) return undefined;
  return supply_min_c !== undefined && supply < supply_min_c ? undefined : flow_max_l_per_min;
}

function flowFromCurve(
  index: ModelIndex,
  rack: RackRecord,
  curve: FlowCurve,
  liquid: number,
  loop: LoopSupply,
): Bounds {
  const [first, last] = [curve.points[0], curve.points.at(-1)];
  const supply = loop.supply_c as number;
  if (!first || !last) return atMostFlow(undefined, [outside(rack, "no point is published")]);
  if (supply > last.supply_c) {
    return atMostFlow(undefined, [outside(rack, `the published curve ends at ${last.supply_c} °C`)]);
  }
  const at = Math.max(supply, first.supply_c);
  const curveFlow = flowInCoolant(index, curve, at, loop);
  if (curveFlow === undefined) {
    const what = `properties of ${curve.coolant} and ${loop.coolant?.id}`;
    return atMostFlow(undefined, [{ what, why: "mean temperature outside their tables", path: rack.path }]);
  }
  const flow = curveFlow * (liquid / curveHeat(curve));
  return supply < first.supply_c
    ? atMostFlow(flow, [outside(rack, `the published curve begins at ${first.supply_c} °C`)])
    : exactly(flow);
}

/** Flow on the curve, in the loop's coolant instead of the curve's. */
function flowInCoolant(index: ModelIndex, curve: FlowCurve, supply: number, loop: LoopSupply): number | undefined {
  if (loop.curveFlows.has(curve)) return loop.curveFlows.get(curve);
  const ratio = coolantRatio(index, curve, supply, loop.coolant as CoolantPart);
  const flow = ratio === undefined ? undefined : flowOnCurve(curve, supply) * ratio;
  loop.curveFlows.set(curve, flow);
  return flow;
}

function outside(rack: RackRecord, why: string): Missing {
  return { what: `flow of ${modelName(rack)} at the loop's supply temperature`, why, path: rack.path };
}

/** Liquid heat in kW that a curve was published for. */
function curveHeat(curve: FlowCurve): number {
  return curve.rack_power_kw * curve.liquid_fraction;
}

/** Linear between the points, exact at each; the supply temperature must lie on the curve. */
function flowOnCurve({ points }: FlowCurve, supply: number): number {
  const above = points.findIndex((point) => point.supply_c >= supply);
  const [low, high] = [points[above - 1], points[above]];
  if (!high) throw new Error(`The supply temperature ${supply} °C lies outside the flow curve.`);
  if (!low || high.supply_c === supply) return high.flow_l_per_min;
  const part = (supply - low.supply_c) / (high.supply_c - low.supply_c);
  return low.flow_l_per_min + (high.flow_l_per_min - low.flow_l_per_min) * part;
}

/**
 * rho cp of the curve's coolant over that of the loop's, each at its mean temperature; undefined outside a table.
 *
 * The scaling by heat and rho cp leaves heat / (rho cp x flow), the temperature rise, as it is on the curve. So the
 * return of the loop's coolant is that of the curve's at the same supply, and one mean temperature serves both.
 */
function coolantRatio(index: ModelIndex, curve: FlowCurve, supply: number, coolant: CoolantPart): number | undefined {
  if (coolant.id === curve.coolant) return 1;
  const published = index.coolantPart(curve.coolant);
  const mean = published && meanTemperature(published, curveHeat(curve), flowOnCurve(curve, supply), supply);
  if (!published || mean === undefined) return undefined;
  const [from, to] = [volumetricHeatAt(published, mean), volumetricHeatAt(coolant, mean)];
  return from === undefined || to === undefined ? undefined : from / to;
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
