import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import type { AirUnitRecord, WaterClass } from "../../model/records";
import { invalidElement, joinMissing } from "../amount";
import { type Bounds, bounds, exactly, unbounded } from "./bounds";
import { approachNeeded } from "./cdu";
import type { LoopThermal } from "./loop";
import type { PlantThermal } from "./plant";
import type { ThermalAnalysis } from "./thermal";

/** Supply of facility water in °C that an ASHRAE class allows. */
export interface WaterClassRange {
  readonly lowest_c: number;
  /** Absent for W+. */
  readonly highest_c?: number;
}

/** ASHRAE TC 9.9 (MEMORY): every class begins at 2 °C; W17 to W45 are named after their highest supply. */
const LOWEST_C = 2;

export function waterClassRange(name: WaterClass): WaterClassRange {
  return { lowest_c: LOWEST_C, ...(name !== "W+" && { highest_c: Number(name.slice(1)) }) };
}

/** Something that takes facility water, and the warmest at which it does its work. */
export interface WaterUser {
  readonly path: string;
  readonly accepts_c: Bounds;
  readonly racks: readonly string[];
}

/** The loops and the air units that take a facility water at its own supply temperature, in path order of each. */
export function waterUsers(index: ModelIndex, { loops, floors }: ThermalAnalysis, plant: PlantThermal): WaterUser[] {
  const onLoops = plant.loops.flatMap((path) => {
    const loop = index.get("cooling-loop", path)?.facility === plant.path ? loops.get(path) : undefined;
    if (!loop || loop.rack_count === 0) return [];
    const racks = loop.rack_classes.flatMap((each) => each.racks).sort(compareText);
    return [{ path, accepts_c: warmestForLoop(loop), racks }];
  });
  const inRooms = plant.floors.flatMap((floor) => {
    const room = floors.get(floor);
    const units = (room?.units ?? []).flatMap(({ path }) => index.get("air-unit", path) ?? []);
    return units
      .filter((unit) => unit.rejects_to === plant.path)
      .map((unit) => ({ path: unit.path, accepts_c: warmestForAirUnit(unit), racks: room?.racks ?? [] }));
  });
  return [...onLoops, ...inRooms];
}

/** Loop supply less the approach that its CDUs need; no CDU needs less than none. */
function warmestForLoop({ chain: { supply_c: supply }, cdus }: LoopThermal): Bounds {
  const { lower, upper, missing } = approachNeeded(cdus.units);
  const less = (from: number | undefined, approach: number | undefined): number | undefined =>
    from === undefined || approach === undefined ? undefined : from - approach;
  return bounds(less(supply.lower, upper), less(supply.upper, lower ?? 0), joinMissing(supply.missing, missing));
}

function warmestForAirUnit({ path, water_max_c: warmest, problems }: AirUnitRecord): Bounds {
  if (problems) return unbounded(invalidElement(path));
  if (warmest !== undefined) return exactly(warmest);
  return unbounded({ what: "warmest water of the air units", why: "not stated", path });
}
