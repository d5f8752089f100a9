/** Water of a plant over a year. */
import { type Amount, joinMissing, known, type Missing, NOTHING_MISSING, scale, unknownAmount } from "../amount";
import { type MoistAir, SaturatedAir } from "../psychrometrics";
import type { AirYear } from "./air-year";
import { adiabaticEvaporation, towerEvaporation } from "./evaporation";
import type { PlantHour } from "./plant-hour";
import type { CondenserHeat, YearPlant } from "./year-plant";

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

/** @param needs - what is missing to tell the temperatures: then there are no hours */
export function plantWater(
  plant: YearPlant,
  air: AirYear,
  hours: readonly PlantHour[],
  needs: readonly Missing[],
  incoming: CondenserHeat | undefined,
): PlantWater {
  const { kind } = plant.rejection;
  if (kind === "cooling-tower") {
    const wet = towerWater(plant, air, hours, needs, incoming);
    return { ...wet, comparison_l: wet.evaporation_l };
  }
  const comparison_l = comparison(plant, air, hours, needs);
  if (kind !== "adiabatic-cooler") return { ...NO_WATER, comparison_l };
  const evaporation_l = adiabaticWater(plant, air, hours, needs);
  const { cycles } = plant.rejection;
  const blowdown_l = cycles === undefined ? known(0) : scale(evaporation_l, 1 / (cycles - 1));
  return { wet_heat_kwh: known(0), evaporation_l, blowdown_l, comparison_l };
}

function towerWater(
  plant: YearPlant,
  air: AirYear,
  hours: readonly PlantHour[],
  needs: readonly Missing[],
  incoming: CondenserHeat | undefined,
) {
  let [heat, water] = [0, 0];
  let isBounded = false;
  const saturated = new SaturatedAir();
  hours.forEach((hour, at) => {
    const { trim_kw } = hour;
    const wet = Math.max(0, plant.heat_kw + (incoming?.kw[at] ?? 0) - trim_kw.upper);
    heat += wet;
    water += wet * evaporated(plant, air[at] as MoistAir, saturated, hour);
    isBounded ||= trim_kw.lower !== trim_kw.upper;
  });
  const lacking = joinMissing(joinMissing(needs, plant.heat_missing), incoming?.missing ?? NOTHING_MISSING);
  const evaporation_l: Amount = { value: water, missing: joinMissing(lacking, plant.rise_missing) };
  return {
    wet_heat_kwh: { value: heat, missing: isBounded ? joinMissing(lacking, plant.rise_missing) : lacking },
    evaporation_l,
    blowdown_l: blowdown(plant, evaporation_l),
  };
}

/** In L/kWh; with the return unknown nothing but the trivial bound: warmer water may evaporate more, or less. */
function evaporated(
  { rise_k }: YearPlant,
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
  return unknownAmount({ what: "cycles of concentration of the cooling tower", why: "not stated", path });
}

function adiabaticWater(
  { path, rejection, set_point_c }: YearPlant,
  air: AirYear,
  hours: readonly PlantHour[],
  needs: readonly Missing[],
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
function comparison(plant: YearPlant, air: AirYear, hours: readonly PlantHour[], needs: readonly Missing[]): Amount {
  const { rejection, heat_kw, heat_missing, path } = plant;
  if (rejection.condenser !== undefined) return known(0);
  if (rejection.kind === "chiller") {
    return unknownAmount({ what: "condenser water of an evaporative plant", why: "the chiller is air-cooled", path });
  }
  const saturated = new SaturatedAir();
  let water = 0;
  hours.forEach((hour, at) => {
    const basin = Math.max(hour.cooler_c, hour.supply_c);
    water += heat_kw * evaporated(plant, air[at] as MoistAir, saturated, { cooler_c: basin, supply_c: basin });
  });
  const lacking = joinMissing(needs, heat_missing);
  return { value: water, missing: joinMissing(lacking, plant.rise_missing) };
}
