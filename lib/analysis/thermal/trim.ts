/** Trim chillers: what they take behind a cooler on a design point, and what the plant then reaches. */
import type { ModelIndex } from "../../model/model";
import type { ClimatePoint, SiteRecord, TrimRecord } from "../../model/records";
import { joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import { type Bounds, bounds, compareBounds, exactly, unbounded } from "./bounds";
import { returnTemperature } from "./flow-curve";
import type { PlantInputs } from "./plant-inputs";
import { recirculation, trimLoad } from "./rejection";
import { isWithin } from "../tolerance";

/** A plant with its trim chiller at one design point. */
export interface Trimmed {
  readonly reachable_c: Bounds;
  /** Heat that the set point asks of the trim chiller, whether or not it can. */
  readonly trim_kw: Bounds;
}

/**
 * Undefined where there is nothing to trim: no trim chiller, no set point, or a cooler whose temperature is not known. Where
 * the trim chiller cannot take enough, what is reached lies between the set point and what the cooler reaches.
 */
export function trimmed(
  index: ModelIndex,
  plant: PlantInputs,
  site: SiteRecord,
  point: ClimatePoint,
  cooler: Bounds,
  heat: Bounds | undefined,
): Trimmed | undefined {
  const { rejection, set_point_c: set } = plant;
  const { lower, upper } = cooler;
  const trim = rejection?.trim;
  if (!trim || set === undefined || lower === undefined || upper === undefined) return undefined;
  if (isWithin(upper, set)) return { reachable_c: cooler, trim_kw: exactly(0) };
  const back = returnOf(index, plant, set, heat ?? unbounded(noHeat(plant.path)));
  const needed = trimHeat(set, cooler, heat ?? unbounded(noHeat(plant.path)), back);
  const available = capacityAt(trim, plant.path, site, point);
  return { reachable_c: reachedWith(set, cooler, needed, available, heat, back), trim_kw: needed };
}

/**
 * Kelvin above the set point at which a cooler may leave its water for the trim chiller to take the rest: its capacity /
 * (rho cp V) of the facility water, and any where it can take all heat.
 */
export function trimRange(
  index: ModelIndex,
  plant: PlantInputs,
  site: SiteRecord,
  point: ClimatePoint,
  heat: Bounds,
): Bounds {
  const { rejection, set_point_c: set } = plant;
  if (!rejection?.trim || set === undefined) return exactly(0);
  const available = capacityAt(rejection.trim, plant.path, site, point);
  if (available.upper === 0) return exactly(0);
  if (compareBounds(heat, available) === "within") return exactly(Infinity);
  const { return_c: back, missing } = returnOf(index, plant, set, heat);
  const [total, most] = [heat.lower, available.upper];
  if (back === undefined || total === undefined || most === undefined) {
    return bounds(0, undefined, joinMissing(heat.missing, joinMissing(available.missing, missing)));
  }
  const range = (most * (back - set)) / total;
  return bounds(available.missing.length > 0 ? 0 : range, range, available.missing);
}

function noHeat(path: string): Missing {
  return { what: "heat of the plant", why: "not computed", path };
}

/** The facility return at the set point of the supply, where heat and flow are known. */
interface FacilityReturn {
  readonly return_c?: number;
  readonly missing: readonly Missing[];
}

function reachedWith(
  set: number,
  cooler: Bounds,
  needed: Bounds,
  available: Bounds,
  heat: Bounds | undefined,
  { return_c: back }: FacilityReturn,
): Bounds {
  if (available.upper === 0) return cooler;
  const verdict = compareBounds(needed, available);
  if (verdict === "within") return exactly(set);
  const [warmest, total, most] = [cooler.upper as number, heat?.lower, available.upper];
  const isExact = cooler.missing.length === 0;
  if (verdict === "over" && isExact && back !== undefined && total !== undefined && most !== undefined) {
    // Behind the cooler the trim chiller cools the flow by its capacity / (rho cp V), and no further than to the set point.
    return exactly(Math.max(set, warmest - (most * (back - set)) / total));
  }
  // Where the whole capacity is enough for all that may be needed, only its conditions are in doubt.
  const isEnough = most !== undefined && isWithin(needed.upper ?? Infinity, most);
  return bounds(set, warmest, isEnough ? available.missing : joinMissing(needed.missing, available.missing));
}

/** Heat that the trim chiller takes at the dry bulb of the point: all or nothing of its capacity. */
function capacityAt(trim: TrimRecord, path: string, site: SiteRecord, point: ClimatePoint): Bounds {
  const { capacity_kw: capacity, ambient_max_c: warmest } = trim;
  const missing: Missing[] = [];
  const lacks = (what: string, of: string): void => void missing.push({ what, why: "not stated", path: of });
  if (capacity === undefined) lacks("capacity of the trim chiller", path);
  if (warmest === undefined) lacks("warmest dry bulb of the trim chiller", path);
  if (point.dry_bulb_c === undefined) lacks("dry bulb of the climate", site.path);
  if (warmest !== undefined && point.dry_bulb_c !== undefined) {
    if (!isWithin(point.dry_bulb_c + recirculation(site), warmest)) return exactly(0);
  }
  return bounds(missing.length > 0 ? 0 : capacity, capacity, missing);
}

/** Heat that the set point asks of the trim chiller: with flow and heat known exact, else within bounds. */
function trimHeat(set: number, cooler: Bounds, heat: Bounds, back: FacilityReturn): Bounds {
  const load = (heat_kw: number, cooler_c: number) =>
    trimLoad({ heat_kw, set_point_c: set, cooler_c, return_c: back.return_c });
  const lower = load(heat.lower ?? 0, cooler.lower as number).lower;
  const upper = heat.upper === undefined ? undefined : load(heat.upper, cooler.upper as number).upper;
  return bounds(lower, upper, joinMissing(joinMissing(heat.missing, cooler.missing), back.missing));
}

/** Facility return in °C: supply + heat / (rho cp x flow), properties at mean temperature. */
function returnOf(
  index: ModelIndex,
  { path, coolant, flow_l_per_min: flow }: PlantInputs,
  supply: number,
  heat: Bounds,
) {
  const missing: Missing[] = [];
  if (flow === undefined) missing.push({ what: "flow of the facility water", why: "not stated", path });
  const part = index.coolantPart(coolant);
  if (coolant === undefined) missing.push({ what: "coolant of the facility water", why: "not stated", path });
  else if (!part) missing.push({ what: `properties of ${coolant}`, why: "not in the catalog", path });
  const { lower, upper } = heat;
  if (!part || flow === undefined || lower === undefined || upper !== lower) return { missing };
  const back = returnTemperature(part, lower, flow, supply);
  if (back !== undefined) return { return_c: back, missing: NOTHING_MISSING };
  return { missing: [{ what: `properties of ${part.id}`, why: "mean temperature outside their table", path }] };
}
