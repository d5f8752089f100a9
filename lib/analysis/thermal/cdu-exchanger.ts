/** CDUs as counterflow exchangers: UA from the rating point, and the approach that they need at the flows of now. */
import type { CduPart, CoolantPart } from "../../catalog/parts";
import type { ModelIndex } from "../../model/model";
import { joinMissing, type Missing } from "../amount";
import { type Bounds, bounds, exactly, exactValue, sumBounds, unbounded } from "./bounds";
import { approach, conductance } from "./exchanger";
import type { FacilitySide } from "./facility-side";
import type { LoopSupply } from "./flow";
import { capacityRate, meanTemperature } from "./flow-curve";

/** What the racks of a loop ask of its CDUs together, and the water on the other side. */
export interface CduDemand {
  readonly supply: LoopSupply;
  /** Facility water supply at the CDUs. */
  readonly facility_c: Bounds;
  /** Coolant of the facility water; where none is stated, water. */
  readonly facility_coolant?: CoolantPart;
  /** Where the flow of the facility water is stated. */
  readonly facility_side?: FacilitySide;
  readonly heat_kw: Bounds;
  readonly flow_l_per_min: Bounds;
  /** Mean temperature of the loop. */
  readonly mean_c: Bounds;
}

/** What a CDU carries: a share of what its loop asks for. */
export interface CarriedShare {
  readonly heat: Bounds;
  readonly flow: Bounds;
  readonly share: number;
}

/**
 * Approach in K at which a CDU moves a heat. Where no flow of the facility side is published or stated, equal heat-capacity
 * rates: rated approach x heat / rated heat. Otherwise a counterflow exchanger of the UA of the rating point, at the actual
 * flow of the loop and the flow of the facility water: its share of what is stated, else the rated one.
 */
export function approachOf(
  index: ModelIndex,
  part: CduPart,
  demand: CduDemand,
  { heat, flow, share }: CarriedShare,
  path: string,
): Bounds {
  const { rated_heat_kw: rated, rated_approach_k: ratedApproach } = part;
  if (rated === undefined) return unbounded(notPublished("rated heat", part, path));
  if (ratedApproach === undefined) return unbounded(notPublished("rated approach", part, path));
  if (part.facility_flow_l_per_min === undefined && !demand.facility_side) {
    const at = (kw: number | undefined): number | undefined => (kw === undefined ? kw : (ratedApproach * kw) / rated);
    return bounds(at(heat.lower), at(heat.upper), heat.missing);
  }
  const [kw, l_per_min, mean] = [exactValue(heat), exactValue(flow), exactValue(demand.mean_c)];
  if (kw === undefined || l_per_min === undefined) return unbounded(joinMissing(heat.missing, flow.missing));
  if (kw === 0) return exactly(0);
  const facility = facilityRate(part, demand, { kw, share }, path);
  const own = conductanceOf(index, part, demand, kw, path);
  const [cold, ua] = [exactValue(facility), exactValue(own)];
  if (mean === undefined || cold === undefined || ua === undefined) {
    return unbounded(joinMissing(demand.mean_c.missing, joinMissing(facility.missing, own.missing)));
  }
  const { coolant } = demand.supply;
  const hot = coolant && capacityRate(coolant, l_per_min, mean);
  return hot === undefined ? unbounded(noProperties(part, path)) : exactly(approach(ua, kw, { hot, cold }));
}

/**
 * UA in kW/K of the rating point. Without a published flow of the facility side, equal heat-capacity rates are taken there:
 * rated heat / rated approach. The temperatures of the rating point are not published: both sides are taken with the properties
 * at the mean temperatures of now, so that the rating point itself comes out exactly.
 *
 * @param kw - heat that decides the mean temperature of the facility water
 */
export function conductanceOf(index: ModelIndex, part: CduPart, demand: CduDemand, kw: number, path: string): Bounds {
  const { rated_heat_kw: rated, rated_approach_k: ratedApproach, facility_flow_l_per_min: facilityFlow } = part;
  const lacks = (missing: readonly Missing[]): Bounds => bounds(0, undefined, missing);
  if (rated === undefined) return lacks([notPublished("rated heat", part, path)]);
  if (ratedApproach === undefined) return lacks([notPublished("rated approach", part, path)]);
  if (facilityFlow === undefined) return exactly(rated / ratedApproach);
  const [point, another] = part.flow_points ?? [];
  if (!point || another) return lacks([notPublished("loop flow at the rating", part, path)]);
  const mean = exactValue(demand.mean_c);
  const facilityMean = demand.facility_side ? demand.facility_side.mean_c : ratedFacilityMean(part, demand, kw);
  if (mean === undefined || facilityMean === undefined) {
    const missing = joinMissing(demand.mean_c.missing, demand.facility_c.missing);
    return lacks(missing.length > 0 ? missing : [noProperties(part, path)]);
  }
  const rating = index.coolantPart(part.rated_coolant);
  const ratedHot = rating && capacityRate(rating, point.flow_l_per_min, mean);
  const ratedCold = demand.facility_coolant && capacityRate(demand.facility_coolant, facilityFlow, facilityMean);
  if (ratedHot === undefined || ratedCold === undefined) return lacks([noProperties(part, path)]);
  const ua = conductance(rated, ratedApproach, { hot: ratedHot, cold: ratedCold });
  return ua === undefined ? lacks([notPublished("rating point that an exchanger can have", part, path)]) : exactly(ua);
}

/** Mean temperature of the facility water at the flow of the rating. */
function ratedFacilityMean(part: CduPart, { facility_c, facility_coolant: coolant }: CduDemand, kw: number) {
  const [facility, flow] = [exactValue(facility_c), part.facility_flow_l_per_min];
  if (facility === undefined || flow === undefined || !coolant) return undefined;
  return meanTemperature(coolant, kw, flow, facility);
}

/** Heat-capacity rate in kW/K of the facility water in a CDU: of its share of what is stated, else of the flow of the rating. */
function facilityRate(
  part: CduPart,
  demand: CduDemand,
  { kw, share }: { kw: number; share: number },
  path: string,
): Bounds {
  const { facility_side: side, facility_coolant: coolant } = demand;
  if (side) {
    const nothing: Missing = { what: "approach without facility water", why: "its pumps deliver none", path };
    const scaled = sumBounds([{ each: side.capacity_kw_per_k, count: share }]);
    return exactValue(scaled) === 0 ? unbounded(nothing) : scaled;
  }
  const [mean, flow] = [ratedFacilityMean(part, demand, kw), part.facility_flow_l_per_min];
  const rate = coolant && mean !== undefined && flow !== undefined ? capacityRate(coolant, flow, mean) : undefined;
  if (rate !== undefined) return exactly(rate);
  return unbounded(demand.facility_c.missing.length > 0 ? demand.facility_c.missing : noProperties(part, path));
}

function notPublished(what: string, { id }: CduPart, path: string): Missing {
  return { what: `${what} of ${id}`, why: "not published", path };
}

function noProperties({ id }: CduPart, path: string): Missing {
  return { what: `properties of the coolants of ${id}`, why: "not in the catalog", path };
}
