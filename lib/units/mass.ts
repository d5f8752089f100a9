import { hasDimension, ScalableQuantity } from "./quantity";

/**
 * A mass, as of a filled rack. Stored in kg.
 *
 * @example const rack = Mass.kilograms(1580);
 */
export class Mass extends ScalableQuantity<"mass"> {
  readonly dimension = "mass" as const;

  private constructor(value: number) {
    super(value);
  }

  /** From kg. */
  static kilograms(value: number): Mass {
    return new Mass(value);
  }

  /** From metric tonnes. */
  static tonnes(value: number): Mass {
    return new Mass(value * 1000);
  }

  /** Whether something is a `Mass`, from whichever copy of the package. */
  static isMass(x: unknown): x is Mass {
    return hasDimension(x, "mass");
  }

  /** In kg. */
  get kilograms(): number {
    return this.value;
  }

  /** In metric tonnes. */
  get tonnes(): number {
    return this.value / 1000;
  }
}
