import { hasDimension, ScalableQuantity } from "./quantity";

/**
 * Apparent power: what transformers, UPS and generators are rated in. It is not exchangeable with `Power`.
 * Stored in kVA.
 *
 * @example const rating = ApparentPower.megavoltAmperes(2.5);
 */
export class ApparentPower extends ScalableQuantity<"apparent-power"> {
  readonly dimension = "apparent-power" as const;

  private constructor(value: number) {
    super(value);
  }

  /** From VA. */
  static voltAmperes(value: number): ApparentPower {
    return new ApparentPower(value / 1000);
  }

  /** From kVA. */
  static kilovoltAmperes(value: number): ApparentPower {
    return new ApparentPower(value);
  }

  /** From MVA. */
  static megavoltAmperes(value: number): ApparentPower {
    return new ApparentPower(value * 1000);
  }

  /** Whether something is a `ApparentPower`, from whichever copy of the package. */
  static isApparentPower(x: unknown): x is ApparentPower {
    return hasDimension(x, "apparent-power");
  }

  /** In VA. */
  get voltAmperes(): number {
    return this.value * 1000;
  }

  /** In kVA. */
  get kilovoltAmperes(): number {
    return this.value;
  }

  /** In MVA. */
  get megavoltAmperes(): number {
    return this.value / 1000;
  }
}
