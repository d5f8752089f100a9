/** How long stored energy is needed: until the last load step of the generators that take over is on. */
import type { PowerFeedRecord } from "../../model/records";
import { joinMissing, type Missing } from "../amount";
import { type Bounds, bounds } from "../thermal/bounds";
import { isWithin } from "../tolerance";

/** Load steps that a generator takes its load in: load / block, rounded up, and at least one. */
export function loadSteps(load_kw: number, block_kw: number): number {
  const steps = Math.max(1, Math.round(load_kw / block_kw));
  return isWithin(load_kw, steps * block_kw) ? steps : Math.max(1, Math.ceil(load_kw / block_kw));
}

/**
 * Time from the loss until the last load step of a generator is on, in s: start + acceptance + (steps - 1) x interval.
 * Without a stated block-load limit one step is the lower bound; what else is not stated counts as nothing in it.
 *
 * @param load_kw - what the generator carries once everything is on
 */
export function timeToLastStep(record: PowerFeedRecord, load_kw: Bounds): Bounds {
  const { start_s, acceptance_s, block_load_kw, step_interval_s, path } = record;
  const missing: Missing[] = [];
  const lacks = (what: string): number => missing.push({ what: `${what} of the generators`, why: "none stated", path });
  if (start_s === undefined) lacks("start time");
  if (acceptance_s === undefined) lacks("load acceptance time");
  const first = (start_s ?? 0) + (acceptance_s ?? 0);
  if (!block_load_kw) {
    lacks("largest load step");
    return { lower: first, missing };
  }
  const fewest = loadSteps(load_kw.lower ?? 0, block_load_kw);
  const most = load_kw.upper === undefined ? undefined : loadSteps(load_kw.upper, block_load_kw);
  if (step_interval_s === undefined && most !== 1) lacks("interval of the load steps");
  const lower = first + (fewest - 1) * (step_interval_s ?? 0);
  const isWhole = missing.length === 0 && most !== undefined;
  const upper = isWhole ? first + (most - 1) * (step_interval_s ?? 0) : undefined;
  return bounds(lower, upper, most === undefined ? joinMissing(missing, load_kw.missing) : missing);
}
