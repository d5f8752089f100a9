import type { Bounds } from "../lib/core/prop-reader";

/** Bounds of a number of like units; the upper one refuses slips before they fill the memory. */
export const UNIT_COUNT: Required<Pick<Bounds, "min" | "max">> = { min: 1, max: 10_000 };

/** The ids of `count` like units, or none where the count is not allowed: its owner reports that. */
export function unitIds(prefix: string, count: number): string[] {
  const allowed = Number.isInteger(count) && count >= UNIT_COUNT.min && count <= UNIT_COUNT.max;
  return allowed ? Array.from({ length: count }, (_, at) => `${prefix}-${at + 1}`) : [];
}
