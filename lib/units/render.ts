const SIGNIFICANT_DIGITS = 4;
/** Below this magnitude a plain decimal is harder to read than an exponent. */
const SMALLEST_PLAIN = 1e-9;
/** Values closer than this, relative to the larger one, are the same value with rounding noise. */
const SAME = 1e-9;
/** The most decimals that `toFixed` accepts. */
const MOST_DECIMALS = 100;

/** Which side of a limit is the good one: a load is "at most" its rating, a flow "at least" its need. */
export type Bound = "at most" | "at least";

/** A value and its limit in the same unit and with the same decimals; a negative margin is a violation. */
export interface RenderedComparison {
  readonly value: string;
  readonly limit: string;
  readonly margin: string;
}

/**
 * A number as people read it: integers in full, anything else to four significant digits but never less
 * than its integer part, commas between thousands, no trailing zeros.
 *
 * @example renderNumber(482.9932) // "483"
 * @example renderNumber(1450.4) // "1,450"
 */
export function renderNumber(value: number): string {
  if (!Number.isFinite(value)) return renderNonFinite(value);
  if (value !== 0 && Math.abs(value) < SMALLEST_PLAIN) {
    return String(Number(value.toPrecision(SIGNIFICANT_DIGITS)));
  }
  const text = fixed(value, Number.isInteger(value) ? 0 : decimalsFor(value));
  return group(dropDecimals(text, trailingZeros(text)));
}

/**
 * A number with its unit; a number that is not finite stands alone.
 *
 * @param unit - the symbol, or "" for a bare number
 * @example render(483, "kVA") // "483 kVA"
 */
export function render(value: number, unit: string): string {
  return withUnit(renderNumber(value), value, unit);
}

/**
 * A ratio as a percentage with one decimal.
 *
 * @example renderPercent(1.05) // "105.0 %"
 */
export function renderPercent(ratio: number): string {
  const percent = ratio * 100;
  const text = Number.isFinite(percent) ? group(fixed(percent, 1)) : renderNonFinite(percent);
  return withUnit(text, percent, "%");
}

/**
 * A value beside its limit. Both are printed with the same number of decimals: four significant digits of
 * the larger one, and more where the two, or zero and the margin, would otherwise look alike.
 *
 * @param bound - "at most": margin = limit - value; "at least": margin = value - limit
 * @example renderComparison(482.9932, 460.0304, "kVA") // { value: "483 kVA", limit: "460 kVA", margin: "-23 kVA" }
 */
export function renderComparison(
  value: number,
  limit: number,
  unit: string,
  bound: Bound = "at most",
): RenderedComparison {
  const margin = bound === "at most" ? limit - value : value - limit;
  if (!Number.isFinite(value) || !Number.isFinite(limit)) {
    return { value: render(value, unit), limit: render(limit, unit), margin: render(margin, unit) };
  }
  const decimals = decimalsThatTellApart(value, limit);
  const valueText = fixed(value, decimals);
  const limitText = fixed(limit, decimals);
  const spare = Math.min(trailingZeros(valueText), trailingZeros(limitText));
  const marginText = fixed(margin, decimals - spare);
  return {
    value: withUnit(group(dropDecimals(valueText, spare)), value, unit),
    limit: withUnit(group(dropDecimals(limitText, spare)), limit, unit),
    margin: withUnit(group(dropDecimals(marginText, trailingZeros(marginText))), margin, unit),
  };
}

function decimalsThatTellApart(value: number, limit: number): number {
  const larger = Math.max(Math.abs(value), Math.abs(limit));
  const difference = Math.abs(value - limit);
  let decimals = decimalsFor(larger);
  if (difference <= SAME * larger) return decimals;
  while (decimals < MOST_DECIMALS && looksAlike(value, limit, decimals)) decimals += 1;
  return decimals;
}

function looksAlike(value: number, limit: number, decimals: number): boolean {
  return fixed(value, decimals) === fixed(limit, decimals) || Number(fixed(value - limit, decimals)) === 0;
}

/** How many decimals show four significant digits, counted after rounding: 999.96 is 1000 and has none. */
function decimalsFor(value: number): number {
  const scientific = value.toExponential(SIGNIFICANT_DIGITS - 1);
  const exponent = Number(scientific.slice(scientific.indexOf("e") + 1));
  return Math.min(Math.max(SIGNIFICANT_DIGITS - 1 - exponent, 0), MOST_DECIMALS);
}

/** `toFixed` without a negative zero. */
function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 && text.startsWith("-") ? text.slice(1) : text;
}

/** How many zeros end the decimals of a text; none where there is no decimal point, or where an exponent ends it. */
function trailingZeros(text: string): number {
  if (!text.includes(".") || text.includes("e")) return 0;
  let count = 0;
  while (text[text.length - 1 - count] === "0") count += 1;
  return count;
}

function dropDecimals(text: string, count: number): string {
  if (count === 0) return text;
  const shorter = text.slice(0, -count);
  return shorter.endsWith(".") ? shorter.slice(0, -1) : shorter;
}

/** Commas between the thousands of the integer part; texts with an exponent stay as they are. */
function group(text: string): string {
  if (text.includes("e")) return text;
  const point = text.indexOf(".");
  const whole = point < 0 ? text : text.slice(0, point);
  return whole.replace(/\B(?=(?:\d{3})+$)/g, ",") + text.slice(whole.length);
}

function renderNonFinite(value: number): string {
  if (value === Infinity) return "infinite";
  return value === -Infinity ? "-infinite" : "not a number";
}

function withUnit(text: string, value: number, unit: string): string {
  return unit === "" || !Number.isFinite(value) ? text : `${text} ${unit}`;
}
