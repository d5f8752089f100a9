/** Loss of heat rejection: how long the water of every loop lasts, and whether that is long enough in every fault. */
import { compareText } from "../core/order";
import type { ModelIndex } from "../model/model";
import type { PowerChain } from "./power/chain";
import { type PlantRideThrough, plantRideThroughs } from "./power/rejection-loss";
import { exactly } from "./thermal/bounds";
import { HeatSinks } from "./thermal/heat-sinks";
import { ALL_RUNS } from "./thermal/outage-heat";
import type { RideThrough } from "./thermal/ride-through";
import type { ThermalAnalysis } from "./thermal/thermal";

/** How long one loop is cooled with every pump running and nothing rejecting its heat. */
export interface LoopRideThrough extends RideThrough {
  /** The facility water, or the loop with a rejection of its own. */
  readonly plant: string;
}

export interface RideThroughAnalysis {
  /** By path of the loop, in path order. */
  readonly loops: ReadonlyMap<string, LoopRideThrough>;
  /** By path of the plant: faults that stop its heat rejection for a time while racks run on. */
  readonly plants: ReadonlyMap<string, PlantRideThrough>;
}

/** Analyses the loss of heat rejection; loss of flow is another matter. */
export function analyseRideThrough(
  index: ModelIndex,
  { loops, plants }: Pick<ThermalAnalysis, "loops" | "plants">,
  chain: PowerChain,
): RideThroughAnalysis {
  const sinks = new HeatSinks(index, loops, plants);
  const rides = sinks
    .plants()
    .flatMap((plant) => sinks.rideThroughs(plant, ALL_RUNS, () => exactly(0)).map((ride) => ({ ...ride, plant })))
    .sort((left, right) => compareText(left.loop, right.loop));
  return {
    loops: new Map(rides.map((each) => [each.loop, each])),
    plants: new Map(plantRideThroughs(index, chain, sinks).map((each) => [each.path, each])),
  };
}
