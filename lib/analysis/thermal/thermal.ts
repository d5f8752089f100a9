/** What physics says about heat: loops with their CDUs and facility water, room air, and the totals of the sites. */
import type { ModelIndex } from "../../model/model";
import type { RackRecord, SiteRecord } from "../../model/records";
import { type Amount, invalidElement, type Missing, scale, sum } from "../amount";
import type { RackLoads } from "../rack-load";
import { type FloorAir, floorAir } from "./air";
import { type ThermalAssumption, thermalAssumptions } from "./assumptions";
import { type Bounds, boundsOf, sumBounds } from "./bounds";
import { facilityFlow } from "./facility-side";
import { groupBy } from "./group-by";
import { analyseHydraulics, type LoopHydraulics } from "./hydraulics/hydraulics";
import { liquidToAir } from "./liquid-to-air";
import { analyseLoop, type LoopThermal } from "./loop";
import type { SoleUnitLoss, UnitLimit } from "./loss";
import { usableRating } from "./part-load";
import { analysePlants, type PlantThermal } from "./plant";
import { heatOfRoom } from "./plant-heat";
import { rejectionOf } from "./plant-inputs";
import { givesLiquidHeat, type LoopRackClass, loopRackClasses } from "./racks";
import { isTrimShort, type PlantTrim, plantTrims } from "./trim-loss";
import { facilityWater } from "./water";

/** Sums over the loops of a site. */
export interface SiteThermal {
  readonly path: string;
  readonly liquid_kw: Amount;
  readonly flow_l_per_min: Bounds;
}

/** Everything about heat; the maps are in code-unit order of their paths. */
export interface ThermalAnalysis {
  readonly loops: ReadonlyMap<string, LoopThermal>;
  /** Of the loops that carry racks. */
  readonly hydraulics: ReadonlyMap<string, LoopHydraulics>;
  readonly floors: ReadonlyMap<string, FloorAir>;
  /** Facility water, and loops with a rejection of their own. */
  readonly plants: ReadonlyMap<string, PlantThermal>;
  /** Trim chillers of the plants that have some, with units lost. */
  readonly trims: ReadonlyMap<string, PlantTrim>;
  readonly sites: ReadonlyMap<string, SiteThermal>;
  /** CDUs whose loss takes every rack of their loop, because it has no other. */
  readonly cdu_losses: readonly SoleUnitLoss[];
  /** Air units whose loss leaves a floor without air cooling. */
  readonly air_unit_losses: readonly SoleUnitLoss[];
  /** Rejection units and facility pumps whose loss leaves a plant without any. */
  readonly rejection_losses: readonly SoleUnitLoss[];
  readonly pump_losses: readonly SoleUnitLoss[];
  /** Trim chillers whose loss leaves a plant above the set point of its water on a design day. */
  readonly trim_losses: readonly SoleUnitLoss[];
  readonly assumptions: readonly ThermalAssumption[];
}

/** By floor: heat of the electrical equipment that stands there, which is its loss with nothing out. */
export type EquipmentHeat = ReadonlyMap<string, Amount>;

/** Computes heat, flow and temperatures of a facility; racks of equal content share the arithmetic. */
export function analyseThermal(
  index: ModelIndex,
  racks: RackLoads,
  equipment: EquipmentHeat = new Map(),
): ThermalAnalysis {
  const airUnits = groupBy(index.all("air-unit"), (unit) => unit.floor);
  const cdus = groupBy(index.all("cdu"), (cdu) => cdu.loop);
  const classes = rackClasses(index, racks);
  const byCdus = liquidToAir(index, classes);
  const floors = new Map(
    index.all("floor").map((floor) => {
      const { path } = floor;
      const others = { equipment: equipment.get(path), byCdus: byCdus.get(path) };
      return [path, floorAir(index, racks, floor, airUnits.get(path) ?? [], others)];
    }),
  );
  const { plants, waters } = analysePlants(index, {
    floors,
    airUnits,
    cdus,
    loops: mapValues(classes, liquidHeat),
    loopRacks: mapValues(classes, (own) => own.flatMap((each) => each.racks)),
  });
  const airHeat = groupBy(
    [...floors].flatMap(([path, floor]) => heatOfRoom(floor, airUnits.get(path) ?? [])),
    ({ to }) => to,
  );
  const loops = new Map(
    index.all("cooling-loop").map((loop) => {
      const { path } = loop;
      const own = (airHeat.get(path) ?? []).map(({ heat_kw }) => heat_kw);
      const water = facilityWater(index, loop, waters);
      const supply = { water, flow_l_per_min: facilityFlow(index, plants.get(water.plant), path, water) };
      return [path, analyseLoop(index, loop, classes.get(path) ?? [], cdus.get(path) ?? [], own, supply)];
    }),
  );
  const trims = plantTrims(index, plants);
  return {
    loops,
    hydraulics: analyseHydraulics(index, loops),
    floors,
    plants: withUsableRatings(index, { loops, floors, plants }),
    trims,
    sites: new Map(index.all("site").map((site) => [site.path, siteTotals(index, racks, site, loops)])),
    cdu_losses: soleCdus(index, loops),
    air_unit_losses: soleAirUnits(index, floors),
    rejection_losses: soleOf(
      plants,
      ({ units }) => units,
      (path) => rejectionOf(index, path)?.claims,
    ),
    pump_losses: soleOf(
      plants,
      ({ pumps }) => pumps.units,
      (path) => index.get("facility-water", path)?.pump_claims,
    ),
    trim_losses: soleTrims(trims),
    assumptions: thermalAssumptions(index, index.all("cdu"), floors.values()),
  };
}

/** What CDUs need of the water is known once the loops are. */
function withUsableRatings(
  index: ModelIndex,
  known: Pick<ThermalAnalysis, "loops" | "floors" | "plants">,
): ReadonlyMap<string, PlantThermal> {
  return mapValues(known.plants, (plant) => {
    const usable = usableRating(index, known, plant.path);
    return usable ? { ...plant, usable } : plant;
  });
}

/** What the racks of each loop ask of it; in path order. */
function rackClasses(index: ModelIndex, loads: RackLoads): ReadonlyMap<string, readonly LoopRackClass[]> {
  const racks = groupBy(index.all("rack"), (rack) => rack.loop);
  return new Map(
    index
      .all("cooling-loop")
      .map((loop) => [loop.path, loopRackClasses(index, loads, loop, racks.get(loop.path) ?? [])]),
  );
}

function liquidHeat(classes: readonly LoopRackClass[]): Bounds {
  return boundsOf(sum(classes.map(({ liquid_kw, racks }) => scale(liquid_kw, racks.length))));
}

function mapValues<From, To>(all: ReadonlyMap<string, From>, to: (each: From) => To): ReadonlyMap<string, To> {
  return new Map([...all].map(([key, value]) => [key, to(value)]));
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

function soleOf(
  plants: ReadonlyMap<string, PlantThermal>,
  unitsOf: (plant: PlantThermal) => readonly UnitLimit[],
  claimOf: (path: string) => string | undefined,
): readonly SoleUnitLoss[] {
  return [...plants.values()].flatMap((plant) => {
    const [unit, other] = unitsOf(plant);
    if (!unit || other || plant.racks.length === 0) return [];
    return [soleLoss(unit.path, plant.path, plant.racks, claimOf(plant.path))];
  });
}

function soleTrims(trims: ReadonlyMap<string, PlantTrim>): readonly SoleUnitLoss[] {
  return [...trims.values()].flatMap((trim) => {
    const { path, racks, losses, claim } = trim;
    const lost = isTrimShort(trim, losses[0]) ? losses[0]?.lost[0] : undefined;
    return lost === undefined ? [] : [soleLoss(lost, path, racks, claim)];
  });
}

function soleLoss(unit: string, serves: string, racks: readonly string[], claim: string | undefined): SoleUnitLoss {
  return { unit, serves, racks, ...(claim !== undefined && { covered_by: claim }) };
}
