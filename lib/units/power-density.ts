import { hasDimension, ScalableQuantity } from "./quantity";

/**
 * Power per floor area. Stored in kW/m².
 *
 * @example const limit = PowerDensity.kilowattsPerSquareMetre(12);
 */
export class PowerDensity extends ScalableQuantity<"power-density"> {
  readonly dimension = "power-density" as const;

  private constructor(value: number) {
    super(value);
  }

  /** From kW/m². */
  static kilowattsPerSquareMetre(value: number): PowerDensity {
    return new PowerDensity(value);
  }

  /** Whether something is a `PowerDensity`, from whichever copy of the package. */
  static isPowerDensity(x: unknown): x is PowerDensity {
    return hasDimension(x, "power-density");
  }

  /** In kW/m². */
  get kilowattsPerSquareMetre(): number {
    return this.value;
  }
}
