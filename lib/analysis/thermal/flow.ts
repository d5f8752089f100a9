import type { CoolantPart, FlowCurve, RackPart } from "../../catalog/parts";
import type { ModelIndex } from "../../model/model";
import type { CoolingLoopRecord, RackRecord } from "../../model/records";
import { type Amount, invalidElement, joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import { type Bounds, bounds, exactly, largest } from "./bounds";
import { curveHeat, curveOf, type CurveState, curveState, flowBetween } from "./flow-curve";
import { isWithin } from "../tolerance";

/** What a rack sees of its loop. */
export interface LoopSupply {
  /** The loop. */
  readonly path: string;
  /** Temperature at which the loop supplies its racks. */
  readonly supply_c?: number;
  /** Return that its author designs for. */
  readonly return_c?: number;
  readonly coolant?: CoolantPart;
  /** Why one of them is not known. */
  readonly missing: readonly Missing[];
  /** The curves at this supply in this coolant, each computed once; undefined outside a coolant's table. */
  readonly curve_states: Map<FlowCurve, CurveState | undefined>;
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
    path: loop.path,
    ...(loop.supply_c !== undefined && { supply_c: loop.supply_c }),
    ...(loop.return_c !== undefined && { return_c: loop.return_c }),
    ...(coolant && { coolant }),
    missing,
    curve_states: new Map(),
  };
}

export function noSupplyTemperature(path: string): Missing {
  return { what: "supply temperature of the loop", why: "not stated", path };
}

/**
 * Flow of coolant in L/min that a rack needs at the supply temperature of its loop:
 * curve flow at that temperature x (liquid heat / curve's liquid heat) x (rho cp of the curve's coolant / of the loop's),
 * or the flow that keeps the return which the loop's author designs for, if that is more.
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
  const published = flowForRack(index, rack, liquid, loop);
  return loop.return_c === undefined ? published : larger(published, flowForReturn(liquid, loop.return_c, rack, loop));
}

/** Where the larger of two is known although one is not, nothing is missing. */
function larger(one: Bounds, other: Bounds): Bounds {
  const { lower, upper, missing } = largest([one, other]);
  return bounds(lower, upper, lower === upper ? NOTHING_MISSING : missing);
}

/** Flow that keeps the stated return: heat / (rho cp x (return - supply)). */
function flowForReturn(liquid: number, return_c: number, { path }: RackRecord, loop: LoopSupply): Bounds {
  const [supply, coolant] = [loop.supply_c as number, loop.coolant as CoolantPart];
  const what = "flow for the stated return of the loop";
  if (return_c <= supply) return atMostFlow(undefined, [{ what, why: "the return is not above the supply", path }]);
  const flow = flowBetween(coolant, liquid, supply, return_c);
  if (flow !== undefined) return exactly(flow);
  return atMostFlow(undefined, [{ what, why: `mean temperature outside the table of ${coolant.id}`, path }]);
}

function flowForRack(index: ModelIndex, rack: RackRecord, liquid: number, loop: LoopSupply): Bounds {
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
  const state = curveAt(index, curve, at, loop);
  if (!state) {
    const what = `properties of ${curve.coolant} and ${loop.coolant?.id}`;
    return atMostFlow(undefined, [{ what, why: "mean temperature outside their tables", path: rack.path }]);
  }
  const flow = state.flow_l_per_min * (liquid / curveHeat(curve));
  return supply < first.supply_c
    ? atMostFlow(flow, [outside(rack, `the published curve begins at ${first.supply_c} °C`)])
    : exactly(flow);
}

/** A curve at the supply temperature of the loop, in its coolant. */
export function curveAt(
  index: ModelIndex,
  curve: FlowCurve,
  supply: number,
  { curve_states: known, coolant }: LoopSupply,
): CurveState | undefined {
  if (!known.has(curve)) known.set(curve, curveState(index, curve, supply, coolant as CoolantPart));
  return known.get(curve);
}

function outside(rack: RackRecord, why: string): Missing {
  return { what: `flow of ${modelName(rack)} at the loop's supply temperature`, why, path: rack.path };
}
