/** What loops, plants and rooms lack when some of their units have lost their supply and some of their racks are off. */
import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import { joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import type { RackLoads } from "../rack-load";
import type { FloorAir } from "./air";
import { type Bounds, boundsOf, bounds, compareBounds, sumBounds } from "./bounds";
import type { LoopThermal } from "./loop";
import { loopLeft } from "./loop-left";
import type { PlantThermal } from "./plant";
import { plantLeft, type PlantShortfall } from "./plant-left";
import type { Shortage } from "./shortage";

/** Everything that is cooled, by path, in path order. */
export interface CoolingSystems {
  readonly loops: ReadonlyMap<string, LoopThermal>;
  /** Facility water, and loops with a rejection of their own. */
  readonly plants: ReadonlyMap<string, PlantThermal>;
  readonly floors: ReadonlyMap<string, FloorAir>;
}

export const NO_COOLING: CoolingSystems = { loops: new Map(), plants: new Map(), floors: new Map() };

/** A loop, plant or room whose live units do not carry its live racks: none of these racks counts as cooled. */
export interface CoolingShortfall {
  /** The loop, the facility water or the floor. */
  readonly path: string;
  /** What is too few. */
  readonly units: "cdu" | "rejection" | "pump" | "air-unit";
  readonly dead_count: number;
  readonly unit_count: number;
  /** The one of which the larger share is lacking. */
  readonly quantity: "heat" | "flow";
  /** What is asked for and what is left: in kW for heat, in L/min for flow. */
  readonly value: number;
  readonly limit: number;
  readonly shortage: Pick<Shortage, "kw" | "l_per_min">;
  /** The live racks that give their heat to it, in path order. */
  readonly racks: readonly string[];
}

export interface CoolingLeft {
  readonly shortfall?: CoolingShortfall;
  readonly missing: readonly Missing[];
}

/**
 * @param cdus - CDUs of the loop without supply
 * @param dead - racks that are off
 */
export function cduShortfall(loop: LoopThermal, cdus: ReadonlySet<string>, dead: ReadonlySet<string>): CoolingLeft {
  const { shortfall, missing } = loopLeft(loop, cdus, dead);
  if (!shortfall) return { missing };
  const { loop: path, dead_cdu_count, cdu_count, ...rest } = shortfall;
  return { missing, shortfall: { path, units: "cdu", dead_count: dead_cdu_count, unit_count: cdu_count, ...rest } };
}

/**
 * @param out - rejection units and facility pumps without supply
 * @param dead - racks that are off
 */
export function plantShortfall(
  systems: CoolingSystems,
  loads: RackLoads,
  plant: PlantThermal,
  out: ReadonlySet<string>,
  dead: ReadonlySet<string>,
): CoolingLeft {
  const racks = plant.racks.filter((rack) => !dead.has(rack));
  if (racks.length === 0) return { missing: NOTHING_MISSING };
  const heat = liveHeat(systems, loads, plant, dead);
  const { shortfall, missing } = plantLeft(plant, out, out, heat);
  if (!shortfall) return { missing };
  const { quantity, dead_count, unit_count, value, limit } = shortfall;
  const units = quantity === "heat" ? "rejection" : "pump";
  const shortage = shortageOf(systems, plant, shortfall);
  return {
    missing,
    shortfall: { path: plant.path, units, dead_count, unit_count, quantity, value, limit, shortage, racks },
  };
}

/** Heat of a plant less that of racks that are off; of the air of a room, in the share that the plant takes. */
export function liveHeat(
  { floors }: Pick<CoolingSystems, "floors">,
  loads: RackLoads,
  plant: PlantThermal,
  dead: ReadonlySet<string>,
): Bounds {
  if (dead.size === 0) return plant.heat_kw;
  let off = 0;
  for (const rack of plant.racks) if (dead.has(rack)) off += loads.get(rack)?.liquid_kw.value ?? 0;
  for (const { kind, path, heat_kw } of plant.sources) {
    const floor = kind === "air-units" ? floors.get(path) : undefined;
    if (!floor || floor.air_kw.value === 0) continue;
    const share = (heat_kw.lower ?? 0) / floor.air_kw.value;
    for (const rack of floor.racks) if (dead.has(rack)) off += (loads.get(rack)?.air_kw.value ?? 0) * share;
  }
  const less = (heat: number | undefined): number | undefined => (heat === undefined ? heat : Math.max(0, heat - off));
  return bounds(less(plant.heat_kw.lower), less(plant.heat_kw.upper), plant.heat_kw.missing);
}

/** The shortage of heat also as the flow that would carry it: of the facility water, else of the loops. */
function shortageOf(
  { loops }: CoolingSystems,
  plant: PlantThermal,
  found: PlantShortfall,
): CoolingShortfall["shortage"] {
  const { quantity, value, limit, kw } = found;
  const heat = kw === undefined ? {} : { kw };
  if (quantity === "flow") return { ...heat, ...(value > limit && { l_per_min: value - limit }) };
  const ofLoops = plant.loops.flatMap((path) => loops.get(path)?.flow_l_per_min ?? []);
  const own = plant.pumps.flow_l_per_min.lower ?? 0;
  const flow = own > 0 ? own : (sumBounds(ofLoops.map((each) => ({ each, count: 1 }))).lower ?? 0);
  return { ...heat, ...(flow > 0 && value > 0 && { l_per_min: flow * ((value - limit) / value) }) };
}

/**
 * @param out - air units of the floor without supply
 * @param dead - racks that are off
 */
export function airShortfall(
  index: ModelIndex,
  loads: RackLoads,
  floor: FloorAir,
  out: ReadonlySet<string>,
  dead: ReadonlySet<string>,
): CoolingLeft {
  const left = floor.units.filter(({ path }) => !out.has(path));
  const racks = floor.racks.filter((rack) => !dead.has(rack)).sort(compareText);
  if (racks.length === 0) return { missing: NOTHING_MISSING };
  // Above the limit with every unit in service: a finding of its own.
  if (left.length > 0 && compareBounds(boundsOf(floor.air_kw), floor.limit_kw) === "over") {
    return { missing: NOTHING_MISSING };
  }
  const heat = airHeat(index, loads, floor, dead);
  const limit = sumBounds(left.map((unit) => ({ each: unit.limit, count: 1 })));
  const verdict = compareBounds(heat, limit);
  if (verdict === "within") return { missing: NOTHING_MISSING };
  if (verdict === "unknown" && left.length > 0) return { missing: joinMissing(heat.missing, limit.missing) };
  const [value, carried] = [heat.lower ?? 0, limit.upper ?? 0];
  const counts = { dead_count: floor.units.length - left.length, unit_count: floor.units.length };
  const amounts = { quantity: "heat" as const, value, limit: carried, shortage: { kw: value - carried } };
  return { shortfall: { path: floor.path, units: "air-unit", ...counts, ...amounts, racks }, missing: NOTHING_MISSING };
}

/** Air heat of a room less that of the racks that are off. */
export function airHeat(
  index: ModelIndex,
  loads: RackLoads,
  { path, air_kw }: Pick<FloorAir, "path" | "air_kw">,
  dead: ReadonlySet<string>,
): Bounds {
  let heat = air_kw.value;
  for (const rack of dead.size === 0 ? [] : index.racksUnder(path)) {
    const air = loads.get(rack.path)?.air_kw.value ?? 0;
    if (dead.has(rack.path)) heat -= air - Math.min(rack.rear_door_kw ?? 0, air);
  }
  return bounds(heat, air_kw.missing.length > 0 ? undefined : heat, air_kw.missing);
}
