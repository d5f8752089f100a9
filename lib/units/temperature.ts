import { hasDimension, Quantity } from "./quantity";
import { TemperatureDifference } from "./temperature-difference";

/**
 * A temperature, as of a coolant supply or an inlet; a difference of two is a `TemperatureDifference`.
 * Stored in °C.
 *
 * @example const supply = Temperature.celsius(34.8);
 */
export class Temperature extends Quantity<"temperature"> {
  readonly dimension = "temperature" as const;

  private constructor(value: number) {
    super(value);
  }

  /** From °C. */
  static celsius(value: number): Temperature {
    return new Temperature(value);
  }

  /** From °F. */
  static fahrenheit(value: number): Temperature {
    return new Temperature(((value - 32) * 5) / 9);
  }

  /** From K (absolute). */
  static kelvin(value: number): Temperature {
    return new Temperature((value * 100 - 27_315) / 100);
  }

  /** Whether something is a `Temperature`, from whichever copy of the package. */
  static isTemperature(x: unknown): x is Temperature {
    return hasDimension(x, "temperature");
  }

  /** In °C. */
  get celsius(): number {
    return this.value;
  }

  /** In °F. */
  get fahrenheit(): number {
    return (this.value * 9) / 5 + 32;
  }

  /** In K (absolute). */
  get kelvin(): number {
    return (this.value * 100 + 27_315) / 100;
  }

  plus(difference: TemperatureDifference): Temperature {
    return new Temperature(this.value + difference.value);
  }

  /** From a temperature, the difference between the two; from a difference, the lower temperature. */
  minus(other: Temperature): TemperatureDifference;
  minus(difference: TemperatureDifference): Temperature;
  minus(other: Temperature | TemperatureDifference): Temperature | TemperatureDifference {
    const value = this.value - other.value;
    return other.dimension === "temperature" ? TemperatureDifference.kelvin(value) : new Temperature(value);
  }
}
