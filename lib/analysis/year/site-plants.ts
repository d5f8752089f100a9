/** The plants of a site that reject its heat, with what their year needs, from what the thermal analysis says of them. */
import type { ModelIndex } from "../../model/model";
import type { SiteRecord } from "../../model/records";
import { invalidElement, type Missing, NOTHING_MISSING } from "../amount";
import { type Bounds, exactValue, sumBounds } from "../thermal/bounds";
import { returnTemperature } from "../thermal/flow-curve";
import { DEFAULT_FACILITY_COOLANT } from "../thermal/loop";
import type { PlantThermal } from "../thermal/plant";
import { type PlantInputs, plantInputs } from "../thermal/plant-inputs";
import { reachable, recirculation } from "../thermal/rejection";
import type { ThermalAnalysis } from "../thermal/thermal";
import type { AirYear } from "./air-year";
import type { YearPlant } from "./year-plant";

type Thermal = Pick<ThermalAnalysis, "plants" | "loops">;

/** Plants with heat to reject, in path order; those that pass it on through an exchanger are part of the one behind. */
export function sitePlants(index: ModelIndex, thermal: Thermal, site: SiteRecord, air: AirYear): YearPlant[] {
  const behind = throughExchangers(index, thermal);
  return [...thermal.plants.values()].flatMap((plant) => {
    const inputs = plantInputs(index, plant.path);
    if (!inputs?.rejection || index.siteOf(plant.path)?.path !== site.path) return [];
    if (plant.heat_kw.upper === 0) return [];
    const isHere = (path: string): boolean => index.siteOf(path)?.path === site.path;
    const heat = directHeat(thermal, plant, isHere);
    return [yearPlant(index, thermal, site, { inputs, plant, heat, behind: behind.get(plant.path) ?? [] }, air)];
  });
}

interface Found {
  readonly inputs: PlantInputs;
  readonly plant: PlantThermal;
  readonly heat: Bounds;
  /** The waters that give their heat to it through exchangers. */
  readonly behind: readonly PlantInputs[];
}

function yearPlant(
  index: ModelIndex,
  thermal: Thermal,
  site: SiteRecord,
  { inputs, plant, heat, behind }: Found,
  air: AirYear,
): YearPlant {
  const rejection = inputs.rejection as NonNullable<PlantInputs["rejection"]>;
  const set = inputs.set_point_c ?? setPointThroughExchangers(behind);
  const recirculation_k = recirculation(site);
  const { capacity_kw: capacity = Infinity } = inputs;
  const total = plant.heat_kw.lower ?? 0;
  const isPartLoad = rejection.part_load_approach === "proportional" && Number.isFinite(capacity);
  const load_fraction = isPartLoad ? Math.min(1, total / capacity) : 1;
  const warmest = (): number | undefined =>
    air.reduce<number | undefined>((most, { dry_bulb_c, wet_bulb_c }) => {
      const each = reachable(rejection, { dry_bulb_c, wet_bulb_c }, recirculation_k, load_fraction);
      return each === undefined || (most !== undefined && most >= each) ? most : each;
    }, undefined);
  const rise = riseOf(index, thermal, { inputs, plant, total }, set ?? warmest());
  return {
    path: plant.path,
    isInvalid: inputs.isInvalid,
    rejection,
    recirculation_k,
    load_fraction,
    ...(set !== undefined && { set_point_c: set }),
    heat_kw: heat.lower ?? 0,
    design_heat_kw: total,
    heat_missing: heat.missing,
    ...(rise.k !== undefined && { rise_k: rise.k }),
    rise_missing: rise.missing,
  };
}

/**
 * Heat of loops, rooms and pumps, also through exchangers. What condensers of the site give changes by the hour; those of
 * another site, whose year is its own, count at their design load.
 */
function directHeat(
  thermal: Thermal,
  plant: PlantThermal,
  isHere: (path: string) => boolean,
  seen: ReadonlySet<string> = new Set(),
): Bounds {
  const parts = plant.sources.flatMap(({ kind, path, heat_kw }) => {
    if (kind === "condenser" && isHere(path)) return [];
    const from = kind === "exchanger" && !seen.has(path) ? thermal.plants.get(path) : undefined;
    return [from ? directHeat(thermal, from, isHere, new Set([...seen, plant.path])) : heat_kw];
  });
  return sumBounds(parts.map((each) => ({ each, count: 1 })));
}

/** By plant with a rejection: the waters whose exchangers give their heat to it, over others as well. */
function throughExchangers(index: ModelIndex, { plants }: Thermal): ReadonlyMap<string, readonly PlantInputs[]> {
  const found = new Map<string, PlantInputs[]>();
  for (const path of plants.keys()) {
    const inputs = plantInputs(index, path);
    if (!inputs || inputs.rejection || !inputs.exchanger) continue;
    const end = rejectingPlant(index, path);
    found.set(end, [...(found.get(end) ?? []), inputs]);
  }
  return found;
}

/** Plants of a site that have heat, and nothing that takes it. */
export function plantsWithoutRejection(index: ModelIndex, { plants }: Thermal, site: SiteRecord): readonly Missing[] {
  return [...plants.values()].flatMap(({ path, heat_kw }) => {
    const inputs = plantInputs(index, path);
    if (!inputs || inputs.rejection || inputs.exchanger?.to !== undefined || heat_kw.upper === 0) return [];
    if (index.siteOf(path)?.path !== site.path) return [];
    return [
      inputs.isInvalid
        ? invalidElement(path)
        : { what: `heat rejection of the ${inputs.noun}`, why: "none stated", path },
    ];
  });
}

/** The plant that rejects the heat of a water, over exchangers. */
export function rejectingPlant(index: ModelIndex, from: string): string {
  const seen = new Set<string>();
  let path = from;
  for (;;) {
    const inputs = plantInputs(index, path);
    const to = inputs?.rejection ? undefined : inputs?.exchanger?.to;
    if (to === undefined || seen.has(path)) return path;
    seen.add(path);
    path = to;
  }
}

/** A water that states none must be cold enough for those behind its exchangers. */
function setPointThroughExchangers(behind: readonly PlantInputs[]): number | undefined {
  const needed = behind.flatMap(({ set_point_c: set, exchanger }) =>
    set === undefined || exchanger?.approach_k === undefined ? [] : [set - exchanger.approach_k],
  );
  return needed.length > 0 ? Math.min(...needed) : undefined;
}

/**
 * Return above supply at design load, by the flow that is stated or that the parts on the water take; of a loop's own plant,
 * where that is not known, as much as on the side of the racks.
 */
function riseOf(
  index: ModelIndex,
  { loops }: Thermal,
  { inputs, plant, total }: { readonly inputs: PlantInputs; readonly plant: PlantThermal; readonly total: number },
  supply_c: number | undefined,
): { readonly k?: number; readonly missing: readonly Missing[] } {
  const { path, noun, coolant = DEFAULT_FACILITY_COOLANT } = inputs;
  const flow = exactValue(plant.pumps.flow_l_per_min) ?? 0;
  const part = index.coolantPart(coolant);
  const back = flow > 0 && part && supply_c !== undefined ? returnTemperature(part, total, flow, supply_c) : undefined;
  if (back !== undefined && supply_c !== undefined) return { k: back - supply_c, missing: NOTHING_MISSING };
  const loop = noun === "loop" ? loops.get(path) : undefined;
  const [loopReturn, loopSupply] = [loop && exactValue(loop.return_c), loop && exactValue(loop.chain.supply_c)];
  if (loopReturn !== undefined && loopSupply !== undefined) {
    return { k: loopReturn - loopSupply, missing: NOTHING_MISSING };
  }
  const properties = { what: `properties of ${coolant}`, why: "mean temperature outside their table", path };
  return { missing: [flow > 0 ? properties : noFlow(inputs)] };
}

function noFlow({ noun, path }: PlantInputs): Missing {
  const what = noun === "loop" ? "flow of the facility water of the loop" : "flow of the facility water";
  return { what, why: "not stated", path };
}
