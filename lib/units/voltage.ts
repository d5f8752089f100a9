import { hasDimension, ScalableQuantity } from "./quantity";

/**
 * Voltage; line to line where it is three-phase. Stored in V.
 *
 * @example const busway = Voltage.volts(415);
 */
export class Voltage extends ScalableQuantity<"voltage"> {
  readonly dimension = "voltage" as const;

  private constructor(value: number) {
    super(value);
  }

  /** From V. */
  static volts(value: number): Voltage {
    return new Voltage(value);
  }

  /** From kV. */
  static kilovolts(value: number): Voltage {
    return new Voltage(value * 1000);
  }

  /** Whether something is a `Voltage`, from whichever copy of the package. */
  static isVoltage(x: unknown): x is Voltage {
    return hasDimension(x, "voltage");
  }

  /** In V. */
  get volts(): number {
    return this.value;
  }

  /** In kV. */
  get kilovolts(): number {
    return this.value / 1000;
  }
}
