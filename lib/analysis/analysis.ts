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

/** Runs the analyses in the order of dependence: loads, power states, heat, and the links between the sites. */
export function analyse(index: ModelIndex): Analysis {
  const racks = rackLoads(index);
  const power = analysePower(index, racks);
  return { racks, power, thermal: analyseThermal(index, racks), space: analyseSpace(index), wan: analyseWan(index) };
}
