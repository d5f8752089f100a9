import type { Missing } from "../amount";
import type { HourlyPlant } from "./plant-hour";

/** A plant with heat rejection, and what its year needs. */
export interface YearPlant extends HourlyPlant {
  readonly path: string;
  readonly isInvalid: boolean;
  /** Heat at design load, without what condensers give off: that changes by the hour. */
  readonly heat_kw: number;
  /** What the heat lacks: then it is a lower bound. */
  readonly heat_missing: readonly Missing[];
  /** Why the rise is not known. */
  readonly rise_missing: readonly Missing[];
}

/** Heat for every hour: of a plant, or of the condensers that give theirs to it. */
export interface HourlyHeat {
  readonly kw: Float64Array;
  readonly missing: readonly Missing[];
}
