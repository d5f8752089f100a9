/** Cold that the water of a loop or of a facility water holds, mixed and in stores. */
import { volumetricHeatAt } from "../../catalog/coolant";
import type { ModelIndex } from "../../model/model";
import type { CoolingLoopRecord, FacilityWaterRecord } from "../../model/records";
import { joinMissing, type Missing } from "../amount";
import { type Bounds, bounds, exactly, exactValue, sumBounds, unbounded } from "./bounds";
import type { LoopThermal } from "./loop";

/** Cold that the water of a loop or of a facility water holds, and how it gives it away. */
export interface ColdStore {
  readonly path: string;
  /** Heat for each kelvin that the mixed water warms up. */
  readonly capacity_kj_per_k: Bounds;
  /** Time for which a stratified store supplies at its operating temperature: volume / flow. */
  readonly hold_s: Bounds;
}

const LITRES_PER_CUBIC_METRE = 1000;
const JOULES_PER_KILOJOULE = 1000;
const SECONDS_PER_MINUTE = 60;

/** How far the supply of a loop may rise; nothing where it is at its racks' maximum already. */
export function riseOf({ chain }: LoopThermal): Bounds {
  const { rack_supply_max_c: maximum, supply_c: supply } = chain;
  const between = (upper: number | undefined, lower: number | undefined): number | undefined =>
    upper === undefined || lower === undefined ? undefined : Math.max(0, upper - lower);
  const missing = joinMissing(maximum.missing, supply.missing);
  return bounds(between(maximum.lower, supply.upper), between(maximum.upper, supply.lower), missing);
}

/** The water of a loop, with its storage. */
export function coldInLoop(index: ModelIndex, loop: CoolingLoopRecord, thermal: LoopThermal): ColdStore {
  const mean = meanOf(thermal.chain.supply_c, riseOf(thermal));
  return coldStore(index, loop, "loop", mean, thermal.flow_l_per_min);
}

/**
 * The facility water, with its storage: it warms up as far as the loops that it cools.
 *
 * @param supply_c - operating temperature of the facility water
 */
export function coldInWater(index: ModelIndex, water: FacilityWaterRecord, supply_c: Bounds, rise: Bounds): ColdStore {
  const flow =
    water.flow_l_per_min === undefined
      ? unbounded({ what: "flow of the facility water", why: "not stated", path: water.path })
      : exactly(water.flow_l_per_min);
  return coldStore(index, water, "facility water", meanOf(supply_c, rise), flow);
}

function meanOf(supply: Bounds, rise: Bounds): Bounds {
  const [operating, kelvin] = [exactValue(supply), exactValue(rise)];
  if (operating !== undefined && kelvin !== undefined) return exactly(operating + kelvin / 2);
  return unbounded(joinMissing(supply.missing, rise.missing));
}

type Holder = Pick<CoolingLoopRecord | FacilityWaterRecord, "path" | "coolant" | "volume_l" | "storage">;

function coldStore(index: ModelIndex, record: Holder, noun: string, mean_c: Bounds, flow: Bounds): ColdStore {
  const { path, volume_l, storage } = record;
  const lacks = (what: string): Bounds => ({ lower: 0, missing: [{ what, why: "not stated", path }] });
  const perLitre = heatPerLitre(index, record, noun, mean_c);
  const mixed = (litres: number | undefined, what: string): Bounds =>
    litres === undefined ? lacks(what) : litresTimes(litres, perLitre);
  const parts = [mixed(volume_l, `volume of the ${noun}`)];
  let hold = exactly(0);
  if (storage && storage.form === undefined) parts.push(lacks(`form of the thermal storage of the ${noun}`));
  else if (storage?.form === "mixed")
    parts.push(mixed(storage.volume_l, `volume of the thermal storage of the ${noun}`));
  else if (storage?.volume_l === undefined)
    hold = storage ? lacks(`volume of the thermal storage of the ${noun}`) : hold;
  else hold = displacement(storage.volume_l, flow);
  return { path, capacity_kj_per_k: sumBounds(parts.map((each) => ({ each, count: 1 }))), hold_s: hold };
}

/** rho cp of the coolant in kJ/(L K). */
function heatPerLitre(index: ModelIndex, { path, coolant }: Holder, noun: string, mean_c: Bounds): Bounds {
  const none = (missing: readonly Missing[]): Bounds => ({ lower: 0, missing });
  const part = index.coolantPart(coolant);
  if (coolant === undefined) return none([{ what: `coolant of the ${noun}`, why: "not stated", path }]);
  if (!part) return none([{ what: `properties of ${coolant}`, why: "not in the catalog", path }]);
  const mean = exactValue(mean_c);
  if (mean === undefined) return none(mean_c.missing);
  const heat = volumetricHeatAt(part, mean);
  if (heat !== undefined) return exactly(heat / LITRES_PER_CUBIC_METRE / JOULES_PER_KILOJOULE);
  return none([{ what: `properties of ${coolant}`, why: "mean temperature outside its table", path }]);
}

function litresTimes(litres: number, each: Bounds): Bounds {
  return litres === 0 ? exactly(0) : sumBounds([{ each, count: litres }]);
}

/** V / flow. */
function displacement(volume_l: number, { lower, upper, missing }: Bounds): Bounds {
  const seconds = (l_per_min: number | undefined): number | undefined =>
    l_per_min === undefined || l_per_min === 0 ? undefined : (volume_l / l_per_min) * SECONDS_PER_MINUTE;
  return bounds(seconds(upper) ?? 0, seconds(lower), missing);
}
