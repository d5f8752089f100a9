import { Area } from "./area";
import { hasDimension, ScalableQuantity } from "./quantity";

/**
 * A length: a pitch, a height above ground, a fibre route. Stored in m.
 *
 * @example const route = Length.kilometres(1100);
 */
export class Length extends ScalableQuantity<"length"> {
  readonly dimension = "length" as const;

  private constructor(value: number) {
    super(value);
  }

  /** From m. */
  static metres(value: number): Length {
    return new Length(value);
  }

  /** From mm. */
  static millimetres(value: number): Length {
    return new Length(value / 1000);
  }

  /** From km. */
  static kilometres(value: number): Length {
    return new Length(value * 1000);
  }

  /** From international feet (0.3048 m). */
  static feet(value: number): Length {
    return new Length((value * 3048) / 10_000);
  }

  /** From international miles (1609.344 m). */
  static miles(value: number): Length {
    return new Length((value * 1_609_344) / 1000);
  }

  /** Whether something is a `Length`, from whichever copy of the package. */
  static isLength(x: unknown): x is Length {
    return hasDimension(x, "length");
  }

  /** In m. */
  get metres(): number {
    return this.value;
  }

  /** In mm. */
  get millimetres(): number {
    return this.value * 1000;
  }

  /** In km. */
  get kilometres(): number {
    return this.value / 1000;
  }

  /** In international feet (0.3048 m). */
  get feet(): number {
    return (this.value * 10_000) / 3048;
  }

  /** In international miles (1609.344 m). */
  get miles(): number {
    return (this.value * 1000) / 1_609_344;
  }

  /** The area of a rectangle with these two sides: `width.by(depth)`. */
  by(other: Length): Area {
    return Area.squareMetres(this.value * other.value);
  }
}
