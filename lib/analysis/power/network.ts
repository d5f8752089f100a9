/** The electrical chain as a graph: feeds in an order in which sources come before what they supply, with their ratings. */
import { parseRedundancy } from "../../core/redundancy";
import type { ModelIndex } from "../../model/model";
import type { FeedKind, PowerFeedRecord, PowerGroupRecord } from "../../model/records";
import { invalidElement, type Missing, NOTHING_MISSING } from "../amount";
import { type Efficiency, efficiencyOf } from "./efficiency";
import { MissingSets } from "./missing";
import { type FeedLimit, feedRating, pluralKind, PROTECTED_KINDS, type Weight } from "./rating";

/** Kinds that lose power noticeably: without a stated efficiency their input is unknown. */
const LOSSY_KINDS: ReadonlySet<FeedKind> = new Set(["transformer", "ups"]);

export interface FeedNode extends Efficiency {
  readonly at: number;
  readonly record: PowerFeedRecord;
  /** Each source once, in the stated order. */
  readonly parents: readonly number[];
  readonly children: number[];
  /** Source of a UPS that is itself lost; absent where losing the UPS takes what it supplies. */
  readonly bypass: number | undefined;
  /** UPS that the feed carries only as their bypass, because it is none of their sources. */
  readonly bypassed: number[];
  readonly voltage_v: number | undefined;
  readonly limits: readonly FeedLimit[];
  /** Why no limit, or not every limit, is known. */
  readonly limitMissing: readonly Missing[];
  /** Why the continuous limit may be lower than `limits` say. */
  readonly continuousMissing: readonly Missing[];
  /** An overcurrent device, or what one protects: also compared with the peak. */
  readonly isProtected: boolean;
  /** Weight among parallel sources: the rating in kVA (or kW) before derating. */
  readonly weight: Weight | undefined;
  readonly lossMissing: readonly Missing[];
  /** Why it is not known in which shares several sources serve; nothing where it is. */
  readonly shareMissing: readonly Missing[];
  /** The feed or its group has problems of its own. */
  readonly invalid: boolean;
  /** The claim that covers the loss of this feed. */
  readonly claim: string | undefined;
  /** Its part in a group that claims parts that are independent of one another (`2N`, `aNb`). */
  readonly independent: IndependentPart | undefined;
}

/** A side of a `2N` group, or a member of an `aNb` group. */
export interface IndependentPart {
  readonly group: string;
  /** Number of the side or member, from 0: members of one side are not independent of each other. */
  readonly part: number;
}

export interface PowerNetwork {
  readonly nodes: readonly FeedNode[];
  readonly byPath: ReadonlyMap<string, number>;
  /** Place of each node in the code-unit order of the paths. */
  readonly rank: Int32Array;
  /** True where stored energy, standby sources or transfers make the bridge instant differ from the settled one. */
  readonly hasBridge: boolean;
  readonly sets: MissingSets;
}

/** Orders the feeds and resolves voltages, ratings and claims. A feed that is its own source is left without that source. */
export function powerNetwork(index: ModelIndex): PowerNetwork {
  const ordered = sourcesFirst(index);
  const byPath = new Map(ordered.map((record, at) => [record.path, at]));
  const nodes: FeedNode[] = [];
  for (const record of ordered) nodes.push(feedNode(index, record, nodes, byPath));
  for (const { at, parents, bypass } of nodes) {
    for (const parent of parents) nodes[parent]?.children.push(at);
    if (bypass !== undefined && !parents.includes(bypass)) nodes[bypass]?.bypassed.push(at);
  }
  const rank = new Int32Array(nodes.length);
  index.all("power-feed").forEach((record, place) => (rank[byPath.get(record.path) as number] = place));
  const sets = new MissingSets((path) => index.siteOf(path)?.path ?? "");
  return { nodes, byPath, rank, hasBridge: nodes.some(differsAtBridge), sets };
}

function differsAtBridge({ record, parents }: FeedNode): boolean {
  const transfers = parents.length > 1 && record.sources !== "parallel";
  return transfers || ["generator", "battery", "ups"].includes(record.feed_kind);
}

function sourcesFirst(index: ModelIndex): PowerFeedRecord[] {
  const ordered: PowerFeedRecord[] = [];
  const seen = new Set<string>();
  for (const start of index.all("power-feed")) {
    const stack: { record: PowerFeedRecord; next: number }[] = [{ record: start, next: 0 }];
    if (seen.has(start.path)) continue;
    seen.add(start.path);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const path = sourceAt(top.record, top.next++);
      if (path === undefined) {
        ordered.push(top.record);
        stack.pop();
        continue;
      }
      const parent = seen.has(path) ? undefined : index.get("power-feed", path);
      if (!parent) continue;
      seen.add(path);
      stack.push({ record: parent, next: 0 });
    }
  }
  return ordered;
}

/** The stated sources in order, and after them the bypass. */
function sourceAt({ from, bypass }: PowerFeedRecord, at: number): string | undefined {
  return at < from.length ? from[at] : at === from.length ? bypass : undefined;
}

function feedNode(
  index: ModelIndex,
  record: PowerFeedRecord,
  before: readonly FeedNode[],
  byPath: ReadonlyMap<string, number>,
): FeedNode {
  const at = before.length;
  const known = record.from.map((path) => byPath.get(path)).filter((each) => each !== undefined);
  const parents = [...new Set(known)].filter((each) => each < at);
  const bypass = record.bypass === undefined ? undefined : byPath.get(record.bypass);
  const group = index.get("power-group", record.group);
  const invalid = record.problems !== undefined || group?.problems !== undefined;
  const voltage = record.voltage_v ?? inheritedVoltage(record, parents, before);
  const rating = invalid ? unreadableRating(record) : feedRating(record, voltage, index.siteOf(record.path));
  return {
    at,
    record,
    parents,
    children: [],
    bypass: bypass !== undefined && bypass < at ? bypass : undefined,
    bypassed: [],
    voltage_v: voltage,
    limits: rating.limits,
    limitMissing: rating.missing,
    continuousMissing: rating.continuousMissing,
    isProtected: PROTECTED_KINDS.has(record.feed_kind),
    weight: rating.weight,
    ...efficiencyOf(record, rating.weight),
    lossMissing: lossMissing(record, invalid, rating.weight),
    shareMissing: shareMissing(record, invalid, parents, before),
    invalid,
    claim: record.claims ?? group?.claims,
    independent: group && independentPart(group, record.path),
  };
}

function unreadableRating(record: PowerFeedRecord) {
  return {
    limits: [],
    missing: [invalidElement(record.path)],
    continuousMissing: NOTHING_MISSING,
    weight: undefined,
  };
}

/**
 * A transformer makes its own voltage, and so does whatever turns AC into DC or back; every other feed passes on that of
 * its first source that has one.
 */
function inheritedVoltage(
  record: PowerFeedRecord,
  parents: readonly number[],
  before: readonly FeedNode[],
): number | undefined {
  if (record.feed_kind === "transformer") return undefined;
  for (const parent of parents) {
    const source = before[parent];
    if (source?.voltage_v === undefined) continue;
    return (source.record.phases === "dc") === (record.phases === "dc") ? source.voltage_v : undefined;
  }
  return undefined;
}

/** Parallel sources share by their ratings: each needs one, and all in one unit. */
function shareMissing(
  record: PowerFeedRecord,
  invalid: boolean,
  parents: readonly number[],
  before: readonly FeedNode[],
): readonly Missing[] {
  if (parents.length < 2 || record.sources === "transfer") return NOTHING_MISSING;
  if (invalid) return [invalidElement(record.path)];
  const what = `shares of the sources of ${pluralKind(record.feed_kind)}`;
  if (record.sources === undefined) return [{ what, why: "not stated how they serve", path: record.path }];
  const sources = parents.map((parent) => before[parent] as FeedNode);
  const unrated = sources.filter((source) => source.weight === undefined).flatMap((source) => source.limitMissing);
  if (unrated.length > 0) return unrated;
  if (new Set(sources.map((source) => source.weight?.unit)).size === 1) return NOTHING_MISSING;
  return [{ what, why: "some rated in kVA, some in kW", path: record.path }];
}

/** The two sides of a `2N` group are the first and the second half of its members in their stated order. */
function independentPart({ path, members, claims }: PowerGroupRecord, member: string): IndependentPart | undefined {
  const form = claims === undefined ? undefined : parseRedundancy(claims)?.form;
  const place = members.indexOf(member);
  if (form === "2N") return { group: path, part: place < members.length / 2 ? 0 : 1 };
  return form === "aNb" ? { group: path, part: place } : undefined;
}

function lossMissing(record: PowerFeedRecord, invalid: boolean, weight: Weight | undefined): readonly Missing[] {
  const { path, efficiency, efficiency_curve: curve, rated_kw } = record;
  if (invalid) return [invalidElement(path)];
  const what = `losses of the ${pluralKind(record.feed_kind)}`;
  if (curve) {
    const isRated = rated_kw !== undefined || weight !== undefined;
    return isRated ? NOTHING_MISSING : [{ what, why: "an efficiency curve stated without a rating", path }];
  }
  if (efficiency !== undefined || !LOSSY_KINDS.has(record.feed_kind)) return NOTHING_MISSING;
  return [{ what, why: "no efficiency stated", path }];
}
