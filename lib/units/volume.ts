import { hasDimension, ScalableQuantity } from "./quantity";

/**
 * Volume of a liquid. Stored in L.
 *
 * @example const store = Volume.cubicMetres(40);
 */
export class Volume extends ScalableQuantity<"volume"> {
  readonly dimension = "volume" as const;

  private constructor(value: number) {
    super(value);
  }

  /** From L. */
  static litres(value: number): Volume {
    return new Volume(value);
  }

  /** From m³. */
  static cubicMetres(value: number): Volume {
    return new Volume(value * 1000);
  }

  /** From US gallons (1 gal = 3.785411784 L). */
  static gallons(value: number): Volume {
    return new Volume((value * 3_785_411_784) / 1_000_000_000);
  }

  /** Whether something is a `Volume`, from whichever copy of the package. */
  static isVolume(x: unknown): x is Volume {
    return hasDimension(x, "volume");
  }

  /** In L. */
  get litres(): number {
    return this.value;
  }

  /** In m³. */
  get cubicMetres(): number {
    return this.value / 1000;
  }

  /** In US gallons (1 gal = 3.785411784 L). */
  get gallons(): number {
    return (this.value * 1_000_000_000) / 3_785_411_784;
  }
}
