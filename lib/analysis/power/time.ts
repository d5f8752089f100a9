/** The electrical chain over time: stored energy until generators carry, transfers, dips, tiers, recharge and swing. */
import type { ModelIndex } from "../../model/model";
import { type AutonomyAgreement, autonomyAgreement } from "./store";
import { analyseBridging, type StoreResult } from "./bridge";
import { bridgedPumps, type LoopPumps } from "./bridge-pumps";
import { transferBreaks, type TransferResult } from "./bridge-transfer";
import { type DipResult, dipResults } from "./dip";
import type { PowerChain } from "./chain";
import type { SingleLosses } from "./losses";
import { type TierResult, tierResults } from "./maintenance";
import { analyseRecharge, type RechargeAnalysis } from "./recharge";
import { standbyLoads, type StandbyLoad } from "./standby-load";
import { type SiteSwing, siteSwings } from "./swing";
import type { RackLoads } from "../rack-load";

export interface PowerTime {
  /** By path of the store. */
  readonly stores: ReadonlyMap<string, StoreResult>;
  /** By path of the store that states both an energy and an autonomy. */
  readonly agreements: ReadonlyMap<string, AutonomyAgreement>;
  /** By path of the loop. */
  readonly pumps: ReadonlyMap<string, LoopPumps>;
  /** By path of the feed that transfers. */
  readonly transfers: ReadonlyMap<string, TransferResult>;
  readonly recharge: RechargeAnalysis;
  /** By path of the generator. */
  readonly standby: ReadonlyMap<string, StandbyLoad>;
  /** By path of the site that states a dip. */
  readonly dips: ReadonlyMap<string, DipResult>;
  /** By path of the site that states a tier. */
  readonly tiers: ReadonlyMap<string, TierResult>;
  /** By path of the site. */
  readonly swings: ReadonlyMap<string, SiteSwing>;
}

export interface TimeInput {
  readonly index: ModelIndex;
  readonly racks: RackLoads;
  readonly chain: PowerChain;
  readonly losses: SingleLosses;
}

/** Analyses the chain over time. */
export function analyseTime({ index, racks, chain, losses }: TimeInput): PowerTime {
  const { settled, bridge, normal } = chain;
  const { stores, faults } = analyseBridging(settled, bridge);
  return {
    stores,
    agreements: agreements(index),
    pumps: byPath(bridgedPumps(index, racks, chain, losses)),
    transfers: byPath(transferBreaks(settled, bridge)),
    recharge: analyseRecharge(settled, faults),
    standby: byPath(standbyLoads(index, settled, normal)),
    dips: byPath(dipResults(index, settled, normal)),
    tiers: byPath(tierResults(index, settled, bridge, normal)),
    swings: byPath(siteSwings(index, racks)),
  };
}

function agreements(index: ModelIndex): Map<string, AutonomyAgreement> {
  const found = new Map<string, AutonomyAgreement>();
  for (const feed of index.all("power-feed")) {
    const agreement = feed.problems ? undefined : autonomyAgreement(feed);
    if (agreement) found.set(feed.path, agreement);
  }
  return found;
}

function byPath<T extends { readonly path: string }>(results: readonly T[]): ReadonlyMap<string, T> {
  return new Map(results.map((each) => [each.path, each]));
}
