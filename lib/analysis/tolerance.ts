/** Relative tolerance of every comparison with a limit (limits hold when value ≤ limit x (1 + 1e-9)). */
const TOLERANCE = 1e-9;

/** True when the value keeps an upper limit. */
export function isWithin(value: number, limit: number): boolean {
  return value <= limit + Math.abs(limit) * TOLERANCE;
}

/** True when the value keeps a lower limit. */
export function isAtLeast(value: number, limit: number): boolean {
  return value >= limit - Math.abs(limit) * TOLERANCE;
}
