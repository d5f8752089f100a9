import { hasDimension, ScalableQuantity } from "./quantity";

/**
 * Bits per second, in decimal multiples. Stored in Gb/s.
 *
 * @example const wavelength = DataRate.gigabitsPerSecond(800);
 */
export class DataRate extends ScalableQuantity<"data-rate"> {
  readonly dimension = "data-rate" as const;

  private constructor(value: number) {
    super(value);
  }

  /** From Gb/s. */
  static gigabitsPerSecond(value: number): DataRate {
    return new DataRate(value);
  }

  /** From Tb/s. */
  static terabitsPerSecond(value: number): DataRate {
    return new DataRate(value * 1000);
  }

  /** From Pb/s. */
  static petabitsPerSecond(value: number): DataRate {
    return new DataRate(value * 1_000_000);
  }

  /** Whether something is a `DataRate`, from whichever copy of the package. */
  static isDataRate(x: unknown): x is DataRate {
    return hasDimension(x, "data-rate");
  }

  /** In Gb/s. */
  get gigabitsPerSecond(): number {
    return this.value;
  }

  /** In Tb/s. */
  get terabitsPerSecond(): number {
    return this.value / 1000;
  }

  /** In Pb/s. */
  get petabitsPerSecond(): number {
    return this.value / 1_000_000;
  }
}
