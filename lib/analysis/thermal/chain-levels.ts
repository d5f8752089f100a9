/** The temperature chain of a loop as a row of levels: from the outdoor air to the return of its racks. */
import type { ModelIndex } from "../../model/model";
import type { RejectionRecord } from "../../model/records";
import { approachNeeded } from "./cdu";
import { exactValue } from "./bounds";
import type { LoopThermal } from "./loop";
import type { PlantThermal } from "./plant";
import { plantInputs } from "./plant-inputs";
import { takerOf } from "./plant-heat";
import { isValidClass } from "./racks";
import { recirculation } from "./rejection";
import type { ThermalAnalysis } from "./thermal";
import type { ReachableAt } from "./water";

export type ChainLevelName =
  | "dry-bulb"
  | "wet-bulb"
  | "heat-network"
  | "condenser-water"
  | "facility-water"
  | "loop-supply"
  | "rack-maximum"
  | "return";

/** One temperature of the chain, and the arrow that leads to it from the one before. */
export interface ChainLevel {
  readonly name: ChainLevelName;
  /** Absent where it is not known. */
  readonly temperature_c?: number;
  /** What the step costs: approach of a cooler with its recirculation, of a plate exchanger, of the CDUs at their heat. */
  readonly approach_k?: number;
  /** Heat that a trim chiller takes at this step. */
  readonly trim_kw?: number;
  /** Room at the arrow; absent where it is not known, or where nothing limits the step. Negative: it does not hold. */
  readonly margin_k?: number;
}

export interface LoopLevels {
  /** The design point that leaves least room; absent where the site states none. */
  readonly basis?: string;
  readonly levels: readonly ChainLevel[];
}

/** The levels of a loop at the design point that its plant meets worst. */
export function loopLevels(index: ModelIndex, thermal: ThermalAnalysis, loop: LoopThermal): LoopLevels {
  const plants = plantsOf(index, thermal, loop.chain.facility.plant);
  const outermost = plants.at(-1);
  const at = outermost ? worstPoint(outermost.water.points) : 0;
  const basis = outermost?.water.points[at]?.basis;
  const outside = outermost ? outdoorLevel(index, outermost, at) : [];
  const waters = [...plants].reverse().map((plant, from) => waterLevel(index, plants, plants.length - 1 - from, at));
  return {
    ...(basis !== undefined && { basis }),
    levels: [...outside, ...waters, ...ownWaterLevel(loop, at), ...loopSideLevels(loop)],
  };
}

/** The plant of a loop, and those that take its heat one after the other. */
function plantsOf(index: ModelIndex, { plants }: ThermalAnalysis, path: string): readonly PlantThermal[] {
  const found: PlantThermal[] = [];
  let next = plants.get(path);
  while (next && !found.includes(next)) {
    found.push(next);
    const inputs = plantInputs(index, next.path);
    const taker = inputs && takerOf(inputs);
    next = taker === undefined ? undefined : plants.get(taker);
  }
  return found;
}

/** The point at which the plant reaches least; the first of equals. */
function worstPoint(points: readonly ReachableAt[]): number {
  const reached = points.map(({ reachable_c }) => reachable_c.upper ?? reachable_c.lower ?? -Infinity);
  return Math.max(0, reached.indexOf(Math.max(...reached)));
}

function outdoorLevel(index: ModelIndex, { path, water }: PlantThermal, at: number): ChainLevel[] {
  const rejection = plantInputs(index, path)?.rejection;
  const point = water.points[at];
  if (!rejection) return [];
  if (rejection.kind === "heat-reuse") return [level("heat-network", rejection.leaving_c)];
  return rejection.kind === "cooling-tower"
    ? [level("wet-bulb", point?.coincident_wet_bulb_c)]
    : [level("dry-bulb", point?.dry_bulb_c)];
}

/** Facility water, or condenser water where a chiller takes from it. */
function waterLevel(index: ModelIndex, plants: readonly PlantThermal[], position: number, at: number): ChainLevel {
  const plant = plants[position] as PlantThermal;
  const inner = plants[position - 1];
  const isCondenser = inner && plantInputs(index, inner.path)?.rejection?.condenser === plant.path;
  const { water } = plant;
  const point = water.points[at];
  const reached = exactValue(point?.reachable_c ?? water.reachable_c);
  const supply = exactValue(point?.supply_c ?? water.supply_c);
  const rejection = plantInputs(index, plant.path)?.rejection;
  const before = levelBefore(index, plants, position, at);
  const margin = least([
    over(water.set_point_c, reached),
    rejection && conditionMargin(index, plant, rejection, point),
  ]);
  const trim = point?.trim_kw && exactValue(point.trim_kw);
  return {
    ...level(isCondenser ? "condenser-water" : "facility-water", supply),
    ...(rejection?.kind !== "chiller" &&
      rejection?.kind !== "heat-reuse" &&
      named("approach_k", over(reached, before))),
    ...named("trim_kw", trim === 0 ? undefined : trim),
    ...named("margin_k", margin),
  };
}

/** The temperature that a plant starts from: of the air, or of the plant that takes its heat. */
function levelBefore(index: ModelIndex, plants: readonly PlantThermal[], position: number, at: number) {
  const outer = plants[position + 1];
  if (outer) return exactValue(outer.water.points[at]?.supply_c ?? outer.water.supply_c);
  const [outdoor] = outdoorLevel(index, plants[position] as PlantThermal, at);
  return outdoor?.temperature_c;
}

/** Room of a chiller up to the warmest air or condenser water at which it has its capacity. */
function conditionMargin(
  index: ModelIndex,
  { path }: PlantThermal,
  { kind, condenser, ambient_max_c, condenser_max_c }: RejectionRecord,
  point: ReachableAt | undefined,
): number | undefined {
  if (kind !== "chiller" || !point) return undefined;
  if (condenser !== undefined) return over(condenser_max_c, point.condenser_c && exactValue(point.condenser_c));
  const { dry_bulb_c: dry } = point;
  return over(ambient_max_c, dry === undefined ? dry : dry + recirculation(index.siteOf(path)));
}

/** A loop on facility water with a set point of its own. */
function ownWaterLevel({ path, chain }: LoopThermal, at: number): ChainLevel[] {
  const { facility } = chain;
  if (facility.plant === path || facility.set_point_c === undefined) return [];
  const reached = exactValue(facility.points[at]?.reachable_c ?? facility.reachable_c);
  return [
    { ...level("facility-water", facility.set_point_c), ...named("margin_k", over(facility.set_point_c, reached)) },
  ];
}

function loopSideLevels({ chain, cdus, rack_classes, return_c }: LoopThermal): ChainLevel[] {
  const supply = exactValue(chain.supply_c);
  const needed = exactValue(approachNeeded(cdus.units));
  const available = over(supply, exactValue(chain.facility.supply_c));
  const maximum = exactValue(chain.rack_supply_max_c);
  const returns = rack_classes
    .filter(isValidClass)
    .map((each) => over(each.return_max_c, exactValue(each.return_c)))
    .filter((margin) => margin !== undefined);
  return [
    {
      ...level("loop-supply", supply),
      ...named("approach_k", available),
      ...named("margin_k", over(available, needed)),
    },
    { ...level("rack-maximum", maximum), ...named("margin_k", over(maximum, supply)) },
    { ...level("return", exactValue(return_c)), ...named("margin_k", least(returns)) },
  ];
}

function level(name: ChainLevelName, temperature_c: number | undefined): ChainLevel {
  return { name, ...named("temperature_c", temperature_c) };
}

function named<Name extends string>(name: Name, value: number | undefined): Partial<Record<Name, number>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, number>);
}

function over(upper: number | undefined, lower: number | undefined): number | undefined {
  return upper === undefined || lower === undefined ? undefined : upper - lower;
}

function least(margins: readonly (number | undefined)[]): number | undefined {
  const known = margins.filter((margin) => margin !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}
