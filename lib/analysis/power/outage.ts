/** The chain with every utility out: what tiers ask for, and what stored energy rides through in a voltage dip. */
import type { ConsumerClass } from "./consumers";
import type { PowerNetwork } from "./network";
import { StateEvaluator } from "./state";
import type { NormalService } from "./supply";

/** Evaluators whose intact state is the one with these sources out. */
export interface Outage {
  readonly out: ReadonlySet<number>;
  readonly settled: StateEvaluator;
  readonly bridge: StateEvaluator;
}

/** @param out - positions of the sources that are out in every state */
export function outage(
  network: PowerNetwork,
  classes: readonly ConsumerClass[],
  normal: NormalService,
  out: ReadonlySet<number>,
): Outage {
  const without = { ...network, nodes: network.nodes.map((node) => (out.has(node.at) ? deadSource(node) : node)) };
  return {
    out,
    settled: new StateEvaluator(without, classes, "settled"),
    bridge: new StateEvaluator(without, classes, "bridge", normal),
  };
}

/** A feed that only itself could supply: nothing energises it. */
function deadSource(node: PowerNetwork["nodes"][number]): PowerNetwork["nodes"][number] {
  return { ...node, record: { ...node.record, from: [node.record.path] }, parents: [] };
}

/** Positions of the utilities of a site. */
export function utilitiesOf({ nodes }: PowerNetwork, isHere: (path: string) => boolean): number[] {
  const utilities = nodes.filter(
    ({ record, invalid }) => record.feed_kind === "utility" && !invalid && isHere(record.path),
  );
  return utilities.map(({ at }) => at);
}
