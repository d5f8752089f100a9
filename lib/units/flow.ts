import { hasDimension, ScalableQuantity } from "./quantity";

/**
 * Volume flow of a liquid. Stored in L/min.
 *
 * @example const need = Flow.litresPerMinute(130);
 */
export class Flow extends ScalableQuantity<"flow"> {
  readonly dimension = "flow" as const;

  private constructor(value: number) {
    super(value);
  }

  /** From L/min. */
  static litresPerMinute(value: number): Flow {
    return new Flow(value);
  }

  /** From m³/h. */
  static cubicMetresPerHour(value: number): Flow {
    return new Flow((value * 50) / 3);
  }

  /** From US gallons per minute (1 gal = 3.785411784 L). */
  static gallonsPerMinute(value: number): Flow {
    return new Flow((value * 3_785_411_784) / 1_000_000_000);
  }

  /** Whether something is a `Flow`, from whichever copy of the package. */
  static isFlow(x: unknown): x is Flow {
    return hasDimension(x, "flow");
  }

  /** In L/min. */
  get litresPerMinute(): number {
    return this.value;
  }

  /** In m³/h. */
  get cubicMetresPerHour(): number {
    return (this.value * 3) / 50;
  }

  /** In US gallons per minute (1 gal = 3.785411784 L). */
  get gallonsPerMinute(): number {
    return (this.value * 1_000_000_000) / 3_785_411_784;
  }
}
