import { hasDimension, ScalableQuantity } from "./quantity";

/**
 * Real (active) electrical power, or heat flow. Stored in kW.
 *
 * @example const design = Power.kilowatts(132);
 */
export class Power extends ScalableQuantity<"power"> {
  readonly dimension = "power" as const;

  private constructor(value: number) {
    super(value);
  }

  /** From W. */
  static watts(value: number): Power {
    return new Power(value / 1000);
  }

  /** From kW. */
  static kilowatts(value: number): Power {
    return new Power(value);
  }

  /** From MW. */
  static megawatts(value: number): Power {
    return new Power(value * 1000);
  }

  /** Whether something is a `Power`, from whichever copy of the package. */
  static isPower(x: unknown): x is Power {
    return hasDimension(x, "power");
  }

  /** In W. */
  get watts(): number {
    return this.value * 1000;
  }

  /** In kW. */
  get kilowatts(): number {
    return this.value;
  }

  /** In MW. */
  get megawatts(): number {
    return this.value / 1000;
  }
}
