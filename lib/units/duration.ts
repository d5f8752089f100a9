import { hasDimension, ScalableQuantity } from "./quantity";

/**
 * A length of time: a hold-up, a start delay, a latency. Stored in s.
 *
 * @example const holdUp = Duration.minutes(5);
 */
export class Duration extends ScalableQuantity<"duration"> {
  readonly dimension = "duration" as const;

  private constructor(value: number) {
    super(value);
  }

  /** From µs. */
  static microseconds(value: number): Duration {
    return new Duration(value / 1_000_000);
  }

  /** From ms. */
  static milliseconds(value: number): Duration {
    return new Duration(value / 1000);
  }

  /** From s. */
  static seconds(value: number): Duration {
    return new Duration(value);
  }

  /** From min. */
  static minutes(value: number): Duration {
    return new Duration(value * 60);
  }

  /** From h. */
  static hours(value: number): Duration {
    return new Duration(value * 3600);
  }

  /** Whether something is a `Duration`, from whichever copy of the package. */
  static isDuration(x: unknown): x is Duration {
    return hasDimension(x, "duration");
  }

  /** In µs. */
  get microseconds(): number {
    return this.value * 1_000_000;
  }

  /** In ms. */
  get milliseconds(): number {
    return this.value * 1000;
  }

  /** In s. */
  get seconds(): number {
    return this.value;
  }

  /** In min. */
  get minutes(): number {
    return this.value / 60;
  }

  /** In h. */
  get hours(): number {
    return this.value / 3600;
  }
}
