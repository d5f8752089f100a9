/**
 * Loads of the plant beside racks and CDUs: air units, heat rejection, trim chillers, pumps, house loads; on feeds, or on
 * none. They are made before heat and temperatures are known: a trim chiller counts at its nameplate, capacity / COP.
 */
import type { ModelIndex } from "../../model/model";
import type { PumpRecord, RejectionRecord, RejectionUnitRecord } from "../../model/records";
import { type Amount, invalidElement, known, type Missing, scale, sum, unknownAmount } from "../amount";
import { cduPower } from "./cdu-power";

export type PlantKind = "air-unit" | "rejection" | "trim" | "pump" | "house";

type Trim = NonNullable<RejectionRecord["trim"]>;

export interface PlantLoad {
  readonly kind: PlantKind;
  /** The air unit, the unit of a heat rejection, the plant of a trim chiller, the pump, or the site of the house load. */
  readonly path: string;
  readonly invalid: boolean;
  readonly feeds: readonly string[];
  readonly power: Amount;
  readonly power_factor: number | undefined;
  /** In the words of a report: "the air units". */
  readonly name: string;
}

/** All of them, air units first, each kind in path order. A house load that nobody states is none. */
export function plantLoads(index: ModelIndex): PlantLoad[] {
  const units = index.all("air-unit").map((unit): PlantLoad => {
    const { path, problems, feeds = [], power_factor } = unit;
    const name = "the air units";
    const power = powerOf(unit.fan_power_kw, path, name, problems !== undefined);
    return { kind: "air-unit", path, invalid: problems !== undefined, feeds, power, power_factor, name };
  });
  const rejections = index.all("rejection-unit").map((unit) => rejectionLoad(index, unit));
  const trims = trimLoads(index);
  const pumps = index.all("pump").map(pumpLoad);
  const houses = index.all("site").flatMap((site): PlantLoad[] => {
    const { path, problems, house_feeds: feeds = [], house_power_factor: power_factor, house_load_kw } = site;
    if (house_load_kw === undefined) return [];
    const name = "the house";
    const power = powerOf(house_load_kw, path, name, problems !== undefined);
    return [{ kind: "house", path, invalid: problems !== undefined, feeds, power, power_factor, name }];
  });
  return [...units, ...rejections, ...trims, ...pumps, ...houses];
}

/** Fans and compressors, with the unit's share of what hangs on the feeds of the units besides: a trim chiller, pumps. */
function rejectionLoad(index: ModelIndex, unit: RejectionUnitRecord): PlantLoad {
  const { path, plant, problems, feeds, power_factor, fan_power_kw } = unit;
  const name = `the ${unit.rejection_kind?.replace("-", " ") ?? "heat rejection"}`;
  const fans = powerOf(fan_power_kw, plant, name, false);
  const power = problems ? unknownAmount(invalidElement(path)) : sum([fans, ...besideFans(index, plant)]);
  return { kind: "rejection", path, invalid: problems !== undefined, feeds, power, power_factor, name };
}

/** By unit. */
function besideFans(index: ModelIndex, plant: string): Amount[] {
  const record = index.find(plant);
  if (record?.kind !== "cooling-loop" && record?.kind !== "facility-water") return [];
  const { unit_count: count = 1, trim, pump_power_kw: pumps } = record.rejection ?? {};
  return [
    ...(pumps === undefined ? [] : [known(pumps / count)]),
    ...(trim && trim.feeds === undefined
      ? [scale(trimPower(trim, plant, record.problems !== undefined), 1 / count)]
      : []),
  ];
}

/** Trim chillers on feeds of their own. */
function trimLoads(index: ModelIndex): PlantLoad[] {
  return [...index.all("cooling-loop"), ...index.all("facility-water")].flatMap((plant): PlantLoad[] => {
    const { path, problems, rejection } = plant;
    const { trim } = rejection ?? {};
    if (trim?.feeds === undefined) return [];
    const power = trimPower(trim, path, problems !== undefined);
    const { feeds, power_factor } = trim;
    return [
      { kind: "trim", path, invalid: problems !== undefined, feeds, power, power_factor, name: "the trim chiller" },
    ];
  });
}

/** Nameplate: the heat that it takes at most over what it takes per electrical power. */
function trimPower({ capacity_kw: capacity, cop }: Trim, path: string, invalid: boolean): Amount {
  if (invalid) return unknownAmount(invalidElement(path));
  const lacks = [
    ...(capacity === undefined ? ["capacity of the trim chiller"] : []),
    ...(cop === undefined ? ["COP of the trim chiller"] : []),
  ];
  if (capacity !== undefined && cop !== undefined) return known(capacity / cop);
  return unknownAmount(lacks.map((what) => ({ what, why: "not stated", path })));
}

function pumpLoad(pump: PumpRecord): PlantLoad {
  const { path, problems, feeds, power_factor } = pump;
  const power = problems ? unknownAmount(invalidElement(path)) : pumpPower(pump);
  return { kind: "pump", path, invalid: problems !== undefined, feeds, power, power_factor, name: "the pumps" };
}

/** 60,000 L/min are one m³/s, and one kPa times one m³/s is one kW. */
const LITRES_PER_MINUTE_IN_A_CUBIC_METRE_PER_SECOND = 60_000;

/** As stated, else flow x head / efficiency. */
function pumpPower({ plant, power_kw, flow_l_per_min: flow, head_kpa, efficiency }: PumpRecord): Amount {
  if (power_kw !== undefined) return known(power_kw);
  if (flow === undefined || head_kpa === undefined || efficiency === undefined) {
    const why = "no power stated, nor flow, head and efficiency";
    return unknownAmount({ what: "load of the pumps", why, path: plant });
  }
  return known(((flow / LITRES_PER_MINUTE_IN_A_CUBIC_METRE_PER_SECOND) * head_kpa) / efficiency);
}

function powerOf(stated: number | undefined, path: string, name: string, invalid: boolean): Amount {
  if (invalid) return unknownAmount(invalidElement(path));
  if (stated !== undefined) return known(stated);
  return unknownAmount({ what: `load of ${name}`, why: "no fan power stated", path });
}

/**
 * What draws power at a site and names no feed. It comes from the site's utilities by some way, so that their load is not
 * fully known.
 */
export function loadsWithoutFeed(index: ModelIndex): ReadonlyMap<string, readonly Missing[]> {
  const bySite = new Map<string, Missing[]>();
  const note = (path: string, name: string, power: Amount): void => {
    const site = index.siteOf(path)?.path;
    if (site === undefined || (power.value === 0 && power.missing.length === 0)) return;
    const lacks = power.missing.length > 0 ? power.missing : [{ what: `load of ${name}`, why: "no feed stated", path }];
    const same = bySite.get(site);
    if (same) same.push(...lacks);
    else bySite.set(site, [...lacks]);
  };
  for (const cdu of index.all("cdu")) if (cdu.feeds.length === 0) note(cdu.path, "the CDUs", cduPower(index, cdu));
  for (const { feeds, path, name, power } of plantLoads(index)) if (feeds.length === 0) note(path, name, power);
  return bySite;
}
