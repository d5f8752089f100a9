/** Load schedules: what hangs on every switchboard, busway and PDU, way by way, and how much room is left. */
import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import type { FeedKind, PowerFeedRecord } from "../../model/records";
import type { Analysis } from "../analysis";
import { joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import type { FeedResult } from "./power";
import { type PowerChain, shareFrom } from "./chain";
import { type Connected, ConnectedLoads } from "./connected";
import type { ConsumerKind } from "./consumers";
import { LOST } from "./loads";
import type { FeedNode } from "./network";
import type { FeedLimit } from "./rating";
import type { FeedStress } from "./stress";
import { DEAD } from "./supply";

const BOARD_KINDS: ReadonlySet<FeedKind> = new Set(["switchboard", "busway", "pdu"]);

/** Real power, apparent power and current of one way or board in the normal state. */
export interface NormalLoad {
  readonly kw: number;
  readonly kva: number;
  /** Absent without a voltage. */
  readonly a?: number;
  /** What the load lacks: then it is a lower bound. */
  readonly missing: readonly Missing[];
}

export type ConsumerWayKind =
  "racks" | "cdus" | "air-units" | "heat-rejection" | "trim-chillers" | "pumps" | "house-load";

const WAY_KINDS: Readonly<Record<Exclude<ConsumerKind, "unfed">, ConsumerWayKind>> = {
  rack: "racks",
  cdu: "cdus",
  "air-unit": "air-units",
  rejection: "heat-rejection",
  trim: "trim-chillers",
  pump: "pumps",
  house: "house-load",
};

/** One outgoing way: a feed below, or the racks or CDUs of one place with equal loads. */
export interface Way {
  /** Path of the feed below, or of the row, floor or loop. */
  readonly to: string;
  readonly kind: FeedKind | ConsumerWayKind;
  readonly connected: Connected;
  readonly normal: NormalLoad;
  /** Rated current of the feed below, before derating. */
  readonly rated_a?: number;
}

export interface LoadSchedule {
  readonly path: string;
  readonly kind: FeedKind;
  readonly voltage_v?: number;
  readonly ways: readonly Way[];
  readonly connected: Connected;
  readonly normal: NormalLoad;
  /** The state with the least room; absent without a rating. */
  readonly worst?: FeedStress & { readonly a?: number };
  /** The limit that the worst state is compared with, or the first of them. */
  readonly limit?: FeedLimit & { readonly rated_a?: number };
}

/** One schedule per switchboard, busway and PDU, in path order; invalid ones are left out. */
export function loadSchedules(index: ModelIndex, analysis: Analysis): LoadSchedule[] {
  const { chain } = analysis.power;
  const connected = new ConnectedLoads(chain);
  const input: Input = { index, analysis, chain, connected, loadsOf: chain.settled.classesOf, places: [] };
  return chain.network.nodes
    .filter((node) => BOARD_KINDS.has(node.record.feed_kind) && !node.invalid)
    .map((node) => scheduleOf(input, node))
    .sort((left, right) => compareText(left.path, right.path));
}

/** Current in A: S / (sqrt(3) V) for three phases with V line to line, S / V for one, P / V for DC. */
export function currentOf(kva: number, voltage_v: number, phases: PowerFeedRecord["phases"]): number {
  return (kva * 1000) / (voltage_v * (phases === 3 ? Math.sqrt(3) : 1));
}

interface Input {
  readonly index: ModelIndex;
  readonly analysis: Analysis;
  readonly chain: PowerChain;
  readonly connected: ConnectedLoads;
  /** Classes with a slot on each feed, by position. */
  readonly loadsOf: readonly Int32Array[];
  /** By class: its paths by place, once they were asked for. */
  readonly places: (ReadonlyMap<string, readonly string[]> | undefined)[];
}

function scheduleOf(input: Input, node: FeedNode): LoadSchedule {
  const { path, feed_kind: kind } = node.record;
  const result = input.analysis.power.feeds.get(path) as FeedResult;
  const worst = result.worst;
  const limit = result.limits.find(({ unit }) => unit === worst?.unit) ?? result.limits[0];
  const rated = limit && ratedCurrent(node, limit);
  return {
    path,
    kind,
    ...(node.voltage_v !== undefined && { voltage_v: node.voltage_v }),
    ways: [...feedWays(input, node), ...consumerWays(input, node)].sort(
      (left, right) =>
        compareText(left.to, right.to) || compareText(left.kind, right.kind) || left.normal.kw - right.normal.kw,
    ),
    connected: input.connected.below(node.at),
    normal: normalLoad(node, result.normal_kw, result.normal_kva, result.missing),
    ...(worst && { worst: { ...worst, ...currentIn(node, worst.value, worst.unit) } }),
    ...(limit && { limit: { ...limit, ...(rated !== undefined && { rated_a: rated }) } }),
  };
}

/** The current of a rating: as stated, or what the rating in kVA comes to. */
function ratedCurrent({ record, voltage_v }: FeedNode, { unit, device }: FeedLimit): number | undefined {
  if (record.rated_a !== undefined) return record.rated_a * (record.derating ?? 1);
  if (voltage_v === undefined || (unit === "kW" && record.phases !== "dc")) return undefined;
  return currentOf(device, voltage_v, record.phases);
}

/** kW say nothing about the current of an AC feed. */
function currentIn({ record, voltage_v }: FeedNode, value: number, unit: "kVA" | "kW"): { readonly a?: number } {
  if (voltage_v === undefined || (unit === "kW" && record.phases !== "dc")) return {};
  return { a: currentOf(value, voltage_v, record.phases) };
}

function normalLoad(node: FeedNode, kw: number, kva: number, missing: readonly Missing[]): NormalLoad {
  const isDc = node.record.phases === "dc";
  return { kw, kva, ...currentIn(node, isDc ? kw : kva, isDc ? "kW" : "kVA"), missing };
}

function feedWays(input: Input, node: FeedNode): Way[] {
  const { network, settled } = input.chain;
  const { intact } = settled;
  return node.children.map((at) => {
    const child = network.nodes[at] as FeedNode;
    const share = shareFrom(network, intact, child, node.at);
    const factor = child.record.input_power_factor;
    const kw = settled.drawn(child) * (share ?? 0);
    const kvar = factor === undefined ? (intact.load.kvar[at] ?? 0) * (share ?? 0) : kw * Math.tan(Math.acos(factor));
    const lack = network.sets.join(settled.drawnLack(child), intact.load.lackKvar[at] ?? 0);
    const missing = joinMissing(
      joinMissing(network.sets.list(lack), child.lossMissing),
      share === undefined ? child.shareMissing : NOTHING_MISSING,
    );
    return {
      to: child.record.path,
      kind: child.record.feed_kind,
      connected: input.connected.below(at),
      normal: normalLoad(node, kw, Math.hypot(kw, kvar), share === 0 ? NOTHING_MISSING : missing),
      ...(child.record.rated_a !== undefined && { rated_a: child.record.rated_a }),
    };
  });
}

function consumerWays(input: Input, node: FeedNode): Way[] {
  const { network, settled, classes } = input.chain;
  const { intact } = settled;
  return [...(input.loadsOf[node.at] ?? [])].flatMap((at) => {
    const each = classes[at];
    if (!each || each.kind === "unfed") return [];
    const kind = WAY_KINDS[each.kind];
    const isLive = intact.fate[at] !== LOST && intact.live[node.at] !== DEAD;
    const share = isLive ? (each.shelvesOnFeed[each.feeds.indexOf(node.at)] ?? 0) / (intact.shelves[at] as number) : 0;
    const { kw, kvar, lackKw, lackKvar } = each.demand;
    const missing = network.sets.list(network.sets.join(lackKw, lackKvar));
    const places = (input.places[at] ??= byPlace(input.index, each.kind, each.paths));
    return [...places].map(([to, paths]): Way => {
      const count = share * paths.length;
      return {
        to,
        kind,
        connected: {
          rack_count: each.kind === "rack" ? paths.length : 0,
          kw: { value: kw * paths.length, missing: network.sets.list(lackKw) },
        },
        normal: normalLoad(node, kw * count, Math.hypot(kw, kvar) * count, missing),
      };
    });
  });
}

/** Paths by row, else floor, else what they stand in; a house load by its site. */
function byPlace(index: ModelIndex, kind: ConsumerKind, paths: readonly string[]): Map<string, string[]> {
  const places = new Map<string, string[]>();
  for (const path of paths) {
    const above = kind === "house" ? path : path.slice(0, Math.max(0, path.lastIndexOf("/")));
    const to = servedBy(index, path) ?? (index.rowOf(path) ?? index.floorOf(path))?.path ?? above;
    const same = places.get(to);
    if (same) same.push(path);
    else places.set(to, [path]);
  }
  return places;
}

/** Units of cooling are listed by what they serve. */
function servedBy(index: ModelIndex, path: string): string | undefined {
  const record = index.find(path);
  if (record?.kind === "cdu") return record.loop;
  if (record?.kind === "cooling-loop" || record?.kind === "facility-water") return record.path;
  return record?.kind === "rejection-unit" || record?.kind === "pump" ? record.plant : undefined;
}
