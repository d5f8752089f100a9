/** Heat of rooms and plants with racks off: each rack takes along what it gives, by the way that its heat takes. */
import type { ModelIndex } from "../../model/model";
import type { RackLoads } from "../rack-load";
import type { FloorAir } from "./air";
import { type Bounds, bounds, boundsOf, sumBounds } from "./bounds";
import type { CoolingSystems } from "./cooling-systems";
import { withoutRacks } from "./loop-left";
import type { PlantThermal } from "./plant";
import type { HeatSource } from "./plant-heat";
import { plantOf } from "./plant-inputs";

/** A facility with racks off. */
export interface RacksOff {
  readonly index: ModelIndex;
  readonly loads: RackLoads;
  readonly systems: CoolingSystems;
  /** Racks that are off. */
  readonly dead: ReadonlySet<string>;
}

/**
 * Air heat of a room less that of the racks that are off: their air less what their rear doors took, and their liquid heat
 * where its CDUs give it to the air of the room.
 */
export function airHeat({ index, loads, dead }: Omit<RacksOff, "systems">, floor: FloorAir): Bounds {
  const { path, air_kw, racks_on_cdus_to_air: toAir } = floor;
  if (dead.size === 0) return boundsOf(air_kw);
  let heat = air_kw.value;
  for (const rack of index.racksUnder(path)) {
    const air = loads.get(rack.path)?.air_kw.value ?? 0;
    if (dead.has(rack.path)) heat -= air - Math.min(rack.rear_door_kw ?? 0, air);
  }
  for (const rack of toAir) if (dead.has(rack)) heat -= loads.get(rack)?.liquid_kw.value ?? 0;
  return boundsOf({ value: Math.max(0, heat), missing: air_kw.missing });
}

/**
 * Heat of a plant less that of the racks that are off: liquid of its loops, doors that name it, air in the share of the room
 * that it takes, and what other plants pass on in proportion.
 */
export function liveHeat(state: RacksOff, plant: PlantThermal): Bounds {
  if (state.dead.size === 0) return plant.heat_kw;
  const heat = sumBounds(plant.sources.map((source) => ({ each: liveSource(state, source), count: 1 })));
  const doors = doorsOff(state, plant.path);
  const less = (kw: number | undefined): number | undefined => (kw === undefined ? kw : Math.max(0, kw - doors));
  return bounds(less(heat.lower), less(heat.upper), heat.missing);
}

/** Rear doors aside: one door of a room may name another plant than the next. */
function liveSource(state: RacksOff, { kind, path, heat_kw }: HeatSource): Bounds {
  const { loops, floors, plants } = state.systems;
  if (kind === "loop") {
    const loop = loops.get(path);
    if (!loop) return heat_kw;
    return inProportion(heat_kw, boundsOf(loop.liquid_kw), boundsOf(withoutRacks(loop, state.dead).liquid_kw));
  }
  if (kind === "air-units") {
    const floor = floors.get(path);
    return floor ? inProportion(heat_kw, boundsOf(floor.air_kw), airHeat(state, floor)) : heat_kw;
  }
  if (kind === "exchanger" || kind === "condenser") {
    const giver = plants.get(path);
    return giver ? inProportion(heat_kw, giver.heat_kw, liveHeat(state, giver)) : heat_kw;
  }
  return heat_kw;
}

/** What arrives of the live part, where `arriving` arrives of the whole. */
function inProportion(arriving: Bounds, whole: Bounds, live: Bounds): Bounds {
  const part = (of: number | undefined, all: number | undefined, left: number | undefined): number | undefined =>
    of === undefined || all === undefined || left === undefined || all <= 0 ? of : of * (left / all);
  return bounds(
    part(arriving.lower, whole.lower, live.lower),
    part(arriving.upper, whole.upper, live.upper),
    arriving.missing,
  );
}

/** What the doors of racks that are off gave to the plant. */
function doorsOff({ index, loads, dead }: RacksOff, plant: string): number {
  let kw = 0;
  for (const path of dead) {
    const { rear_door_kw: most, rear_door_to: to } = index.get("rack", path) ?? {};
    if (most === undefined || to === undefined || plantOf(index, to) !== plant) continue;
    kw += Math.min(most, loads.get(path)?.air_kw.value ?? 0);
  }
  return kw;
}
