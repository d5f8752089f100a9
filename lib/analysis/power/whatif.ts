/** One state in detail: what is lost with the elements that somebody takes out, and what the survivors carry. */
import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import type { Analysis } from "../analysis";
import type { Missing } from "../amount";
import { type CoolingChange, coolingWithout } from "../thermal/whatif";
import type { CoolingShortfall } from "../thermal/cooling-left";
import type { PowerChain } from "./chain";
import type { ConsumerClass, ConsumerKind } from "./consumers";
import { isCooling } from "./cooling-judge";
import { newlyLost, overInNormal } from "./losses";
import { UNSURE } from "./loads";
import { NOTHING } from "./missing";
import type { FeedNode } from "./network";
import type { StateChange, StateEvaluator } from "./state";
import { lackIn, lackOfLimits, loadIn, tightest } from "./stress";
import { DEAD, type Instant } from "./supply";
import { isWithin } from "../tolerance";
import { type ClaimOutcome, claimOutcomes, type LostElement, lostElements } from "./whatif-claims";

/** What a surviving feed delivers before and after. */
export interface LoadChange {
  readonly path: string;
  readonly unit: "kVA" | "kW";
  readonly before: number;
  readonly after: number;
  /** Of the limit that it uses most after the loss; absent without a rating. */
  readonly limit?: number;
  /** Above its limit, which nothing that is missing could change. */
  readonly is_over: boolean;
  /** It was above a limit with nothing lost. */
  readonly was_over: boolean;
  /** What the load lacks: then it is a lower bound. */
  readonly missing: readonly Missing[];
}

/** Racks of equal content that die, and why. */
export interface DeadRacks {
  /** In path order. */
  readonly racks: readonly string[];
  readonly power_kw: number;
  readonly shelf_count: number;
  readonly live_shelf_count: number;
  /** Usable power of one shelf; absent where none is published. */
  readonly shelf_rating_kw?: number;
}

/** The facility with the elements lost, at one instant. */
export interface InstantState {
  readonly instant: Instant;
  /** Feeds that die with the lost ones, in path order. */
  readonly dark: readonly string[];
  readonly dead_racks: readonly DeadRacks[];
  /** Racks of which nobody knows whether they die. */
  readonly unsure_racks: readonly string[];
  /** CDUs that lose their supply, in path order. */
  readonly dead_cdus: readonly string[];
  /** Rejection units, pumps and air units that lose their supply, in path order. */
  readonly dead_units: readonly string[];
  /** Loops, plants and rooms whose live units do not carry their live racks. */
  readonly shortfalls: readonly CoolingShortfall[];
  /** The racks of `shortfalls`, in path order. */
  readonly uncooled_racks: readonly string[];
  /** Survivors whose load changes, in path order. */
  readonly changes: readonly LoadChange[];
  readonly cooling: readonly CoolingChange[];
  readonly missing: readonly Missing[];
}

export interface WhatIf {
  readonly lost: readonly LostElement[];
  /** The settled state, and before it the bridge instant where that differs. */
  readonly states: readonly InstantState[];
  /** What the claims say about the racks that are lost. */
  readonly outcomes: readonly ClaimOutcome[];
}

/** `fails`: something is overloaded, or racks are lost against a claim; `racks-lost`: no claim says they must not be. */
export type WhatIfVerdict = "carries" | "racks-lost" | "unknown" | "fails";

/** Kind of an element that can be taken out; undefined for everything else. */
export function losableKind(index: ModelIndex, path: string): LostElement["kind"] | undefined {
  const record = index.find(path);
  switch (record?.kind) {
    case "power-feed":
      return record.feed_kind;
    case "cdu":
    case "air-unit":
    case "rejection-unit":
    case "pump":
      return record.kind;
    default:
      return undefined;
  }
}

/** Paths of everything that can be taken out, in path order. */
export function losablePaths(index: ModelIndex): string[] {
  return index.model.records.map(({ path }) => path).filter((path) => losableKind(index, path) !== undefined);
}

/**
 * Takes the elements out together.
 *
 * @param paths - each of {@link losablePaths}
 * @param only - the one instant that is wanted; otherwise settled, and bridge where it differs
 */
export function whatIf(index: ModelIndex, analysis: Analysis, paths: readonly string[], only?: Instant): WhatIf {
  const { chain } = analysis.power;
  const lost = lostElements(index, [...new Set(paths)].sort(compareText));
  const at = (instant: Instant, out: readonly string[]): InstantState => stateOf(index, analysis, chain, instant, out);
  const all = lost.map(({ path }) => path);
  const settled = at("settled", all);
  const bridge = chain.bridge && at("bridge", all);
  const differs = bridge !== undefined && !isAlike(bridge, settled);
  const states =
    only === "bridge" ? [bridge ?? settled] : only === "settled" || !differs ? [settled] : [bridge, settled];
  const instants = states.map(({ instant }) => instant);
  const taken = (out: readonly string[]): string[] => {
    const racks = new Set(instants.flatMap((instant) => racksTaken(at(instant, out))));
    return [...racks].sort(compareText);
  };
  return { lost, states, outcomes: claimOutcomes(index, lost, taken) };
}

/** What to make of it: overloads and broken claims first, then lost racks, then what nobody knows. */
export function verdictOf({ states, outcomes }: WhatIf): WhatIfVerdict {
  const isOver = states.some(({ changes, cooling }) => [...changes, ...cooling].some((each) => each.is_over));
  if (isOver || outcomes.some(({ outcome }) => outcome === "refuted")) return "fails";
  if (outcomes.length > 0) return "racks-lost";
  return states.some(({ missing, unsure_racks }) => missing.length + unsure_racks.length > 0) ? "unknown" : "carries";
}

/** Racks that are dead or without cooling. */
export function racksTaken({ dead_racks, uncooled_racks }: InstantState): string[] {
  return [...new Set([...dead_racks.flatMap(({ racks }) => racks), ...uncooled_racks])].sort(compareText);
}

function stateOf(
  index: ModelIndex,
  analysis: Analysis,
  chain: PowerChain,
  instant: Instant,
  out: readonly string[],
): InstantState {
  const evaluator = (instant === "bridge" && chain.bridge) || chain.settled;
  const feeds = out.map((path) => chain.network.byPath.get(path)).filter((at) => at !== undefined);
  const power = evaluator.withLost(feeds, (change) => powerIn(chain, evaluator, change, new Set(feeds)));
  const dead = new Set(power.dead_racks.flatMap(({ racks }) => racks));
  const cooling = coolingWithout(index, analysis, new Set([...out, ...power.dead_cdus, ...power.dead_units]), dead);
  const missing = [...power.missing, ...cooling.missing];
  const { changes, shortfalls, uncooled_racks } = cooling;
  return { ...power, instant, shortfalls, uncooled_racks, cooling: changes, missing };
}

function powerIn(chain: PowerChain, evaluator: StateEvaluator, change: StateChange, out: ReadonlySet<number>) {
  const { network, settled, classes } = chain;
  const path = (at: number): string => network.nodes[at]?.record.path ?? "";
  const isNewlyDead = (at: number): boolean =>
    !out.has(at) && change.state.live[at] === DEAD && settled.intact.live[at] !== DEAD;
  const unsure = [...change.classes].filter((at) => change.state.fate[at] === UNSURE && classes[at]?.kind === "rack");
  const dead = [...change.classes].filter((at) => isDead(chain, change, at));
  const deadPaths = (isWanted: (kind: ConsumerKind) => boolean): string[] =>
    dead.flatMap((at) => (isWanted((classes[at] as ConsumerClass).kind) ? (classes[at] as ConsumerClass).paths : []));
  return {
    dark: [...change.below].filter(isNewlyDead).map(path).sort(compareText),
    dead_racks: newlyLost(evaluator, settled, change).map((at) => deadRacks(chain, change, at)),
    unsure_racks: unsure.flatMap((at) => classes[at]?.paths ?? []).sort(compareText),
    dead_cdus: deadPaths((kind) => kind === "cdu").sort(compareText),
    dead_units: deadPaths((kind) => kind !== "cdu" && isCooling(kind)).sort(compareText),
    changes: loadChanges(chain, evaluator, change, out),
    missing: network.sets.list(lackOf(chain, change, out, unsure)),
  };
}

function isDead({ classes }: PowerChain, { state }: StateChange, at: number): boolean {
  return classes[at]?.feeds.every((feed) => state.live[feed] === DEAD) ?? false;
}

function deadRacks({ classes }: PowerChain, { state }: StateChange, at: number): DeadRacks {
  const each = classes[at];
  return {
    racks: each?.paths ?? [],
    power_kw: each?.demand.kw ?? 0,
    shelf_count: each?.shelfCount ?? 0,
    live_shelf_count: state.shelves[at] ?? 0,
    ...(each?.shelfRating_kw !== undefined && { shelf_rating_kw: each.shelfRating_kw }),
  };
}

function loadChanges(
  { network, settled }: PowerChain,
  { instant }: StateEvaluator,
  { state, feeds }: StateChange,
  out: ReadonlySet<number>,
): LoadChange[] {
  const isOver = overInNormal(settled);
  const changes: LoadChange[] = [];
  for (const at of feeds) {
    if (out.has(at) || state.live[at] === DEAD) continue;
    const node = network.nodes[at] as FeedNode;
    const tight = tightest(node, state, instant);
    const unit = tight?.limit.unit ?? (node.record.phases === "dc" ? "kW" : "kVA");
    const [before, after] = [loadIn(settled.intact, at, unit), loadIn(state, at, unit)];
    if (isWithin(before, after) && isWithin(after, before)) continue;
    const limit = tight && (instant === "bridge" ? tight.limit.device : tight.limit.continuous);
    const isProved = !network.sets.hasDoubt(lackOfLimits(network, state, node));
    changes.push({
      path: node.record.path,
      unit,
      before,
      after,
      ...(limit !== undefined && { limit }),
      is_over: isProved && limit !== undefined && !isWithin(after, limit),
      was_over: isOver[at] === 1,
      missing: network.sets.list(lackIn(network, state, at, unit)),
    });
  }
  return changes.sort((left, right) => compareText(left.path, right.path));
}

/** What the loads and ratings of the touched survivors lack, and the fate of the racks. */
function lackOf(
  { network }: PowerChain,
  { state, feeds }: StateChange,
  out: ReadonlySet<number>,
  unsure: readonly number[],
): number {
  const { sets } = network;
  let lack = NOTHING;
  for (const at of feeds) {
    if (out.has(at) || state.live[at] === DEAD) continue;
    const node = network.nodes[at] as FeedNode;
    const limits = sets.join(sets.of(node.limitMissing), sets.of(node.continuousMissing));
    lack = sets.join(sets.join(lack, lackOfLimits(network, state, node)), limits);
  }
  return unsure.reduce((all, at) => sets.join(all, state.classDoubt[at] as number), lack);
}

/** The same elements dead, the same loads: the settled state alone tells all, and its limits are the stricter ones. */
function isAlike(bridge: InstantState, settled: InstantState): boolean {
  const told = ({ dark, dead_racks, unsure_racks, dead_cdus, dead_units, changes }: InstantState): string =>
    JSON.stringify([
      dark,
      dead_racks,
      unsure_racks,
      dead_cdus,
      dead_units,
      changes.map(({ path, after }) => [path, after]),
    ]);
  return told(bridge) === told(settled);
}
