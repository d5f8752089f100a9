/** Breaks of transfers, against the hold-up of the racks below them. */
import { joinMissing, type Missing, NOTHING_MISSING } from "./amount";
import { ALIVE, LOST } from "./power-loads";
import type { FeedNode } from "./power-network";
import type { StateChange, StateEvaluator } from "./power-state";
import { DEAD, LIVE } from "./power-supply";
import { withAncestors, withDescendants } from "./power-walk";

/** Racks that a transfer takes because its break is longer than their hold-up. */
export interface TransferLoss {
  readonly lost: string;
  readonly break_s: number;
  /** The shortest hold-up of the racks that it takes. */
  readonly hold_up_s: number;
  /** In path order. */
  readonly racks: readonly string[];
}

export interface TransferResult {
  readonly path: string;
  readonly worst?: TransferLoss;
  /** Other losses in which the same happens, in path order. */
  readonly other_losses: readonly string[];
  readonly missing: readonly Missing[];
}

/** The transfers that really move to another source in some single loss, in path order. */
export function transferBreaks(settled: StateEvaluator, bridge: StateEvaluator | undefined): TransferResult[] {
  if (!bridge) return [];
  const { nodes, rank } = bridge.network;
  return nodes
    .filter(({ record, parents, invalid }) => record.sources === "transfer" && parents.length > 1 && !invalid)
    .sort((left, right) => (rank[left.at] as number) - (rank[right.at] as number))
    .flatMap((node) => transferResult(settled, bridge, node));
}

function transferResult(settled: StateEvaluator, bridge: StateEvaluator, node: FeedNode): TransferResult[] {
  const { network } = bridge;
  const below = withDescendants(network, [node.at]);
  const losses: TransferLoss[] = [];
  let missing: readonly Missing[] = NOTHING_MISSING;
  let moves = false;
  for (const lost of withAncestors(network, node.parents)) {
    if (network.nodes[lost]?.invalid) continue;
    bridge.withLost([lost], (before) => {
      if (!isMoved(before, bridge, node)) return;
      moves = true;
      settled.withLost([lost], (after) => {
        const found = lossIn(bridge, before, after, lost, below);
        if (found.loss) losses.push(found.loss);
        missing = joinMissing(missing, found.missing);
      });
    });
  }
  if (!moves) return [];
  const [first] = losses;
  const path = node.record.path;
  if (!first) return [{ path, other_losses: [], missing }];
  const worst = losses.reduce((most, next) => (next.racks.length > most.racks.length ? next : most), first);
  return [{ path, worst, other_losses: losses.filter((each) => each !== worst).map((each) => each.lost), missing }];
}

/** The source that serves when nothing is lost is dead, and another one is live. */
function isMoved({ state }: StateChange, { intact }: StateEvaluator, { at, parents }: FeedNode): boolean {
  const usual = parents.find((parent) => intact.live[parent] !== DEAD);
  const isUsualDead = usual !== undefined && state.live[usual] === DEAD;
  return isUsualDead && state.live[at] !== DEAD && parents.some((parent) => state.live[parent] === LIVE);
}

/** Racks below that run when all has settled: only the break can take them. */
function lossIn(
  { network, classes, intact }: StateEvaluator,
  { state, classes: touched }: StateChange,
  after: StateChange,
  lost: number,
  below: ReadonlySet<number>,
): { readonly loss?: TransferLoss; readonly missing: readonly Missing[] } {
  const racks: string[] = [];
  let missing: readonly Missing[] = NOTHING_MISSING;
  let holdUp = Infinity;
  let break_s = 0;
  for (const at of touched) {
    const each = classes[at];
    if (!each || each.kind !== "rack" || each.invalid || intact.fate[at] !== ALIVE || after.state.fate[at] === LOST)
      continue;
    if (state.fate[at] === ALIVE || !each.feeds.some((feed) => below.has(feed) && state.live[feed] === LIVE)) continue;
    if (state.fate[at] !== LOST) missing = joinMissing(missing, network.sets.list(state.classDoubt[at] as number));
    else if (each.holdUp_s !== undefined) {
      racks.push(...each.paths);
      holdUp = Math.min(holdUp, each.holdUp_s);
      const live = each.feeds.filter((feed) => state.live[feed] !== DEAD);
      break_s = Math.max(break_s, Math.min(...live.map((feed) => state.gap_s[feed] as number)));
    }
  }
  if (racks.length === 0) return { missing };
  return {
    loss: { lost: network.nodes[lost]?.record.path ?? "", break_s, hold_up_s: holdUp, racks: racks.sort() },
    missing,
  };
}
