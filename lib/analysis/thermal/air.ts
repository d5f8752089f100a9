import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import type { AirUnitRecord, FloorRecord, RackRecord } from "../../model/records";
import { type Amount, invalidElement, joinMissing, NOTHING_MISSING, sum } from "../amount";
import type { RackLoads } from "../rack-load";
import { type Bounds, bounds, boundsOf, exactly, sumBounds, unbounded } from "./bounds";
import { groupBy } from "./group-by";
import type { LiquidToAir } from "./liquid-to-air";
import { lossCounts, type UnitLimit, type UnitLoss, worstLoss } from "./loss";

/** Heat that the air of a floor takes up, and the air units that remove it. */
export interface FloorAir {
  readonly path: string;
  /** Air heat of the racks less what rear doors take, liquid heat by CDUs, and the losses of electrical equipment in the room. */
  readonly air_kw: Amount;
  /** Air heat that rear-door exchangers take. */
  readonly rear_door_kw: number;
  /** Of that, what the doors of each kind take: doors of one kind name one water, or none. */
  readonly rear_doors: readonly RearDoors[];
  readonly units: readonly UnitLimit[];
  readonly limit_kw: Bounds;
  /** Air that all units move together; absent where none of them states it. */
  readonly airflow_m3_per_h?: Bounds;
  /** With any one unit lost, and with as many as the floor's claim says, fewest first. */
  readonly losses: readonly UnitLoss[];
  /** Racks that give heat to the room air, themselves or by CDUs. */
  readonly racks: readonly string[];
  /** Of them, those whose liquid heat CDUs give to the room air. */
  readonly racks_on_cdus_to_air: readonly string[];
}

/** Heat of the room air that does not come from the racks themselves. */
export interface OtherAirHeat {
  readonly equipment: Amount | undefined;
  readonly byCdus: LiquidToAir | undefined;
}

interface RearDoor {
  readonly rack: RackRecord;
  readonly heat_kw: Bounds;
}

/** The rear doors of a floor that name one loop or facility water, or none. */
export interface RearDoors {
  readonly to?: string;
  readonly heat_kw: Bounds;
  /** The coldest of the warmest waters at which they take their heat, of those that state one. */
  readonly water_max_c?: number;
  /** The first rack whose door states none. */
  readonly unstated?: string;
  /** In path order. */
  readonly racks: readonly string[];
}

/**
 * Room air of one floor in the normal state and with air units lost.
 *
 * @param others - losses of the electrical equipment in the room, and liquid heat that CDUs give to its air
 */
export function floorAir(
  index: ModelIndex,
  loads: RackLoads,
  floor: FloorRecord,
  airUnits: readonly AirUnitRecord[],
  { equipment, byCdus }: OtherAirHeat,
): FloorAir {
  const { air, rearDoor, doors, racks } = rackAir(index, loads, floor.path);
  const units = airUnits.map((unit) => ({ path: unit.path, limit: capacityOf(unit) }));
  const none = unbounded({ what: "air cooling of the floor", why: "no air units stated", path: floor.path });
  return {
    path: floor.path,
    air_kw: sum([air, ...(equipment ? [equipment] : []), ...(byCdus ? [byCdus.heat_kw] : [])]),
    rear_door_kw: rearDoor,
    rear_doors: rearDoorsOf(doors),
    units,
    limit_kw: units.length > 0 ? sumBounds(units.map(({ limit }) => ({ each: limit, count: 1 }))) : none,
    ...airflowOf(airUnits),
    losses: lossCounts(floor.air_claims, units.length).map((out) => worstLoss(units, out)),
    racks: byCdus ? [...new Set([...racks, ...byCdus.racks])].sort(compareText) : racks,
    racks_on_cdus_to_air: byCdus?.racks ?? [],
  };
}

function rackAir(index: ModelIndex, loads: RackLoads, floor: string) {
  const amounts: Amount[] = [];
  const racks: string[] = [];
  const doors: RearDoor[] = [];
  let rearDoor = 0;
  for (const rack of index.racksUnder(floor)) {
    const air = loads.get(rack.path)?.air_kw;
    if (!air) continue;
    const taken = Math.min(rack.rear_door_kw ?? 0, air.value);
    rearDoor += taken;
    const heat_kw = air.missing.length === 0 ? exactly(taken) : bounds(taken, rack.rear_door_kw ?? 0, air.missing);
    if (heat_kw.upper !== 0) doors.push({ rack, heat_kw });
    amounts.push({ value: air.value - taken, missing: air.missing });
    if (air.value > taken || air.missing.length > 0) racks.push(rack.path);
  }
  return { air: sum(amounts), rearDoor, doors, racks };
}

function rearDoorsOf(doors: readonly RearDoor[]): readonly RearDoors[] {
  return [...groupBy(doors, ({ rack }) => rack.rear_door_to ?? "")].map(([to, own]) => {
    const warmest = own.flatMap(({ rack }) => rack.rear_door_water_max_c ?? []);
    const unstated = own.find(({ rack }) => rack.rear_door_water_max_c === undefined);
    return {
      ...(to !== "" && { to }),
      heat_kw: sumBounds(own.map(({ heat_kw }) => ({ each: heat_kw, count: 1 }))),
      ...(warmest.length > 0 && { water_max_c: warmest.reduce((least, each) => Math.min(least, each)) }),
      ...(unstated && { unstated: unstated.rack.path }),
      racks: own.map(({ rack }) => rack.path),
    };
  });
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
