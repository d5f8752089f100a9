import { parseRedundancy } from "../../core/redundancy";
import { compareText } from "../../core/order";
import { joinMissing, NOTHING_MISSING } from "../amount";
import { type Bounds, bounds } from "./bounds";
import { isWithin } from "../tolerance";

/** One of several units that share a load: its limit in the unit of the load. */
export interface UnitLimit {
  readonly path: string;
  readonly limit: Bounds;
}

/** A group with some units out: those whose loss leaves least, and what the rest can do. */
export interface UnitLoss {
  /** In code-unit order. */
  readonly lost: readonly string[];
  readonly remaining: Bounds;
}

/** The loss of a single unit that takes its racks with it, because no other unit serves them. */
export interface SoleUnitLoss {
  readonly unit: string;
  /** The loop or the floor that the unit serves. */
  readonly serves: string;
  readonly racks: readonly string[];
  /** The claim that covers the unit. */
  readonly covered_by?: string;
}

/** How many units a claim says may be out at once; 0 for `N` and where nothing is claimed. */
export function unitsOut(claim: string | undefined, count: number): number {
  const form = claim === undefined ? undefined : parseRedundancy(claim);
  if (form?.form === "N+k") return form.spare;
  if (form?.form === "aNb") return form.units - form.needed;
  if (form?.form === "N+N") return Math.ceil(count / 2);
  return form?.form === "2N" ? Math.ceil(count / 2) + form.plus : 0;
}

/** The numbers of units to be taken out of a group: one always, and as many as its claim says. */
export function lossCounts(claim: string | undefined, count: number): readonly number[] {
  if (count === 0) return [];
  const claimed = Math.min(unitsOut(claim, count), count);
  return claimed > 1 ? [1, claimed] : [1];
}

/**
 * The worst choice of `out` units: what is left is the sum of the smallest limits. Each bound has its own worst choice, so
 * that the true worst case lies between them.
 */
export function worstLoss(units: readonly UnitLimit[], out: number): UnitLoss {
  const byUpper = [...units].sort(
    (left, right) =>
      (left.limit.upper ?? Infinity) - (right.limit.upper ?? Infinity) || compareText(right.path, left.path),
  );
  const staying = byUpper.slice(0, units.length - out);
  const lowers = units.map(({ limit }) => limit.lower ?? 0).sort((left, right) => left - right);
  const missing = units.reduce((all, { limit }) => joinMissing(all, limit.missing), NOTHING_MISSING);
  return {
    lost: byUpper
      .slice(units.length - out)
      .map(({ path }) => path)
      .sort(compareText),
    remaining: bounds(
      lowers.slice(0, units.length - out).reduce((total, each) => total + each, 0),
      staying.every(({ limit }) => limit.upper !== undefined)
        ? staying.reduce((total, { limit }) => total + (limit.upper as number), 0)
        : undefined,
      staying.length === 0 ? NOTHING_MISSING : missing,
    ),
  };
}

/** The other units whose single loss also leaves less than the value, in the order given. */
export function othersAsBad(units: readonly UnitLimit[], lost: string, value: number): readonly string[] {
  const unlimited = units.filter(({ limit }) => limit.upper === undefined).length;
  const total = units.reduce((sum, { limit }) => sum + (limit.upper ?? 0), 0);
  const without = (limit: Bounds): number => {
    const others = limit.upper === undefined ? unlimited - 1 : unlimited;
    return others > 0 ? Infinity : total - (limit.upper ?? 0);
  };
  return units.filter(({ path, limit }) => path !== lost && !isWithin(value, without(limit))).map(({ path }) => path);
}
