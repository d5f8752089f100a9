/** The electrical chain: loads in the normal state and in every single loss, lost racks, claims, and site power. */
import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import type { Amount, Missing } from "../amount";
import { type PowerChain, powerChain } from "./chain";
import { type ClaimProof, proveClaims } from "./claims";
import { type CoolingSystems, NO_COOLING } from "../thermal/cooling-systems";
import { CoolingJudge } from "./cooling-judge";
import { type LossOfCooling, lossesOfCooling } from "./cooling-losses";
import { type Evaluators, type SingleLosses, singleLosses } from "./losses";
import { LOST } from "./loads";
import { type OverloadGroup, overloadGroups, racksOn } from "./overloads";
import { type LossOfRacks, lossesOfRacks, type UnsureLoss, unsureLosses } from "./rack-losses";
import type { FeedNode } from "./network";
import type { FeedLimit } from "./rating";
import { type PowerState, StateEvaluator } from "./state";
import { type FeedStress, lackIn, loadIn, tightest } from "./stress";
import { analyseTime, type PowerTime } from "./time";
import type { RackLoads } from "../rack-load";
import { isWithin } from "../tolerance";
import { type SitePower, sitePowers } from "./site-power";

export type { LossOfRacks } from "./rack-losses";

/** What one feed delivers, and what it may. */
export interface FeedResult {
  readonly path: string;
  readonly voltage_v: number | undefined;
  /** Every nameplate value is a limit of its own, in kVA or in kW. */
  readonly limits: readonly FeedLimit[];
  /** Why no limit, or not every limit, is known. */
  readonly limit_missing: readonly Missing[];
  /** Why the continuous limit may be lower than `limits` say. */
  readonly continuous_missing: readonly Missing[];
  /** An overcurrent device, or what one protects: also compared with the peak. */
  readonly is_protected: boolean;
  readonly claim: string | undefined;
  readonly normal_kw: number;
  readonly normal_kva: number;
  /** Synchronous electrical peaks of all consumers, in the normal state. */
  readonly peak_kw: Amount;
  readonly peak_kva: Amount;
  /** What the load in kVA lacks. */
  readonly missing: readonly Missing[];
  /** What the load in kW lacks. */
  readonly kw_missing: readonly Missing[];
  /** What the load lacks in some single loss, for the units of its limits. */
  readonly loss_missing: readonly Missing[];
  readonly worst: FeedStress | undefined;
  /** Racks that draw through the feed, in path order; only where it is above a limit in the normal state or at peak. */
  readonly racks: readonly string[];
}

export interface PowerAnalysis {
  /** The chain itself, for states that the results do not hold. */
  readonly chain: PowerChain;
  readonly feeds: ReadonlyMap<string, FeedResult>;
  /** Overloads in single losses, by the path of the feed that represents its claiming group. */
  readonly overloads: ReadonlyMap<string, OverloadGroup>;
  /** By path of the lost element. */
  readonly losses: ReadonlyMap<string, LossOfRacks>;
  /** By path of the lost element, for want of which inputs it is not known whether its loss takes racks. */
  readonly unsure_losses: ReadonlyMap<string, UnsureLoss>;
  /** By path of the lost element: cooling units die with it, and perhaps racks that still have power are not cooled. */
  readonly cooling_losses: ReadonlyMap<string, LossOfCooling>;
  /** Valid racks with feeds of which too few are live with nothing lost. */
  readonly dead_racks: ReadonlySet<string>;
  readonly claims: ReadonlyMap<string, ClaimProof>;
  readonly sites: ReadonlyMap<string, SitePower>;
  /** Stored energy, transfers, tiers and swing. */
  readonly time: PowerTime;
}

/**
 * Analyses the power chain of the whole facility; depends on content only, never on the order of declaration.
 *
 * @param systems - cooling in the normal state, for what becomes of it when its units lose their supply
 * @param chain - where it is made already
 */
export function analysePower(
  index: ModelIndex,
  racks: RackLoads,
  systems: CoolingSystems = NO_COOLING,
  chain: PowerChain = powerChain(index, racks),
): PowerAnalysis {
  const { settled, bridge, normal } = chain;
  const losses = singleLosses(chain);
  const cooling = new CoolingJudge(index, racks, systems, settled);
  const coolingLosses = byPath(lossesOfCooling(index, settled, losses, cooling));
  const proofs = proveClaims({ settled, bridge, index, losses, normal, cooling, coolingLosses });
  return {
    chain,
    feeds: byPath(feedResults(chain, losses)),
    overloads: overloadGroups(chain, losses.overloads),
    losses: byPath(lossesOfRacks(index, settled, losses)),
    unsure_losses: byPath(unsureLosses(index, settled, losses)),
    cooling_losses: coolingLosses,
    dead_racks: deadRacks(settled),
    claims: byPath(proofs),
    sites: byPath(sitePowers(index, racks, settled)),
    time: analyseTime({ index, racks, chain, losses }),
  };
}

function byPath<T extends { readonly path: string }>(results: readonly T[]): ReadonlyMap<string, T> {
  return new Map(results.map((each) => [each.path, each]));
}

function feedResults({ settled }: Evaluators, losses: SingleLosses): FeedResult[] {
  const { network, intact } = settled;
  const { sets } = network;
  // Peaks add: training is synchronous. They are the normal state of the same network under peak loads.
  const peak = new StateEvaluator(network, settled.classes, "settled", undefined, (each) => each.peak);
  const amount = (at: number, unit: FeedLimit["unit"]): Amount => ({
    value: loadIn(peak.intact, at, unit),
    missing: sets.list(lackIn(network, peak.intact, at, unit)),
  });
  const results = network.nodes.map((node, at): FeedResult => ({
    path: node.record.path,
    voltage_v: node.voltage_v,
    limits: node.limits,
    limit_missing: node.limitMissing,
    continuous_missing: node.continuousMissing,
    is_protected: node.isProtected,
    claim: node.claim,
    normal_kw: loadIn(intact, at, "kW"),
    normal_kva: loadIn(intact, at, "kVA"),
    peak_kw: amount(at, "kW"),
    peak_kva: amount(at, "kVA"),
    missing: sets.list(lackIn(network, intact, at, "kVA")),
    kw_missing: sets.list(lackIn(network, intact, at, "kW")),
    loss_missing: sets.list(losses.lackOf[at] as number),
    worst: losses.worst[at],
    racks: losses.isOverInNormal[at] || isOverAtPeak(node, peak.intact) ? racksOn(settled, [at]) : [],
  }));
  return results.sort((left, right) => compareText(left.path, right.path));
}

/** A device rating is compared with the peak at 100 %, as it is at the bridge instant. */
function isOverAtPeak(node: FeedNode, state: PowerState): boolean {
  const found =
    node.isProtected || node.record.overload_factor !== undefined ? tightest(node, state, "bridge") : undefined;
  return found !== undefined && !isWithin(found.used, 1);
}

function deadRacks({ classes, intact }: StateEvaluator): ReadonlySet<string> {
  const dead = new Set<string>();
  classes.forEach((each, at) => {
    const isDead = each.kind === "rack" && !each.invalid && intact.fate[at] === LOST && intact.shelves[at] === 0;
    if (isDead) for (const path of each.paths) dead.add(path);
  });
  return dead;
}
