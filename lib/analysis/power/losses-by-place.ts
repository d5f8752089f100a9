import { type Amount } from "../amount";
import { isLossless } from "./efficiency";
import { NOTHING } from "./missing";
import type { StateEvaluator } from "./state";

/**
 * What feeds draw beyond what they deliver with nothing lost, by the place that each stands in; conductors and switchgear
 * without a stated efficiency are taken as lossless.
 *
 * @param placeOf - undefined where a feed stands in no such place: its losses are left out
 */
export function lossesByPlace(
  evaluator: StateEvaluator,
  placeOf: (path: string) => string | undefined,
): ReadonlyMap<string, Amount> {
  const { load } = evaluator.intact;
  const { nodes, sets } = evaluator.network;
  const sums = new Map<string, { kw: number; lack: number }>();
  for (const node of nodes) {
    const place = isLossless(node) ? undefined : placeOf(node.record.path);
    if (place === undefined) continue;
    const sum = sums.get(place) ?? { kw: 0, lack: NOTHING };
    sum.kw += evaluator.drawn(node) - (load.kw[node.at] as number);
    sum.lack = sets.join(sum.lack, sets.of(node.lossMissing));
    if (node.efficiency < 1 || node.curve) sum.lack = sets.join(sum.lack, evaluator.drawnLack(node));
    sums.set(place, sum);
  }
  return new Map([...sums].map(([place, { kw, lack }]) => [place, { value: kw, missing: sets.list(lack) }]));
}
