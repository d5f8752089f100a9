/** Plants: facility water, and loops with a rejection of their own, with everything in service and with units lost. */
import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import type { CduRecord, RejectionUnitRecord } from "../../model/records";
import { invalidElement, type Missing } from "../amount";
import { type Bounds, exactly, sumBounds } from "./bounds";
import { type PumpGroup, pumpGroup } from "./facility-pumps";
import { groupBy } from "./group-by";
import { lossCounts, type UnitLimit, type UnitLoss, worstLoss } from "./loss";
import { type HeatBelow, type HeatSource, type PlantHeat, plantHeats } from "./plant-heat";
import { plantOf } from "./plant-inputs";
import { ratedHeat } from "./rejection";
import { type FacilityWater, PlantWaters } from "./water";

export interface PlantThermal {
  /** The facility water, or the cooling loop whose own rejection it is. */
  readonly path: string;
  /** What gives heat to it. */
  readonly sources: readonly HeatSource[];
  /** Heat for its rejection or its plate exchanger. */
  readonly heat_kw: Bounds;
  readonly water: FacilityWater;
  /** Rejection units with their rated heat, in path order. */
  readonly units: readonly UnitLimit[];
  /** Rated heat of the rejection, or of the plate exchanger. */
  readonly limit_kw: Bounds;
  /** With any one rejection unit lost, and with as many as is claimed, fewest first. */
  readonly losses: readonly UnitLoss[];
  readonly pumps: PumpGroup;
  /** Where the approach shrinks with the load: what the units carry in losses. */
  readonly usable?: UsableRating;
  /** Loops whose heat ends here, through other plants too, in path order. */
  readonly loops: readonly string[];
  /** Floors whose air units or rear doors reject here, in path order. */
  readonly floors: readonly string[];
  /** Racks on these loops, and racks that heat these rooms, in path order. */
  readonly racks: readonly string[];
}

/** What units carry while they keep their water as cold as it must be. */
export interface UsableRating {
  /** The set point; without one, the warmest water that serves everything on the plant. */
  readonly water_c: Bounds;
  /** Share of their rated heat, 0 to 1. */
  readonly share: Bounds;
}

/** What stands around the plants. */
export interface PlantSurroundings extends HeatBelow {
  readonly cdus: ReadonlyMap<string, readonly CduRecord[]>;
  /** Racks that give heat to each loop. */
  readonly loopRacks: ReadonlyMap<string, readonly string[]>;
}

export interface Plants {
  /** In path order. */
  readonly plants: ReadonlyMap<string, PlantThermal>;
  readonly waters: PlantWaters;
}

/** Heat upwards, then temperatures downwards. */
export function analysePlants(index: ModelIndex, around: PlantSurroundings): Plants {
  const heats = plantHeats(index, around);
  const waters = new PlantWaters(index, (path) => heats.get(path)?.heat_kw);
  const units = groupBy(index.all("rejection-unit"), ({ plant }) => plant);
  const pumps = groupBy(index.all("pump"), ({ plant }) => plant);
  const airUnits = groupBy(index.all("air-unit"), ({ rejects_to }) => plantOf(index, rejects_to));
  const cdus = cdusOfPlants(index, around.cdus);
  const plants = [...heats].map(([path, heat]): [string, PlantThermal] => {
    const takers = { cdus: cdus.get(path) ?? [], airUnits: airUnits.get(path) ?? [] };
    return [
      path,
      {
        path,
        sources: heat.sources,
        heat_kw: heat.heat_kw,
        water: waters.of(path),
        ...unitsOf(heat, units.get(path) ?? []),
        pumps: pumpGroup(index, heat, pumps.get(path) ?? [], takers),
        loops: heat.loops,
        floors: heat.floors,
        racks: racksOf(heat, around),
      },
    ];
  });
  return { plants: new Map(plants), waters };
}

function cdusOfPlants(index: ModelIndex, cdus: PlantSurroundings["cdus"]): ReadonlyMap<string, readonly CduRecord[]> {
  const found = new Map<string, CduRecord[]>();
  for (const [loop, own] of cdus) {
    const plant = plantOf(index, loop);
    if (plant !== undefined) found.set(plant, [...(found.get(plant) ?? []), ...own]);
  }
  return found;
}

function unitsOf({ inputs }: PlantHeat, records: readonly RejectionUnitRecord[]) {
  const { path, noun, rejection, exchanger, capacity_kw: rated } = inputs;
  const each = rated === undefined ? undefined : rated / records.length;
  const unstated = (what: string): Missing => ({ what: `rated heat of the ${what}`, why: "not stated", path });
  const limitOf = (unit: RejectionUnitRecord): Bounds => {
    if (unit.problems) return { lower: 0, missing: [invalidElement(unit.path)] };
    const own = ratedHeat(unit) ?? each;
    return own === undefined ? { lower: 0, missing: [unstated(`${noun}'s rejection`)] } : exactly(own);
  };
  const units: UnitLimit[] = records.map((unit) => ({ path: unit.path, limit: limitOf(unit) }));
  const whole = rejection ? rated : exchanger?.capacity_kw;
  const named = rejection || !exchanger ? `${noun}'s rejection` : "plate exchanger";
  const undivided = whole === undefined ? { lower: 0, missing: [unstated(named)] } : exactly(whole);
  return {
    units,
    limit_kw: units.length > 0 ? sumBounds(units.map(({ limit }) => ({ each: limit, count: 1 }))) : undivided,
    losses: lossCounts(rejection?.claims, units.length).map((out) => worstLoss(units, out)),
  };
}

function racksOf({ loops, floors }: PlantHeat, around: PlantSurroundings): readonly string[] {
  const racks = new Set<string>();
  for (const loop of loops) for (const rack of around.loopRacks.get(loop) ?? []) racks.add(rack);
  for (const floor of floors) for (const rack of around.floors.get(floor)?.racks ?? []) racks.add(rack);
  return [...racks].sort(compareText);
}
