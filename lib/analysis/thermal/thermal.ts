/** What physics says about heat: loops with their CDUs and facility water, room air, and the totals of the sites. */
import type { ModelIndex } from "../../model/model";
import type { AirUnitRecord, RackRecord, SiteRecord } from "../../model/records";
import { type Amount, invalidElement, type Missing, sum } from "../amount";
import type { RackLoads } from "../rack-load";
import { type FloorAir, floorAir, heatToLoops } from "./air";
import { type ThermalAssumption, thermalAssumptions } from "./assumptions";
import { type Bounds, sumBounds } from "./bounds";
import { analyseLoop, type LoopThermal } from "./loop";
import type { SoleUnitLoss } from "./loss";
import { givesLiquidHeat, loopRackClasses } from "./racks";

/** Sums over the loops of a site. */
export interface SiteThermal {
  readonly path: string;
  readonly liquid_kw: Amount;
  readonly flow_l_per_min: Bounds;
}

/** Everything about heat; the maps are in code-unit order of their paths. */
export interface ThermalAnalysis {
  readonly loops: ReadonlyMap<string, LoopThermal>;
  readonly floors: ReadonlyMap<string, FloorAir>;
  readonly sites: ReadonlyMap<string, SiteThermal>;
  /** CDUs whose loss takes every rack of their loop, because it has no other. */
  readonly cdu_losses: readonly SoleUnitLoss[];
  /** Air units whose loss leaves a floor without air cooling. */
  readonly air_unit_losses: readonly SoleUnitLoss[];
  readonly assumptions: readonly ThermalAssumption[];
}

/** Computes heat, flow and temperatures of a facility; racks of equal content share the arithmetic. */
export function analyseThermal(index: ModelIndex, racks: RackLoads): ThermalAnalysis {
  const airUnits = groupBy(index.all("air-unit"), (unit) => unit.floor);
  const floors = analyseFloors(index, racks, airUnits);
  const airHeat = airHeatOfLoops(floors, airUnits);
  const loops = analyseLoops(index, racks, airHeat);
  return {
    loops,
    floors,
    sites: new Map(index.all("site").map((site) => [site.path, siteTotals(index, racks, site, loops)])),
    cdu_losses: soleCdus(index, loops),
    air_unit_losses: soleAirUnits(index, floors),
    assumptions: thermalAssumptions(index, index.all("cdu"), floors.values()),
  };
}

function analyseFloors(
  index: ModelIndex,
  racks: RackLoads,
  airUnits: ReadonlyMap<string, readonly AirUnitRecord[]>,
): ReadonlyMap<string, FloorAir> {
  const equipment = groupBy(index.all("power-feed"), (feed) => index.floorOf(feed.path)?.path);
  return new Map(
    index.all("floor").map((floor) => {
      const { path } = floor;
      return [path, floorAir(index, racks, floor, airUnits.get(path) ?? [], equipment.get(path) ?? [])];
    }),
  );
}

function airHeatOfLoops(
  floors: ReadonlyMap<string, FloorAir>,
  airUnits: ReadonlyMap<string, readonly AirUnitRecord[]>,
): ReadonlyMap<string, readonly Bounds[]> {
  const all = [...floors.values()].flatMap((floor) => [...heatToLoops(floor, airUnits.get(floor.path) ?? [])]);
  const byLoop = groupBy(all, ([loop]) => loop);
  return new Map([...byLoop].map(([loop, entries]) => [loop, entries.map(([, heat]) => heat)]));
}

function analyseLoops(
  index: ModelIndex,
  loads: RackLoads,
  airHeat: ReadonlyMap<string, readonly Bounds[]>,
): ReadonlyMap<string, LoopThermal> {
  const racks = groupBy(index.all("rack"), (rack) => rack.loop);
  const cdus = groupBy(index.all("cdu"), (cdu) => cdu.loop);
  return new Map(
    index.all("cooling-loop").map((loop) => {
      const classes = loopRackClasses(index, loads, loop, racks.get(loop.path) ?? []);
      return [loop.path, analyseLoop(index, loop, classes, cdus.get(loop.path) ?? [], airHeat.get(loop.path) ?? [])];
    }),
  );
}

/** Racks that give liquid heat but are on no loop make the totals lower bounds. */
function siteTotals(
  index: ModelIndex,
  loads: RackLoads,
  site: SiteRecord,
  loops: ReadonlyMap<string, LoopThermal>,
): SiteThermal {
  const own = [...loops.values()].filter(({ path }) => index.siteOf(path)?.path === site.path);
  const stray = index.racksUnder(site.path).find((rack) => {
    const load = loads.get(rack.path);
    return load !== undefined && givesLiquidHeat(load) && !loops.has(rack.loop ?? "");
  });
  const missing = stray ? [noLoop(stray)] : [];
  return {
    path: site.path,
    liquid_kw: sum([...own.map(({ liquid_kw }) => liquid_kw), { value: 0, missing }]),
    flow_l_per_min: sumBounds([
      ...own.map(({ flow_l_per_min: each }) => ({ each, count: 1 })),
      ...missing.map((each) => ({ each: { lower: 0, missing: [each] }, count: 1 })),
    ]),
  };
}

function noLoop({ path, model, problems }: RackRecord): Missing {
  if (problems) return invalidElement(path);
  const named = model === undefined ? "racks without a model" : `${model} racks`;
  return { what: `cooling loop of ${named}`, why: "none stated", path };
}

function soleCdus(index: ModelIndex, loops: ReadonlyMap<string, LoopThermal>): readonly SoleUnitLoss[] {
  return [...loops.values()].flatMap(({ path, cdus, rack_classes }) => {
    const [unit, other] = cdus.units;
    const racks = rack_classes.flatMap((each) => each.racks).sort();
    if (!unit || other || racks.length === 0) return [];
    return [soleLoss(unit.path, path, racks, index.get("cooling-loop", path)?.cdu_claims)];
  });
}

function soleAirUnits(index: ModelIndex, floors: ReadonlyMap<string, FloorAir>): readonly SoleUnitLoss[] {
  return [...floors.values()].flatMap(({ path, units, racks }) => {
    const [unit, other] = units;
    if (!unit || other || racks.length === 0) return [];
    return [soleLoss(unit.path, path, racks, index.get("floor", path)?.air_claims)];
  });
}

function soleLoss(unit: string, serves: string, racks: readonly string[], claim: string | undefined): SoleUnitLoss {
  return { unit, serves, racks, ...(claim !== undefined && { covered_by: claim }) };
}

function groupBy<T>(all: readonly T[], key: (each: T) => string | undefined): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const name = key(each);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group) group.push(each);
    else groups.set(name, [each]);
  }
  return groups;
}
