import { hasDimension, ScalableQuantity } from "./quantity";

/**
 * Energy: what a battery or a thermal store holds. Stored in kWh.
 *
 * @example const stored = Energy.megawattHours(1.2);
 */
export class Energy extends ScalableQuantity<"energy"> {
  readonly dimension = "energy" as const;

  private constructor(value: number) {
    super(value);
  }

  /** From J. */
  static joules(value: number): Energy {
    return new Energy(value / 3_600_000);
  }

  /** From kWh. */
  static kilowattHours(value: number): Energy {
    return new Energy(value);
  }

  /** From MWh. */
  static megawattHours(value: number): Energy {
    return new Energy(value * 1000);
  }

  /** Whether something is a `Energy`, from whichever copy of the package. */
  static isEnergy(x: unknown): x is Energy {
    return hasDimension(x, "energy");
  }

  /** In J. */
  get joules(): number {
    return this.value * 3_600_000;
  }

  /** In kWh. */
  get kilowattHours(): number {
    return this.value;
  }

  /** In MWh. */
  get megawattHours(): number {
    return this.value / 1000;
  }
}
