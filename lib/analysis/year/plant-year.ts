/** A year of one plant: what cools it in how many hours, the energy of its fans and compressors, and its water. */
import type { RejectionKind } from "../../model/records";
import {
  type Amount,
  invalidElement,
  joinMissing,
  known,
  type Missing,
  NOTHING_MISSING,
  sum,
  unknownAmount,
} from "../amount";
import { reachableNeeds, rejectionName } from "../thermal/rejection";
import type { AirYear } from "./air-year";
import { chillerHour, coolerHour, type HourLack, type PlantHour } from "./plant-hour";
import { plantWater, type PlantWater } from "./plant-water";
import type { CondenserHeat, YearPlant } from "./year-plant";

/** Hours of a year. */
export interface CoolingHours {
  /** The set point is kept by outdoor air and water alone. */
  readonly free: number;
  /** A trim chiller helps. */
  readonly trim: number;
  /** The compressors of a chiller run. */
  readonly chiller: number;
  /** The set point is not kept. */
  readonly above: number;
  /** Water runs over the adiabatic pre-cooling; part of the others. */
  readonly wetted: number;
}

export interface PlantYear extends PlantWater {
  readonly path: string;
  readonly kind: RejectionKind;
  /** Absent where what the plant reaches is not known. */
  readonly hours?: CoolingHours;
  /** What the hours lack: then those above the set point are a lower bound, or none are known. */
  readonly hours_missing: readonly Missing[];
  /** Fans and compressors. */
  readonly energy_kwh: Amount;
  /** What a water-cooled chiller gives to the plant of its condenser. */
  readonly condenser?: CondenserHeat;
}

/**
 * @param incoming - heat from the condensers of chillers
 * @param condenserWater - what the plant of this chiller's condenser reaches in an hour
 */
export function plantYear(
  plant: YearPlant,
  air: AirYear,
  incoming?: CondenserHeat,
  condenserWater: (at: number) => number | undefined = () => undefined,
): PlantYear {
  const { path, rejection } = plant;
  const hourOf = (at: number): PlantHour | undefined => {
    const outside = air[at] as AirYear[number];
    return rejection.kind === "chiller" ? chillerHour(plant, outside, condenserWater(at)) : coolerHour(plant, outside);
  };
  const needs = plant.isInvalid ? [invalidElement(path)] : needsOf(plant);
  // Nothing is needed, so that every hour is known.
  const hours = needs.length > 0 ? [] : air.map((_, at) => hourOf(at) as PlantHour);
  const compressors = chillerPower(plant);
  const water = plantWater(plant, air, hours, needs, incoming);
  return {
    path,
    kind: rejection.kind,
    ...(needs.length === 0 && { hours: countedHours(hours) }),
    hours_missing: needs.length > 0 ? needs : hoursMissing(plant, hours),
    energy_kwh: energyOf(plant, hours, air.length, needs),
    ...water,
    ...(rejection.condenser !== undefined && {
      condenser: givenHeat(plant, hours, air.length, compressors.compressors),
    }),
  };
}

/** What is missing to tell what the plant reaches in an hour whose air is known. */
function needsOf({ path, rejection }: YearPlant): readonly Missing[] {
  const needs = reachableNeeds(rejection, { dry_bulb_c: 0, wet_bulb_c: 0 });
  return needs.map(({ what }) => ({ what, why: "not stated", path }));
}

function countedHours(hours: readonly PlantHour[]): CoolingHours {
  const counts = { free: 0, trim: 0, chiller: 0, above: 0, wetted: 0 };
  for (const { cooling, isWetted } of hours) {
    counts[cooling]++;
    if (isWetted) counts.wetted++;
  }
  return counts;
}

const LACKS: Readonly<Record<Exclude<HourLack, "flow">, string>> = {
  "trim capacity": "capacity of the trim chiller",
  "trim ambient": "warmest dry bulb of the trim chiller",
  "chiller ambient": "warmest air or condenser water of the chiller",
};

function hoursMissing(
  { path, rise_missing, heat_missing }: YearPlant,
  hours: readonly PlantHour[],
): readonly Missing[] {
  const lacks = new Set<HourLack>();
  for (const hour of hours) for (const lack of hour.lacks) lacks.add(lack);
  const isTrimmed = hours.some(({ cooling }) => cooling === "trim");
  return [...lacks].reduce<readonly Missing[]>(
    (all, lack) => joinMissing(all, lack === "flow" ? rise_missing : [{ what: LACKS[lack], why: "not stated", path }]),
    isTrimmed ? heat_missing : NOTHING_MISSING,
  );
}

/** Fans at their stated power all year, trim chillers by heat / COP, chillers while their compressors run. */
function energyOf(plant: YearPlant, hours: readonly PlantHour[], count: number, needs: readonly Missing[]): Amount {
  const { rejection, path } = plant;
  if (plant.isInvalid) return unknownAmount(needs);
  if (rejection.kind === "chiller") return chillerEnergy(plant, hours, needs);
  const fans = rejection.fan_power_kw;
  const load = { what: `load of the ${rejectionName(rejection)}`, why: "no fan power stated", path };
  return sum([fans === undefined ? unknownAmount(load) : known(fans * count), trimEnergy(plant, hours, needs)]);
}

function trimEnergy(plant: YearPlant, hours: readonly PlantHour[], needs: readonly Missing[]): Amount {
  const { trim } = plant.rejection;
  if (!trim) return known(0);
  if (needs.length > 0) return unknownAmount(needs);
  let [lower, upper] = [0, 0];
  for (const { trim_kw } of hours) [lower, upper] = [lower + trim_kw.lower, upper + trim_kw.upper];
  if (upper === 0) return known(0);
  const missing = joinMissing(plant.heat_missing, lower === upper ? NOTHING_MISSING : plant.rise_missing);
  if (trim.cop !== undefined) return { value: lower / trim.cop, missing };
  return unknownAmount([...missing, { what: "COP of the trim chiller", why: "not stated", path: plant.path }]);
}

function chillerEnergy(plant: YearPlant, hours: readonly PlantHour[], needs: readonly Missing[]): Amount {
  if (needs.length > 0) return unknownAmount(needs);
  const free = hours.filter(({ cooling }) => cooling === "free").length;
  const { running, fans } = chillerPower(plant);
  const over = (power: Amount, count: number): Amount =>
    count === 0 ? known(0) : { value: power.value * count, missing: power.missing };
  return sum([over(running, hours.length - free), over(fans, free)]);
}

/**
 * Power of a chiller while its compressors run, of the compressors alone, and of the fans that free cooling leaves: the
 * stated power of fans and compressors, or heat / COP. Their difference is taken for the fans.
 */
function chillerPower({ path, rejection, heat_kw, heat_missing }: YearPlant) {
  const { fan_power_kw: whole, cop } = rejection;
  const lacks = (what: string): Amount => unknownAmount({ what, why: "not stated", path });
  const compressors = cop === undefined ? lacks("COP of the chiller") : { value: heat_kw / cop, missing: heat_missing };
  const fans = whole === undefined || cop === undefined || whole <= heat_kw / cop ? undefined : whole - heat_kw / cop;
  return {
    running: whole === undefined ? compressors : known(whole),
    compressors,
    fans: fans === undefined ? lacks("power of the chiller in free cooling") : { value: fans, missing: heat_missing },
  };
}

function givenHeat(plant: YearPlant, hours: readonly PlantHour[], count: number, compressors: Amount): CondenserHeat {
  const kw = new Float64Array(count).fill(plant.heat_kw);
  const runs = hours.some(({ cooling }) => cooling !== "free") || hours.length < count;
  hours.forEach(({ cooling }, at) => {
    if (cooling !== "free") kw[at] = plant.heat_kw + compressors.value;
  });
  return { kw, missing: runs ? joinMissing(plant.heat_missing, compressors.missing) : plant.heat_missing };
}
