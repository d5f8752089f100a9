import { DIMENSIONS, type Dimension } from "./dimensions";
import { render } from "./render";

/**
 * A number that knows its dimension. It is stored in the one unit of that dimension (see `DIMENSIONS`), so
 * that what was written is what is printed. Nothing is checked here: a number that is not finite is kept,
 * and whoever uses it reports it.
 */
export abstract class Quantity<D extends Dimension = Dimension> {
  /** The brand: public, so that quantities of two copies of the package are the same type. */
  abstract readonly dimension: D;

  /** The number, in the unit of `DIMENSIONS[this.dimension]`. */
  readonly value: number;

  protected constructor(value: number) {
    this.value = value;
  }

  /** Whether this is greater than the other, strictly. */
  gt(other: this): boolean {
    return this.value > other.value;
  }

  /** Whether both are the same but for rounding; the tolerance is relative to the larger magnitude. */
  approx(other: this, tolerance: number = 1e-9): boolean {
    if (this.value === other.value) return true;
    const difference = Math.abs(this.value - other.value);
    const larger = Math.max(Math.abs(this.value), Math.abs(other.value));
    return Number.isFinite(larger) && difference <= tolerance * larger;
  }

  /** The number with its unit, as findings print it: "132 kW". */
  toString(): string {
    return render(this.value, DIMENSIONS[this.dimension].symbol);
  }

  /**
   * Text for text. `a > b` on two quantities compiles, and would compare their texts.
   *
   * @throws TypeError where a number is wanted
   */
  [Symbol.toPrimitive](hint: string): string {
    if (hint !== "number") return this.toString();
    throw new TypeError(
      `${this.toString()} is a quantity, not a number: use its methods (gt, plus, over) or read its unit.`,
    );
  }
}

/** A quantity with a true zero: it can be added, scaled, and compared as a ratio. A temperature cannot. */
export abstract class ScalableQuantity<D extends Dimension = Dimension> extends Quantity<D> {
  plus(other: this): this {
    return like(this, this.value + other.value);
  }

  minus(other: this): this {
    return like(this, this.value - other.value);
  }

  times(factor: number): this {
    return like(this, this.value * factor);
  }

  /** The ratio of two quantities of the same dimension. */
  over(other: this): number {
    return this.value / other.value;
  }
}

/** Whether something is a quantity of this dimension, from whichever copy of the package. */
export function hasDimension(x: unknown, dimension: Dimension): boolean {
  if (typeof x !== "object" || x === null) return false;
  const candidate = x as { dimension?: unknown; value?: unknown; gt?: unknown };
  return candidate.dimension === dimension && typeof candidate.value === "number" && typeof candidate.gt === "function";
}

function like<T extends ScalableQuantity>(quantity: T, value: number): T {
  const make = quantity.constructor as unknown as new (value: number) => T;
  return new make(value);
}
