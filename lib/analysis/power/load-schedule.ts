/** Load schedules: what hangs on every switchboard, busway and PDU, way by way, and how much room is left. */
import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import type { FeedKind, PowerFeedRecord } from "../../model/records";
import type { Analysis } from "../analysis";
import { type Amount, joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import type { FeedResult } from "./power";
import { type PowerChain, powerChain, shareFrom } from "./chain";
import { cduPower } from "./consumers";
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

/** Racks and power that can draw through a way or a board; each rack counts in full, however many feeds it has. */
export interface Connected {
  readonly rack_count: number;
  readonly kw: Amount;
}

/** One outgoing way: a feed below, or the racks or CDUs of one place with equal loads. */
export interface Way {
  /** Path of the feed below, or of the row, floor or loop. */
  readonly to: string;
  readonly kind: FeedKind | "racks" | "cdus";
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
export function loadSchedules(
  index: ModelIndex,
  analysis: Analysis,
  chain: PowerChain = powerChain(index, analysis.racks),
): LoadSchedule[] {
  const input: Input = { index, analysis, chain, loadsOf: consumersByFeed(chain), places: [] };
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
  /** Classes with a slot on each feed, by position. */
  readonly loadsOf: readonly (readonly number[])[];
  /** By class: its paths by place, once they were asked for. */
  readonly places: (ReadonlyMap<string, readonly string[]> | undefined)[];
}

function consumersByFeed({ network, classes }: PowerChain): number[][] {
  const lists: number[][] = network.nodes.map(() => []);
  classes.forEach((each, at) => each.feeds.forEach((feed) => lists[feed]?.push(at)));
  return lists;
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
    connected: connectedBelow(input, [node.at]),
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
    const kw = ((intact.load.kw[at] ?? 0) / child.efficiency) * (share ?? 0);
    const kvar = factor === undefined ? (intact.load.kvar[at] ?? 0) * (share ?? 0) : kw * Math.tan(Math.acos(factor));
    const lack = network.sets.join(intact.load.lackKw[at] ?? 0, intact.load.lackKvar[at] ?? 0);
    const missing = joinMissing(
      joinMissing(network.sets.list(lack), child.lossMissing),
      share === undefined ? child.shareMissing : NOTHING_MISSING,
    );
    return {
      to: child.record.path,
      kind: child.record.feed_kind,
      connected: connectedBelow(input, [at]),
      normal: normalLoad(node, kw, Math.hypot(kw, kvar), share === 0 ? NOTHING_MISSING : missing),
      ...(child.record.rated_a !== undefined && { rated_a: child.record.rated_a }),
    };
  });
}

function consumerWays(input: Input, node: FeedNode): Way[] {
  const { network, settled, classes } = input.chain;
  const { intact } = settled;
  return (input.loadsOf[node.at] ?? []).flatMap((at) => {
    const each = classes[at];
    if (!each) return [];
    const isLive = intact.fate[at] !== LOST && intact.live[node.at] !== DEAD;
    const share = isLive ? (each.shelvesOnFeed[each.feeds.indexOf(node.at)] ?? 0) / (intact.shelves[at] as number) : 0;
    const { kw, kvar, lackKw, lackKvar } = each.demand;
    const missing = network.sets.list(network.sets.join(lackKw, lackKvar));
    const places = (input.places[at] ??= byPlace(input.index, each.kind, each.paths));
    return [...places].map(([to, paths]): Way => {
      const count = share * paths.length;
      return {
        to,
        kind: each.kind === "rack" ? "racks" : "cdus",
        connected: {
          rack_count: each.kind === "rack" ? paths.length : 0,
          kw: { value: kw * paths.length, missing: network.sets.list(lackKw) },
        },
        normal: normalLoad(node, kw * count, Math.hypot(kw, kvar) * count, missing),
      };
    });
  });
}

/** Paths by row, else floor, else what they stand in; CDUs by their loop. */
function byPlace(index: ModelIndex, kind: "rack" | "cdu", paths: readonly string[]): Map<string, string[]> {
  const places = new Map<string, string[]>();
  for (const path of paths) {
    const place = kind === "cdu" ? index.get("cdu", path)?.loop : (index.rowOf(path) ?? index.floorOf(path))?.path;
    const to = place ?? path.slice(0, Math.max(0, path.lastIndexOf("/")));
    const same = places.get(to);
    if (same) same.push(path);
    else places.set(to, [path]);
  }
  return places;
}

/** Everything that can draw through the feeds, each consumer once and in full. */
function connectedBelow({ index, analysis, chain, loadsOf }: Input, feeds: readonly number[]): Connected {
  const below = new Set<number>();
  const stack = [...feeds];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (below.has(at)) continue;
    below.add(at);
    stack.push(...(chain.network.nodes[at]?.children ?? []));
  }
  const consumers = new Set([...below].flatMap((at) => loadsOf[at] ?? []));
  let rack_count = 0;
  let value = 0;
  let missing: readonly Missing[] = NOTHING_MISSING;
  for (const at of [...consumers].sort((left, right) => left - right)) {
    const each = chain.classes[at];
    const first = each?.paths[0];
    if (!each || first === undefined) continue;
    if (each.kind === "rack") rack_count += each.paths.length;
    const cdu = index.get("cdu", first);
    const power = cdu ? cduPower(index, cdu) : (analysis.racks.get(first)?.design_kw ?? { value: 0, missing: [] });
    value += power.value * each.paths.length;
    missing = joinMissing(missing, power.missing);
  }
  return { rack_count, kw: { value, missing } };
}
