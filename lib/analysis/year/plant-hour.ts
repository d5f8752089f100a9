/** What cools a plant in one hour. */
import type { RejectionRecord } from "../../model/records";
import type { MoistAir } from "../psychrometrics";
import { freeCoolingReach, reachable, trimLoad } from "../thermal/rejection";
import { isWithin } from "../tolerance";

/**
 * By what the set point is kept: by outdoor air and water alone, with a trim chiller behind the cooler, by the compressors
 * of a chiller; or not at all.
 */
export type Cooling = "free" | "trim" | "chiller" | "above";

/** What decides the hours of a plant. */
export interface HourlyPlant {
  readonly rejection: RejectionRecord;
  readonly recirculation_k: number;
  /** Where absent, the supply is what the plant reaches. */
  readonly set_point_c?: number;
  /** Heat at design load, with what condensers give off while their compressors run. */
  readonly design_heat_kw: number;
  /** Heat over rated heat, for approaches that shrink with the load. */
  readonly load_fraction: number;
  /** Return above supply at that heat: the flow is constant; absent where the flow is not known. */
  readonly rise_k?: number;
}

export interface PlantHour {
  readonly cooling: Cooling;
  /** Water that leaves the cooler, a trim chiller behind it aside. */
  readonly cooler_c: number;
  readonly supply_c: number;
  /** Heat that the trim chiller takes: bounds that differ where the return is not known. */
  readonly trim_kw: { readonly lower: number; readonly upper: number };
  /** Water runs over the adiabatic pre-cooling. */
  readonly isWetted: boolean;
  /** Inputs without which `cooling` may be `above`. */
  readonly lacks: readonly HourLack[];
}

export type HourLack = "trim capacity" | "trim ambient" | "chiller ambient" | "condenser water" | "flow";

const NO_TRIM = { lower: 0, upper: 0 };
const NOTHING: readonly HourLack[] = [];

/** What an hour depends on beside the plant and the air. */
export interface HourInputs {
  readonly heat_kw: number;
  /** Water that the condenser of a chiller gets; absent where it has none, or where that is not known. */
  readonly condenser_c?: number | undefined;
}

/** @returns undefined where an input of its temperature is missing */
export function plantHour(
  plant: HourlyPlant,
  air: MoistAir,
  { heat_kw, condenser_c }: HourInputs,
): PlantHour | undefined {
  return plant.rejection.kind === "chiller" ? chillerHour(plant, air, condenser_c) : coolerHour(plant, air, heat_kw);
}

/** Return above supply with a heat other than that of the design load: the flow is the same. */
export function riseAt({ rise_k, design_heat_kw: design }: HourlyPlant, heat_kw: number): number | undefined {
  return rise_k === undefined || design === 0 ? rise_k : (rise_k * heat_kw) / design;
}

/**
 * A dry or adiabatic cooler, a tower, or a heat network.
 *
 * @returns undefined where an input of its temperature is missing
 */
function coolerHour(plant: HourlyPlant, air: MoistAir, heat_kw: number): PlantHour | undefined {
  const { rejection, set_point_c: set } = plant;
  const dry = rejection.kind === "adiabatic-cooler" ? reached(plant, air, true) : undefined;
  // Pre-cooling runs only while the dry cooler alone does not keep the set point.
  const keepsDry = set !== undefined && dry !== undefined && isWithin(dry, set);
  const cooler = keepsDry ? dry : reached(plant, air);
  if (cooler === undefined) return undefined;
  const isWetted = rejection.kind === "adiabatic-cooler" && set !== undefined && !keepsDry;
  const free = { cooling: "free", trim_kw: NO_TRIM, isWetted, lacks: NOTHING } as const;
  if (set === undefined) return { ...free, cooler_c: cooler, supply_c: cooler };
  if (isWithin(cooler, set)) return { ...free, cooler_c: set, supply_c: set };
  return { cooler_c: cooler, isWetted, ...trimHour(plant, air, heat_kw, { cooler_c: cooler, set }) };
}

function reached({ rejection, recirculation_k, load_fraction }: HourlyPlant, air: MoistAir, isDry = false) {
  return reachable(isDry ? { ...rejection, kind: "dry-cooler" } : rejection, air, recirculation_k, load_fraction);
}

/** The cooler alone does not keep the set point. */
function trimHour(
  plant: HourlyPlant,
  { dry_bulb_c }: MoistAir,
  heat_kw: number,
  { cooler_c, set }: { readonly cooler_c: number; readonly set: number },
) {
  const { rejection, recirculation_k } = plant;
  const { trim } = rejection;
  const above = { cooling: "above" as const, supply_c: cooler_c, trim_kw: NO_TRIM, lacks: NOTHING };
  if (!trim) return above;
  const { ambient_max_c: warmest, capacity_kw: capacity } = trim;
  if (warmest !== undefined && !isWithin(dry_bulb_c + recirculation_k, warmest)) return above;
  const rise_k = riseAt(plant, heat_kw);
  const return_c = rise_k === undefined ? undefined : set + rise_k;
  const needed = trimLoad({ heat_kw, set_point_c: set, cooler_c, return_c });
  const lacks: HourLack[] = warmest === undefined ? ["trim ambient"] : [];
  if (capacity === undefined) lacks.push("trim capacity");
  else if (!isWithin(needed.lower, capacity)) {
    return { ...above, trim_kw: { lower: capacity, upper: capacity }, lacks };
  } else if (!isWithin(needed.upper, capacity)) lacks.push("flow");
  const upper = Math.min(needed.upper, capacity ?? needed.upper);
  return { cooling: "trim" as const, supply_c: set, trim_kw: { lower: needed.lower, upper }, lacks };
}

/**
 * A chiller.
 *
 * @param condenserWater_c - what its condenser gets
 * @returns undefined where its leaving temperature is missing
 */
function chillerHour(plant: HourlyPlant, air: MoistAir, condenserWater_c?: number): PlantHour | undefined {
  const { rejection, recirculation_k } = plant;
  const { leaving_c: leaving, condenser, ambient_max_c: warmest, condenser_max_c: warmestWater } = rejection;
  if (leaving === undefined) return undefined;
  const set = plant.set_point_c ?? leaving;
  const hour = { cooler_c: set, supply_c: set, trim_kw: NO_TRIM, isWetted: false };
  const free = freeCoolingReach(rejection, air, recirculation_k, condenserWater_c);
  if (free !== undefined && isWithin(free, set)) return { ...hour, cooling: "free", lacks: NOTHING };
  const inlet = condenser === undefined ? air.dry_bulb_c + recirculation_k : condenserWater_c;
  const limit = condenser === undefined ? warmest : warmestWater;
  const isTooWarm = inlet !== undefined && limit !== undefined && !isWithin(inlet, limit);
  if (isTooWarm || !isWithin(leaving, set)) {
    return { ...hour, supply_c: Math.max(set, leaving), cooling: "above", lacks: NOTHING };
  }
  const lacks: HourLack[] = limit === undefined ? ["chiller ambient"] : [];
  return { ...hour, cooling: "chiller", lacks: inlet === undefined ? [...lacks, "condenser water"] : lacks };
}
