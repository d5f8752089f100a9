/** Which feeds carry something when nothing is lost: a standby source does not. */
import { LOST } from "./loads";
import type { FeedNode } from "./network";
import type { StateEvaluator } from "./state";
import { DEAD, type NormalService } from "./supply";

/** @param settled - its intact state is the normal state */
export function normalService({ network, classes, intact }: StateEvaluator): NormalService {
  const serves = new Uint8Array(network.nodes.length);
  classes.forEach((each, at) => {
    if (intact.fate[at] === LOST) return;
    for (const feed of each.feeds) if (intact.live[feed] !== DEAD) serves[feed] = 1;
  });
  for (let at = network.nodes.length - 1; at >= 0; at--) {
    const node = network.nodes[at] as FeedNode;
    if (!serves[at]) continue;
    const live = node.parents.filter((parent) => intact.live[parent] !== DEAD);
    const used = node.record.sources === "transfer" ? live.slice(0, 1) : live;
    for (const parent of used) serves[parent] = 1;
  }
  return { live: intact.live, serves };
}
