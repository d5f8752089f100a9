/** Recharging after a fault: what stands above the stores carries the load and the recharge together. */
import { compareText } from "../../core/order";
import { joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import type { BridgedFault } from "./bridge";
import { drawnKw } from "./efficiency";
import { NOTHING } from "./missing";
import type { FeedNode } from "./network";
import { pluralKind } from "./rating";
import type { PowerState, StateEvaluator } from "./state";
import { lackIn, loadIn } from "./stress";
import { DEAD } from "./supply";
import { servingChain, servingSources } from "./walk";
import { isWithin } from "../tolerance";

/** A feed that is above a limit while the stores below it recharge. */
export interface RechargeOverload {
  readonly feed: string;
  readonly group: string;
  /** `fault(<path>)` on standby sources, or `normal` once the lost element is back. */
  readonly state: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: "kVA" | "kW";
  /** The part of it that recharges. */
  readonly recharge_kw: number;
}

export interface RechargeAnalysis {
  /** The worst of every claiming group, by path of the overloaded feed. */
  readonly overloads: ReadonlyMap<string, RechargeOverload>;
  /** By path of the store that states a recharge: what its sources lack for a judgement. */
  readonly stores: ReadonlyMap<string, readonly Missing[]>;
}

/** Only stores that state their recharge; in every fault all those that carried recharge together. */
export function analyseRecharge(settled: StateEvaluator, faults: readonly BridgedFault[]): RechargeAnalysis {
  const { nodes } = settled.network;
  const found: RechargeOverload[] = [];
  const lacks = new Map<string, readonly Missing[]>();
  for (const { lost, stores } of faults) {
    const recharging = stores.filter((at) => (nodes[at]?.record.recharge_kw ?? 0) > 0);
    if (recharging.length === 0) continue;
    const judge = (state: PowerState, name: string): void => {
      const { overloads, missing } = overloadsIn(settled, state, recharging, name);
      found.push(...overloads);
      for (const at of recharging) {
        const path = nodes[at]?.record.path ?? "";
        lacks.set(path, joinMissing(lacks.get(path) ?? NOTHING_MISSING, missing));
      }
    };
    judge(settled.intact, "normal");
    settled.withLost([lost], ({ state }) => judge(state, `fault(${nodes[lost]?.record.path ?? ""})`));
  }
  return { overloads: worstByGroup(found), stores: lacks };
}

interface Extra {
  kw: number;
  kvar: number;
}

function overloadsIn(settled: StateEvaluator, state: PowerState, stores: readonly number[], name: string) {
  const { network } = settled;
  const overloads: RechargeOverload[] = [];
  const noFactor = stores.flatMap((at) => factorMissing(network.nodes[at] as FeedNode));
  let missing: readonly Missing[] = NOTHING_MISSING;
  for (const [at, extra] of extraLoads(settled, state, stores)) {
    const node = network.nodes[at] as FeedNode;
    const { path, group } = node.record;
    for (const { unit, continuous } of node.limits) {
      // Above its limit without any recharge, the feed has its finding already.
      if (!isWithin(loadIn(state, at, unit), continuous)) continue;
      const kw = (state.load.kw[at] as number) + extra.kw;
      const value = unit === "kW" ? kw : Math.hypot(kw, (state.load.kvar[at] as number) + extra.kvar);
      if (isWithin(value, continuous)) {
        missing = joinMissing(missing, network.sets.list(lackIn(network, state, at, unit)));
        if (unit === "kVA") missing = joinMissing(missing, noFactor);
      } else {
        overloads.push({
          feed: path,
          group: group ?? path,
          state: name,
          value,
          limit: continuous,
          unit,
          recharge_kw: extra.kw,
        });
      }
    }
  }
  return { overloads, missing };
}

function factorMissing({ record: { feed_kind, input_power_factor, path } }: FeedNode): Missing[] {
  if (input_power_factor !== undefined) return [];
  return [{ what: `input power factor of the ${pluralKind(feed_kind)}`, why: "none stated", path }];
}

/** The recharge that passes each feed above the stores, with the losses on the way. */
function extraLoads({ network }: StateEvaluator, state: PowerState, stores: readonly number[]): Map<number, Extra> {
  const extra = new Map<number, Extra>();
  const add = (from: number, kw: number, kvar: number): void => {
    const sources = servingSources(network, state, from);
    const weights = sources.map((at) => network.nodes[at]?.weight?.value ?? 0);
    const total = weights.reduce((sum, each) => sum + each, 0);
    sources.forEach((at, place) => {
      const share = sources.length === 1 ? 1 : total > 0 ? (weights[place] as number) / total : 0;
      const before = extra.get(at) ?? { kw: 0, kvar: 0 };
      extra.set(at, { kw: before.kw + kw * share, kvar: before.kvar + kvar * share });
    });
  };
  const isStarting = new Set(stores);
  // Sources stand before what they supply: from the last to the first, each passes on what has come together.
  const chain = servingChain(network, state, stores).sort((left, right) => right - left);
  for (const at of chain) {
    const node = network.nodes[at] as FeedNode;
    const { record } = node;
    const passed = extra.get(at);
    if (state.live[at] === DEAD) continue;
    if (passed) add(at, drawnFor(node, state, passed), passed.kvar);
    if (!isStarting.has(at)) continue;
    const recharge = record.recharge_kw ?? 0;
    const factor = record.input_power_factor;
    // Without a power factor the real power alone is the least it can be.
    add(at, recharge, factor === undefined ? 0 : recharge * Math.tan(Math.acos(factor)));
  }
  return extra;
}

/** What a feed draws beyond its load's input for what passes it beside the load. */
function drawnFor(node: FeedNode, { load }: PowerState, passed: Extra): number {
  const [kw, kvar] = [load.kw[node.at] as number, load.kvar[node.at] as number];
  const isExact = load.lackKw[node.at] === NOTHING && load.lackKvar[node.at] === NOTHING;
  const before = drawnKw(node, kw, kvar, isExact);
  return drawnKw(node, kw + passed.kw, kvar + passed.kvar, isExact) - before;
}

function worstByGroup(overloads: readonly RechargeOverload[]): Map<string, RechargeOverload> {
  const byGroup = new Map<string, RechargeOverload>();
  for (const next of overloads) {
    const most = byGroup.get(next.group);
    const [used, other] = [next.value / next.limit, most ? most.value / most.limit : 0];
    const isTie = most !== undefined && isWithin(used, other) && isWithin(other, used);
    if (!most || (isTie ? compareText(next.feed, most.feed) < 0 : used > other)) byGroup.set(next.group, next);
  }
  return new Map([...byGroup.values()].map((each) => [each.feed, each]));
}
