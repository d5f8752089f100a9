/** Judges one set of members that a claim allows to be out: planned, so that standby sources are on first. */
import { compareText } from "../../core/order";
import type { ClaimFlaw, ProofInput } from "./claim-flaw";
import type { CoolingShortfall } from "../thermal/cooling-left";
import { ALL_COOLED, type CoolingVerdict } from "./cooling-judge";
import { newlyLost } from "./losses";
import { UNSURE } from "./loads";
import { NOTHING } from "./missing";
import type { FeedNode } from "./network";
import type { StateChange, StateEvaluator } from "./state";
import { lackOfLimits, stressOf, tightest } from "./stress";
import { DEAD } from "./supply";
import { isWithin } from "../tolerance";

export interface SetJudge {
  /** The group stands in for other sources, which are out in every set. */
  readonly isStandby: boolean;
  /** What is wrong with these members out, or the set of inputs that the judgement lacks. */
  judge(out: readonly number[]): ClaimFlaw | number;
}

/**
 * @param members - of the group
 * @param base - the sources that a standby group stands in for: out in every set
 */
export function setJudge(input: ProofInput, members: readonly number[], base: readonly number[]): SetJudge {
  const { settled, bridge } = input;
  const isStored = members.every((at) => settled.network.nodes[at]?.record.feed_kind === "battery");
  const evaluator = isStored && bridge ? bridge : settled;
  const isOver = input.losses.isOverInNormal;
  const lostWithBase = base.length === 0 ? new Set<number>() : lostClasses(evaluator, settled, base);
  const uncooledWithBase = base.length === 0 ? new Set<string>() : shortWith(input, base);
  const judge = (out: readonly number[]): ClaimFlaw | number => {
    const all = [...base, ...out];
    return evaluator.withLost(all, (change) => {
      const paths = all.map((at) => settled.network.nodes[at]?.record.path ?? "");
      const state = `maintenance(${paths.join(" + ")})`;
      const classes = newlyLost(evaluator, settled, change).filter((at) => !lostWithBase.has(at));
      const racks = classes.flatMap((at) => evaluator.classes[at]?.paths ?? []).sort(compareText);
      if (racks.length > 0) return { kind: "racks-lost", state, lost: paths, racks };
      const overload = overloadIn(evaluator, change, all, isOver, state, paths);
      if (overload) return overload;
      // Stored energy carries for minutes: what becomes of cooling is judged once it is settled.
      const { shortfalls, missing } = evaluator === settled ? coolingIn(input, change) : ALL_COOLED;
      const shortfall = shortfalls.find((each) => !uncooledWithBase.has(nameOf(each)));
      if (shortfall) return { kind: "uncooled", state, lost: paths, shortfall };
      const { sets } = evaluator.network;
      return sets.join(lackIn(evaluator, change, all), sets.of(missing));
    });
  };
  return { isStandby: base.length > 0, judge };
}

/** Racks that no member of the group could have kept up are none of its business. */
function lostClasses(evaluator: StateEvaluator, settled: StateEvaluator, base: readonly number[]): Set<number> {
  return evaluator.withLost(base, (change) => new Set(newlyLost(evaluator, settled, change)));
}

function shortWith(input: ProofInput, base: readonly number[]): Set<string> {
  const { shortfalls } = input.settled.withLost(base, (change) => coolingIn(input, change));
  return new Set(shortfalls.map(nameOf));
}

/** A loop with a rejection of its own is a plant as well. */
function nameOf({ units, path }: CoolingShortfall): string {
  return `${units} ${path}`;
}

function coolingIn({ cooling, settled }: ProofInput, change: StateChange): CoolingVerdict {
  const units = cooling.deadUnits(change);
  return units.length === 0 ? ALL_COOLED : cooling.judge(units, newlyLost(settled, settled, change));
}

/** The overloaded survivor that uses most of its limit; ties by path. */
function overloadIn(
  { network, instant }: StateEvaluator,
  { state, feeds }: StateChange,
  out: readonly number[],
  isOver: Uint8Array,
  name: string,
  lost: readonly string[],
): ClaimFlaw | undefined {
  let worst: { readonly node: FeedNode; readonly used: number } | undefined;
  for (const at of feeds) {
    if (out.includes(at) || state.live[at] === DEAD || isOver[at]) continue;
    const node = network.nodes[at] as FeedNode;
    const used = tightest(node, state, instant)?.used;
    if (used === undefined || isWithin(used, 1) || network.sets.hasDoubt(lackOfLimits(network, state, node))) continue;
    const isEarlier = worst !== undefined && (network.rank[at] as number) < (network.rank[worst.node.at] as number);
    if (!worst || !isWithin(used, worst.used) || (isEarlier && isWithin(worst.used, used))) worst = { node, used };
  }
  if (!worst) return undefined;
  const { node } = worst;
  const limit = tightest(node, state, instant)?.limit;
  if (!limit) return undefined;
  const stress = stressOf(network, state, node.at, limit, { name: () => name, instant });
  return { kind: "overload", lost, feed: node.record.path, stress };
}

/** What the loads and ratings of the survivors lack, and the fate of the racks. */
function lackIn({ network }: StateEvaluator, { state, feeds, classes }: StateChange, out: readonly number[]): number {
  const { sets } = network;
  let lack = NOTHING;
  for (const at of feeds) {
    if (out.includes(at) || state.live[at] === DEAD) continue;
    const node = network.nodes[at] as FeedNode;
    lack = sets.join(lack, lackOfLimits(network, state, node));
    lack = sets.join(lack, sets.join(sets.of(node.limitMissing), sets.of(node.continuousMissing)));
  }
  for (const at of classes) {
    if (state.fate[at] === UNSURE) lack = sets.join(lack, state.classDoubt[at] as number);
  }
  return lack;
}
