/** Loops, plants and rooms with units out: what is left against what the live racks ask for. */
import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import type { Analysis } from "../analysis";
import { joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import type { LoopThermal } from "./loop";
import type { UnitLimit } from "./loss";
import type { PlantThermal } from "./plant";
import type { FloorAir } from "./air";
import { type Bounds, boundsOf, compareBounds, sumBounds } from "./bounds";
import {
  airHeat,
  airShortfall,
  cduShortfall,
  type CoolingLeft,
  type CoolingShortfall,
  liveHeat,
  plantShortfall,
} from "./cooling-left";

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
  const loops = [...thermal.loops.values()].filter(({ cdus }) => cdus.units.some(isOut(out)));
  const plants = [...thermal.plants.values()].filter(({ units, pumps }) => [...units, ...pumps.units].some(isOut(out)));
  const floors = [...thermal.floors.values()].filter(({ units }) => units.some(isOut(out)));
  const left: readonly CoolingLeft[] = [
    ...loops.map((loop) => cduShortfall(loop, out, dead)),
    ...plants.map((plant) => plantShortfall(thermal, racks, plant, out, dead)),
    ...floors.map((floor) => airShortfall(index, racks, floor, out, dead)),
  ];
  const changes = [
    ...loops.flatMap((loop) => loopChanges(loop, out, dead)),
    ...plants.flatMap((plant) => plantChanges(plant, liveHeat(thermal, racks, plant, dead), out)),
    ...floors.flatMap((floor) => floorChanges(floor, airHeat(index, racks, floor, dead), out)),
  ];
  const shortfalls = left.flatMap(({ shortfall }) => shortfall ?? []);
  const unsure = changes.filter(({ load, limit }) => compareBounds(load, limit) === "unknown");
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

/** A loop without any CDU left asks nothing of any: its racks are uncooled. */
function loopChanges(
  { path, cdus, rack_classes }: LoopThermal,
  out: ReadonlySet<string>,
  dead: ReadonlySet<string>,
): CoolingChange[] {
  const live = rack_classes.map((each) => ({ each, racks: each.racks.filter((rack) => !dead.has(rack)) }));
  const left = cdus.units.filter((unit) => !out.has(unit.path));
  if (left.length === 0) return [];
  const counts = { path, unit_count: left.length, all_count: cdus.units.length };
  const heat = sumBounds(live.map(({ each, racks: { length: count } }) => ({ each: boundsOf(each.liquid_kw), count })));
  const flow = sumBounds(live.map(({ each, racks: { length: count } }) => ({ each: each.flow_l_per_min, count })));
  const [heatLimit, flowLimit] = [
    sumBounds(left.map((unit) => ({ each: unit.heat_limit_kw, count: 1 }))),
    sumBounds(left.map((unit) => ({ each: unit.flow_limit_l_per_min, count: 1 }))),
  ];
  return [
    changeOf({ ...counts, quantity: "liquid heat", load: heat, limit_before: cdus.heat_limit_kw, limit: heatLimit }),
    changeOf({ ...counts, quantity: "flow", load: flow, limit_before: cdus.flow_limit_l_per_min, limit: flowLimit }),
  ];
}

function plantChanges(plant: PlantThermal, heat: Bounds, out: ReadonlySet<string>): CoolingChange[] {
  const { pumps } = plant;
  const parts = [
    { quantity: "rejected heat", units: plant.units, load: heat },
    { quantity: "facility flow", units: pumps.units, load: pumps.flow_l_per_min },
  ] as const;
  return parts.flatMap(({ quantity, units, load }) => changeOfUnits(plant.path, quantity, units, load, out));
}

function floorChanges({ path, units }: FloorAir, load: Bounds, out: ReadonlySet<string>): CoolingChange[] {
  return changeOfUnits(path, "air heat", units, load, out);
}

function changeOfUnits(
  path: string,
  quantity: CoolingChange["quantity"],
  units: readonly UnitLimit[],
  load: Bounds,
  out: ReadonlySet<string>,
): CoolingChange[] {
  const left = units.filter((unit) => !out.has(unit.path));
  if (left.length === 0 || left.length === units.length) return [];
  const total = (some: readonly UnitLimit[]): Bounds => sumBounds(some.map(({ limit: each }) => ({ each, count: 1 })));
  const counts = { path, quantity, unit_count: left.length, all_count: units.length };
  return [changeOf({ ...counts, load, limit_before: total(units), limit: total(left) })];
}

function changeOf(change: Omit<CoolingChange, "is_over" | "unit">): CoolingChange {
  const unit = change.quantity === "flow" || change.quantity === "facility flow" ? "L/min" : "kW";
  return { ...change, unit, is_over: compareBounds(change.load, change.limit) === "over" };
}
