import type { ModelIndex } from "../model/model";
import { powerChain } from "./power/chain";
import { lossesByPlace } from "./power/losses-by-place";
import { type PowerAnalysis, analysePower } from "./power/power";
import { type RackLoads, rackLoads } from "./rack-load";
import { analyseRideThrough, type RideThroughAnalysis } from "./ride-through";
import { type SpaceAnalysis, analyseSpace } from "./space";
import { type ThermalAnalysis, analyseThermal } from "./thermal/thermal";
import { type WanAnalysis, analyseWan } from "./wan";
import { type YearAnalysis, analyseYear } from "./year/year";

/** Everything that physics says about a facility, before anybody judges it. */
export interface Analysis {
  readonly racks: RackLoads;
  readonly power: PowerAnalysis;
  readonly thermal: ThermalAnalysis;
  readonly ride_through: RideThroughAnalysis;
  readonly space: SpaceAnalysis;
  readonly wan: WanAnalysis;
  readonly year: YearAnalysis;
}

/**
 * Runs the analyses in the order of dependence: loads, the electrical chain with nothing lost, heat, power states with the
 * cooling that they take, and the links between the sites.
 */
export function analyse(index: ModelIndex): Analysis {
  const racks = rackLoads(index);
  const chain = powerChain(index, racks);
  const equipment = lossesByPlace(chain.settled, (path) => index.floorOf(path)?.path);
  const thermal = analyseThermal(index, racks, equipment);
  const power = analysePower(index, racks, thermal, chain);
  const ride_through = analyseRideThrough(index, thermal, power.chain);
  const year = analyseYear(index, thermal, power);
  return { racks, power, thermal, ride_through, space: analyseSpace(index), wan: analyseWan(index), year };
}
