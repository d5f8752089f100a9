/** Facility water: what every plant supplies at each design point of its site's climate, and what its users get. */
import type { ModelIndex } from "../../model/model";
import type { ClimatePoint, CoolingLoopRecord, SiteRecord } from "../../model/records";
import { invalidElement, joinMissing, type Missing } from "../amount";
import { type Bounds, bounds, exactly, largest, sumBounds, unbounded } from "./bounds";
import { type PlantInputs, plantInputs } from "./plant-inputs";
import { hasStatedLeaving, reachable, reachableNeeds, recirculation } from "./rejection";
import { trimmed } from "./trim";

/** Facility water at one design point of the site's climate. */
export interface ReachableAt {
  /** Where the numbers of the design point come from. */
  readonly basis: string;
  readonly dry_bulb_c?: number;
  readonly coincident_wet_bulb_c?: number;
  /** What the plant reaches, its trim chiller included. */
  readonly reachable_c: Bounds;
  /** Heat that the trim chiller takes; absent where there is none. */
  readonly trim_kw?: Bounds;
  /** Water that a water-cooled chiller's condenser gets. */
  readonly condenser_c?: Bounds;
  /** The set point; without one, what the plant reaches. */
  readonly supply_c: Bounds;
}

/** The facility side of a loop, or facility water itself: temperatures of the supply. */
export interface FacilityWater {
  /** The plant behind it: a facility water, or a loop with a rejection of its own. */
  readonly plant: string;
  readonly points: readonly ReachableAt[];
  /** The warmest of the points: what the plant reaches in the worst of them. */
  readonly reachable_c: Bounds;
  readonly set_point_c?: number;
  /** The set point; without one, what the plant reaches. */
  readonly supply_c: Bounds;
}

/** The water of every plant, each computed once. */
export class PlantWaters {
  private readonly known = new Map<string, FacilityWater>();
  private readonly open = new Set<string>();

  /**
   * @param heatOf - heat of a plant: it decides what trim chillers take, and approaches that shrink with the load; without
   *   it the approach is the rated one
   */
  constructor(
    private readonly index: ModelIndex,
    private readonly heatOf: (plant: string) => Bounds | undefined = () => undefined,
  ) {}

  /** Water of a plant. A plant that cools itself through others has none. */
  of(path: string): FacilityWater {
    const before = this.known.get(path);
    if (before) return before;
    if (this.open.has(path)) return noWater(path, { what: "facility water", why: "leads back to itself", path });
    this.open.add(path);
    const found = this.compute(path);
    this.open.delete(path);
    this.known.set(path, found);
    return found;
  }

  private compute(path: string): FacilityWater {
    const plant = plantInputs(this.index, path);
    if (!plant) return noWater(path, { what: "facility water", why: "not declared", path });
    const site = this.index.siteOf(path);
    const points = site && !site.problems ? site.climate.map((point, at) => this.at(plant, site, point, at)) : [];
    const own = plant.isInvalid ? unbounded(invalidElement(path)) : this.reached(plant, site, points);
    const { set_point_c: set } = plant;
    return {
      plant: path,
      points,
      reachable_c: own,
      ...(set !== undefined && { set_point_c: set }),
      supply_c: plant.isInvalid ? own : supplyOf(set, own),
    };
  }

  /** What a plant reaches in the worst of its design points. */
  private reached(plant: PlantInputs, site: SiteRecord | undefined, points: readonly ReachableAt[]): Bounds {
    const { path, rejection, exchanger } = plant;
    if (!rejection && exchanger) {
      return points.length > 0 ? worst(points) : overExchanger(plant, this.coldSide(exchanger.to, path).supply_c);
    }
    if (!rejection) return unbounded(noRejection(plant));
    if (hasStatedLeaving(rejection)) return this.cooled(plant, {}, site);
    if (!site) return unbounded({ what: "design climate", why: `the ${plant.noun} stands on no site`, path });
    if (site.problems) return unbounded(invalidElement(site.path));
    if (points.length > 0) return worst(points);
    return unbounded({ what: "design climate of the site", why: "no climate point stated", path: site.path });
  }

  private at(plant: PlantInputs, site: SiteRecord, point: ClimatePoint, at: number): ReachableAt {
    const { rejection, exchanger, set_point_c: set } = plant;
    const ofPoint = (path: string): Bounds => this.of(path).points[at]?.supply_c ?? this.of(path).supply_c;
    const cooled = rejection
      ? this.cooled(plant, point, site)
      : exchanger
        ? overExchanger(plant, exchanger.to === undefined ? noColdSide(plant.path) : ofPoint(exchanger.to))
        : unbounded(noRejection(plant));
    const trim = trimmed(this.index, plant, site, point, cooled, this.heatOf(plant.path));
    const reached = trim?.reachable_c ?? cooled;
    return {
      ...point,
      reachable_c: reached,
      ...(trim && { trim_kw: trim.trim_kw }),
      ...(rejection?.condenser !== undefined && { condenser_c: ofPoint(rejection.condenser) }),
      supply_c: supplyOf(set, reached),
    };
  }

  /** What the rejection reaches, its trim chiller aside. */
  private cooled(plant: PlantInputs, point: Partial<ClimatePoint>, site: SiteRecord | undefined): Bounds {
    const { path, rejection } = plant;
    if (!rejection) return unbounded(noRejection(plant));
    const air = { dry_bulb_c: point.dry_bulb_c, wet_bulb_c: point.coincident_wet_bulb_c };
    const needs = reachableNeeds(rejection, air);
    if (needs.length > 0) {
      const pathOf = (of: "rejection" | "climate"): string => (of === "climate" ? (site?.path ?? path) : path);
      return unbounded(needs.map(({ what, of }) => ({ what, why: "not stated", path: pathOf(of) })));
    }
    const load = this.loadFraction(plant);
    const reach = (fraction: number): number | undefined => reachable(rejection, air, recirculation(site), fraction);
    return bounds(reach(load.lower ?? 0), reach(load.upper ?? 1), load.missing);
  }

  /** Heat over rated heat, at most 1, where the approach depends on it. */
  private loadFraction({ path, rejection, capacity_kw }: PlantInputs): Bounds {
    const heat = this.heatOf(path);
    if (rejection?.part_load_approach !== "proportional" || !heat) return exactly(1);
    if (capacity_kw === undefined) {
      return bounds(0, 1, [{ what: "rated heat of the rejection", why: "not stated", path }]);
    }
    const share = (kw: number): number => Math.min(1, kw / capacity_kw);
    return bounds(share(heat.lower ?? 0), heat.upper === undefined ? 1 : share(heat.upper), heat.missing);
  }

  private coldSide(to: string | undefined, path: string): FacilityWater {
    return to === undefined ? noWater(path, noColdSideMissing(path)) : this.of(to);
  }
}

/** Facility water that the CDUs of a loop get: of the plant that it names, or of its own rejection. */
export function facilityWater(
  index: ModelIndex,
  loop: CoolingLoopRecord,
  waters: PlantWaters = new PlantWaters(index),
): FacilityWater {
  if (index.isLiquidToAir(loop.path)) return noWater(loop.path, noneToAir(loop.path));
  if (loop.facility === undefined) return waters.of(loop.path);
  const plant = waters.of(loop.facility);
  const set = loop.facility_supply_c;
  return {
    plant: loop.facility,
    points: plant.points.map((point) => ({
      ...point,
      reachable_c: point.supply_c,
      supply_c: supplyOf(set, point.supply_c),
    })),
    reachable_c: loop.problems ? unbounded(invalidElement(loop.path)) : plant.supply_c,
    ...(set !== undefined && { set_point_c: set }),
    supply_c: loop.problems ? unbounded(invalidElement(loop.path)) : supplyOf(set, plant.supply_c),
  };
}

function supplyOf(set: number | undefined, reached: Bounds): Bounds {
  return set === undefined ? reached : exactly(set);
}

function worst(points: readonly ReachableAt[]): Bounds {
  return largest(points.map(({ reachable_c }) => reachable_c));
}

/** A plate exchanger leaves its warm side at the supply of the cold side + its approach. */
function overExchanger({ path, exchanger }: PlantInputs, cold: Bounds): Bounds {
  const approach = exchanger?.approach_k;
  if (approach === undefined) {
    return unbounded(joinMissing(cold.missing, [{ what: "approach of the plate exchanger", why: "not stated", path }]));
  }
  return sumBounds([cold, exactly(approach)].map((each) => ({ each, count: 1 })));
}

function noRejection({ path, noun }: PlantInputs): Missing {
  return { what: `heat rejection of the ${noun}`, why: "none stated", path };
}

function noColdSideMissing(path: string): Missing {
  return { what: "cold side of the plate exchanger", why: "not stated", path };
}

function noColdSide(path: string): Bounds {
  return unbounded(noColdSideMissing(path));
}

function noneToAir(path: string): Missing {
  return { what: "facility water of the loop", why: "its CDUs give its heat to the room air", path };
}

function noWater(path: string, missing: Missing): FacilityWater {
  const unknown = unbounded(missing);
  return { plant: path, points: [], reachable_c: unknown, supply_c: unknown };
}
