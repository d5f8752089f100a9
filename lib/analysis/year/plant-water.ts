/** Water of a plant over a year. */
import { type Amount, isKnown, joinMissing, known, type Missing, scale, unknownAmount } from "../amount";
import { type MoistAir, SaturatedAir } from "../psychrometrics";
import { rejectionName } from "../thermal/rejection";
import type { AirYear } from "./air-year";
import { adiabaticEvaporation, towerEvaporation } from "./evaporation";
import { type PlantHour, riseAt } from "./plant-hour";
import type { HourlyHeat, YearPlant } from "./year-plant";

export interface PlantWater {
  /** Heat that a tower's wet surface gives off, compressor work of chillers included. */
  readonly wet_heat_kwh: Amount;
  readonly evaporation_l: Amount;
  readonly blowdown_l: Amount;
  /** Evaporation of a tower that takes the heat of this plant at the same water temperatures. */
  readonly comparison_l: Amount;
}

const NO_WATER: Pick<PlantWater, "wet_heat_kwh" | "evaporation_l" | "blowdown_l"> = {
  wet_heat_kwh: known(0),
  evaporation_l: known(0),
  blowdown_l: known(0),
};

/** Hours of a plant, in which it takes some heat. */
export interface PlantHours {
  readonly hours: readonly PlantHour[];
  readonly heat: HourlyHeat;
  /** What is missing to tell the temperatures: then there are no hours. */
  readonly needs: readonly Missing[];
}

export function plantWater(plant: YearPlant, air: AirYear, year: PlantHours): PlantWater {
  const { kind } = plant.rejection;
  if (kind === "cooling-tower") {
    const wet = towerWater(plant, air, year);
    return { ...wet, comparison_l: wet.evaporation_l };
  }
  const comparison_l = comparison(plant, air, year);
  if (kind !== "adiabatic-cooler") return { ...NO_WATER, comparison_l };
  const evaporation_l = adiabaticWater(plant, air, year);
  return { wet_heat_kwh: known(0), evaporation_l, blowdown_l: blowdown(plant, evaporation_l), comparison_l };
}

function towerWater(plant: YearPlant, air: AirYear, { hours, heat, needs }: PlantHours) {
  let [total, water] = [0, 0];
  let isBounded = false;
  const saturated = new SaturatedAir();
  hours.forEach((hour, at) => {
    const { trim_kw } = hour;
    const kw = heat.kw[at] as number;
    const wet = Math.max(0, kw - trim_kw.upper);
    total += wet;
    water += wet * evaporated(riseAt(plant, kw), air[at] as MoistAir, saturated, hour);
    isBounded ||= trim_kw.lower !== trim_kw.upper;
  });
  const lacking = joinMissing(needs, heat.missing);
  const evaporation_l: Amount = { value: water, missing: joinMissing(lacking, plant.rise_missing) };
  return {
    wet_heat_kwh: { value: total, missing: isBounded ? joinMissing(lacking, plant.rise_missing) : lacking },
    evaporation_l,
    blowdown_l: blowdown(plant, evaporation_l),
  };
}

/** In L/kWh; with the return unknown nothing but the trivial bound: warmer water may evaporate more, or less. */
function evaporated(
  rise_k: number | undefined,
  outside: MoistAir,
  saturated: SaturatedAir,
  { cooler_c, supply_c }: Pick<PlantHour, "cooler_c" | "supply_c">,
): number {
  if (rise_k === undefined) return 0;
  return towerEvaporation(outside, saturated, (cooler_c + supply_c + rise_k) / 2, cooler_c);
}

/** Evaporation leaves its salts behind: at c cycles, E / (c - 1) takes them away. */
function blowdown({ path, rejection }: YearPlant, evaporation: Amount): Amount {
  const { cycles } = rejection;
  if (cycles !== undefined) return scale(evaporation, 1 / (cycles - 1));
  if (isKnown(evaporation) && evaporation.value === 0) return known(0);
  const what = `cycles of concentration of the ${rejectionName(rejection)}`;
  return unknownAmount({ what, why: "not stated", path });
}

function adiabaticWater(
  { path, rejection, set_point_c }: YearPlant,
  air: AirYear,
  { hours, needs }: PlantHours,
): Amount {
  if (needs.length > 0) return unknownAmount(needs);
  const lacks = (what: string): Missing => ({ what, why: "not stated", path });
  if (set_point_c === undefined) return unknownAmount(lacks("set point of the facility water"));
  if (!hours.some(({ isWetted }) => isWetted)) return known(0);
  const { airflow_m3_per_h: airflow, effectiveness = 0 } = rejection;
  if (airflow === undefined) return unknownAmount(lacks("airflow of the adiabatic cooler"));
  let water = 0;
  hours.forEach(({ isWetted }, at) => {
    if (isWetted) water += adiabaticEvaporation(air[at] as MoistAir, effectiveness, airflow);
  });
  return known(water);
}

/** A chiller's water is too cold for a tower; the heat of a water-cooled one is in the tower of its condenser. */
function comparison(plant: YearPlant, air: AirYear, { hours, heat, needs }: PlantHours): Amount {
  const { rejection, path } = plant;
  if (rejection.condenser !== undefined) return known(0);
  if (rejection.kind === "chiller") {
    return unknownAmount({ what: "condenser water of an evaporative plant", why: "the chiller is air-cooled", path });
  }
  const saturated = new SaturatedAir();
  let water = 0;
  hours.forEach((hour, at) => {
    const basin = Math.max(hour.cooler_c, hour.supply_c);
    const kw = heat.kw[at] as number;
    const rise = riseAt(plant, kw);
    water += kw * evaporated(rise, air[at] as MoistAir, saturated, { cooler_c: basin, supply_c: basin });
  });
  const lacking = joinMissing(needs, heat.missing);
  return { value: water, missing: joinMissing(lacking, plant.rise_missing) };
}
