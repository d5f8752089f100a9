/** A year of one site: energy, PUE, water, WUE, by hourly weather. */
import type { ModelIndex } from "../../model/model";
import type { CoolingLoopRecord, SiteRecord } from "../../model/records";
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
import type { ThermalAnalysis } from "../thermal/thermal";
import type { AirYear } from "./air-year";
import { CondenserWaters } from "./condenser-water";
import { type PlantYear, plantYear } from "./plant-year";
import { plantsWithoutRejection, rejectingPlant, sitePlants } from "./site-plants";
import type { HourlyHeat, YearPlant } from "./year-plant";

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

/** What runs at its stated power all year: CDUs, air units, pumps of facility water and of loops with a rejection of their own. */
function constantCooling(index: ModelIndex, site: SiteRecord): Amount {
  const isOwn = (path: string): boolean => index.siteOf(path)?.path === site.path;
  const cdus = index.all("cdu").filter(({ path }) => isOwn(path));
  const others = plantLoads(index).filter(({ kind, path }) => !YEARLY.has(kind) && isOwn(path));
  const loops = index.all("cooling-loop").filter(({ path }) => isOwn(path));
  return sum([
    ...cdus.map((cdu) => cduPower(index, cdu)),
    ...others.map(({ power }) => power),
    ...loops.filter(({ path }) => !index.isLiquidToAir(path)).flatMap(ownPumps),
  ]);
}

/** Pumps between the CDUs of a loop and its own rejection. */
function ownPumps({ path, problems, facility, rejection }: CoolingLoopRecord): Amount[] {
  if (!rejection || facility !== undefined) return [];
  if (problems) return [unknownAmount(invalidElement(path))];
  const { pump_power_kw: power } = rejection;
  if (power !== undefined) return [known(power)];
  return [unknownAmount({ what: "load of the pumps", why: "no pump power stated", path })];
}

/** Loads that are counted elsewhere: by the hour, or as the house load. */
const YEARLY: ReadonlySet<string> = new Set(["rejection", "trim", "house"]);

/** Chillers before the plants that their condensers heat. Like plants share the arithmetic. */
function plantYears(index: ModelIndex, plants: readonly YearPlant[], air: AirYear): PlantYear[] {
  const byPath = new Map(plants.map((plant) => [plant.path, plant]));
  const takerOf = ({ rejection: { condenser } }: YearPlant): string | undefined =>
    condenser === undefined ? undefined : rejectingPlant(index, condenser);
  const waters = new CondenserWaters(index, byPath, air);
  const incoming = new Map<string, HourlyHeat>();
  const alike = new Map<string, PlantYear>();
  const years = new Map<string, PlantYear>();
  for (const plant of giversFirst(byPath, takerOf)) {
    const given = incoming.get(plant.path);
    const key = given ? plant.path : likenessOf(plant);
    const year = alike.get(key) ?? plantYear(plant, air, given, waters.of(plant));
    alike.set(key, year);
    const taker = takerOf(plant);
    if (taker !== undefined && year.condenser) incoming.set(taker, together(incoming.get(taker), year.condenser));
    years.set(plant.path, { ...year, path: plant.path });
  }
  return plants.map(({ path }) => years.get(path) as PlantYear);
}

/** Every plant after all that give their heat to it: each has one taker at most. */
function giversFirst(
  plants: ReadonlyMap<string, YearPlant>,
  takerOf: (plant: YearPlant) => string | undefined,
): readonly YearPlant[] {
  const seen = new Set<string>();
  const takersFirst: YearPlant[] = [];
  const visit = (plant: YearPlant): void => {
    if (seen.has(plant.path)) return;
    seen.add(plant.path);
    const taker = plants.get(takerOf(plant) ?? "");
    if (taker) visit(taker);
    takersFirst.push(plant);
  };
  for (const plant of plants.values()) visit(plant);
  return takersFirst.reverse();
}

/** Plants with the same text have the same year; what they lack is named for the first of them. */
function likenessOf({ path, isInvalid, ...plant }: YearPlant): string {
  return isInvalid ? path : JSON.stringify(plant, (key, value: unknown) => (key === "path" ? undefined : value));
}

function together(before: HourlyHeat | undefined, more: HourlyHeat): HourlyHeat {
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
