import type { Missing } from "../amount";
import type { HourlyPlant } from "./plant-hour";

/** A plant with heat rejection, and what its year needs. */
export interface YearPlant extends HourlyPlant {
  readonly path: string;
  readonly isInvalid: boolean;
  /** What the heat lacks: then it is a lower bound. */
  readonly heat_missing: readonly Missing[];
  /** Why the rise is not known. */
  readonly rise_missing: readonly Missing[];
}

/** Heat that the condensers of chillers give to a plant, for every hour. */
export interface CondenserHeat {
  readonly kw: Float64Array;
  readonly missing: readonly Missing[];
}
