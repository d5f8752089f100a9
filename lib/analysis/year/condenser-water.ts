/** What the condensers of chillers get in every hour: from the outermost plant inwards. */
import type { ModelIndex } from "../../model/model";
import { plantInputs } from "../thermal/plant-inputs";
import type { AirYear } from "./air-year";
import { type PlantHour, plantHour } from "./plant-hour";
import type { YearPlant } from "./year-plant";

/** In °C by the hour; undefined where it is not known. */
export type HourlyWater = (at: number) => number | undefined;

/**
 * Water is as warm as its plant makes it at its design heat, and no colder than its set point: what chillers give off later
 * depends on it, and is never more.
 */
export class CondenserWaters {
  private readonly hours = new Map<string, readonly (PlantHour | undefined)[]>();

  /** @param plants - by path */
  constructor(
    private readonly index: ModelIndex,
    private readonly plants: ReadonlyMap<string, YearPlant>,
    private readonly air: AirYear,
  ) {}

  /** Nothing is known of the water of a plant without a condenser. */
  of({ rejection }: YearPlant): HourlyWater {
    const { condenser } = rejection;
    return condenser === undefined ? () => undefined : this.waterOf(condenser, new Set());
  }

  /** @param seen - plants on the way: one that cools itself makes no water */
  private waterOf(path: string, seen: ReadonlySet<string>): HourlyWater {
    const inputs = plantInputs(this.index, path);
    if (!inputs || seen.has(path)) return () => undefined;
    const on = new Set([...seen, path]);
    if (inputs.rejection) {
      const hours = this.hoursOf(path, on);
      return (at) => hours[at]?.supply_c;
    }
    const { exchanger, set_point_c: set = -Infinity } = inputs;
    const [to, approach] = [exchanger?.to, exchanger?.approach_k];
    if (to === undefined || approach === undefined) return () => undefined;
    const cold = this.waterOf(to, on);
    return (at) => {
      const reached = cold(at);
      return reached === undefined ? undefined : Math.max(set, reached + approach);
    };
  }

  private hoursOf(path: string, seen: ReadonlySet<string>): readonly (PlantHour | undefined)[] {
    const before = this.hours.get(path);
    if (before) return before;
    const plant = this.plants.get(path);
    if (!plant || plant.isInvalid) return [];
    const { condenser } = plant.rejection;
    const water = condenser === undefined ? undefined : this.waterOf(condenser, seen);
    const hours = this.air.map((outside, at) =>
      plantHour(plant, outside, { heat_kw: plant.design_heat_kw, condenser_c: water?.(at) }),
    );
    this.hours.set(path, hours);
    return hours;
  }
}
