/** What loops, plants and rooms lack when some of their units have lost their supply and some of their racks are off. */
import { compareText } from "../../core/order";
import { joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import type { FloorAir } from "./air";
import { boundsOf, compareBounds, sumBounds } from "./bounds";
import type { CoolingSystems } from "./cooling-systems";
import { airHeat, liveHeat, type RacksOff } from "./racks-off";
import type { LoopThermal } from "./loop";
import { loopLeft } from "./loop-left";
import type { PlantThermal } from "./plant";
import { plantLeft, type PlantShortfall } from "./plant-left";
import type { Shortage } from "./shortage";

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

/** A facility with cooling units without supply and racks off. */
export interface LossState extends RacksOff {
  /** CDUs, rejection units, facility pumps and air units without supply. */
  readonly out: ReadonlySet<string>;
}

export function cduShortfall({ systems, out, dead }: LossState, loop: LoopThermal): CoolingLeft {
  const { shortfall, missing } = loopLeft(loop, out, dead, systems.hydraulics.get(loop.path));
  if (!shortfall) return { missing };
  const { loop: path, dead_cdu_count, cdu_count, ...rest } = shortfall;
  return { missing, shortfall: { path, units: "cdu", dead_count: dead_cdu_count, unit_count: cdu_count, ...rest } };
}

export function plantShortfall(state: LossState, plant: PlantThermal): CoolingLeft {
  const { systems, out, dead } = state;
  const racks = plant.racks.filter((rack) => !dead.has(rack));
  if (racks.length === 0) return { missing: NOTHING_MISSING };
  const { shortfall, missing } = plantLeft(plant, out, out, liveHeat(state, plant));
  if (!shortfall) return { missing };
  const { quantity, dead_count, unit_count, value, limit } = shortfall;
  const units = quantity === "heat" ? "rejection" : "pump";
  const shortage = shortageOf(systems, plant, shortfall);
  return {
    missing,
    shortfall: { path: plant.path, units, dead_count, unit_count, quantity, value, limit, shortage, racks },
  };
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

export function airShortfall(state: Omit<LossState, "systems">, floor: FloorAir): CoolingLeft {
  const { out, dead } = state;
  const left = floor.units.filter(({ path }) => !out.has(path));
  const racks = floor.racks.filter((rack) => !dead.has(rack)).sort(compareText);
  if (racks.length === 0) return { missing: NOTHING_MISSING };
  // Above the limit with every unit in service: a finding of its own.
  if (left.length > 0 && compareBounds(boundsOf(floor.air_kw), floor.limit_kw) === "over") {
    return { missing: NOTHING_MISSING };
  }
  const heat = airHeat(state, floor);
  const limit = sumBounds(left.map((unit) => ({ each: unit.limit, count: 1 })));
  const verdict = compareBounds(heat, limit);
  if (verdict === "within") return { missing: NOTHING_MISSING };
  if (verdict === "unknown" && left.length > 0) return { missing: joinMissing(heat.missing, limit.missing) };
  const [value, carried] = [heat.lower ?? 0, limit.upper ?? 0];
  const counts = { dead_count: floor.units.length - left.length, unit_count: floor.units.length };
  const amounts = { quantity: "heat" as const, value, limit: carried, shortage: { kw: value - carried } };
  return { shortfall: { path: floor.path, units: "air-unit", ...counts, ...amounts, racks }, missing: NOTHING_MISSING };
}
