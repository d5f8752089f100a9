/** Where racks stand, and which of them stand in each other's place. */
import type { ModelIndex } from "../model/model";
import type { RackRecord } from "../model/records";
import { type Missing, NOTHING_MISSING } from "./amount";
import { isAtLeast } from "./tolerance";

/** Two racks in one place, seen from the later one in path order; what else belongs to the cluster is counted. */
interface ConflictBase {
  /** The earlier rack of the pair. */
  readonly other: string;
  /** All racks of the cluster in path order: each shares its place with another one of them. */
  readonly racks: readonly string[];
}

export type PlaceConflict =
  /** They are declared on one slot of a row or floor. */
  | (ConflictBase & { readonly kind: "slot"; readonly slot: number })
  /** Their corners are on one spot, whatever their size. */
  | (ConflictBase & { readonly kind: "spot"; readonly x_m: number; readonly y_m: number })
  /** Their footprints overlap. */
  | (ConflictBase & {
      readonly kind: "overlap";
      /** Where the overlap is smaller: x along the rows, y across them. */
      readonly axis: "x" | "y";
      /** Corner to corner along the axis. */
      readonly distance_m: number;
      /** The least distance at which they would only touch. */
      readonly needed_m: number;
    });

/** What is known of the place of one rack. */
export interface RackPlace {
  /** On the rack that stands for a cluster: the later one of its first pair in path order. */
  readonly conflicts: readonly PlaceConflict[];
  /** The rack that stands for the cluster, on the other racks of it. */
  readonly reported_by?: string;
  /** Sizes without which it cannot be told whether the rack stands free. */
  readonly missing: readonly Missing[];
}

export interface SpaceAnalysis {
  /** By path; racks with neither a slot nor coordinates, and invalid racks, are absent. */
  readonly racks: ReadonlyMap<string, RackPlace>;
}

/** The rectangle that a rack covers; a size of 0 is one that no source gives. */
interface Footprint {
  readonly rack: RackRecord;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly depth: number;
}

const FREE: RackPlace = { conflicts: [], missing: NOTHING_MISSING };

/**
 * Finds racks on one slot and racks whose footprints overlap; touching is allowed. Slot 1 stands at the row's corner,
 * each further one a pitch away along x; a rack's coordinates are its corner's, width along x and depth along y.
 */
export function analyseSpace(index: ModelIndex): SpaceAnalysis {
  const racks = index.all("rack").filter((rack) => !rack.problems);
  const places = new Map<string, RackPlace>();
  for (const rack of racks) if (rack.slot !== undefined) places.set(rack.path, FREE);
  for (const [first, second, ...more] of slotsOf(index, racks).values()) {
    if (!first || second?.slot === undefined) continue;
    const cluster = [first, second, ...more].map((rack) => rack.path);
    addCluster(places, second.path, { kind: "slot", other: first.path, racks: cluster, slot: second.slot });
  }
  const standing = racks.filter((rack) => places.get(rack.path)?.reported_by === undefined);
  for (const frame of framesOf(index, standing).values()) judgeFrame(frame, places);
  return { racks: places };
}

/** Racks by row (or floor, for those without a row) and slot. */
function slotsOf(index: ModelIndex, racks: readonly RackRecord[]): ReadonlyMap<string, readonly RackRecord[]> {
  const slots = new Map<string, RackRecord[]>();
  for (const rack of racks) {
    const place = index.rowOf(rack.path) ?? index.floorOf(rack.path);
    if (rack.slot !== undefined && place) fileUnder(slots, `${rack.slot} ${place.path}`, rack);
  }
  return slots;
}

function addCluster(places: Map<string, RackPlace>, reporter: string, conflict: PlaceConflict): void {
  for (const path of conflict.racks) {
    const before = places.get(path)?.conflicts ?? [];
    if (path === reporter) places.set(path, { conflicts: [...before, conflict], missing: NOTHING_MISSING });
    else if (before.length === 0) places.set(path, { ...FREE, reported_by: reporter });
  }
}

/** Footprints by origin of their coordinates: the floor's, or those of a row whose own place is not stated. */
function framesOf(index: ModelIndex, racks: readonly RackRecord[]): ReadonlyMap<string, readonly Footprint[]> {
  const frames = new Map<string, Footprint[]>();
  for (const rack of racks) {
    const spot = spotOf(index, rack);
    if (!spot) continue;
    const part = index.rackPart(rack);
    const { frame, x, y } = spot;
    fileUnder(frames, frame, { rack, x, y, width: part?.width_m ?? 0, depth: part?.depth_m ?? 0 });
  }
  return frames;
}

/** The corner of a rack, in the coordinates of its floor where they are known, else in those of its row. */
function spotOf(index: ModelIndex, rack: RackRecord): { frame: string; x: number; y: number } | undefined {
  const floor = index.floorOf(rack.path);
  const declaredRow = index.rowOf(rack.path);
  const row = declaredRow?.problems ? undefined : declaredRow;
  const along = row?.pitch_m === undefined || rack.slot === undefined ? undefined : (rack.slot - 1) * row.pitch_m;
  const x = rack.x_m ?? (row?.x_m === undefined || along === undefined ? undefined : row.x_m + along);
  const y = rack.y_m ?? row?.y_m;
  if (floor && x !== undefined && y !== undefined) return { frame: floor.path, x, y };
  const placedByRow = rack.x_m === undefined && rack.y_m === undefined;
  return row && along !== undefined && placedByRow ? { frame: row.path, x: along, y: 0 } : undefined;
}

/**
 * Walks along x over strips of y between the edges of the footprints. Of the racks in a strip that reach beyond the
 * current x only the one that reaches farthest is kept: they overlap each other, so it stands for their cluster.
 */
function judgeFrame(frame: readonly Footprint[], places: Map<string, RackPlace>): void {
  const sizes = sizesThatMatter(frame);
  for (const footprint of frame) {
    const conflicts = places.get(footprint.rack.path)?.conflicts ?? [];
    places.set(footprint.rack.path, { conflicts, missing: missingSizes(footprint, sizes) });
  }
  const strips = stripsOf(frame);
  const farthest = new Map<number, number>();
  const clusters = new Clusters(frame.length);
  const rack = (at: number): Footprint => frame[at] as Footprint;
  for (const at of Array.from(frame.keys()).sort((left, right) => rack(left).x - rack(right).x || left - right)) {
    const { x, y, width, depth } = rack(at);
    const first = strips.get(y) as number;
    const end = Math.max(first + 1, strips.get(y + depth) as number);
    for (let strip = first; strip < end; strip++) {
      const other = farthest.get(strip);
      if (other !== undefined && overlaps(rack(at), rack(other))) clusters.join(at, other);
      if (other === undefined || x + width >= rack(other).x + rack(other).width) farthest.set(strip, at);
    }
  }
  for (const { later, earlier, members } of clusters.all()) {
    const racks = members.map((at) => rack(at).rack.path);
    addCluster(places, rack(later).rack.path, { ...pairOf(rack(later), rack(earlier)), racks });
  }
}

/** Which of the numbers 0 to count - 1 hang together through the pairs that were joined (union by smallest member). */
class Clusters {
  private readonly parents: number[];
  /** Of each number, the smallest one below it that it was joined with. */
  private readonly firsts: (number | undefined)[];

  constructor(count: number) {
    this.parents = Array.from({ length: count }, (_, at) => at);
    this.firsts = new Array<number | undefined>(count).fill(undefined);
  }

  join(one: number, other: number): void {
    const [earlier, later] = [Math.min(one, other), Math.max(one, other)];
    this.firsts[later] = Math.min(this.firsts[later] ?? earlier, earlier);
    const [left, right] = [this.rootOf(later), this.rootOf(earlier)];
    this.parents[Math.max(left, right)] = Math.min(left, right);
  }

  /** Every cluster of two or more, with its first pair. */
  all(): { later: number; earlier: number; members: number[] }[] {
    const byRoot = new Map<number, number[]>();
    this.parents.forEach((_, at) => fileUnder(byRoot, this.rootOf(at), at));
    return [...byRoot.values()].flatMap((members) => {
      const later = members.find((at) => this.firsts[at] !== undefined);
      const earlier = later === undefined ? undefined : this.firsts[later];
      return later === undefined || earlier === undefined ? [] : [{ later, earlier, members }];
    });
  }

  private rootOf(at: number): number {
    let root = at;
    while (this.parents[root] !== root) root = this.parents[root] as number;
    for (let each = at; each !== root;) {
      const next = this.parents[each] as number;
      this.parents[each] = root;
      each = next;
    }
    return root;
  }
}

/** The number of the strip that begins at each edge across the rows. */
function stripsOf(frame: readonly Footprint[]): ReadonlyMap<number, number> {
  const edges = new Set(frame.flatMap(({ y, depth }) => [y, y + depth]));
  return new Map([...edges].sort((left, right) => left - right).map((edge, at) => [edge, at]));
}

function overlaps(left: Footprint, right: Footprint): boolean {
  const along = meets(left.x, left.width, right.x, right.width);
  return along && meets(left.y, left.depth, right.y, right.depth);
}

/** Whether two stretches have more than an end in common; two that begin together do, however short they are. */
function meets(left: number, leftSize: number, right: number, rightSize: number): boolean {
  const { distance, needed } = gap(left, leftSize, right, rightSize);
  return distance === 0 || !isAtLeast(distance, needed);
}

/** How far apart two stretches begin, and how far apart they would have to. */
function gap(left: number, leftSize: number, right: number, rightSize: number): { distance: number; needed: number } {
  return { distance: Math.abs(right - left), needed: left < right ? leftSize : rightSize };
}

function onOneSpot(left: Footprint, right: Footprint): boolean {
  return left.x === right.x && left.y === right.y;
}

/** What is wrong between two racks that overlap, along the axis where it is less. */
function pairOf(later: Footprint, earlier: Footprint) {
  const other = earlier.rack.path;
  if (onOneSpot(later, earlier)) return { kind: "spot", other, x_m: later.x, y_m: later.y } as const;
  const along = gap(later.x, later.width, earlier.x, earlier.width);
  const across = gap(later.y, later.depth, earlier.y, earlier.depth);
  const depthOf = ({ distance, needed }: typeof along) => (distance === 0 ? Infinity : needed - distance);
  const axis = depthOf(along) <= depthOf(across) ? "x" : "y";
  const { distance, needed } = axis === "x" ? along : across;
  return { kind: "overlap", other, axis, distance_m: distance, needed_m: needed } as const;
}

/** A width matters where racks stand beside each other, a depth where they stand behind each other. */
function sizesThatMatter(frame: readonly Footprint[]): { readonly width: boolean; readonly depth: boolean } {
  const [first] = frame;
  return { width: frame.some(({ x }) => x !== first?.x), depth: frame.some(({ y }) => y !== first?.y) };
}

function missingSizes(
  { rack, width, depth }: Footprint,
  matters: { readonly width: boolean; readonly depth: boolean },
): readonly Missing[] {
  const racks = rack.model ? `${rack.model} racks` : "racks without a model";
  const lacks = (what: string): Missing => ({ what: `${what} of ${racks}`, why: "none published", path: rack.path });
  return [
    ...(matters.width && width === 0 ? [lacks("width")] : []),
    ...(matters.depth && depth === 0 ? [lacks("depth")] : []),
  ];
}

function fileUnder<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
