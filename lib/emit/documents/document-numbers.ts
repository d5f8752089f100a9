/** Numbers of documents: nine digits, and what they lack beside them. */
import type { Amount, Missing } from "../../analysis/amount";
import type { Bounds } from "../../analysis/thermal/bounds";

/** `<name>_<unit>` where it is known, else `<name>_at_least_<unit>` with what it lacks. */
export function quantity(name: string, unit: string, { value, missing }: Amount): Record<string, unknown> {
  if (missing.length === 0) return { [`${name}_${unit}`]: rounded(value) };
  return { [`${name}_at_least_${unit}`]: rounded(value), [`${name}_lacks`]: texts(missing) };
}

/** As {@link quantity}, with an upper bound as well where there is one. */
export function bounded(name: string, unit: string, { lower, upper, missing }: Bounds): Record<string, unknown> {
  if (lower !== undefined && lower === upper) return { [`${name}_${unit}`]: rounded(lower) };
  return {
    ...(lower !== undefined && { [`${name}_at_least_${unit}`]: rounded(lower) }),
    ...(upper !== undefined && { [`${name}_at_most_${unit}`]: rounded(upper) }),
    ...(missing.length > 0 && { [`${name}_lacks`]: texts(missing) }),
  };
}

/** What a result lacks, where it lacks something. */
export function lacks(missing: readonly Missing[]): { lacks?: string[] } {
  return missing.length === 0 ? {} : { lacks: texts(missing) };
}

/** Each as "what (why)", once. */
export function texts(missing: readonly Missing[]): string[] {
  return [...new Set(missing.map(({ what, why }) => `${what} (${why})`))].sort();
}

/** What arithmetic adds beyond nine digits is noise. */
export function rounded(value: number): number {
  return Number.isInteger(value) && Math.abs(value) < 1e9 ? value : nineDigits(value);
}

/**
 * `Number(value.toPrecision(9))`, without the way over text where that is not needed: a whole number below 2^53 divided by
 * a power of ten up to 10^22 is the double next to that decimal. Close to the middle between two decimals text decides.
 */
function nineDigits(value: number): number {
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e8) {
    let power = 10;
    while (size * power < 1e8) power *= 10;
    const scaled = size * power;
    const below = Math.floor(scaled);
    const rest = scaled - below;
    const isClear = scaled < 999_999_999 && Math.abs(rest - 0.5) > 1e-6;
    if (isClear) return (Math.sign(value) * (rest < 0.5 ? below : below + 1)) / power;
  }
  return Number(value.toPrecision(9));
}
