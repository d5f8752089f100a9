/** How warm the water of a plant may be for what it cools. */
import type { ModelIndex } from "../../model/model";
import type { CoolingLoopRecord } from "../../model/records";
import { invalidElement, joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import { type Bounds, bounds, boundsOf, exactly, exactValue, sumBounds, unbounded } from "./bounds";
import { approach } from "./exchanger";
import { noSupplyTemperature } from "./flow";
import type { LoopThermal } from "./loop";
import { type PlantInputs, plantInputs, plantOf } from "./plant-inputs";
import type { CoolingSystems } from "./cooling-systems";

type Waters = Omit<CoolingSystems, "hydraulics">;

/**
 * The warmest supply of a plant at which everything on it has what it needs: set points, the CDUs their heat limit, air
 * units, rear doors and chillers the warmest water that they state. Infinite where nothing needs any.
 */
export function waterNeeded(index: ModelIndex, waters: Waters, path: string, open: readonly string[] = []): Bounds {
  if (open.includes(path)) return unbounded({ what: "facility water", why: "leads back to itself", path });
  return coldest([
    ...index.all("cooling-loop").flatMap((loop) => ofLoop(index, waters, loop, path)),
    ...[...waters.floors.keys()].flatMap((floor) => ofRoom(index, waters, floor, path)),
    ...[...waters.plants.keys()].flatMap((giver) => ofGiver(index, waters, giver, [...open, path])),
  ]);
}

function coldest(needs: readonly Bounds[]): Bounds {
  const lowers = needs.flatMap(({ lower }) => lower ?? []);
  return bounds(
    lowers.length === needs.length ? Math.min(Infinity, ...lowers) : undefined,
    Math.min(Infinity, ...needs.flatMap(({ upper }) => upper ?? [])),
    needs.reduce((all, { missing }) => joinMissing(all, missing), NOTHING_MISSING),
  );
}

function ofLoop(index: ModelIndex, { loops }: Waters, loop: CoolingLoopRecord, plant: string): Bounds[] {
  const thermal = loops.get(loop.path);
  if (!thermal || plantOf(index, loop.path) !== plant || index.isLiquidToAir(loop.path)) return [];
  if (loop.problems) return [unbounded(invalidElement(loop.path))];
  if (loop.facility_supply_c !== undefined) return [exactly(loop.facility_supply_c)];
  return thermal.rack_count > 0 ? [forCdus(index, loop, thermal)] : [];
}

/**
 * Rated heat x min(1, (loop supply - water) / rated approach), summed over the CDUs, is the heat of the loop. As CDUs whose
 * rated approach is below that difference carry their rating, the others share the rest.
 */
function forCdus(index: ModelIndex, { path, supply_c: supply }: CoolingLoopRecord, loop: LoopThermal): Bounds {
  const liquid = boundsOf(loop.liquid_kw);
  const [heat, missing] = [exactValue(liquid), [...liquid.missing]];
  if (supply === undefined) missing.push(noSupplyTemperature(path));
  if (loop.cdus.units.length === 0) missing.push({ what: "CDUs of the loop", why: "none stated", path });
  const units = loop.cdus.units.flatMap(({ path: unit, model }) => {
    const part = index.cduPart(model);
    const { rated_heat_kw: rated, rated_approach_k: approach } = part ?? {};
    if (rated !== undefined && approach !== undefined) return [{ rated, approach }];
    missing.push({ what: "rated heat and approach of the CDUs", why: "not published", path: unit });
    return [];
  });
  if (heat === undefined || supply === undefined || missing.length > 0) return unbounded(missing);
  const ofFacility = approachOfFacility(loop, heat, supply);
  const { lower, upper } = ofFacility;
  const least = differenceFor(heat, units);
  const coldest = upper === undefined ? upper : supply - Math.max(least, upper);
  return bounds(coldest, supply - Math.max(least, lower ?? 0), ofFacility.missing);
}

/** Difference that the stated flow of the facility water asks for: that of a counterflow exchanger of all UA. */
function approachOfFacility({ cdus, ...loop }: LoopThermal, heat: number, supply: number): Bounds {
  const { facility_side: side, units } = cdus;
  if (!side || heat === 0) return exactly(0);
  const conductance = sumBounds(units.flatMap(({ conductance_kw_per_k: each }) => (each ? [{ each, count: 1 }] : [])));
  const [ua, cold, back] = [conductance, side.capacity_kw_per_k, loop.return_c].map(exactValue);
  if (ua === undefined || cold === undefined || back === undefined) {
    return unbounded(
      joinMissing(conductance.missing, joinMissing(side.capacity_kw_per_k.missing, loop.return_c.missing)),
    );
  }
  return exactly(approach(ua, heat, { hot: heat / (back - supply), cold }));
}

interface RatedCdu {
  readonly rated: number;
  readonly approach: number;
}

function differenceFor(heat: number, units: readonly RatedCdu[]): number {
  const sorted = [...units].sort((left, right) => left.approach - right.approach);
  const perKelvin = ({ rated, approach }: RatedCdu): number => rated / approach;
  let full = 0;
  for (const [at, unit] of sorted.entries()) {
    const rest = sorted.slice(at).reduce((sum, each) => sum + perKelvin(each), 0);
    const difference = Math.max(0, heat - full) / rest;
    if (difference <= unit.approach) return difference;
    full += unit.rated;
  }
  return sorted.at(-1)?.approach ?? 0;
}

/** Air units and rear doors of a floor, on the plant or on a loop of it. */
function ofRoom(index: ModelIndex, { loops, floors }: Waters, path: string, plant: string): Bounds[] {
  const floor = floors.get(path);
  if (!floor) return [];
  // Water at the set point of a loop is judged by that set point.
  const isOn = (to: string | undefined): boolean =>
    plantOf(index, to) === plant && (to === plant || loops.get(to ?? "")?.chain.facility.set_point_c === undefined);
  const units = floor.units.flatMap(({ path: unit }) => {
    const record = index.get("air-unit", unit);
    if (!record || !isOn(record.rejects_to)) return [];
    return [warmest(record.water_max_c, { what: "warmest water of the air units", why: "not stated", path: unit })];
  });
  const doors = floor.rear_doors.flatMap(({ to, water_max_c, unstated }) => {
    if (!isOn(to)) return [];
    const missing = { what: "warmest water of the rear doors", why: "not stated", path: unstated ?? path };
    return [
      unstated === undefined
        ? warmest(water_max_c, missing)
        : coldest([warmest(water_max_c, missing), unbounded(missing)]),
    ];
  });
  return [...units, ...doors];
}

function warmest(stated: number | undefined, missing: Missing): Bounds {
  return stated === undefined ? unbounded(missing) : exactly(stated);
}

/** A plant that gives its heat to the last of `open`, through an exchanger or a condenser. */
function ofGiver(index: ModelIndex, waters: Waters, path: string, open: readonly string[]): Bounds[] {
  const giver = plantInputs(index, path);
  const to = open.at(-1);
  if (!giver) return [];
  const { rejection, exchanger } = giver;
  if (rejection) {
    if (rejection.condenser !== to) return [];
    const missing = { what: "warmest condenser water of the chiller", why: "not stated", path };
    return [warmest(rejection.condenser_max_c, missing)];
  }
  return exchanger?.to === to ? [beforeExchanger(giver, waterOf(index, waters, giver, open))] : [];
}

function waterOf(
  index: ModelIndex,
  waters: Waters,
  { path, set_point_c }: PlantInputs,
  open: readonly string[],
): Bounds {
  return set_point_c === undefined ? waterNeeded(index, waters, path, open) : exactly(set_point_c);
}

function beforeExchanger({ path, exchanger }: PlantInputs, water: Bounds): Bounds {
  const approach = exchanger?.approach_k;
  if (approach === undefined) {
    return unbounded({ what: "approach of the plate exchanger", why: "not stated", path });
  }
  return sumBounds([water, exactly(-approach)].map((each) => ({ each, count: 1 })));
}
