/**
 * Tiers. III: the site carries with any one element taken out on purpose; IV: also with any one element lost without
 * warning, at both instants. Both with the utilities in and with every utility out.
 */
import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import type { SiteRecord } from "../../model/records";
import { invalidElement, joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import type { ConsumerClass } from "./consumers";
import { ALIVE, LOST } from "./loads";
import { NOTHING } from "./missing";
import type { FeedNode } from "./network";
import { beyondTheChain } from "./tier-scope";
import { type Outage, outage, utilitiesOf } from "./outage";
import type { FeedLimit } from "./rating";
import type { PowerState, StateChange, StateEvaluator } from "./state";
import { type FeedStress, lackOfLimits, stressOf, tightest } from "./stress";
import { DEAD, type Instant, type NormalService } from "./supply";
import { isWithin } from "../tolerance";

/** A state in which a site does not carry. */
export interface TierFailure {
  /** The element that is out; absent where the site does not even carry with nothing but the utilities out. */
  readonly element?: string;
  /** `maintenance(<path> + <path>)` or `fault(<path> + <path>)`. */
  readonly state: string;
  readonly instant: Instant;
  /** Racks that are lost, in path order. */
  readonly racks: readonly string[];
  /** The survivor that uses most of its limit, where one is above it. */
  readonly overload?: { readonly feed: string; readonly stress: FeedStress };
}

export interface TierResult {
  readonly path: string;
  readonly tier: "III" | "IV";
  readonly worst?: TierFailure;
  /** Other elements without which the site does not carry, in path order. */
  readonly others: readonly string[];
  /** Inputs that the states lack, and what of the tier is not computed. */
  readonly missing: readonly Missing[];
}

/** What one kind of state is judged with. */
interface Pass {
  readonly kind: "maintenance" | "fault";
  readonly evaluator: StateEvaluator;
  /** Utilities that are out beside the element. */
  readonly utilities: ReadonlySet<number>;
}

interface SiteCase {
  readonly site: SiteRecord;
  readonly nodes: readonly FeedNode[];
  readonly isHere: (path: string) => boolean;
  /** The state with nothing out. */
  readonly normal: PowerState;
}

/** Sites that state a tier, in path order. */
export function tierResults(
  index: ModelIndex,
  settled: StateEvaluator,
  bridge: StateEvaluator | undefined,
  normal: NormalService,
): TierResult[] {
  return index.all("site").flatMap((site) => {
    if (site.tier === undefined || site.problems) return [];
    const { network, classes } = settled;
    const isHere = (path: string): boolean => index.siteOf(path)?.path === site.path;
    const nodes = network.nodes.filter(({ record }) => isHere(record.path));
    const without = outage(network, classes, normal, new Set(utilitiesOf(network, isHere)));
    const passes = passesOf(site.tier, settled, bridge, without);
    const result = tierResult({ site, nodes, isHere, normal: settled.intact }, site.tier, passes);
    return [{ ...result, missing: [...result.missing, ...beyondTheChain(index, site, nodes)] }];
  });
}

function passesOf(
  tier: "III" | "IV",
  settled: StateEvaluator,
  bridge: StateEvaluator | undefined,
  out: Outage,
): Pass[] {
  const none = new Set<number>();
  const maintenance: Pass[] = [
    { kind: "maintenance", evaluator: settled, utilities: none },
    { kind: "maintenance", evaluator: out.settled, utilities: out.out },
  ];
  if (tier === "III") return maintenance;
  return [
    ...maintenance,
    { kind: "fault", evaluator: settled, utilities: none },
    ...(bridge ? [{ kind: "fault" as const, evaluator: bridge, utilities: none }] : []),
    { kind: "fault", evaluator: out.settled, utilities: out.out },
    { kind: "fault", evaluator: out.bridge, utilities: out.out },
  ];
}

function tierResult(site: SiteCase, tier: "III" | "IV", passes: readonly Pass[]): TierResult {
  const failures: TierFailure[] = [];
  let missing: readonly Missing[] = site.nodes.some(({ invalid }) => invalid)
    ? [invalidElement(site.site.path)]
    : NOTHING_MISSING;
  const note = ({ failure, lack }: Judged): boolean => {
    // With one utility, its own maintenance is the state without utilities.
    const isNew = !failures.some(({ state, instant }) => state === failure?.state && instant === failure.instant);
    if (failure && isNew) failures.push(failure);
    missing = joinMissing(missing, lack);
    return failure === undefined;
  };
  for (const pass of passes) {
    // Where the site does not carry without its utilities, nothing is said about its elements.
    const carriesIntact = pass.utilities.size === 0 || note(judgeState(site, pass, wholeOf(pass.evaluator)));
    if (!carriesIntact) continue;
    for (const node of site.nodes) {
      if (node.invalid || pass.utilities.has(node.at)) continue;
      pass.evaluator.withLost([node.at], (change) => note(judgeState(site, pass, change, node)));
    }
    judgeShelves(site, pass).forEach(note);
  }
  const [first] = failures;
  const result = { path: site.site.path, tier, missing };
  if (!first) return { ...result, others: [] };
  const worst = failures.reduce((most, next) => (isWorse(next, most) ? next : most), first);
  const others = new Set(failures.flatMap(({ element }) => (element === undefined ? [] : [element])));
  others.delete(worst.element ?? "");
  return { ...result, worst, others: [...others].sort(compareText) };
}

interface Judged {
  readonly failure?: TierFailure;
  readonly lack: readonly Missing[];
}

type Seen = Pick<StateChange, "state" | "feeds" | "classes">;

/** The state with nothing more out, to be looked at everywhere. */
function wholeOf({ intact, network, classes }: StateEvaluator): Seen {
  return { state: intact, feeds: Int32Array.from(network.nodes.keys()), classes: Int32Array.from(classes.keys()) };
}

function judgeState(site: SiteCase, pass: Pass, seen: Seen, lost?: FeedNode): Judged {
  const { sets } = pass.evaluator.network;
  const { racks, lack: rackLack } = racksLostIn(site, pass, seen);
  const name = stateName(pass, lost?.record.path);
  const { overload, lack } = overloadIn(site, pass, seen, name, lost);
  const missing = sets.list(sets.join(rackLack, lack));
  if (racks.length === 0 && !overload) return { lack: missing };
  const element = lost && { element: lost.record.path };
  const { instant } = pass.evaluator;
  return { failure: { ...element, state: name, instant, racks, ...(overload && { overload }) }, lack: missing };
}

function racksLostIn(site: SiteCase, { evaluator }: Pass, { state, classes: touched }: Seen) {
  const { network, classes } = evaluator;
  const racks: string[] = [];
  let lack = NOTHING;
  for (const at of touched) {
    const each = classes[at] as ConsumerClass;
    if (each.kind !== "rack" || each.invalid || site.normal.fate[at] !== ALIVE || state.fate[at] === ALIVE) continue;
    const here = each.paths.filter(site.isHere);
    if (state.fate[at] === LOST) racks.push(...here);
    else if (here.length > 0) lack = network.sets.join(lack, state.classDoubt[at] as number);
  }
  return { racks: racks.sort(compareText), lack };
}

/** The survivor that uses most of its limit and more than all of it. */
function overloadIn(site: SiteCase, { evaluator }: Pass, { state, feeds }: Seen, name: string, lost?: FeedNode) {
  const { network, instant } = evaluator;
  const { sets } = network;
  let lack = NOTHING;
  let worst: { readonly node: FeedNode; readonly limit: FeedLimit; readonly used: number } | undefined;
  for (const at of feeds) {
    const node = network.nodes[at] as FeedNode;
    if (at === lost?.at || state.live[at] === DEAD || node.invalid || !site.isHere(node.record.path)) continue;
    const lacks = lackOfLimits(network, state, node);
    lack = sets.join(lack, sets.join(lacks, sets.join(sets.of(node.limitMissing), sets.of(node.continuousMissing))));
    const highest = tightest(node, state, instant);
    if (!highest || sets.hasDoubt(lacks) || isWithin(highest.used, Math.max(1, worst?.used ?? 1))) continue;
    worst = { node, ...highest };
  }
  if (!worst) return { lack };
  const { node, limit } = worst;
  const stress = stressOf(network, state, node.at, limit, { name: () => name, instant });
  return { overload: { feed: node.record.path, stress }, lack };
}

/** Any one shelf of a rack is an element too: the others have to carry the rack. */
function judgeShelves(site: SiteCase, pass: Pass): Judged[] {
  if (pass.kind === "fault" || pass.utilities.size > 0) return [];
  return pass.evaluator.classes.flatMap((each, at): Judged[] => {
    const racks = each.kind === "rack" && !each.invalid ? each.paths.filter(site.isHere) : [];
    const [first] = racks;
    if (first === undefined || site.normal.fate[at] !== ALIVE || !lacksShelf(each)) return [];
    const element = `${first}/shelf`;
    return [{ failure: { element, state: stateName(pass, element), instant: "settled", racks }, lack: [] }];
  });
}

function lacksShelf({ shelfCount, shelfRating_kw, demand }: ConsumerClass): boolean {
  return shelfRating_kw !== undefined && shelfCount > 0 && !isWithin(demand.kw, (shelfCount - 1) * shelfRating_kw);
}

function stateName({ kind, evaluator, utilities }: Pass, element: string | undefined): string {
  const { nodes } = evaluator.network;
  const out = [...utilities].map((at) => nodes[at]?.record.path ?? "").sort(compareText);
  return `${kind}(${[...(element === undefined ? [] : [element]), ...out].join(" + ")})`;
}

/** More racks lost, or as many and a worse overload; the earlier path keeps a tie, and the first state that of a path. */
function isWorse(left: TierFailure, right: TierFailure): boolean {
  if (left.racks.length !== right.racks.length) return left.racks.length > right.racks.length;
  const [used, other] = [usedOf(left), usedOf(right)];
  if (!isWithin(used, other)) return true;
  return isWithin(other, used) && compareText(left.element ?? "", right.element ?? "") < 0;
}

function usedOf({ overload }: TierFailure): number {
  return overload ? overload.stress.value / overload.stress.limit : 0;
}
