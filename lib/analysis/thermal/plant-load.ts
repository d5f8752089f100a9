/** What each unit of a plant carries while others are out. */
import { joinMissing } from "../amount";
import { type Bounds, bounds, compareBounds, exactValue, sumBounds } from "./bounds";
import type { UnitLimit } from "./loss";
import type { PlantThermal } from "./plant";

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

/**
 * The rejection units with what each may carry in a loss: its rated heat, or the share of it at which an approach that
 * shrinks with the load still gives the water that is needed. Water that is too warm with everything in service is a
 * finding of its own, and the rated heat then counts.
 */
export function usableUnits({ units, usable, heat_kw }: Pick<PlantThermal, "units" | "usable" | "heat_kw">) {
  if (!usable) return units;
  const { lower = 0, upper = 1, missing } = usable.share;
  const scaled = units.map(({ path, limit }): UnitLimit => {
    const most = limit.upper === undefined ? limit.upper : limit.upper * upper;
    return { path, limit: bounds((limit.lower ?? 0) * lower, most, joinMissing(limit.missing, missing)) };
  });
  const total = sumBounds(scaled.map(({ limit }) => ({ each: limit, count: 1 })));
  return compareBounds(heat_kw, total) === "over" ? units : scaled;
}
