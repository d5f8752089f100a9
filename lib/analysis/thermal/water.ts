import type { ModelIndex } from "../../model/model";
import type { ClimatePoint, CoolingLoopRecord, RejectionRecord, SiteRecord } from "../../model/records";
import { invalidElement, type Missing } from "../amount";
import { type Bounds, exactly, largest, unbounded } from "./bounds";

/** Facility water that a loop's heat rejection reaches at one design point of the site's climate. */
export interface ReachableAt {
  /** Where the numbers of the design point come from. */
  readonly basis: string;
  readonly dry_bulb_c?: number;
  readonly coincident_wet_bulb_c?: number;
  readonly reachable_c: Bounds;
}

/** The facility side of a loop: temperatures of the water that its CDUs get. */
export interface FacilityWater {
  readonly points: readonly ReachableAt[];
  /** The warmest of the points: what the plant reaches in the worst of them. */
  readonly reachable_c: Bounds;
  readonly set_point_c?: number;
  /** The set point; without one, what the plant reaches. */
  readonly supply_c: Bounds;
}

/** Stated nowhere else: outdoor plant is assumed to draw in air at the dry bulb of the design point. */
export const DEFAULT_RECIRCULATION_ALLOWANCE_K = 0;

/** What facility water a loop gets, at every design point of its site's climate. */
export function facilityWater(index: ModelIndex, loop: CoolingLoopRecord): FacilityWater {
  const site = index.siteOf(loop.path);
  const points = pointsOf(loop, site);
  const reachable = reachableOf(loop, site, points);
  const setPoint = loop.facility_supply_c;
  const supply = setPoint === undefined ? reachable : exactly(setPoint);
  return {
    points,
    reachable_c: reachable,
    ...(setPoint !== undefined && { set_point_c: setPoint }),
    supply_c: loop.problems ? unbounded(invalidElement(loop.path)) : supply,
  };
}

function pointsOf(loop: CoolingLoopRecord, site: SiteRecord | undefined): ReachableAt[] {
  const { rejection } = loop;
  if (!site || !rejection) return [];
  return site.climate.map((point) => ({ ...point, reachable_c: reachableAt(rejection, point, site, loop.path) }));
}

function reachableOf(loop: CoolingLoopRecord, site: SiteRecord | undefined, points: readonly ReachableAt[]): Bounds {
  const { rejection } = loop;
  if (loop.problems) return unbounded(invalidElement(loop.path));
  if (!rejection) return unbounded({ what: "heat rejection of the loop", why: "none stated", path: loop.path });
  if (rejection.kind === "chiller") return leaving(rejection, loop.path);
  if (!site) return unbounded({ what: "design climate", why: "the loop stands on no site", path: loop.path });
  if (site.problems) return unbounded(invalidElement(site.path));
  if (points.length > 0) return largest(points.map(({ reachable_c }) => reachable_c));
  return unbounded({ what: "design climate of the site", why: "no climate point stated", path: site.path });
}

/**
 * Facility water in °C at one design point . Dry: dry bulb + recirculation allowance + approach. Wet:
 * wet bulb + approach. Adiabatic: as dry, with the dry bulb lowered by effectiveness x (dry bulb - wet bulb). Chiller:
 * its leaving set point.
 */
function reachableAt(rejection: RejectionRecord, point: ClimatePoint, site: SiteRecord, loop: string): Bounds {
  if (rejection.kind === "chiller") return leaving(rejection, loop);
  const inputs = new Inputs();
  const approach = inputs.take(rejection.approach_k, `approach of the ${nameOf(rejection)}`, loop);
  const wet =
    rejection.kind === "dry-cooler"
      ? 0
      : inputs.take(point.coincident_wet_bulb_c, "wet bulb of the climate", site.path);
  const dry =
    rejection.kind === "cooling-tower" ? 0 : inputs.take(point.dry_bulb_c, "dry bulb of the climate", site.path);
  const adiabatic = rejection.kind === "adiabatic-cooler";
  const effectiveness = adiabatic
    ? inputs.take(rejection.effectiveness, "effectiveness of the adiabatic cooler", loop)
    : 0;
  if (inputs.missing.length > 0) return unbounded(inputs.missing);
  if (rejection.kind === "cooling-tower") return exactly(wet + approach);
  const recirculation = site.recirculation_allowance_k ?? DEFAULT_RECIRCULATION_ALLOWANCE_K;
  const inlet = adiabatic ? dry - effectiveness * (dry - wet) : dry;
  return exactly(inlet + recirculation + approach);
}

function leaving(rejection: RejectionRecord, path: string): Bounds {
  return rejection.leaving_c === undefined
    ? unbounded({ what: "leaving temperature of the chiller", why: "not stated", path })
    : exactly(rejection.leaving_c);
}

/** "dry cooler" for `dry-cooler`. */
function nameOf(rejection: RejectionRecord): string {
  return rejection.kind.replace("-", " ");
}

/** Collects what a formula lacks, so that one run names every missing input. */
class Inputs {
  readonly missing: Missing[] = [];

  /** The value; where it is absent, what is missing is noted and the result is of no use. */
  take(value: number | undefined, what: string, path: string): number {
    if (value === undefined) this.missing.push({ what, why: "not stated", path });
    return value ?? Number.NaN;
  }
}
