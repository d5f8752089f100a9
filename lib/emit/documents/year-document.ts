/** A year of weather at a site, as JSON. */
import { type Amount, type Missing, unknownAmount } from "../../analysis/amount";
import type { PlantYear } from "../../analysis/year/plant-year";
import type { SiteYear } from "../../analysis/year/site-year";
import { compareText } from "../../core/order";
import type { Lacking, YearTotals } from "./documents";
import { quantity, rounded, texts } from "./document-numbers";

/** `year` of `siteAnalysis` in the schema of the plan; nothing for a site without weather that can be used. */
export function yearDocument(year: SiteYear | undefined) {
  if (year?.weather === undefined) return {};
  return {
    year: {
      weather: year.weather,
      hour_count: year.hour_count,
      ...quantity("it_energy", "kwh", year.it_energy_kwh),
      ...quantity("cooling_energy", "kwh", year.cooling_energy_kwh),
      ...quantity("losses", "kwh", year.losses_kwh),
      ...quantity("total_energy", "kwh", year.total_energy_kwh),
      ...ratio("pue", year.pue),
      ...quantity("water", "l", year.water_l),
      ...quantity("wue", "l_per_kwh", year.wue_l_per_kwh),
      ...quantity("evaporative_plant_water", "l", towerWater(year)),
      ...quantity("fill", "l", year.fill_l),
      plants: year.plants.map(plantDocument),
    },
  };
}

function ratio(name: string, { value, missing }: Amount): Record<string, unknown> {
  if (missing.length === 0) return { [name]: rounded(value) };
  return { [`${name}_at_least`]: rounded(value), [`${name}_lacks`]: texts(missing) };
}

/** The cycles of a tower that is only compared with are nobody's statement: its evaporation is a lower bound. */
function towerWater({ path, comparison_l: { value, missing } }: SiteYear): Amount {
  const cycles = { what: "cycles of concentration of the compared tower", why: "evaporation alone", path };
  return unknownAmount([...missing, cycles], value);
}

function plantDocument(plant: PlantYear) {
  const { hours } = plant;
  return {
    path: plant.path,
    kind: plant.kind,
    ...(hours && {
      free_cooling_hour_count: hours.free,
      trim_hour_count: hours.trim,
      chiller_hour_count: hours.chiller,
      above_set_point_hour_count: hours.above,
      wetted_hour_count: hours.wetted,
    }),
    ...(plant.hours_missing.length > 0 && { hours_lacks: texts(plant.hours_missing) }),
    ...quantity("energy", "kwh", plant.energy_kwh),
    ...quantity("wet_surface_heat", "kwh", plant.wet_heat_kwh),
    ...quantity("evaporation", "l", plant.evaporation_l),
    ...quantity("blowdown", "l", plant.blowdown_l),
  };
}

/** What a reviewer wants first of a year; nothing for a site without weather that can be used. */
export function yearTotals(year: SiteYear | undefined): { readonly year?: YearTotals } {
  if (year?.weather === undefined) return {};
  const { pue, wue_l_per_kwh: wue, water_l: water, comparison_l: tower, fill_l: fill } = year;
  return {
    year: {
      weather: year.weather,
      hour_count: year.hour_count,
      ...freeHours(year),
      pue: rounded(pue.value),
      pue_lacks: lacking(pue.missing),
      wue_l_per_kwh: rounded(wue.value),
      water_l: rounded(water.value),
      water_lacks: lacking(wue.missing),
      evaporative_plant_water_l: rounded(tower.value),
      fill_l: rounded(fill.value),
      fill_lacks: lacking(fill.missing),
    },
  };
}

/** Of the plant that has fewest; unknown while one of them is. */
function freeHours({ plants }: SiteYear): Pick<YearTotals, "free_cooling_hour_count"> {
  const hours = plants.flatMap((plant) => (plant.hours ? [plant.hours.free] : []));
  if (hours.length === 0 || hours.length < plants.length) return {};
  return { free_cooling_hour_count: Math.min(...hours) };
}

function lacking(missing: readonly Missing[]): Lacking {
  const distinct = new Map(missing.map(({ what, why }) => [`${what}\n${why}`, { what, why }]));
  return [...distinct.values()].sort((left, right) => compareText(left.what, right.what));
}
