/** What a site draws from its utilities in the normal state, and what its chain loses on the way, stage by stage. */
import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import type { FeedKind } from "../../model/records";
import type { Analysis } from "../analysis";
import { type Amount, joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import type { PowerChain } from "./chain";
import { isLossless } from "./efficiency";
import { NOTHING } from "./missing";
import type { FeedNode } from "./network";

/** What all feeds of one kind lose together. */
export interface StageLoss {
  readonly kind: FeedKind;
  readonly feed_count: number;
  readonly losses_kw: Amount;
}

export interface SiteDraw {
  readonly path: string;
  /** Delivered by all utilities of the site; absent where it declares none. */
  readonly utility_kw?: Amount;
  readonly utility_kva?: Amount;
  /** By kind in code-unit order; kinds that lose nothing are left out. */
  readonly stages: readonly StageLoss[];
}

/** By path of the site. */
export function siteDraws(index: ModelIndex, analysis: Analysis): ReadonlyMap<string, SiteDraw> {
  const { chain } = analysis.power;
  const nodes = new Map<string, FeedNode[]>(index.all("site").map(({ path }) => [path, []]));
  for (const node of chain.network.nodes) nodes.get(index.siteOf(node.record.path)?.path ?? "")?.push(node);
  return new Map(
    index.all("site").map((site) => {
      const own = nodes.get(site.path) ?? [];
      return [site.path, { path: site.path, ...utilityDraw(chain, own), stages: stageLosses(chain, own) }];
    }),
  );
}

function utilityDraw({ network, settled }: PowerChain, own: readonly FeedNode[]) {
  const utilities = own.filter(({ record }) => record.feed_kind === "utility");
  if (utilities.length === 0) return {};
  const { load } = settled.intact;
  let [kw, kvar, lackKw, lackKvar] = [0, 0, NOTHING, NOTHING];
  for (const { at } of utilities) {
    kw += load.kw[at] as number;
    kvar += load.kvar[at] as number;
    lackKw = network.sets.join(lackKw, load.lackKw[at] as number);
    lackKvar = network.sets.join(lackKvar, load.lackKvar[at] as number);
  }
  const lackKva = network.sets.join(lackKw, lackKvar);
  return {
    utility_kw: { value: kw, missing: network.sets.list(lackKw) },
    utility_kva: { value: Math.hypot(kw, kvar), missing: network.sets.list(lackKva) },
  };
}

function stageLosses({ network, settled }: PowerChain, own: readonly FeedNode[]): StageLoss[] {
  const { load } = settled.intact;
  const stages = new Map<FeedKind, { count: number; kw: number; missing: readonly Missing[] }>();
  for (const node of own) {
    if (isLossless(node)) continue;
    const stage = stages.get(node.record.feed_kind) ?? { count: 0, kw: 0, missing: NOTHING_MISSING };
    const lack = node.efficiency < 1 || node.curve ? network.sets.list(settled.drawnLack(node)) : NOTHING_MISSING;
    stages.set(node.record.feed_kind, {
      count: stage.count + 1,
      kw: stage.kw + settled.drawn(node) - (load.kw[node.at] as number),
      missing: joinMissing(joinMissing(stage.missing, lack), node.lossMissing),
    });
  }
  return [...stages]
    .map(([kind, { count, kw, missing }]) => ({ kind, feed_count: count, losses_kw: { value: kw, missing } }))
    .sort((left, right) => compareText(left.kind, right.kind));
}
