import type { CduPart, CoolantPart } from "../../catalog/parts";
import type { ModelIndex } from "../../model/model";
import { joinMissing, type Missing } from "../amount";
import { type Bounds, bounds, exactly, exactValue, sumBounds, unbounded } from "./bounds";
import { approach, type CapacityRates, conductance } from "./exchanger";
import type { LoopSupply } from "./flow";
import { capacityRate, meanTemperature } from "./flow-curve";

/** What the racks of a loop ask of its CDUs together, and the water on the other side. */
export interface CduDemand {
  readonly supply: LoopSupply;
  /** Facility water supply at the CDUs. */
  readonly facility_c: Bounds;
  /** Coolant of the facility water; where none is stated, water. */
  readonly facility_coolant?: CoolantPart;
  readonly heat_kw: Bounds;
  readonly flow_l_per_min: Bounds;
  /** Mean temperature of the loop. */
  readonly mean_c: Bounds;
}

/** What one CDU carries. */
export interface CduLoad {
  readonly heat_kw: Bounds;
  readonly flow_l_per_min: Bounds;
  /** Loop supply above facility water that moves this heat. */
  readonly approach_k: Bounds;
}

/** A CDU among others: what decides its share of their load. */
export interface SharingUnit {
  readonly model?: string;
  readonly heat_limit_kw: Bounds;
}

/** Share of one CDU in the load of its loop: with all in service, and the largest with any one other lost. */
export interface CduShare {
  readonly normal: number;
  /** Absent where there is no other. */
  readonly worst?: number;
}

/**
 * Shares of the CDUs of a loop. Like ones share evenly, others in proportion to their heat limits. On one loop all have one
 * supply and one return, so the share of the heat is the share of the flow too.
 *
 * @returns Undefined where unlike CDUs have limits that are not known, or none.
 */
export function cduShares(units: readonly SharingUnit[]): readonly CduShare[] | undefined {
  const [first] = units;
  if (!first) return [];
  const count = units.length;
  if (units.every(({ model }) => model === first.model)) {
    const share = { normal: 1 / count, ...(count > 1 && { worst: 1 / (count - 1) }) };
    return units.map(() => share);
  }
  const limits = units.map(({ heat_limit_kw }) => exactValue(heat_limit_kw) ?? Number.NaN);
  const total = limits.reduce((sum, each) => sum + each, 0);
  const [largest = 0, second = 0] = [...limits].sort((left, right) => right - left);
  if (!(total - largest > 0)) return undefined;
  const firstLargest = limits.indexOf(largest);
  return limits.map((limit, at) => ({
    normal: limit / total,
    worst: limit / (total - (at === firstLargest ? second : largest)),
  }));
}

/** Load of a CDU that carries a share of its loop's. */
export function loadOf(
  index: ModelIndex,
  part: CduPart | undefined,
  demand: CduDemand,
  share: number,
  path: string,
): CduLoad {
  const heat = sumBounds([{ each: demand.heat_kw, count: share }]);
  const flow = sumBounds([{ each: demand.flow_l_per_min, count: share }]);
  const noPart: Missing = { what: "approach of CDUs without data", why: "not in the catalog", path };
  return {
    heat_kw: heat,
    flow_l_per_min: flow,
    approach_k: part ? approachOf(index, part, demand, { heat, flow }, path) : unbounded(noPart),
  };
}

/** Load where the shares are not known. */
export function unknownLoad(path: string): CduLoad {
  const what = "share of each CDU in the load of the loop";
  const nothing = unbounded({ what, why: "unlike CDUs whose heat limits are not all known", path });
  return { heat_kw: nothing, flow_l_per_min: nothing, approach_k: nothing };
}

/**
 * Approach in K at which a CDU moves a heat. Without a published flow of the facility side, equal heat-capacity rates:
 * rated approach x heat / rated heat. With one, a counterflow exchanger of the UA of the rating point, at the actual flow of
 * the loop and the rated flow of the facility water.
 */
function approachOf(
  index: ModelIndex,
  part: CduPart,
  demand: CduDemand,
  { heat, flow }: { readonly heat: Bounds; readonly flow: Bounds },
  path: string,
): Bounds {
  const { rated_heat_kw: rated, rated_approach_k: ratedApproach, facility_flow_l_per_min: facilityFlow } = part;
  const lacking = (what: string): Bounds => unbounded({ what: `${what} of ${part.id}`, why: "not published", path });
  if (rated === undefined) return lacking("rated heat");
  if (ratedApproach === undefined) return lacking("rated approach");
  if (facilityFlow === undefined) {
    const at = (kw: number | undefined): number | undefined => (kw === undefined ? kw : (ratedApproach * kw) / rated);
    return bounds(at(heat.lower), at(heat.upper), heat.missing);
  }
  const [kw, l_per_min] = [exactValue(heat), exactValue(flow)];
  if (kw === undefined || l_per_min === undefined) return unbounded(joinMissing(heat.missing, flow.missing));
  if (kw === 0) return exactly(0);
  const rates = ratesOf(index, part, demand, { kw, l_per_min, facilityFlow }, path);
  if ("missing" in rates) return unbounded(rates.missing);
  const ua = conductance(rated, ratedApproach, rates.rated);
  return ua === undefined
    ? lacking("rating point that an exchanger can have")
    : exactly(approach(ua, kw, rates.actual));
}

interface ActualFlow {
  readonly kw: number;
  readonly l_per_min: number;
  readonly facilityFlow: number;
}

/**
 * Capacity rates at the rating point and now. The temperatures of the rating point are not published: both are taken with
 * the properties at the mean temperatures of now, so that the rating point itself comes out exactly.
 */
function ratesOf(
  index: ModelIndex,
  part: CduPart,
  { supply, facility_c, facility_coolant: facilityCoolant, mean_c }: CduDemand,
  { kw, l_per_min, facilityFlow }: ActualFlow,
  path: string,
): { readonly rated: CapacityRates; readonly actual: CapacityRates } | { readonly missing: readonly Missing[] } {
  const [mean, facility] = [exactValue(mean_c), exactValue(facility_c)];
  const [point, another] = part.flow_points ?? [];
  if (mean === undefined || facility === undefined) return { missing: joinMissing(mean_c.missing, facility_c.missing) };
  if (!point || another)
    return { missing: [{ what: `loop flow at the rating of ${part.id}`, why: "not published", path }] };
  const rating = index.coolantPart(part.rated_coolant);
  const facilityMean = facilityCoolant && meanTemperature(facilityCoolant, kw, facilityFlow, facility);
  const cold = facilityMean && capacityRate(facilityCoolant, facilityFlow, facilityMean);
  const hot = supply.coolant && capacityRate(supply.coolant, l_per_min, mean);
  const ratedHot = rating && capacityRate(rating, point.flow_l_per_min, mean);
  if (cold === undefined || hot === undefined || ratedHot === undefined) {
    return { missing: [{ what: `properties of the coolants of ${part.id}`, why: "not in the catalog", path }] };
  }
  return { rated: { hot: ratedHot, cold }, actual: { hot, cold } };
}
