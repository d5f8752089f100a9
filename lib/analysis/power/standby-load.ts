/** Generators with everything out that they stand in for, where no claim and no single loss shows it. */
import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import type { Missing } from "../amount";
import type { FeedNode } from "./network";
import { sourcesStoodInFor } from "./standby";
import type { PowerState, StateEvaluator } from "./state";
import { type FeedStress, lackOfLimits, stressOf, tightest } from "./stress";
import { DEAD, type NormalService } from "./supply";

export interface StandbyLoad {
  readonly path: string;
  /** What the generator carries then, against the limit that it uses most of; absent without a limit. */
  readonly stress?: FeedStress;
  readonly missing: readonly Missing[];
}

/** Standby generators outside of groups with a claim: the proof of a claim judges the others with their spares out. */
export function standbyLoads(index: ModelIndex, settled: StateEvaluator, normal: NormalService): StandbyLoad[] {
  const { nodes } = settled.network;
  const byOutage = new Map<string, { readonly out: readonly number[]; readonly generators: FeedNode[] }>();
  for (const node of nodes) {
    const out = standsInFor(index, settled, normal, node);
    if (out.length === 0) continue;
    const key = out.join();
    const same = byOutage.get(key);
    if (same) same.generators.push(node);
    else byOutage.set(key, { out, generators: [node] });
  }
  const found = [...byOutage.values()].flatMap(({ out, generators }) =>
    settled.withLost(out, ({ state }) => generators.map((node) => standbyLoad(settled, state, node, out))),
  );
  return found.sort((left, right) => compareText(left.path, right.path));
}

/** The sources that a standby generator or its group stands in for; none where something else judges it. */
function standsInFor(
  index: ModelIndex,
  { network }: StateEvaluator,
  normal: NormalService,
  { record, invalid, at }: FeedNode,
): readonly number[] {
  if (record.feed_kind !== "generator" || invalid || normal.serves[at]) return [];
  const group = index.get("power-group", record.group);
  if (group?.claims !== undefined) return [];
  const members = (group?.members ?? [record.path]).map((path) => network.byPath.get(path));
  const known = members.filter((each) => each !== undefined);
  return sourcesStoodInFor(network, known, normal);
}

function standbyLoad(
  { network }: StateEvaluator,
  state: PowerState,
  node: FeedNode,
  out: readonly number[],
): StandbyLoad {
  const { path } = node.record;
  const limit = tightest(node, state, "settled")?.limit;
  if (!limit || state.live[node.at] === DEAD) return { path, missing: [] };
  const missing = network.sets.list(lackOfLimits(network, state, node));
  if (network.sets.hasDoubt(lackOfLimits(network, state, node))) return { path, missing };
  const paths = out.map((at) => network.nodes[at]?.record.path ?? "").sort(compareText);
  const name = () => `fault(${paths.join(" + ")})`;
  return { path, stress: stressOf(network, state, node.at, limit, { name, instant: "settled" }), missing };
}
