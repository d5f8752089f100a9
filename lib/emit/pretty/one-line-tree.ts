/** The electrical chain as a tree from the sources, like feeds gathered into one branch. */
import type { Analysis } from "../../analysis/analysis";
import type { FeedResult } from "../../analysis/power/power";
import type { ConsumerClass, ConsumerKind } from "../../analysis/power/consumers";
import type { FeedNode, PowerNetwork } from "../../analysis/power/network";
import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";

/** Like feeds that hang on the same branch. */
export interface Branch {
  /** In path order. */
  readonly feeds: readonly FeedResult[];
  readonly claim: string | undefined;
  /** Racks that the loss of one of them takes at most; 0 where it takes none. */
  readonly takes: number;
  /** How they choose among several sources; undefined with one. */
  readonly sources: "parallel" | "transfer" | "unstated" | undefined;
  readonly branches: readonly Branch[];
  readonly consumers: readonly Consumers[];
  /** Feeds that take their power from here when their first source is lost, or as one of several. */
  readonly others: readonly (readonly string[])[];
}

/** Racks or CDUs of equal power on a branch. */
export interface Consumers {
  readonly kind: ConsumerKind;
  readonly count: number;
  /** Of one; a lower bound where it is not known. */
  readonly kw: number;
  readonly is_bound: boolean;
  readonly feed_count: number;
}

/** One site with its sources; elements outside every site stand under "". */
export interface SiteTree {
  readonly site: string;
  readonly sources: readonly Branch[];
}

interface Input {
  readonly index: ModelIndex;
  readonly analysis: Analysis;
  readonly network: PowerNetwork;
  /** Classes with a slot on each feed, by position. */
  readonly classesOn: readonly (readonly ConsumerClass[])[];
  readonly keyOf: (node: FeedNode) => string;
}

/**
 * Trees of all sites, in path order. A feed stands under its first source.
 *
 * @param isFull - every feed is a branch of its own
 */
export function oneLineTrees(index: ModelIndex, analysis: Analysis, isFull: boolean): SiteTree[] {
  const { network, classes } = analysis.power.chain;
  const classesOn: ConsumerClass[][] = network.nodes.map(() => []);
  for (const each of classes) {
    for (const feed of each.feeds) classesOn[feed]?.push(each);
  }
  const keyOf = isFull ? ({ record }: FeedNode) => record.path : (node: FeedNode) => likeness(network, node);
  const input = { index, analysis, network, classesOn, keyOf };
  const bySite = groupBy(
    network.nodes.filter(({ parents }) => parents.length === 0),
    ({ record }) => index.siteOf(record.path)?.path ?? "",
  );
  return [...bySite]
    .sort(([left], [right]) => compareText(left, right))
    .map(([site, sources]) => ({ site, sources: branches(input, sources) }));
}

/** Feeds that a reader would draw once: same kind, rating, claim and way of choosing a source, and the same kinds below. */
function likeness({ nodes }: PowerNetwork, { record, limits, claim, voltage_v, parents, children }: FeedNode): string {
  const below = [...new Set(children.map((at) => nodes[at]?.record.feed_kind))].sort();
  const rated = limits.map(({ unit, continuous }) => `${continuous} ${unit}`).join("|");
  const choice = parents.length > 1 ? (record.sources ?? "unstated") : "";
  return [record.feed_kind, record.phases, voltage_v, rated, claim, choice, below.join("|")].join("\n");
}

function branches(input: Input, nodes: readonly FeedNode[]): Branch[] {
  const { rank } = input.network;
  const inOrder = [...nodes].sort((left, right) => (rank[left.at] as number) - (rank[right.at] as number));
  return [...groupBy(inOrder, input.keyOf).values()].map((like) => branch(input, like));
}

function branch(input: Input, like: readonly FeedNode[]): Branch {
  const { network, analysis } = input;
  const here = new Set(like.map(({ at }) => at));
  const below = [...new Set(like.flatMap(({ children }) => children))].map((at) => network.nodes[at] as FeedNode);
  const first = like[0] as FeedNode;
  const isFirst = ({ parents }: FeedNode): boolean => here.has(parents[0] ?? -1);
  const others = below.filter((node) => !isFirst(node));
  return {
    feeds: like.map(({ record }) => analysis.power.feeds.get(record.path)).filter((each) => each !== undefined),
    claim: first.claim,
    takes: Math.max(0, ...like.map(({ record }) => analysis.power.losses.get(record.path)?.racks.length ?? 0)),
    sources: first.parents.length > 1 ? (first.record.sources ?? "unstated") : undefined,
    branches: branches(input, below.filter(isFirst)),
    consumers: consumersOn(input, like),
    others: [...groupBy(others, input.keyOf).values()].map((each) => each.map(({ record }) => record.path)),
  };
}

function consumersOn({ classesOn }: Input, like: readonly FeedNode[]): Consumers[] {
  const classes = new Set(like.flatMap(({ at }) => classesOn[at] ?? []));
  const groups = groupBy([...classes], ({ kind, demand, feeds }) =>
    [kind, demand.kw, demand.lackKw > 0, feeds.length].join("\n"),
  );
  return [...groups.values()].map((same): Consumers => {
    const { kind, demand, feeds } = same[0] as ConsumerClass;
    const count = same.reduce((sum, { paths }) => sum + paths.length, 0);
    return { kind, count, kw: demand.kw, is_bound: demand.lackKw > 0, feed_count: feeds.length };
  });
}

function groupBy<T>(all: readonly T[], key: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const same = groups.get(key(each));
    if (same) same.push(each);
    else groups.set(key(each), [each]);
  }
  return groups;
}
