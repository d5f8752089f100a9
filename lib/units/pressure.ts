import { hasDimension, ScalableQuantity } from "./quantity";

/** The pound-force (4.4482216152605 N) on the square inch (645.16 mm²). */
const KILOPASCALS_PER_PSI = 6.894757293168361;

/**
 * A pressure or a pressure difference; whether it is gauge or absolute is said where it is used. Stored in
 * kPa.
 *
 * @example const drop = Pressure.bar(1.2);
 */
export class Pressure extends ScalableQuantity<"pressure"> {
  readonly dimension = "pressure" as const;

  private constructor(value: number) {
    super(value);
  }

  /** From Pa. */
  static pascals(value: number): Pressure {
    return new Pressure(value / 1000);
  }

  /** From kPa. */
  static kilopascals(value: number): Pressure {
    return new Pressure(value);
  }

  /** From bar. */
  static bar(value: number): Pressure {
    return new Pressure(value * 100);
  }

  /** From pounds-force per square inch. */
  static psi(value: number): Pressure {
    return new Pressure(value * KILOPASCALS_PER_PSI);
  }

  /** Whether something is a `Pressure`, from whichever copy of the package. */
  static isPressure(x: unknown): x is Pressure {
    return hasDimension(x, "pressure");
  }

  /** In Pa. */
  get pascals(): number {
    return this.value * 1000;
  }

  /** In kPa. */
  get kilopascals(): number {
    return this.value;
  }

  /** In bar. */
  get bar(): number {
    return this.value / 100;
  }

  /** In pounds-force per square inch. */
  get psi(): number {
    return this.value / KILOPASCALS_PER_PSI;
  }
}
