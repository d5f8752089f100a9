/** What a UPS or battery stores, and for how long that carries a load. */
import type { PowerFeedRecord } from "../../model/records";
import { joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import type { FeedNode } from "./network";
import { pluralKind } from "./rating";
import { type Bounds, bounds, exactly, unbounded } from "../thermal/bounds";
import { isWithin } from "../tolerance";

const SECONDS_PER_HOUR = 3600;

/** How far stated minutes and stated kWh may differ: they must agree within 5 %. */
export const AUTONOMY_AGREEMENT = 0.05;

/** What a store delivers in one state, as real and as apparent power. */
export interface StoreLoad {
  readonly kw: Bounds;
  readonly kva: Bounds;
}

export function isStore({ feed_kind }: PowerFeedRecord): boolean {
  return feed_kind === "ups" || feed_kind === "battery";
}

/** Whether the store holds anything; undefined where neither its energy nor its autonomy is stated. */
export function holdsEnergy({ stored_energy_kwh, autonomy_s }: PowerFeedRecord): boolean | undefined {
  if (stored_energy_kwh === undefined && autonomy_s === undefined) return undefined;
  return stored_energy_kwh !== 0 && autonomy_s !== 0;
}

/**
 * Time for which the store carries the load, in s, at the end of its life: usable energy x discharge efficiency x share
 * left at the end of life / load. A stated autonomy is that of the end of life and at the output already; it holds for the
 * load it is stated for, and in inverse proportion for any other. Where both are stated the shorter time counts.
 */
export function autonomyOf(node: FeedNode, load: StoreLoad): Bounds {
  const energy = node.record.stored_energy_kwh === undefined ? undefined : byEnergy(node.record, load.kw);
  const minutes = node.record.autonomy_s === undefined ? undefined : byMinutes(node, load);
  if (!energy || !minutes) return energy ?? minutes ?? unbounded(noEnergy(node.record));
  if (energy.missing.length === 0) return shorter(energy, minutes);
  const upper = minimum(minutes.upper, energy.upper);
  return bounds(minimum(minutes.lower, upper), upper, minutes.missing);
}

/** What a store without stated energy and autonomy lacks. */
export function noEnergy({ feed_kind, path }: PowerFeedRecord): Missing {
  return { what: `stored energy of the ${pluralKind(feed_kind)}`, why: "none stated", path };
}

/** Energy that leaves the store at its output, in kWh; the most it can be where a factor is not stated. */
export function deliverableEnergy({ path, feed_kind, ...store }: PowerFeedRecord): Bounds {
  const { stored_energy_kwh, discharge_efficiency, end_of_life_fraction } = store;
  const name = pluralKind(feed_kind);
  const missing: Missing[] = [];
  if (discharge_efficiency === undefined)
    missing.push({ what: `discharge efficiency of the ${name}`, why: "none stated", path });
  if (end_of_life_fraction === undefined)
    missing.push({ what: `end-of-life capacity of the ${name}`, why: "none stated", path });
  const most = (stored_energy_kwh ?? 0) * (discharge_efficiency ?? 1) * (end_of_life_fraction ?? 1);
  return missing.length === 0 || most === 0 ? exactly(most) : { upper: most, missing };
}

/** A stated autonomy beside the one that the stated energy gives, both in s at the load the autonomy is stated for. */
export interface AutonomyAgreement {
  readonly stated_s: number;
  readonly computed_s: Bounds;
  /** "no" also where only the most that the energy can be is known. */
  readonly verdict: "yes" | "no" | "unknown";
}

/** Undefined where not both are stated. */
export function autonomyAgreement(record: PowerFeedRecord): AutonomyAgreement | undefined {
  const { autonomy_s, stored_energy_kwh } = record;
  if (autonomy_s === undefined || stored_energy_kwh === undefined) return undefined;
  const base = record.autonomy_load_kw ?? record.rated_kw;
  if (base === undefined || base === 0) {
    const what = `load of the stated autonomy of the ${pluralKind(record.feed_kind)}`;
    const computed_s = unbounded({ what, why: "neither it nor a rating in kW stated", path: record.path });
    return { stated_s: autonomy_s, computed_s, verdict: "unknown" };
  }
  const computed_s = byEnergy(record, exactly(base));
  return { stated_s: autonomy_s, computed_s, verdict: agreement(autonomy_s, computed_s) };
}

function agreement(stated: number, { lower, upper }: Bounds): AutonomyAgreement["verdict"] {
  if (upper !== undefined && !isWithin(stated, upper * (1 + AUTONOMY_AGREEMENT))) return "no";
  if (lower === undefined) return "unknown";
  return isWithin(lower * (1 - AUTONOMY_AGREEMENT), stated) ? "yes" : "no";
}

function byEnergy(record: PowerFeedRecord, load: Bounds): Bounds {
  return quotient(deliverableEnergy(record), load, SECONDS_PER_HOUR);
}

function byMinutes({ record, weight }: FeedNode, load: StoreLoad): Bounds {
  const base = record.autonomy_load_kw ?? record.rated_kw;
  const autonomy = exactly(record.autonomy_s ?? 0);
  if (autonomy.upper === 0) return autonomy;
  if (base !== undefined) return quotient(autonomy, load.kw, base);
  // At the load's own power factor, a rating in kVA and the load in kVA are in the ratio of their real powers.
  if (weight) return quotient(autonomy, weight.unit === "kW" ? load.kw : load.kva, weight.value);
  const what = `load of the stated autonomy of the ${pluralKind(record.feed_kind)}`;
  return unbounded({ what, why: "neither it nor a rating stated", path: record.path });
}

/** `above` x `factor` / `below`: a longer time for a smaller load. */
function quotient(above: Bounds, below: Bounds, factor: number): Bounds {
  const lower = above.lower !== undefined && below.upper ? (above.lower * factor) / below.upper : undefined;
  const upper = above.upper !== undefined && below.lower ? (above.upper * factor) / below.lower : undefined;
  return bounds(
    above.upper === 0 ? 0 : lower,
    above.upper === 0 ? 0 : upper,
    joinMissing(above.missing, below.missing),
  );
}

function shorter(left: Bounds, right: Bounds): Bounds {
  const lower = left.lower === undefined || right.lower === undefined ? undefined : Math.min(left.lower, right.lower);
  const upper = minimum(left.upper, right.upper);
  const isExact = lower !== undefined && lower === upper;
  return bounds(lower, upper, isExact ? NOTHING_MISSING : joinMissing(left.missing, right.missing));
}

function minimum(left: number | undefined, right: number | undefined): number | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return Math.min(left, right);
}
