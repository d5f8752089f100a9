/** Single losses of feeds that take cooling units, so that racks which still have power lose their cooling. */
import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import type { Missing } from "../amount";
import type { CoolingShortfall } from "../thermal/cooling-left";
import { type CoolingJudge, isCooling } from "./cooling-judge";
import type { SingleLosses } from "./losses";
import { ALIVE } from "./loads";
import type { FeedNode } from "./network";
import { claimedOn, survivingPlaces } from "./rack-losses";
import type { StateEvaluator } from "./state";
import { withAncestors } from "./walk";

/** An element whose loss takes CDUs, rejection units, pumps or air units, and the live racks that it leaves without cooling in the settled state. */
export interface LossOfCooling {
  readonly path: string;
  /** The claim that covers the element; absent where nothing is claimed. */
  readonly claim?: string;
  /** The group that claims it, or the element itself. */
  readonly claimed_on: string;
  /** Of loops, then plants, then floors, each in path order. */
  readonly shortfalls: readonly CoolingShortfall[];
  /** Racks that have power and no cooling, in path order. */
  readonly uncooled: readonly string[];
  /** Those of `uncooled` that stand in a place that must survive any single loss, with the outermost such place of each. */
  readonly must_survive: ReadonlyMap<string, string>;
  /** What is missing to tell whether further loops, plants and floors are carried. */
  readonly missing: readonly Missing[];
}

/** One entry per element whose loss takes cooling units, in path order. */
export function lossesOfCooling(
  index: ModelIndex,
  settled: StateEvaluator,
  losses: SingleLosses,
  judge: CoolingJudge,
): LossOfCooling[] {
  const { nodes } = settled.network;
  const places = survivingPlaces(index);
  const deadRacks = rackClassesLost(losses);
  return commonSources(settled).flatMap((lost): LossOfCooling[] => {
    const units = settled.withLost([lost], (change) => judge.deadUnits(change));
    if (units.length === 0) return [];
    const { shortfalls, missing } = judge.judge(units, deadRacks.get(lost) ?? []);
    const { record, claim } = nodes[lost] as FeedNode;
    const uncooled = [...new Set(shortfalls.flatMap(({ racks }) => racks))].sort(compareText);
    const promised = uncooled.filter((rack) => places.has(rack));
    return [
      {
        path: record.path,
        ...(claim !== undefined && { claim }),
        claimed_on: claimedOn(record),
        shortfalls,
        uncooled,
        must_survive: new Map(promised.map((rack) => [rack, places.get(rack) as string])),
        missing,
      },
    ];
  });
}

/** Feeds above every feed of some cooling unit, in path order: only their loss can take it. */
function commonSources({ network, classes, intact }: StateEvaluator): number[] {
  const common = new Set<number>();
  classes.forEach(({ kind, feeds }, at) => {
    if (!isCooling(kind) || intact.fate[at] !== ALIVE) return;
    const [first, ...others] = feeds.map((feed) => withAncestors(network, [feed]));
    const shared = others.map((each) => new Set(each));
    for (const source of first ?? []) if (shared.every((each) => each.has(source))) common.add(source);
  });
  const valid = [...common].filter((at) => !network.nodes[at]?.invalid);
  return valid.sort((left, right) => (network.rank[left] as number) - (network.rank[right] as number));
}

/** By position of the lost feed: classes of racks that are off at either instant. */
function rackClassesLost({ rackLosses }: SingleLosses): ReadonlyMap<number, readonly number[]> {
  const byLost = new Map<number, Set<number>>();
  for (const { lost, classes } of rackLosses) {
    const found = byLost.get(lost) ?? new Set<number>();
    for (const at of classes) found.add(at);
    byLost.set(lost, found);
  }
  return new Map([...byLost].map(([lost, found]) => [lost, [...found].sort((left, right) => left - right)]));
}
