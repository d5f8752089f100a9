import type { ModelIndex } from "../model/model";
import { type PowerAnalysis, analysePower } from "./power/power";
import { type RackLoads, rackLoads } from "./rack-load";
import { type SpaceAnalysis, analyseSpace } from "./space";
import { type ThermalAnalysis, analyseThermal } from "./thermal/thermal";
import { type WanAnalysis, analyseWan } from "./wan";

/** Everything that physics says about a facility, before anybody judges it. */
export interface Analysis {
  readonly racks: RackLoads;
  readonly power: PowerAnalysis;
  readonly thermal: ThermalAnalysis;
  readonly space: SpaceAnalysis;
  readonly wan: WanAnalysis;
}

/** Runs the analyses in the order of dependence: loads, heat, power states with the cooling they take, and the links between the sites. */
export function analyse(index: ModelIndex): Analysis {
  const racks = rackLoads(index);
  const thermal = analyseThermal(index, racks);
  const power = analysePower(index, racks, thermal.loops);
  return { racks, power, thermal, space: analyseSpace(index), wan: analyseWan(index) };
}
