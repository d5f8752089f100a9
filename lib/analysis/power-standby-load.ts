/** Generators with everything out that they stand in for, where no claim and no single loss shows it. */
import { compareText } from "../core/order";
import type { ModelIndex } from "../model/model";
import type { Missing } from "./amount";
import { NOTHING } from "./power-missing";
import type { FeedNode } from "./power-network";
import { sourcesStoodInFor } from "./power-standby";
import type { StateEvaluator } from "./power-state";
import { type FeedStress, lackOfLimits, stressOf, tightest } from "./power-stress";
import { DEAD, type NormalService } from "./power-supply";

export interface StandbyLoad {
  readonly path: string;
  /** What the generator carries then, against the limit that it uses most of; absent without a limit. */
  readonly stress?: FeedStress;
  readonly missing: readonly Missing[];
}

/** Standby generators outside of groups with a claim: the proof of a claim judges the others with their spares out. */
export function standbyLoads(index: ModelIndex, settled: StateEvaluator, normal: NormalService): StandbyLoad[] {
  const { network } = settled;
  const found = network.nodes.flatMap((node): StandbyLoad[] => {
    const { record, invalid, at } = node;
    if (record.feed_kind !== "generator" || invalid || normal.serves[at]) return [];
    const group = index.get("power-group", record.group);
    if (group?.claims !== undefined) return [];
    const members = (group?.members ?? [record.path]).map((path) => network.byPath.get(path));
    const out = sourcesStoodInFor(
      network,
      members.filter((each) => each !== undefined),
      normal,
    );
    return out.length === 0 ? [] : [standbyLoad(settled, node, out)];
  });
  return found.sort((left, right) => compareText(left.path, right.path));
}

function standbyLoad(settled: StateEvaluator, node: FeedNode, out: readonly number[]): StandbyLoad {
  const { network } = settled;
  const { path } = node.record;
  return settled.withLost(out, ({ state }) => {
    const limit = tightest(node, state, "settled")?.limit;
    const lack = lackOfLimits(network, state, node);
    if (!limit || state.live[node.at] === DEAD) return { path, missing: [] };
    if (lack !== NOTHING && network.sets.hasDoubt(lack)) return { path, missing: network.sets.list(lack) };
    const paths = out.map((at) => network.nodes[at]?.record.path ?? "").sort(compareText);
    const name = () => `fault(${paths.join(" + ")})`;
    return {
      path,
      stress: stressOf(network, state, node.at, limit, { name, instant: "settled" }),
      missing: network.sets.list(lack),
    };
  });
}
