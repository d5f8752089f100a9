/** Loops, plants and rooms with units out: what is left against what the live racks ask for. */
import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import type { Analysis } from "../analysis";
import { joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import { type Bounds, compareBounds, sumBounds } from "./bounds";
import {
  airShortfall,
  cduShortfall,
  type CoolingLeft,
  type CoolingShortfall,
  type LossState,
  plantShortfall,
} from "./cooling-left";
import { airHeat, liveHeat } from "./racks-off";
import type { LoopThermal } from "./loop";
import { demandsOn, withoutRacks } from "./loop-left";
import type { UnitLimit } from "./loss";
import type { PlantThermal } from "./plant";
import { usableUnits } from "./plant-load";

/** What a loop, a plant or a room asks for against what is left of its units. */
export interface CoolingChange {
  /** The loop, the facility water or the floor. */
  readonly path: string;
  readonly quantity: "liquid heat" | "flow" | "rejected heat" | "facility flow" | "air heat";
  readonly unit: "kW" | "L/min";
  /** Of the live racks. */
  readonly load: Bounds;
  /** Of all units, and of those that are left. */
  readonly limit_before: Bounds;
  readonly limit: Bounds;
  /** Units that are left, and all. */
  readonly unit_count: number;
  readonly all_count: number;
  readonly is_over: boolean;
}

export interface CoolingWithout {
  /** Of loops, plants and rooms that lose a unit, each in path order. */
  readonly changes: readonly CoolingChange[];
  /** Those whose live units do not carry their live racks. */
  readonly shortfalls: readonly CoolingShortfall[];
  /** The racks of `shortfalls`, in path order. */
  readonly uncooled_racks: readonly string[];
  readonly missing: readonly Missing[];
}

/**
 * @param out - CDUs, rejection units, facility pumps and air units that do not run
 * @param dead - racks that are off: they give no heat
 */
export function coolingWithout(
  index: ModelIndex,
  { thermal, racks }: Analysis,
  out: ReadonlySet<string>,
  dead: ReadonlySet<string>,
): CoolingWithout {
  const state: LossState = { index, loads: racks, systems: thermal, out, dead };
  const loops = [...thermal.loops.values()].filter(({ cdus }) => cdus.units.some(isOut(out)));
  const plants = [...thermal.plants.values()].filter(({ units, pumps }) => [...units, ...pumps.units].some(isOut(out)));
  const floors = [...thermal.floors.values()].filter(({ units }) => units.some(isOut(out)));
  const left: readonly CoolingLeft[] = [
    ...loops.map((loop) => cduShortfall(state, loop)),
    ...plants.map((plant) => plantShortfall(state, plant)),
    ...floors.map((floor) => airShortfall(state, floor)),
  ];
  const changes = [
    ...loops.flatMap((loop) => loopChanges(state, loop)),
    ...plants.flatMap((plant) => plantChanges(plant, liveHeat(state, plant), out)),
    ...floors.flatMap((floor) => changeOfUnits(floor.path, "air heat", floor.units, airHeat(state, floor), out)),
  ];
  const shortfalls = left.flatMap(({ shortfall }) => shortfall ?? []);
  const unsure = changes.filter(
    ({ unit_count, load, limit }) => unit_count > 0 && compareBounds(load, limit) === "unknown",
  );
  return {
    changes,
    shortfalls,
    uncooled_racks: [...new Set(shortfalls.flatMap((each) => each.racks))].sort(compareText),
    missing: [
      ...unsure.map(({ load, limit }) => joinMissing(load.missing, limit.missing)),
      ...left.map(({ missing }) => missing),
    ].reduce((all, each) => joinMissing(all, each), NOTHING_MISSING),
  };
}

function isOut(out: ReadonlySet<string>) {
  return ({ path }: { readonly path: string }): boolean => out.has(path);
}

function loopChanges({ systems, out, dead }: LossState, loop: LoopThermal): CoolingChange[] {
  const { path, cdus } = loop;
  const counts = {
    path,
    unit_count: cdus.units.filter((unit) => !out.has(unit.path)).length,
    all_count: cdus.units.length,
  };
  return demandsOn(loop, withoutRacks(loop, dead), out, systems.hydraulics.get(path)).map(
    ({ quantity, value, all, limit }) =>
      changeOf({
        ...counts,
        quantity: quantity === "heat" ? "liquid heat" : "flow",
        load: value,
        limit_before: all,
        limit,
      }),
  );
}

function plantChanges(plant: PlantThermal, heat: Bounds, out: ReadonlySet<string>): CoolingChange[] {
  const { pumps } = plant;
  const parts = [
    { quantity: "rejected heat", units: usableUnits(plant), load: heat },
    { quantity: "facility flow", units: pumps.units, load: pumps.flow_l_per_min },
  ] as const;
  return parts.flatMap(({ quantity, units, load }) => changeOfUnits(plant.path, quantity, units, load, out));
}

function changeOfUnits(
  path: string,
  quantity: CoolingChange["quantity"],
  units: readonly UnitLimit[],
  load: Bounds,
  out: ReadonlySet<string>,
): CoolingChange[] {
  const left = units.filter((unit) => !out.has(unit.path));
  if (left.length === units.length) return [];
  const total = (some: readonly UnitLimit[]): Bounds => sumBounds(some.map(({ limit: each }) => ({ each, count: 1 })));
  const counts = { path, quantity, unit_count: left.length, all_count: units.length };
  return [changeOf({ ...counts, load, limit_before: total(units), limit: total(left) })];
}

/** Units that are all out are overloaded with nothing: what they leave is a shortfall. */
function changeOf(change: Omit<CoolingChange, "is_over" | "unit">): CoolingChange {
  const { quantity, unit_count, load, limit } = change;
  const unit = quantity === "flow" || quantity === "facility flow" ? "L/min" : "kW";
  return { ...change, unit, is_over: unit_count > 0 && compareBounds(load, limit) === "over" };
}
