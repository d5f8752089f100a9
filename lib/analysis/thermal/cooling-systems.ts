/** What is cooled, for whoever asks what becomes of it in a loss. */
import type { FloorAir } from "./air";
import type { LoopHydraulics } from "./hydraulics/hydraulics";
import type { LoopThermal } from "./loop";
import type { PlantThermal } from "./plant";

/** Everything that is cooled, by path, in path order. */
export interface CoolingSystems {
  readonly loops: ReadonlyMap<string, LoopThermal>;
  /** Facility water, and loops with a rejection of their own. */
  readonly plants: ReadonlyMap<string, PlantThermal>;
  readonly floors: ReadonlyMap<string, FloorAir>;
  /** Of the loops that carry racks. */
  readonly hydraulics: ReadonlyMap<string, LoopHydraulics>;
}

export const NO_COOLING: CoolingSystems = {
  loops: new Map(),
  plants: new Map(),
  floors: new Map(),
  hydraulics: new Map(),
};
