/** Heat on its way up: from loops, rooms and rear doors to plants, and from plants through exchangers and condensers. */
import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import type { AirUnitRecord, CoolingLoopRecord } from "../../model/records";
import { joinMissing } from "../amount";
import { type FloorAir, heatToLoops } from "./air";
import { type Bounds, bounds, exactly, sumBounds } from "./bounds";
import { type PlantInputs, plantInputs, plantOf } from "./plant-inputs";

/** One thing that gives heat to a plant. */
export interface HeatSource {
  readonly kind: "loop" | "air-units" | "rear-doors" | "exchanger" | "condenser" | "pumps";
  /** The loop, the floor of air units and doors, the plant behind an exchanger or a condenser, or the plant of the pumps. */
  readonly path: string;
  readonly heat_kw: Bounds;
}

/** What gives heat to a plant. */
export interface PlantHeat {
  readonly inputs: PlantInputs;
  readonly sources: readonly HeatSource[];
  readonly heat_kw: Bounds;
  /** Loops and floors whose heat ends here, through other plants too, in path order. */
  readonly loops: readonly string[];
  readonly floors: readonly string[];
}

/** Liquid heat of every loop, and the air of every floor with its air units. */
export interface HeatBelow {
  readonly loops: ReadonlyMap<string, Bounds>;
  readonly floors: ReadonlyMap<string, FloorAir>;
  readonly airUnits: ReadonlyMap<string, readonly AirUnitRecord[]>;
}

/** Every facility water and every loop that is its own plant, in path order. */
export function plantHeats(index: ModelIndex, below: HeatBelow): ReadonlyMap<string, PlantHeat> {
  const own = ownSources(index, below);
  const plants = new Map(plantPaths(index).map((path) => [path, plantInputs(index, path) as PlantInputs]));
  const givers = giversOf(plants);
  const known = new Map<string, PlantHeat>();
  const open = new Set<string>();
  const heatOf = (path: string, inputs: PlantInputs): PlantHeat => {
    const before = known.get(path);
    if (before) return before;
    open.add(path);
    const others = (givers.get(path) ?? []).filter((giver) => !open.has(giver.path));
    const through = others.map((giver) => ({ giver, heat: heatOf(giver.path, giver) }));
    open.delete(path);
    const sources = [
      ...(own.get(path) ?? []),
      ...through.map(({ giver, heat }) => passedOn(giver, heat.heat_kw)),
      ...pumpWork(inputs),
    ];
    const reached = (kinds: readonly HeatSource["kind"][], of: "loops" | "floors"): string[] => {
      const direct = (own.get(path) ?? []).filter(({ kind }) => kinds.includes(kind)).map((source) => source.path);
      return [...new Set([...direct, ...through.flatMap(({ heat }) => heat[of])])].sort(compareText);
    };
    const found: PlantHeat = {
      inputs,
      sources,
      heat_kw: sumBounds(sources.map(({ heat_kw: each }) => ({ each, count: 1 }))),
      loops: reached(["loop"], "loops"),
      floors: reached(["air-units", "rear-doors"], "floors"),
    };
    known.set(path, found);
    return found;
  };
  return new Map([...plants].map(([path, inputs]) => [path, heatOf(path, inputs)]));
}

function plantPaths(index: ModelIndex): string[] {
  const loops = index.all("cooling-loop").filter((loop) => loop.facility === undefined && !needsNoPlant(index, loop));
  return [...loops, ...index.all("facility-water")].map(({ path }) => path).sort(compareText);
}

/** A loop whose CDUs give its heat to the room air, and that states no rejection of its own either. */
function needsNoPlant(index: ModelIndex, { path, rejection }: CoolingLoopRecord): boolean {
  return rejection === undefined && index.isLiquidToAir(path);
}

function ownSources(index: ModelIndex, { loops, floors, airUnits }: HeatBelow): ReadonlyMap<string, HeatSource[]> {
  const found = new Map<string, HeatSource[]>();
  const add = (plant: string | undefined, source: HeatSource): void => {
    if (plant === undefined) return;
    const same = found.get(plant);
    if (same) same.push(source);
    else found.set(plant, [source]);
  };
  for (const [path, heat_kw] of loops) add(plantOf(index, path), { kind: "loop", path, heat_kw });
  for (const [path, floor] of floors) {
    for (const { kind, to, heat_kw } of heatOfRoom(floor, airUnits.get(path) ?? [])) {
      add(plantOf(index, to), { kind, path, heat_kw });
    }
  }
  return found;
}

/** Heat that air units and rear doors of a floor give to each loop or facility water that they name. */
export function heatOfRoom(floor: FloorAir, airUnits: readonly AirUnitRecord[]) {
  return [
    ...[...heatToLoops(floor, airUnits)].map(([to, heat_kw]) => ({ kind: "air-units" as const, to, heat_kw })),
    ...floor.rear_doors.flatMap(({ to, heat_kw }) =>
      to === undefined ? [] : [{ kind: "rear-doors" as const, to, heat_kw }],
    ),
  ];
}

/** By plant: the plants that give their heat to it, through an exchanger or a condenser. */
function giversOf(plants: ReadonlyMap<string, PlantInputs>): ReadonlyMap<string, readonly PlantInputs[]> {
  const found = new Map<string, PlantInputs[]>();
  for (const plant of plants.values()) {
    const to = takerOf(plant);
    if (to === undefined) continue;
    const same = found.get(to);
    if (same) same.push(plant);
    else found.set(to, [plant]);
  }
  return found;
}

/** The plant that takes the heat of another; none where it goes to the outdoor air or a heat network. */
export function takerOf({ rejection, exchanger }: PlantInputs): string | undefined {
  return rejection ? rejection.condenser : exchanger?.to;
}

/** A condenser gives off the work of its compressors as well: heat x (1 + 1 / COP). */
function passedOn({ path, rejection }: PlantInputs, heat: Bounds): HeatSource {
  if (rejection?.condenser === undefined) return { kind: "exchanger", path, heat_kw: heat };
  const { cop } = rejection;
  if (cop !== undefined) {
    return { kind: "condenser", path, heat_kw: sumBounds([{ each: heat, count: 1 + 1 / cop }]) };
  }
  const missing = joinMissing(heat.missing, [{ what: "COP of the chiller", why: "not stated", path }]);
  return { kind: "condenser", path, heat_kw: bounds(heat.lower, heat.upper === 0 ? 0 : undefined, missing) };
}

/** From L/min and kPa to kW: 1 L/min = 1 / 60,000 m³/s, and 1 m³/s x 1 kPa = 1 kW. */
const LITRES_PER_MINUTE_IN_A_CUBIC_METRE_PER_SECOND = 60_000;

/** The flow turns the work of the pumps on it into heat; counted where flow and head of the facility water are stated. */
function pumpWork({ path, flow_l_per_min: flow, head_kpa: head }: PlantInputs): HeatSource[] {
  if (flow === undefined || head === undefined) return [];
  return [{ kind: "pumps", path, heat_kw: exactly((flow * head) / LITRES_PER_MINUTE_IN_A_CUBIC_METRE_PER_SECOND) }];
}
