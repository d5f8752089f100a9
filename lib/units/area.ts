import { hasDimension, ScalableQuantity } from "./quantity";

/**
 * An area, as of a floor. Stored in m².
 *
 * @example const hall = Area.squareMetres(2400);
 */
export class Area extends ScalableQuantity<"area"> {
  readonly dimension = "area" as const;

  private constructor(value: number) {
    super(value);
  }

  /** From m². */
  static squareMetres(value: number): Area {
    return new Area(value);
  }

  /** Whether something is a `Area`, from whichever copy of the package. */
  static isArea(x: unknown): x is Area {
    return hasDimension(x, "area");
  }

  /** In m². */
  get squareMetres(): number {
    return this.value;
  }
}
