/** The facility water of a loop's CDUs where its author states its flow: then it decides what they transfer. */
import type { CoolantPart } from "../../catalog/parts";
import type { ModelIndex } from "../../model/model";
import { joinMissing, type Missing } from "../amount";
import { isWithin } from "../tolerance";
import { type Bounds, bounds, exactly, exactValue, sumBounds, unbounded } from "./bounds";
import { heatBetween } from "./exchanger";
import { capacityRate, meanTemperature } from "./flow-curve";
import type { PlantThermal } from "./plant";
import { plantInputs } from "./plant-inputs";
import type { FacilityWater } from "./water";

export interface FacilitySide {
  /** The part of the flow that the CDUs of the loop get. */
  readonly flow_l_per_min: Bounds;
  /** Heat-capacity rate of that flow. */
  readonly capacity_kw_per_k: Bounds;
  /** Mean temperature of the facility water between its supply and what it leaves the CDUs at. */
  readonly mean_c?: number;
  readonly supply_c: Bounds;
  readonly loop_supply_c: Bounds;
  readonly loop_return_c: Bounds;
}

/**
 * Flow of the facility water in L/min that reaches the CDUs of a loop: what is stated, or what its pumps deliver where that
 * is less, shared by heat with everything else that the water cools.
 *
 * @returns Undefined where no flow is stated, or the loop gives no heat.
 */
export function facilityFlow(
  index: ModelIndex,
  plant: PlantThermal | undefined,
  loop: string,
  water: FacilityWater,
): Bounds | undefined {
  const shared = plant && sharedFlow(index, plant, loop);
  if (!shared || !isMixed(water)) return shared;
  const missing: Missing = {
    what: "flow of the facility water behind the loop's own set point",
    why: "not known",
    path: loop,
  };
  return bounds(shared.lower, undefined, joinMissing(shared.missing, [missing]));
}

/** A loop whose water is warmer than that of its plant mixes some of what leaves the CDUs back in. */
function isMixed({ set_point_c: set, reachable_c }: FacilityWater): boolean {
  return set !== undefined && !isWithin(set, exactValue(reachable_c) ?? -Infinity);
}

function sharedFlow(index: ModelIndex, plant: PlantThermal, loop: string): Bounds | undefined {
  const stated = plantInputs(index, plant.path)?.flow_l_per_min;
  if (stated === undefined) return undefined;
  const delivered = plant.pumps.units.length > 0 ? plant.pumps.limit_l_per_min.upper : undefined;
  const flow = Math.min(stated, delivered ?? stated);
  const heatOf = (isOwn: boolean): Bounds =>
    sumBounds(
      plant.sources
        .filter(({ kind, path }) => kind !== "pumps" && (kind === "loop" && path === loop) === isOwn)
        .map(({ heat_kw: each }) => ({ each, count: 1 })),
    );
  const [own, others] = [heatOf(true), heatOf(false)];
  if (own.upper === 0) return undefined;
  if (others.upper === 0) return exactly(flow);
  const part = (kw: number | undefined, rest: number | undefined): number | undefined =>
    kw === undefined || rest === undefined || kw + rest === 0 ? undefined : (flow * kw) / (kw + rest);
  return bounds(
    part(own.lower, others.upper) ?? 0,
    part(own.upper, others.lower) ?? flow,
    joinMissing(own.missing, others.missing),
  );
}

/** What decides the facility side, apart from its flow. */
export interface FacilityTemperatures {
  readonly coolant: CoolantPart | undefined;
  readonly supply_c: Bounds;
  readonly heat_kw: Bounds;
  readonly loop_supply_c: Bounds;
  readonly loop_return_c: Bounds;
}

/** The facility side of a loop at a flow. Where only bounds are known, the properties are those at the nearest known mean. */
export function facilitySide(flow: Bounds, at: FacilityTemperatures, path: string): FacilitySide {
  const { coolant, supply_c, loop_supply_c, loop_return_c } = at;
  const ends = { flow_l_per_min: flow, supply_c, loop_supply_c, loop_return_c };
  const mean = meanOf(at, flow);
  const rate = (l_per_min: number | undefined): number | undefined =>
    coolant && mean !== undefined && l_per_min !== undefined ? capacityRate(coolant, l_per_min, mean) : undefined;
  const [lower, upper] = [rate(flow.lower), rate(flow.upper)];
  const lacking: Missing = { what: "properties of the facility water", why: "not in the catalog", path };
  if (mean === undefined || (lower ?? upper) === undefined) {
    const missing = supply_c.missing.length > 0 ? supply_c.missing : [lacking];
    return { ...ends, capacity_kw_per_k: unbounded(missing) };
  }
  return { ...ends, capacity_kw_per_k: bounds(lower, upper, flow.missing), mean_c: mean };
}

/** The water leaves no warmer than the loop returns. */
function meanOf({ coolant, supply_c, heat_kw, loop_return_c }: FacilityTemperatures, flow: Bounds): number | undefined {
  const supply = supply_c.lower ?? supply_c.upper;
  const warmest = loop_return_c.lower ?? loop_return_c.upper;
  const l_per_min = flow.upper ?? flow.lower ?? 0;
  if (supply === undefined || !coolant) return undefined;
  const mean = l_per_min > 0 ? meanTemperature(coolant, heat_kw.lower ?? 0, l_per_min, supply) : undefined;
  if (warmest === undefined) return mean;
  const highest = (supply + Math.max(supply, warmest)) / 2;
  return Math.min(mean ?? highest, highest);
}

/**
 * Most heat in kW that CDUs of a UA (kW/K) give from the loop, between its return and its supply, to the facility water: those
 * side by side, with both flows divided as their UA, are one exchanger of all their UA.
 */
export function takenByFacility(ua: Bounds, side: FacilitySide): Bounds {
  const { capacity_kw_per_k: cold, supply_c, loop_supply_c, loop_return_c } = side;
  const at = (
    conductance: number | undefined,
    rate: number | undefined,
    hot_in_c: number | undefined,
    cold_in_c: number | undefined,
  ): number | undefined => {
    const hot_out_c = loop_supply_c.lower;
    if (rate === undefined || hot_in_c === undefined || hot_out_c === undefined || cold_in_c === undefined)
      return undefined;
    if (conductance === undefined) return hot_out_c > cold_in_c ? Math.max(0, rate * (hot_in_c - cold_in_c)) : 0;
    return heatBetween(conductance, rate, { hot_in_c, hot_out_c, cold_in_c });
  };
  const missing = [ua, cold, supply_c, loop_supply_c, loop_return_c].reduce<readonly Missing[]>(
    (all, each) => joinMissing(all, each.missing),
    [],
  );
  return bounds(
    at(ua.lower ?? 0, cold.lower, loop_return_c.lower, supply_c.upper) ?? 0,
    at(ua.upper, cold.upper, loop_return_c.upper, supply_c.lower),
    missing,
  );
}
