/** The electrical chain, ready for any state of it. */
import type { ModelIndex } from "../../model/model";
import { type ConsumerClass, consumerClasses } from "./consumers";
import type { Evaluators } from "./losses";
import { type FeedNode, type PowerNetwork, powerNetwork } from "./network";
import { normalService } from "./service";
import { type PowerState, StateEvaluator } from "./state";
import { DEAD, type NormalService } from "./supply";
import type { RackLoads } from "../rack-load";

export interface PowerChain extends Evaluators {
  readonly network: PowerNetwork;
  readonly classes: readonly ConsumerClass[];
  readonly normal: NormalService;
}

/** Builds the chain of a facility; {@link PowerAnalysis} keeps the one that it analysed. */
export function powerChain(index: ModelIndex, racks: RackLoads): PowerChain {
  const network = powerNetwork(index);
  const classes = consumerClasses(index, racks, network);
  const settled = new StateEvaluator(network, classes, "settled");
  const normal = normalService(settled);
  const bridge = network.hasBridge ? new StateEvaluator(network, classes, "bridge", normal) : undefined;
  return { network, classes, settled, bridge, normal };
}

/** Share of the input of `node` that its source `parent` gives in a state, 0 to 1; undefined where that is not known. */
export function shareFrom(
  { nodes }: PowerNetwork,
  state: PowerState,
  node: FeedNode,
  parent: number,
): number | undefined {
  if (state.live[parent] === DEAD || !node.parents.includes(parent)) return 0;
  const live = node.parents.filter((each) => state.live[each] !== DEAD);
  if (live.length === 1) return 1;
  if (node.record.sources === "transfer") return live[0] === parent ? 1 : 0;
  if (node.shareMissing.length > 0) return undefined;
  const total = live.reduce((sum, each) => sum + (nodes[each]?.weight?.value ?? 0), 0);
  return (nodes[parent]?.weight?.value ?? 0) / total;
}
