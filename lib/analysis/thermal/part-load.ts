/** Rejection whose approach shrinks with the load: what its units carry while they keep the water as cold as it must be. */
import type { ModelIndex } from "../../model/model";
import type { ClimatePoint } from "../../model/records";
import { joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import { type Bounds, bounds, exactly, sumBounds, unbounded } from "./bounds";
import type { UsableRating } from "./plant";
import { type PlantInputs, plantInputs } from "./plant-inputs";
import { reachable, reachableNeeds, recirculation } from "./rejection";
import type { CoolingSystems } from "./cooling-systems";
import { trimRange } from "./trim";
import { waterNeeded } from "./water-needed";

type Waters = Omit<CoolingSystems, "hydraulics">;

/**
 * The share of its rated heat at which a rejection reaches the water that is needed at every design point: at a share x the
 * approach is x times the rated one, so the share is (water - outdoor air) / rated approach. Units that are left after a
 * loss carry that share of their rating and no more.
 *
 * @returns undefined where the approach is the same at any load
 */
export function usableRating(index: ModelIndex, waters: Waters, path: string): UsableRating | undefined {
  const plant = plantInputs(index, path);
  if (plant?.rejection?.part_load_approach !== "proportional" || plant.isInvalid) return undefined;
  const site = index.siteOf(path);
  const points = site && !site.problems ? site.climate : [];
  const water = plant.set_point_c === undefined ? waterNeeded(index, waters, path) : exactly(plant.set_point_c);
  if (points.length === 0) {
    return {
      water_c: water,
      share: bounds(0, 1, waters.plants.get(path)?.water.reachable_c.missing ?? NOTHING_MISSING),
    };
  }
  const shares = points.map((point) => shareAt(index, waters, plant, point, water));
  return {
    water_c: water,
    share: bounds(
      Math.min(...shares.map(({ lower = 0 }) => lower)),
      Math.min(...shares.map(({ upper = 1 }) => upper)),
      shares.reduce((all, { missing }) => joinMissing(all, missing), NOTHING_MISSING),
    ),
  };
}

function shareAt(
  index: ModelIndex,
  { plants }: Waters,
  plant: PlantInputs,
  point: ClimatePoint,
  water: Bounds,
): Bounds {
  const { path, rejection } = plant;
  const site = index.siteOf(path);
  if (!rejection || !site) return exactly(1);
  const air = { dry_bulb_c: point.dry_bulb_c, wet_bulb_c: point.coincident_wet_bulb_c };
  const missing = reachableNeeds(rejection, air).map(({ what, of }): Missing => {
    return { what, why: "not stated", path: of === "climate" ? site.path : path };
  });
  const unloaded = reachable(rejection, air, recirculation(site), 0);
  if (unloaded === undefined || rejection.approach_k === undefined) return bounds(0, 1, missing);
  const heat = plants.get(path)?.heat_kw ?? unbounded(NOTHING_MISSING);
  const trim =
    rejection.trim && plant.set_point_c !== undefined ? trimRange(index, plant, site, point, heat) : exactly(0);
  const cooler = sumBounds([water, trim].map((each) => ({ each, count: 1 })));
  const { approach_k: rated } = rejection;
  const share = (c: number | undefined, unknown: number): number => {
    if (c === undefined) return unknown;
    return rated > 0 ? Math.min(1, Math.max(0, (c - unloaded) / rated)) : c >= unloaded ? 1 : 0;
  };
  return bounds(share(cooler.lower, 0), share(cooler.upper, 1), cooler.missing);
}
