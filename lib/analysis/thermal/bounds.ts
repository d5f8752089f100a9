import { type Amount, isKnown, joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import { isWithin } from "../tolerance";

/**
 * A number of which perhaps only bounds are known. Both bounds equal and nothing missing: the number itself. An absent
 * bound: nothing can be said on that side. An `Amount` has a lower bound only; a capacity or a flow can also have an
 * upper one (a published "up to"), which may prove a pass.
 */
export interface Bounds {
  readonly lower?: number;
  readonly upper?: number;
  readonly missing: readonly Missing[];
}

/** What a comparison of two bounded numbers proves. */
export type Verdict = "within" | "over" | "unknown";

export function exactly(value: number): Bounds {
  return { lower: value, upper: value, missing: NOTHING_MISSING };
}

/** No bound on either side. */
export function unbounded(missing: Missing | readonly Missing[]): Bounds {
  return { missing: Array.isArray(missing) ? (missing as readonly Missing[]) : [missing as Missing] };
}

/** An unknown amount keeps its lower bound. */
export function boundsOf(amount: Amount): Bounds {
  return isKnown(amount) ? exactly(amount.value) : { lower: amount.value, missing: amount.missing };
}

/** The number where it is exactly known. */
export function exactValue(bounds: Bounds): number | undefined {
  return bounds.missing.length === 0 ? bounds.lower : undefined;
}

/** Sums in the order given, each times its count; the sum has a bound where every part has it. */
export function sumBounds(parts: Iterable<{ readonly each: Bounds; readonly count: number }>): Bounds {
  let lower: number | undefined = 0;
  let upper: number | undefined = 0;
  let missing: readonly Missing[] = NOTHING_MISSING;
  for (const { each, count } of parts) {
    lower = lower === undefined || each.lower === undefined ? undefined : lower + each.lower * count;
    upper = upper === undefined || each.upper === undefined ? undefined : upper + each.upper * count;
    missing = joinMissing(missing, each.missing);
  }
  return bounds(lower, upper, missing);
}

/** The largest of several: at least the largest lower bound, at most the largest upper one where all have one. */
export function largest(all: readonly Bounds[]): Bounds {
  const lowers = all.flatMap(({ lower }) => (lower === undefined ? [] : [lower]));
  const uppers = all.flatMap(({ upper }) => (upper === undefined ? [] : [upper]));
  return bounds(
    lowers.length > 0 ? Math.max(...lowers) : undefined,
    uppers.length > 0 && uppers.length === all.length ? Math.max(...uppers) : undefined,
    all.reduce((missing, each) => joinMissing(missing, each.missing), NOTHING_MISSING),
  );
}

/** The smallest of several that are not negative: at most the smallest upper bound, at least the smallest lower one. */
export function smallest(all: readonly Bounds[]): Bounds {
  const uppers = all.flatMap(({ upper }) => (upper === undefined ? [] : [upper]));
  return bounds(
    all.length > 0 ? Math.min(...all.map(({ lower }) => lower ?? 0)) : undefined,
    uppers.length > 0 ? Math.min(...uppers) : undefined,
    all.reduce((missing, each) => joinMissing(missing, each.missing), NOTHING_MISSING),
  );
}

/** Bounds from optional numbers; an undefined bound is left out. */
export function bounds(lower: number | undefined, upper: number | undefined, missing: readonly Missing[]): Bounds {
  return { ...(lower !== undefined && { lower }), ...(upper !== undefined && { upper }), missing };
}

/** Whether `value ≤ limit` is proved, disproved, or neither. */
export function compareBounds(value: Bounds, limit: Bounds): Verdict {
  if (value.upper !== undefined && limit.lower !== undefined && isWithin(value.upper, limit.lower)) return "within";
  if (value.lower !== undefined && limit.upper !== undefined && !isWithin(value.lower, limit.upper)) return "over";
  return "unknown";
}
