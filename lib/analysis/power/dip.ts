/** Voltage dips: which racks a site's stored energy and the racks' own hold-up carry through the time that it states. */
import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import { joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import { ALIVE, LOST } from "./loads";
import { outage } from "./outage";
import type { FeedNode, PowerNetwork } from "./network";
import type { StateEvaluator } from "./state";
import { autonomyOf, isStore } from "./store";
import { DEAD, LIVE, type NormalService } from "./supply";
import { loadBounds, servingChain } from "./walk";
import { compareBounds, exactly } from "../thermal/bounds";
import { isWithin } from "../tolerance";

export interface DipResult {
  readonly path: string;
  readonly dip_s: number;
  /** Racks that the dip takes, in path order. */
  readonly racks: readonly string[];
  /** The shortest time that one of them holds out. */
  readonly shortest_s: number;
  readonly missing: readonly Missing[];
}

/** Sites that state a dip to ride through, in path order; in the dip, the sources that serve normally give nothing. */
export function dipResults(index: ModelIndex, settled: StateEvaluator, normal: NormalService): DipResult[] {
  return index.all("site").flatMap((site) => {
    if (site.dip_ride_through_s === undefined || site.problems) return [];
    const isHere = (path: string): boolean => index.siteOf(path)?.path === site.path;
    const { network, classes } = settled;
    const out = outage(network, classes, normal, new Set(dippedSources(network, normal, isHere)));
    return [dipResult(site.path, site.dip_ride_through_s, isHere, settled, out.bridge)];
  });
}

/** Utilities, and whatever else the chain begins with: only stored energy and running generators do not dip. */
function dippedSources(
  { nodes }: PowerNetwork,
  { serves }: NormalService,
  isHere: (path: string) => boolean,
): number[] {
  return nodes
    .filter(({ record, parents, invalid, at }) => {
      const isOwn = isStore(record) || record.feed_kind === "generator";
      return isHere(record.path) && parents.length === 0 && !invalid && !isOwn && serves[at] === 1;
    })
    .map(({ at }) => at);
}

function dipResult(
  path: string,
  dip_s: number,
  isHere: (path: string) => boolean,
  settled: StateEvaluator,
  dipped: StateEvaluator,
): DipResult {
  const { classes, network } = dipped;
  const racks: string[] = [];
  let shortest_s = dip_s;
  let missing: readonly Missing[] = NOTHING_MISSING;
  classes.forEach((each, at) => {
    const here = each.kind === "rack" && !each.invalid ? each.paths.filter(isHere) : [];
    if (here.length === 0 || settled.intact.fate[at] !== ALIVE) return;
    if (each.holdUp_s !== undefined && isWithin(dip_s, each.holdUp_s)) return;
    const stored = storedCarries(dipped, each.feeds, at, dip_s);
    if (stored === "yes") return;
    if (stored !== "no") {
      missing = joinMissing(missing, stored);
    } else if (each.holdUp_s === undefined) {
      missing = joinMissing(missing, network.sets.list(each.holdUpDoubt));
    } else {
      racks.push(...here);
      shortest_s = Math.min(shortest_s, each.holdUp_s);
    }
  });
  return { path, dip_s, racks: racks.sort(compareText), shortest_s, missing };
}

/** Whether stored energy carries a class through the dip, or what is missing to tell. */
function storedCarries(
  dipped: StateEvaluator,
  feeds: readonly number[],
  at: number,
  dip_s: number,
): "yes" | "no" | readonly Missing[] {
  const { network, intact } = dipped;
  if (intact.fate[at] === LOST) return "no";
  if (intact.fate[at] !== ALIVE) return network.sets.list(intact.classDoubt[at] as number);
  const live = feeds.filter((feed) => intact.live[feed] !== DEAD);
  const stores = servingChain(network, intact, live)
    .map((each) => network.nodes[each] as FeedNode)
    .filter((node) => isStore(node.record) && !node.parents.some((parent) => intact.live[parent] === LIVE));
  const autonomies = stores.map((node) => autonomyOf(node, loadBounds(dipped, intact, node.at)));
  const verdicts = autonomies.map((autonomy) => compareBounds(exactly(dip_s), autonomy));
  if (verdicts.every((verdict) => verdict === "within")) return "yes";
  if (verdicts.includes("over")) return "no";
  return autonomies.reduce((missing, each) => joinMissing(missing, each.missing), NOTHING_MISSING);
}
