/** Loops and rooms with CDUs and air units out: what is left against what the live racks ask for. */
import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import type { Analysis } from "../analysis";
import { joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import type { LoopThermal } from "./loop";
import type { FloorAir } from "./air";
import { type Bounds, bounds, compareBounds, sumBounds } from "./bounds";

/** What a loop or a room asks for against what is left of its units. */
export interface CoolingChange {
  /** The loop or the floor. */
  readonly path: string;
  readonly quantity: "liquid heat" | "flow" | "air heat";
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
  /** In path order; of loops and rooms that lose a unit. */
  readonly changes: readonly CoolingChange[];
  /** Live racks that no unit cools, in path order. */
  readonly uncooled_racks: readonly string[];
  readonly missing: readonly Missing[];
}

/**
 * @param out - CDUs and air units that do not run
 * @param dead - racks that are off: they give no heat
 */
export function coolingWithout(
  index: ModelIndex,
  { thermal, racks }: Analysis,
  out: ReadonlySet<string>,
  dead: ReadonlySet<string>,
): CoolingWithout {
  const parts = [
    ...[...thermal.loops.values()]
      .filter((loop) => loop.cdus.units.some(isOut(out)))
      .map((loop) => loopPart(loop, out, dead)),
    ...[...thermal.floors.values()]
      .filter((floor) => floor.units.some(isOut(out)))
      .map((floor) => floorPart(floor, airHeat(index, racks, floor, dead), out, dead)),
  ];
  return {
    changes: parts.flatMap(({ changes }) => changes),
    uncooled_racks: [...new Set(parts.flatMap(({ uncooled_racks }) => uncooled_racks))].sort(compareText),
    missing: parts.reduce((all, { missing }) => joinMissing(all, missing), NOTHING_MISSING),
  };
}

function isOut(out: ReadonlySet<string>) {
  return ({ path }: { readonly path: string }): boolean => out.has(path);
}

function loopPart(
  { path, cdus, rack_classes }: LoopThermal,
  out: ReadonlySet<string>,
  dead: ReadonlySet<string>,
): CoolingWithout {
  const live = rack_classes.map((each) => ({ each, racks: each.racks.filter((rack) => !dead.has(rack)) }));
  const left = cdus.units.filter((unit) => !out.has(unit.path));
  const racks = live.flatMap((each) => each.racks);
  if (left.length === 0) return { changes: [], uncooled_racks: racks, missing: NOTHING_MISSING };
  const counts = { unit_count: left.length, all_count: cdus.units.length };
  const heat = sumBounds(
    live.map(({ each: { liquid_kw }, racks: { length: count } }) => ({
      each: bounds(liquid_kw.value, liquid_kw.missing.length > 0 ? undefined : liquid_kw.value, liquid_kw.missing),
      count,
    })),
  );
  const flow = sumBounds(live.map(({ each, racks: { length: count } }) => ({ each: each.flow_l_per_min, count })));
  return partOf([
    {
      ...{ path, quantity: "liquid heat", unit: "kW", load: heat, limit_before: cdus.heat_limit_kw, ...counts },
      limit: sumBounds(left.map((unit) => ({ each: unit.heat_limit_kw, count: 1 }))),
    },
    {
      ...{ path, quantity: "flow", unit: "L/min", load: flow, limit_before: cdus.flow_limit_l_per_min, ...counts },
      limit: sumBounds(left.map((unit) => ({ each: unit.flow_limit_l_per_min, count: 1 }))),
    },
  ]);
}

function floorPart(floor: FloorAir, load: Bounds, out: ReadonlySet<string>, dead: ReadonlySet<string>): CoolingWithout {
  const left = floor.units.filter((unit) => !out.has(unit.path));
  const racks = floor.racks.filter((rack) => !dead.has(rack));
  if (left.length === 0) return { changes: [], uncooled_racks: racks, missing: NOTHING_MISSING };
  const limit = sumBounds(left.map((unit) => ({ each: unit.limit, count: 1 })));
  const counts = { unit_count: left.length, all_count: floor.units.length };
  const { path, limit_kw: limit_before } = floor;
  return partOf([{ path, quantity: "air heat", unit: "kW", load, limit_before, limit, ...counts }]);
}

/** Air heat of the room less that of the racks that are off. */
function airHeat(
  index: ModelIndex,
  racks: Analysis["racks"],
  { path, air_kw }: FloorAir,
  dead: ReadonlySet<string>,
): Bounds {
  let heat = air_kw.value;
  for (const rack of dead.size === 0 ? [] : index.racksUnder(path)) {
    const air = racks.get(rack.path)?.air_kw.value ?? 0;
    if (dead.has(rack.path)) heat -= air - Math.min(rack.rear_door_kw ?? 0, air);
  }
  return bounds(heat, air_kw.missing.length > 0 ? undefined : heat, air_kw.missing);
}

function partOf(changes: readonly Omit<CoolingChange, "is_over">[]): CoolingWithout {
  const judged = changes.map((change) => ({ change, verdict: compareBounds(change.load, change.limit) }));
  return {
    changes: judged.map(({ change, verdict }) => ({ ...change, is_over: verdict === "over" })),
    uncooled_racks: [],
    missing: judged
      .filter(({ verdict }) => verdict === "unknown")
      .reduce(
        (all, { change }) => joinMissing(all, joinMissing(change.load.missing, change.limit.missing)),
        NOTHING_MISSING,
      ),
  };
}
