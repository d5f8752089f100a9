/** When feeds that a fault leaves dead have power again. */
import { type Bounds, exactly, largest } from "../thermal/bounds";
import { timeToLastStep } from "./bridge-need";
import type { FeedNode } from "./network";
import type { StateChange, StateEvaluator } from "./state";
import { DEAD } from "./supply";
import { loadBounds, servingChain } from "./walk";

export interface TimeUntilServed {
  /** From the loss until the last load step of the generators is on, in s; infinite where nothing takes over. */
  readonly time_s: Bounds;
  /** Positions of the generators that take over. */
  readonly generators: readonly number[];
}

/**
 * @param before - the fault at the bridge instant
 * @param after - the fault, settled
 * @param feeds - all feeds of one consumer
 */
export function timeUntilServed(
  settled: StateEvaluator,
  before: StateChange,
  after: StateChange,
  feeds: readonly number[],
): TimeUntilServed {
  const { nodes } = settled.network;
  const live = feeds.filter((feed) => after.state.live[feed] !== DEAD);
  if (live.length === 0) return { time_s: exactly(Infinity), generators: [] };
  const generators = servingChain(settled.network, after.state, live).filter(
    (each) => nodes[each]?.record.feed_kind === "generator" && before.state.live[each] === DEAD,
  );
  const steps = generators.map((each) =>
    timeToLastStep((nodes[each] as FeedNode).record, loadBounds(settled, after.state, each).kw),
  );
  return { time_s: steps.length > 0 ? largest(steps) : exactly(0), generators };
}
