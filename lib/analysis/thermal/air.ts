import type { ModelIndex } from "../../model/model";
import type { AirUnitRecord, FloorRecord } from "../../model/records";
import { type Amount, invalidElement, joinMissing, NOTHING_MISSING, sum } from "../amount";
import type { RackLoads } from "../rack-load";
import { type Bounds, bounds, boundsOf, exactly, sumBounds, unbounded } from "./bounds";
import { lossCounts, type UnitLimit, type UnitLoss, worstLoss } from "./loss";

/** Heat that the air of a floor takes up, and the air units that remove it. */
export interface FloorAir {
  readonly path: string;
  /** Air heat of the racks less what rear-door exchangers take, and the losses of the electrical equipment in the room. */
  readonly air_kw: Amount;
  /** Air heat that rear-door exchangers take. */
  readonly rear_door_kw: number;
  /** Of that, what the doors give to each loop or facility water that they name. */
  readonly rear_doors: readonly RearDoorHeat[];
  readonly units: readonly UnitLimit[];
  readonly limit_kw: Bounds;
  /** Air that all units move together; absent where none of them states it. */
  readonly airflow_m3_per_h?: Bounds;
  /** With any one unit lost, and with as many as the floor's claim says, fewest first. */
  readonly losses: readonly UnitLoss[];
  /** Racks that give heat to the room air. */
  readonly racks: readonly string[];
}

/** Heat of the rear doors of a floor that name one loop or facility water. */
export interface RearDoorHeat {
  readonly to: string;
  readonly heat_kw: Bounds;
}

/**
 * Room air of one floor in the normal state and with air units lost.
 *
 * @param equipment - losses of the electrical equipment in the room
 */
export function floorAir(
  index: ModelIndex,
  loads: RackLoads,
  floor: FloorRecord,
  airUnits: readonly AirUnitRecord[],
  equipment: Amount | undefined,
): FloorAir {
  const { air, rearDoor, doors, racks } = rackAir(index, loads, floor.path);
  const units = airUnits.map((unit) => ({ path: unit.path, limit: capacityOf(unit) }));
  const none = unbounded({ what: "air cooling of the floor", why: "no air units stated", path: floor.path });
  return {
    path: floor.path,
    air_kw: equipment === undefined ? air : sum([air, equipment]),
    rear_door_kw: rearDoor,
    rear_doors: [...doors].map(([to, heat_kw]) => ({ to, heat_kw })),
    units,
    limit_kw: units.length > 0 ? sumBounds(units.map(({ limit }) => ({ each: limit, count: 1 }))) : none,
    ...airflowOf(airUnits),
    losses: lossCounts(floor.air_claims, units.length).map((out) => worstLoss(units, out)),
    racks,
  };
}

function rackAir(index: ModelIndex, loads: RackLoads, floor: string) {
  const amounts: Amount[] = [];
  const racks: string[] = [];
  const doors = new Map<string, Bounds>();
  let rearDoor = 0;
  for (const rack of index.racksUnder(floor)) {
    const air = loads.get(rack.path)?.air_kw;
    if (!air) continue;
    const taken = Math.min(rack.rear_door_kw ?? 0, air.value);
    rearDoor += taken;
    const { rear_door_kw: most, rear_door_to: to } = rack;
    if (most !== undefined && to !== undefined) {
      const heat = air.missing.length === 0 ? exactly(taken) : bounds(taken, most, air.missing);
      doors.set(to, sumBounds([doors.get(to) ?? exactly(0), heat].map((each) => ({ each, count: 1 }))));
    }
    amounts.push({ value: air.value - taken, missing: air.missing });
    if (air.value > taken || air.missing.length > 0) racks.push(rack.path);
  }
  return { air: sum(amounts), rearDoor, doors, racks };
}

function airflowOf(airUnits: readonly AirUnitRecord[]) {
  if (airUnits.every(({ airflow_m3_per_h }) => airflow_m3_per_h === undefined)) return {};
  const flows = airUnits.map(({ path, airflow_m3_per_h: flow, problems }): Bounds => {
    if (problems) return { lower: 0, missing: [invalidElement(path)] };
    if (flow !== undefined) return exactly(flow);
    return { lower: 0, missing: [{ what: "airflow of the air units", why: "not stated", path }] };
  });
  return { airflow_m3_per_h: sumBounds(flows.map((each) => ({ each, count: 1 }))) };
}

function capacityOf(unit: AirUnitRecord): Bounds {
  if (unit.problems) return { lower: 0, missing: [invalidElement(unit.path)] };
  if (unit.capacity_kw !== undefined) return exactly(unit.capacity_kw);
  return { lower: 0, missing: [{ what: "capacity of the air units", why: "not stated", path: unit.path }] };
}

/**
 * Heat that the air units of a floor give to each loop or facility water that they name. Units share the heat of the room in
 * proportion to their capacities; units that name nothing give theirs to none.
 */
export function heatToLoops(air: FloorAir, airUnits: readonly AirUnitRecord[]): ReadonlyMap<string, Bounds> {
  const heat = boundsOf(air.air_kw);
  const named = [...new Set(airUnits.flatMap(({ rejects_to }) => (rejects_to === undefined ? [] : [rejects_to])))];
  if (named.length === 1 && airUnits.every(({ rejects_to }) => rejects_to !== undefined)) {
    return new Map(named.map((each) => [each, heat]));
  }
  const lacking = air.units.reduce((all, { limit }) => joinMissing(all, limit.missing), NOTHING_MISSING);
  const total = air.limit_kw.lower ?? 0;
  return new Map(
    named.map((path) => {
      if (lacking.length > 0) return [path, bounds(0, heat.upper, joinMissing(lacking, heat.missing))];
      const own = airUnits.reduce((all, unit) => all + (unit.rejects_to === path ? (unit.capacity_kw ?? 0) : 0), 0);
      return [path, sumBounds([{ each: heat, count: total > 0 ? own / total : 0 }])];
    }),
  );
}
