import { hasDimension, ScalableQuantity } from "./quantity";

/**
 * Electrical current; per phase where it is three-phase. Stored in A.
 *
 * @example const breaker = Current.amperes(60);
 */
export class Current extends ScalableQuantity<"current"> {
  readonly dimension = "current" as const;

  private constructor(value: number) {
    super(value);
  }

  /** From A. */
  static amperes(value: number): Current {
    return new Current(value);
  }

  /** Whether something is a `Current`, from whichever copy of the package. */
  static isCurrent(x: unknown): x is Current {
    return hasDimension(x, "current");
  }

  /** In A. */
  get amperes(): number {
    return this.value;
  }
}
