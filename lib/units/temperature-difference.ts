import { hasDimension, ScalableQuantity } from "./quantity";

/**
 * A difference between two temperatures: a rise, an approach, a setback. It is not exchangeable with
 * `Temperature`. Stored in K.
 *
 * @example const approach = TemperatureDifference.kelvin(5);
 */
export class TemperatureDifference extends ScalableQuantity<"temperature-difference"> {
  readonly dimension = "temperature-difference" as const;

  private constructor(value: number) {
    super(value);
  }

  /** From K. */
  static kelvin(value: number): TemperatureDifference {
    return new TemperatureDifference(value);
  }

  /** Whether something is a `TemperatureDifference`, from whichever copy of the package. */
  static isTemperatureDifference(x: unknown): x is TemperatureDifference {
    return hasDimension(x, "temperature-difference");
  }

  /** In K. */
  get kelvin(): number {
    return this.value;
  }
}
