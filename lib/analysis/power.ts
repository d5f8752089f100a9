/** The electrical chain: loads in the normal state and in every single loss, lost racks, claims, and site power. */
import { compareText } from "../core/order";
import type { ModelIndex } from "../model/model";
import type { Amount, Missing } from "./amount";
import { type ClaimProof, proveClaims } from "./power-claims";
import { consumerClasses } from "./power-consumers";
import { type FeedStress, type SingleLosses, singleLosses } from "./power-losses";
import { type FeedLimit, type FeedNode, powerNetwork } from "./power-network";
import { type OverloadGroup, overloadGroups, racksOn } from "./power-overloads";
import { type Instant, StateEvaluator } from "./power-state";
import type { RackLoads } from "./rack-load";
import { type SitePower, sitePowers } from "./site-power";
import { isWithin } from "./tolerance";

/** What one feed delivers, and what it may. */
export interface FeedResult {
  readonly path: string;
  readonly voltage_v: number | undefined;
  readonly limits: readonly FeedLimit[];
  readonly limit_missing: readonly Missing[];
  readonly claim: string | undefined;
  readonly normal_kw: number;
  readonly normal_kva: number;
  readonly peak_kva: Amount;
  readonly missing: readonly Missing[];
  readonly worst: FeedStress | undefined;
  /** Racks that draw through the feed, in path order; only where it is above a limit in some state. */
  readonly racks: readonly string[];
}

/** An element whose loss takes racks. */
export interface LossOfRacks {
  readonly path: string;
  /** The claim that covers the element; absent where nothing is claimed. */
  readonly claim?: string;
  /** The group that claims it, or the element itself. */
  readonly claimed_on: string;
  readonly instant: Instant;
  readonly racks: readonly string[];
}

export interface PowerAnalysis {
  readonly feeds: ReadonlyMap<string, FeedResult>;
  /** Overloads in single losses, by the path of the feed that represents its claiming group. */
  readonly overloads: ReadonlyMap<string, OverloadGroup>;
  /** By path of the lost element. */
  readonly losses: ReadonlyMap<string, LossOfRacks>;
  readonly claims: ReadonlyMap<string, ClaimProof>;
  readonly sites: ReadonlyMap<string, SitePower>;
}

export function analysePower(index: ModelIndex, racks: RackLoads): PowerAnalysis {
  const network = powerNetwork(index);
  const classes = consumerClasses(index, racks, network);
  const settled = new StateEvaluator(network, classes, "settled");
  const bridge = network.hasBridge ? new StateEvaluator(network, classes, "bridge") : undefined;
  const losses = singleLosses(settled, bridge);
  return {
    feeds: new Map(feedResults(settled, losses).map((feed) => [feed.path, feed])),
    overloads: overloadGroups(settled, losses.overloads),
    losses: new Map(lossesOfRacks(settled, losses).map((loss) => [loss.path, loss])),
    claims: new Map(proveClaims(index, settled, losses).map((proof) => [proof.path, proof])),
    sites: new Map(sitePowers(index, racks, settled).map((site) => [site.path, site])),
  };
}

function feedResults(evaluator: StateEvaluator, losses: SingleLosses): FeedResult[] {
  const { kw, kvar, missing } = evaluator.intact;
  const peaks = peakLoads(evaluator);
  const results = evaluator.network.nodes.map((node, at): FeedResult => ({
    path: node.record.path,
    voltage_v: node.voltage_v,
    limits: node.limits,
    limit_missing: node.limitMissing,
    claim: node.claim,
    normal_kw: kw[at] ?? 0,
    normal_kva: Math.hypot(kw[at] ?? 0, kvar[at] ?? 0),
    peak_kva: peaks[at] as Amount,
    missing: missing[at] ?? [],
    worst: losses.worst[at],
    racks: isOverloaded(losses.worst[at]) ? racksOn(evaluator, [at]) : [],
  }));
  return results.sort((left, right) => compareText(left.path, right.path));
}

function isOverloaded(worst: FeedStress | undefined): boolean {
  return worst !== undefined && !isWithin(worst.value, worst.limit);
}

/** Peaks add: training is synchronous. Computed as the normal state of the same network under peak loads. */
function peakLoads(evaluator: StateEvaluator): Amount[] {
  const classes = evaluator.classes.map((each) => ({
    ...each,
    kw: each.peak_kw,
    kvar: each.peak_kvar,
    missing: [...each.missing, ...each.peakMissing],
    // Shelves are judged at design power: a peak takes none of them out.
    shelfRating_kw: undefined,
  }));
  const { intact } = new StateEvaluator(evaluator.network, classes, "settled");
  return evaluator.network.nodes.map(({ at }) => ({
    value: Math.hypot(intact.kw[at] ?? 0, intact.kvar[at] ?? 0),
    missing: intact.missing[at] ?? [],
  }));
}

/** One entry per element: of both instants the one that takes more racks, the settled one on a tie. */
function lossesOfRacks(evaluator: StateEvaluator, losses: SingleLosses): LossOfRacks[] {
  const byElement = new Map<string, LossOfRacks>();
  for (const { lost, instant, classes } of losses.rackLosses) {
    const node = evaluator.network.nodes[lost] as FeedNode;
    const { path, group, claims } = node.record;
    const racks = classes.flatMap((at) => evaluator.classes[at]?.paths ?? []).sort(compareText);
    const before = byElement.get(path);
    if (before && before.racks.length >= racks.length) continue;
    const claimedOn = claims === undefined && group !== undefined ? group : path;
    byElement.set(path, { path, ...(node.claim && { claim: node.claim }), claimed_on: claimedOn, instant, racks });
  }
  return [...byElement.values()].sort((left, right) => compareText(left.path, right.path));
}
