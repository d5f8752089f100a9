/** Flow that the CDUs of a loop must deliver in a state, and what each of them delivers against its head. */
import { joinMissing, type Missing } from "../amount";
import { isWithin } from "../tolerance";
import { type Bounds, bounds, compareBounds, sumBounds } from "./bounds";
import type { CduCapacity } from "./cdu";
import type { LoopHydraulics } from "./hydraulics/hydraulics";
import type { LoopThermal } from "./loop";
import type { UnitLimit } from "./loss";

/**
 * The flow at which every live rack gets what it needs: the sum of that where valves balance the loop, more where its pipes
 * alone spread the flow. Where the pipes are not known, or ask for too much with every CDU in service, it is the sum: both
 * are findings about the balance of the loop.
 *
 * @param live - the loop with its live racks only; the loop itself where all are
 */
export function flowNeeded(loop: LoopThermal, live: LoopThermal, hydraulics: LoopHydraulics | undefined): Bounds {
  const sum = live.flow_l_per_min;
  const needed = hydraulics?.flow_needed_l_per_min;
  const all = loop.flow_l_per_min.upper;
  if (needed?.upper === undefined || all === undefined || isWithin(needed.upper, all)) return sum;
  if (compareBounds(needed, loop.cdus.flow_limit_l_per_min) === "over") return sum;
  return live === loop ? needed : bounds(sum.lower, needed.upper, joinMissing(sum.missing, [spreadUnknown(loop.path)]));
}

/** Valves shut off the racks that are off, or do not. */
function spreadUnknown(path: string): Missing {
  return { what: "flow of each rack with racks off", why: "no valves balance the loop", path };
}

/**
 * Flow that each CDU delivers with others lost: of its rectangles those that have the head of the loop. A head that all of
 * them together lack, or that is not known, is a finding of its own; with racks off the head is less, nobody says how much.
 */
export function flowLimits(loop: LoopThermal, live: LoopThermal, hydraulics: LoopHydraulics | undefined): UnitLimit[] {
  const { units } = loop.cdus;
  const published = units.map(({ path, flow_limit_l_per_min: limit }) => ({ path, limit }));
  const head = hydraulics?.head_needed_kpa;
  if (!head) return published;
  const against = units.map((unit): UnitLimit => {
    const most = deliveredAt(unit, head);
    const { lower, upper, missing } = unit.flow_limit_l_per_min;
    if (lower === undefined || isWithin(lower, most)) return { path: unit.path, limit: unit.flow_limit_l_per_min };
    if (live === loop) return { path: unit.path, limit: bounds(most, most, missing) };
    return { path: unit.path, limit: bounds(most, upper, joinMissing(missing, [headUnknown(loop.path)])) };
  });
  const total = sumBounds(against.map(({ limit }) => ({ each: limit, count: 1 })));
  return compareBounds(loop.flow_l_per_min, total) === "over" ? published : against;
}

function headUnknown(path: string): Missing {
  return { what: "head of the loop with racks off", why: "computed for all of its racks", path };
}

/** The most flow of the rectangles that are not proved to lack the head; none: 0. */
function deliveredAt({ rectangles }: CduCapacity, head: Bounds): number {
  const enough = rectangles.filter(({ head_kpa }) => compareBounds(head, head_kpa) !== "over");
  return enough.reduce((most, { flow_l_per_min }) => Math.max(most, flow_l_per_min), 0);
}
