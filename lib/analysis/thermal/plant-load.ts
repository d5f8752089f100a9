/** What each unit of a plant carries while others are out. */
import { type Bounds, bounds, exactValue, sumBounds } from "./bounds";
import type { UnitLimit } from "./loss";

/**
 * Load of every live unit: units share heat and flow in proportion to their limits, as equal approaches and one head make
 * them do. Where a limit is not known a unit carries between nothing and everything.
 *
 * @param total - heat in kW or flow in L/min that the live units carry together
 */
export function unitLoads(
  units: readonly UnitLimit[],
  total: Bounds,
  dead: ReadonlySet<string>,
): ReadonlyMap<string, Bounds> {
  const live = units.filter(({ path }) => !dead.has(path));
  const whole = exactValue(sumBounds(live.map(({ limit }) => ({ each: limit, count: 1 }))));
  return new Map(
    live.map(({ path, limit }) => {
      if (live.length === 1) return [path, total];
      if (whole === undefined || whole <= 0)
        return [path, bounds(0, total.upper, [...total.missing, ...limit.missing])];
      return [path, sumBounds([{ each: total, count: (limit.lower ?? 0) / whole }])];
    }),
  );
}
