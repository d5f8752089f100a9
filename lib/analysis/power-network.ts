/** The electrical chain as a graph: feeds in an order in which sources come before what they supply, with their ratings. */
import type { ModelIndex } from "../model/model";
import type { FeedKind, PowerFeedRecord } from "../model/records";
import { invalidElement, type Missing, NOTHING_MISSING } from "./amount";

/** NEC 210.20 and 215.3: a device carries at most 1 / 125 % of its rating continuously. */
export const NEC_CONTINUOUS_FACTOR = 0.8;

/** Kinds whose rating is that of an overcurrent device or of what one protects; the others are nameplates. */
const PROTECTED_KINDS: ReadonlySet<FeedKind> = new Set(["switchboard", "transfer-switch", "busway", "pdu", "whip"]);

/** Kinds that lose power noticeably: without a stated efficiency their input is unknown. */
const LOSSY_KINDS: ReadonlySet<FeedKind> = new Set(["transformer", "ups"]);

/** A limit on what a feed delivers, in one unit. */
export interface FeedLimit {
  readonly unit: "kVA" | "kW";
  /** Rating times derating: the limit of the device itself. */
  readonly device: number;
  /** What it may carry for three hours or more. */
  readonly continuous: number;
}

export interface FeedNode {
  readonly at: number;
  readonly record: PowerFeedRecord;
  readonly parents: readonly number[];
  readonly children: number[];
  readonly voltage_v: number | undefined;
  readonly limits: readonly FeedLimit[];
  /** Why no limit is known. */
  readonly limitMissing: readonly Missing[];
  /** Weight among parallel sources: the rating in kVA (or kW). */
  readonly weight: number | undefined;
  readonly efficiency: number;
  readonly lossMissing: readonly Missing[];
  /** The feed or its group has problems of its own. */
  readonly invalid: boolean;
  /** The claim that covers the loss of this feed. */
  readonly claim: string | undefined;
}

export interface PowerNetwork {
  readonly nodes: readonly FeedNode[];
  readonly byPath: ReadonlyMap<string, number>;
  /** True where stored energy or standby sources make the bridge instant differ from the settled one. */
  readonly hasBridge: boolean;
}

/** Orders the feeds and resolves voltages, ratings and claims. A feed that is its own source is left without that source. */
export function powerNetwork(index: ModelIndex): PowerNetwork {
  const ordered = sourcesFirst(index);
  const byPath = new Map(ordered.map((record, at) => [record.path, at]));
  const nodes: FeedNode[] = [];
  for (const record of ordered) nodes.push(feedNode(index, record, nodes, byPath));
  for (const node of nodes) for (const parent of node.parents) nodes[parent]?.children.push(node.at);
  const hasBridge = ordered.some((each) => ["generator", "battery", "ups"].includes(each.feed_kind));
  return { nodes, byPath, hasBridge };
}

function sourcesFirst(index: ModelIndex): PowerFeedRecord[] {
  const ordered: PowerFeedRecord[] = [];
  const seen = new Set<string>();
  for (const start of index.all("power-feed")) {
    const stack: { record: PowerFeedRecord; next: number }[] = [{ record: start, next: 0 }];
    if (seen.has(start.path)) continue;
    seen.add(start.path);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const path = top.record.from[top.next++];
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

function feedNode(
  index: ModelIndex,
  record: PowerFeedRecord,
  before: readonly FeedNode[],
  byPath: ReadonlyMap<string, number>,
): FeedNode {
  const at = before.length;
  const parents = record.from.map((path) => byPath.get(path)).filter((each) => each !== undefined && each < at);
  const group = index.get("power-group", record.group);
  const invalid = record.problems !== undefined || group?.problems !== undefined;
  const voltage = record.voltage_v ?? inheritedVoltage(record, parents as number[], before);
  const nec = index.siteOf(record.path)?.electrical_code === "NEC";
  const rating = invalid
    ? { limits: [], missing: [invalidElement(record.path)] }
    : ratingOf(record, voltage, nec && PROTECTED_KINDS.has(record.feed_kind) && !record.hundred_percent_rated);
  return {
    at,
    record,
    parents: parents as number[],
    children: [],
    voltage_v: voltage,
    limits: rating.limits,
    limitMissing: rating.missing,
    weight: rating.limits[0]?.device,
    efficiency: record.efficiency ?? 1,
    lossMissing: lossMissing(record, invalid),
    invalid,
    claim: record.claims ?? group?.claims,
  };
}

/** A transformer makes its own voltage; every other kind passes on that of its source. */
function inheritedVoltage(
  record: PowerFeedRecord,
  parents: readonly number[],
  before: readonly FeedNode[],
): number | undefined {
  if (record.feed_kind === "transformer") return undefined;
  return parents.map((parent) => before[parent]?.voltage_v).find((voltage) => voltage !== undefined);
}

interface Rating {
  readonly limits: readonly FeedLimit[];
  readonly missing: readonly Missing[];
}

function ratingOf(record: PowerFeedRecord, voltage: number | undefined, eightyPercent: boolean): Rating {
  const derating = record.derating ?? 1;
  const factor = eightyPercent ? NEC_CONTINUOUS_FACTOR : 1;
  const limit = (unit: FeedLimit["unit"], rated: number): FeedLimit => ({
    unit,
    device: rated * derating,
    continuous: rated * derating * factor,
  });
  const limits: FeedLimit[] = [];
  if (record.rated_kva !== undefined) limits.push(limit("kVA", record.rated_kva));
  if (record.rated_a !== undefined && voltage !== undefined) limits.push(currentLimit(record, voltage, limit));
  if (record.rated_kw !== undefined) limits.push(limit("kW", record.rated_kw));
  if (limits.length > 0) return { limits, missing: NOTHING_MISSING };
  const why = record.rated_a === undefined ? "no rating stated" : "a current stated without a voltage";
  return { limits, missing: [{ what: `rating of the ${pluralKind(record.feed_kind)}`, why, path: record.path }] };
}

/** Three-phase: S = sqrt(3) V I with V line to line; single-phase S = V I; DC P = V I. */
function currentLimit(
  record: PowerFeedRecord,
  voltage: number,
  limit: (unit: FeedLimit["unit"], rated: number) => FeedLimit,
): FeedLimit {
  const amperes = record.rated_a ?? 0;
  if (record.phases === "dc") return limit("kW", (voltage * amperes) / 1000);
  return limit("kVA", ((record.phases === 3 ? Math.sqrt(3) : 1) * voltage * amperes) / 1000);
}

function lossMissing(record: PowerFeedRecord, invalid: boolean): readonly Missing[] {
  if (invalid) return [invalidElement(record.path)];
  if (record.efficiency !== undefined || !LOSSY_KINDS.has(record.feed_kind)) return NOTHING_MISSING;
  return [{ what: `losses of the ${pluralKind(record.feed_kind)}`, why: "no efficiency stated", path: record.path }];
}

/** `busway` → `busways`, `transfer-switch` → `transfer switches`, `ups` → `UPS`. */
export function pluralKind(kind: FeedKind): string {
  const plurals: Partial<Record<FeedKind, string>> = {
    utility: "utilities",
    battery: "batteries",
    ups: "UPS",
    pdu: "PDUs",
    "transfer-switch": "transfer switches",
  };
  return plurals[kind] ?? `${kind}s`;
}
