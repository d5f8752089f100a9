/** A year of one plant: what cools it in how many hours, the energy of its fans and compressors, and its water. */
import type { RejectionKind } from "../../model/records";
import {
  type Amount,
  invalidElement,
  joinMissing,
  known,
  type Missing,
  NOTHING_MISSING,
  scale,
  sum,
  unknownAmount,
} from "../amount";
import { reachableNeeds, rejectionName } from "../thermal/rejection";
import type { AirYear } from "./air-year";
import type { HourlyWater } from "./condenser-water";
import { type HourLack, type PlantHour, plantHour } from "./plant-hour";
import { type PlantHours, plantWater, type PlantWater } from "./plant-water";
import type { HourlyHeat, YearPlant } from "./year-plant";

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
  readonly condenser?: HourlyHeat;
}

/**
 * @param incoming - heat from the condensers of chillers
 * @param condenserWater - what the condenser of this chiller gets
 */
export function plantYear(
  plant: YearPlant,
  air: AirYear,
  incoming?: HourlyHeat,
  condenserWater: HourlyWater = () => undefined,
): PlantYear {
  const { path, rejection } = plant;
  const heat = wholeHeat(plant, air.length, incoming);
  const needs = plant.isInvalid ? [invalidElement(path)] : needsOf(plant, air, condenserWater);
  const hourOf = (outside: AirYear[number], at: number): PlantHour =>
    // Nothing is needed, so that every hour is known.
    plantHour(plant, outside, { heat_kw: heat.kw[at] as number, condenser_c: condenserWater(at) }) as PlantHour;
  const hours = needs.length > 0 ? [] : air.map(hourOf);
  const year: PlantHours = { hours, heat, needs };
  return {
    path,
    kind: rejection.kind,
    ...(needs.length === 0 && { hours: countedHours(hours) }),
    hours_missing: needs.length > 0 ? needs : hoursMissing(plant, hours, heat),
    energy_kwh: energyOf(plant, year),
    ...plantWater(plant, air, year),
    ...(rejection.condenser !== undefined && { condenser: givenHeat(plant, year) }),
  };
}

/** What a plant takes directly, and what condensers give to it hour by hour. */
function wholeHeat({ heat_kw, heat_missing }: YearPlant, count: number, incoming: HourlyHeat | undefined): HourlyHeat {
  const kw = new Float64Array(count).fill(heat_kw);
  incoming?.kw.forEach((each, at) => {
    kw[at] = heat_kw + each;
  });
  return { kw, missing: joinMissing(heat_missing, incoming?.missing ?? NOTHING_MISSING) };
}

/** What is missing to tell what the plant reaches in an hour whose air is known. */
function needsOf({ path, rejection }: YearPlant, air: AirYear, condenserWater: HourlyWater): readonly Missing[] {
  const needs = reachableNeeds(rejection, { dry_bulb_c: 0, wet_bulb_c: 0 });
  const { condenser, free_cooling_approach_k: approach } = rejection;
  const isBlind =
    condenser !== undefined && approach !== undefined && air.some((_, at) => condenserWater(at) === undefined);
  return [
    ...needs.map(({ what }) => ({ what, why: "not stated", path })),
    ...(isBlind ? [condenserWaterMissing(path)] : []),
  ];
}

function condenserWaterMissing(path: string): Missing {
  return { what: "condenser water of the chiller", why: "not known", path };
}

function countedHours(hours: readonly PlantHour[]): CoolingHours {
  const counts = { free: 0, trim: 0, chiller: 0, above: 0, wetted: 0 };
  for (const { cooling, isWetted } of hours) {
    counts[cooling]++;
    if (isWetted) counts.wetted++;
  }
  return counts;
}

const LACKS: Readonly<Record<Exclude<HourLack, "flow" | "condenser water">, string>> = {
  "trim capacity": "capacity of the trim chiller",
  "trim ambient": "warmest dry bulb of the trim chiller",
  "chiller ambient": "warmest air or condenser water of the chiller",
};

function hoursMissing(
  { path, rise_missing }: YearPlant,
  hours: readonly PlantHour[],
  heat: HourlyHeat,
): readonly Missing[] {
  const named = (lack: HourLack): readonly Missing[] => {
    if (lack === "flow") return rise_missing;
    return [lack === "condenser water" ? condenserWaterMissing(path) : { what: LACKS[lack], why: "not stated", path }];
  };
  const lacks = new Set<HourLack>();
  for (const hour of hours) for (const lack of hour.lacks) lacks.add(lack);
  const isTrimmed = hours.some(({ cooling }) => cooling === "trim");
  return [...lacks].reduce<readonly Missing[]>(
    (all, lack) => joinMissing(all, named(lack)),
    isTrimmed ? heat.missing : NOTHING_MISSING,
  );
}

/** Fans at their stated power all year, trim chillers by heat / COP, chillers while their compressors run. */
function energyOf(plant: YearPlant, year: PlantHours): Amount {
  const { rejection, path } = plant;
  if (plant.isInvalid) return unknownAmount(year.needs);
  if (rejection.kind === "chiller") return chillerEnergy(plant, year);
  const fans = rejection.fan_power_kw;
  const load = { what: `load of the ${rejectionName(rejection)}`, why: "no fan power stated", path };
  return sum([fans === undefined ? unknownAmount(load) : known(fans * year.heat.kw.length), trimEnergy(plant, year)]);
}

function trimEnergy(plant: YearPlant, { hours, heat, needs }: PlantHours): Amount {
  const { trim } = plant.rejection;
  if (!trim) return known(0);
  if (needs.length > 0) return unknownAmount(needs);
  let [lower, upper] = [0, 0];
  for (const { trim_kw } of hours) [lower, upper] = [lower + trim_kw.lower, upper + trim_kw.upper];
  if (upper === 0) return known(0);
  const missing = joinMissing(heat.missing, lower === upper ? NOTHING_MISSING : plant.rise_missing);
  if (trim.cop !== undefined) return { value: lower / trim.cop, missing };
  return unknownAmount([...missing, { what: "COP of the trim chiller", why: "not stated", path: plant.path }]);
}

function chillerEnergy(plant: YearPlant, { hours, heat, needs }: PlantHours): Amount {
  if (needs.length > 0) return unknownAmount(needs);
  const running = hours.flatMap(({ cooling }, at) => (cooling === "free" ? [] : [at]));
  const free = hours.length - running.length;
  const whole = plant.rejection.fan_power_kw;
  const whileRunning = whole === undefined ? compressorEnergy(plant, heat, running) : known(whole * running.length);
  return sum([whileRunning, free === 0 ? known(0) : scale(freeCoolingPower(plant, heat), free)]);
}

/** Heat / COP in some hours. */
function compressorEnergy({ path, rejection }: YearPlant, heat: HourlyHeat, running: readonly number[]): Amount {
  if (running.length === 0) return known(0);
  const { cop } = rejection;
  if (cop === undefined) return unknownAmount(noCop(path));
  return { value: running.reduce((all, at) => all + (heat.kw[at] as number) / cop, 0), missing: heat.missing };
}

/** Of the fans that free cooling leaves: what the stated power of fans and compressors is above heat / COP. */
function freeCoolingPower({ path, rejection, design_heat_kw }: YearPlant, heat: HourlyHeat): Amount {
  const { fan_power_kw: whole, cop } = rejection;
  const fans = whole === undefined || cop === undefined ? 0 : whole - design_heat_kw / cop;
  if (fans <= 0) return unknownAmount({ what: "power of the chiller in free cooling", why: "not stated", path });
  // More heat would leave less of the power to the fans.
  return heat.missing.length > 0 ? unknownAmount(heat.missing) : known(fans);
}

function noCop(path: string): Missing {
  return { what: "COP of the chiller", why: "not stated", path };
}

/** Heat, and the work of the compressors while they run. */
function givenHeat({ path, rejection }: YearPlant, { hours, heat, needs }: PlantHours): HourlyHeat {
  const { cop } = rejection;
  const work = cop === undefined ? 0 : 1 / cop;
  const kw = heat.kw.map((each, at) => {
    const hour = hours[at];
    return hour === undefined || hour.cooling === "free" ? each : each * (1 + work);
  });
  const runs = needs.length > 0 || hours.some(({ cooling }) => cooling !== "free");
  const missing = joinMissing(heat.missing, needs);
  return { kw, missing: runs && cop === undefined ? joinMissing(missing, [noCop(path)]) : missing };
}
