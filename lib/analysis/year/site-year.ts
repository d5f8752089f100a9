/** A year of one site: energy, PUE, water, WUE, by hourly weather. */
import type { ModelIndex } from "../../model/model";
import type { SiteRecord } from "../../model/records";
import {
  type Amount,
  invalidElement,
  isKnown,
  joinMissing,
  known,
  type Missing,
  NOTHING_MISSING,
  scale,
  sum,
  unknownAmount,
} from "../amount";
import { cduPower } from "../power/cdu-power";
import { plantLoads } from "../power/plant-loads";
import type { SitePower } from "../power/site-power";
import { reachable } from "../thermal/rejection";
import type { ThermalAnalysis } from "../thermal/thermal";
import type { AirYear } from "./air-year";
import { type PlantYear, plantYear } from "./plant-year";
import { plantsWithoutRejection, rejectingPlant, sitePlants } from "./site-plants";
import type { CondenserHeat, YearPlant } from "./year-plant";

/** Annual values of a site as designed; IT at design load all year. */
export interface SiteYear {
  readonly path: string;
  /** Name of the weather file; absent where there is none that can be used. */
  readonly weather?: string;
  readonly hour_count: number;
  /** Plants that reject heat, in path order. */
  readonly plants: readonly PlantYear[];
  readonly it_energy_kwh: Amount;
  /** CDUs, air units, pumps, fans and compressors. */
  readonly cooling_energy_kwh: Amount;
  readonly losses_kwh: Amount;
  readonly total_energy_kwh: Amount;
  /** Power usage effectiveness, ISO/IEC 30134-2. */
  readonly pue: Amount;
  /** Make-up water: evaporation and blowdown. */
  readonly water_l: Amount;
  /** Water usage effectiveness, ISO/IEC 30134-9. */
  readonly wue_l_per_kwh: Amount;
  /** Water that a tower for the same heat would evaporate, its blowdown aside. */
  readonly comparison_l: Amount;
  /** What loops, facility water and stores hold, filled once. */
  readonly fill_l: Amount;
}

/** What a year is computed from. */
export interface YearInput {
  readonly index: ModelIndex;
  readonly thermal: ThermalAnalysis;
  readonly power: SitePower;
  readonly site: SiteRecord;
  /** Absent where the site has no weather that can be used. */
  readonly air: AirYear | undefined;
}

export function siteYear({ index, thermal, power, site, air }: YearInput): SiteYear {
  const count = air?.length ?? 0;
  const plants = air ? plantYears(index, sitePlants(index, thermal, site, air), air) : [];
  const noWeather = air ? NOTHING_MISSING : [weatherMissing(site)];
  const lost = joinMissing(plantsWithoutRejection(index, thermal, site), noWeather);
  const it = lacking(scale(power.it_kw, count), joinMissing(power.network_missing, noWeather));
  const constant = air ? scale(constantCooling(index, site), count) : known(0);
  const cooling = lacking(sum([constant, ...plants.map(({ energy_kwh }) => energy_kwh)]), lost);
  const losses = lacking(scale(power.losses_kw, count), noWeather);
  const house = scale(power.house_kw, count);
  const total = sum([it, cooling, losses, house]);
  const water = sum(plants.flatMap(({ evaporation_l, blowdown_l }) => [evaporation_l, blowdown_l]));
  const makeUp = lacking(water, lost);
  return {
    path: site.path,
    ...(air && site.weather && { weather: site.weather.source }),
    hour_count: count,
    plants,
    it_energy_kwh: it,
    cooling_energy_kwh: cooling,
    losses_kwh: losses,
    total_energy_kwh: total,
    pue: overIt(total, it, 1),
    water_l: makeUp,
    wue_l_per_kwh: overIt(makeUp, it, 0),
    comparison_l: lacking(sum(plants.map(({ comparison_l }) => comparison_l)), lost),
    fill_l: fillOf(index, site),
  };
}

function weatherMissing({ path, weather, problems }: SiteRecord): Missing {
  if (problems ?? weather?.problems) return invalidElement(path);
  return { what: "hourly weather of the site", why: "none stated", path };
}

function lacking({ value, missing }: Amount, more: readonly Missing[]): Amount {
  return { value, missing: joinMissing(missing, more) };
}

/** More IT would lower the ratio, so that nothing but the trivial bound holds while some of it is missing. */
function overIt(amount: Amount, it: Amount, least: number): Amount {
  if (!isKnown(it) || it.value === 0) return { value: least, missing: joinMissing(it.missing, amount.missing) };
  return scale(amount, 1 / it.value);
}

/** What runs at its stated power all year: CDUs, air units, pumps. */
function constantCooling(index: ModelIndex, site: SiteRecord): Amount {
  const isOwn = (path: string): boolean => index.siteOf(path)?.path === site.path;
  const cdus = index.all("cdu").filter(({ path }) => isOwn(path));
  const others = plantLoads(index).filter(({ kind, path }) => !YEARLY.has(kind) && isOwn(path));
  return sum([...cdus.map((cdu) => cduPower(index, cdu)), ...others.map(({ power }) => power)]);
}

/** Loads that are counted elsewhere: by the hour, or as the house load. */
const YEARLY: ReadonlySet<string> = new Set(["rejection", "house"]);

/** Chillers first: their condensers heat the plants behind them. Like plants share the arithmetic. */
function plantYears(index: ModelIndex, plants: readonly YearPlant[], air: AirYear): PlantYear[] {
  const byPath = new Map(plants.map((plant) => [plant.path, plant]));
  const incoming = new Map<string, CondenserHeat>();
  const alike = new Map<string, PlantYear>();
  const isChiller = ({ rejection }: YearPlant): boolean => rejection.condenser !== undefined;
  const years = [...plants.filter(isChiller), ...plants.filter((plant) => !isChiller(plant))].map((plant) => {
    const behind = plant.rejection.condenser;
    const end = behind === undefined ? undefined : rejectingPlant(index, behind);
    const taker = end && byPath.get(end.path);
    const water = (at: number): number | undefined => {
      const reach = taker && reachable(taker.rejection, air[at] as AirYear[number], taker.recirculation_k);
      return reach === undefined || end?.approach_k === undefined ? undefined : reach + end.approach_k;
    };
    const condensed = incoming.get(plant.path);
    const key = condensed ? plant.path : likenessOf(plant);
    const year = alike.get(key) ?? plantYear(plant, air, condensed, water);
    alike.set(key, year);
    if (end && year.condenser) incoming.set(end.path, together(incoming.get(end.path), year.condenser));
    return { ...year, path: plant.path };
  });
  const order = new Map(years.map((year) => [year.path, year]));
  return plants.map(({ path }) => order.get(path) as PlantYear);
}

/** Plants with the same text have the same year; what they lack is named for the first of them. */
function likenessOf({ path, isInvalid, ...plant }: YearPlant): string {
  return isInvalid ? path : JSON.stringify(plant, (key, value: unknown) => (key === "path" ? undefined : value));
}

function together(before: CondenserHeat | undefined, more: CondenserHeat): CondenserHeat {
  if (!before) return more;
  return {
    kw: before.kw.map((kw, at) => kw + (more.kw[at] as number)),
    missing: joinMissing(before.missing, more.missing),
  };
}

/** Volumes of the loops, facility waters and stores of a site. */
function fillOf(index: ModelIndex, site: SiteRecord): Amount {
  const holders = [...index.all("cooling-loop"), ...index.all("facility-water")];
  const own = holders.filter(({ path }) => index.siteOf(path)?.path === site.path);
  return sum(
    own.flatMap(({ kind, path, volume_l, storage, problems }) => {
      const lacks = (what: string): Amount =>
        unknownAmount(problems ? invalidElement(path) : { what, why: "not stated", path });
      const named = kind === "cooling-loop" ? "volume of the loop" : "volume of the facility water";
      const held = volume_l === undefined ? lacks(named) : known(volume_l);
      if (!storage) return [held];
      return [held, storage.volume_l === undefined ? lacks("volume of the thermal storage") : known(storage.volume_l)];
    }),
  );
}
