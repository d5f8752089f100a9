/** Breaks of transfers, against the hold-up of the racks below them. */
import { compareText } from "../../core/order";
import { joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import type { ConsumerClass } from "./consumers";
import { ALIVE, LOST } from "./loads";
import type { FeedNode } from "./network";
import type { StateChange, StateEvaluator } from "./state";
import { DEAD, LIVE } from "./supply";
import { servingChain, withAncestors } from "./walk";

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

/** What is known of one transfer while the losses are gone through. */
interface Draft {
  readonly losses: TransferLoss[];
  missing: readonly Missing[];
}

/** The transfers that really move to another source in some single loss, in path order. */
export function transferBreaks(settled: StateEvaluator, bridge: StateEvaluator | undefined): TransferResult[] {
  if (!bridge) return [];
  const { network } = bridge;
  const transfers = network.nodes.filter(isTransfer);
  const drafts = new Map<number, Draft>();
  const above = withAncestors(
    network,
    transfers.flatMap(({ parents }) => parents),
  );
  for (const lost of above) {
    if (network.nodes[lost]?.invalid) continue;
    bridge.withLost([lost], (before) => {
      const moved = movedIn(bridge, before);
      if (moved.size === 0) return;
      for (const at of moved) if (!drafts.has(at)) drafts.set(at, { losses: [], missing: NOTHING_MISSING });
      settled.withLost([lost], (after) => noteLosses(bridge, before, after, lost, moved, drafts));
    });
  }
  return [...drafts]
    .map(([at, draft]) => resultOf(network.nodes[at]?.record.path ?? "", draft))
    .sort((left, right) => compareText(left.path, right.path));
}

function isTransfer({ record, parents, invalid }: FeedNode): boolean {
  return record.sources === "transfer" && parents.length > 1 && !invalid;
}

function resultOf(path: string, { losses, missing }: Draft): TransferResult {
  const [first] = losses;
  if (!first) return { path, other_losses: [], missing };
  const worst = losses.reduce((most, next) => (next.racks.length > most.racks.length ? next : most), first);
  return { path, worst, other_losses: losses.filter((each) => each !== worst).map((each) => each.lost), missing };
}

/** Transfers whose usual source is dead while another one is live. */
function movedIn({ network, intact }: StateEvaluator, { state, below }: StateChange): Set<number> {
  const moved = new Set<number>();
  for (const at of below) {
    const node = network.nodes[at] as FeedNode;
    if (!isTransfer(node) || state.live[at] === DEAD) continue;
    const usual = node.parents.find((parent) => intact.live[parent] !== DEAD);
    const isUsualDead = usual !== undefined && state.live[usual] === DEAD;
    if (isUsualDead && node.parents.some((parent) => state.live[parent] === LIVE)) moved.add(at);
  }
  return moved;
}

/** Racks that run when all has settled and not now: only the break of a transfer above them can take them. */
function noteLosses(
  { network, classes, intact }: StateEvaluator,
  { state, classes: touched }: StateChange,
  after: StateChange,
  lost: number,
  moved: ReadonlySet<number>,
  drafts: ReadonlyMap<number, Draft>,
): void {
  const found = new Map<number, { racks: string[]; holdUp: number; gap: number }>();
  for (const at of touched) {
    const each = classes[at] as ConsumerClass;
    if (each.kind !== "rack" || each.invalid || intact.fate[at] !== ALIVE) continue;
    if (state.fate[at] === ALIVE || after.state.fate[at] === LOST) continue;
    const live = each.feeds.filter((feed) => state.live[feed] === LIVE);
    const gap = Math.min(...live.map((feed) => state.gap_s[feed] as number));
    for (const transfer of servingChain(network, state, live).filter((feed) => moved.has(feed))) {
      const draft = drafts.get(transfer) as Draft;
      if (state.fate[at] !== LOST) {
        draft.missing = joinMissing(draft.missing, network.sets.list(state.classDoubt[at] as number));
      } else if (each.holdUp_s !== undefined) {
        const before = found.get(transfer) ?? { racks: [], holdUp: Infinity, gap: 0 };
        before.racks.push(...each.paths);
        const holdUp = Math.min(before.holdUp, each.holdUp_s);
        found.set(transfer, { racks: before.racks, holdUp, gap: Math.max(before.gap, gap) });
      }
    }
  }
  for (const [transfer, { racks, holdUp, gap }] of found) {
    const path = network.nodes[lost]?.record.path ?? "";
    drafts.get(transfer)?.losses.push({ lost: path, break_s: gap, hold_up_s: holdUp, racks: racks.sort(compareText) });
  }
}
