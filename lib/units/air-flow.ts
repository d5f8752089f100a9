import { hasDimension, ScalableQuantity } from "./quantity";

/** The cubic foot is 0.3048³ m³ = 28,316,846,592 mm³; 60 minutes make the hour. */
const CUBIC_METRES_PER_HOUR_PER_CFM = (60 * 28_316_846_592) / 1e12;

/**
 * Volume flow of air. Stored in m³/h.
 *
 * @example const fans = AirFlow.cubicFeetPerMinute(4000);
 */
export class AirFlow extends ScalableQuantity<"air-flow"> {
  readonly dimension = "air-flow" as const;

  private constructor(value: number) {
    super(value);
  }

  /** From m³/h. */
  static cubicMetresPerHour(value: number): AirFlow {
    return new AirFlow(value);
  }

  /** From cubic feet per minute (1 ft = 0.3048 m). */
  static cubicFeetPerMinute(value: number): AirFlow {
    return new AirFlow(value * CUBIC_METRES_PER_HOUR_PER_CFM);
  }

  /** Whether something is an `AirFlow`, from whichever copy of the package. */
  static isAirFlow(x: unknown): x is AirFlow {
    return hasDimension(x, "air-flow");
  }

  /** In m³/h. */
  get cubicMetresPerHour(): number {
    return this.value;
  }

  /** In cubic feet per minute (1 ft = 0.3048 m). */
  get cubicFeetPerMinute(): number {
    return this.value / CUBIC_METRES_PER_HOUR_PER_CFM;
  }
}
