/** Elements that stand on one side only, gathered under the topmost places that the other side does not have. */
import type { ModelRecord, RecordKind } from "../../model/records";

/** The elements of one side, in path order. */
export type RecordsByPath = ReadonlyMap<string, ModelRecord>;

/** A place with everything below it, none of which the other side has at this path. */
export interface Subtree {
  readonly root: string;
  /** The path above the root; empty at the top. */
  readonly parent: string;
  /** Last part of the root's path. */
  readonly name: string;
  /** Kind of the root; absent where it is a group without an element of its own. */
  readonly kind?: RecordKind;
  /** In path order. */
  readonly records: readonly ModelRecord[];
}

/**
 * @param alone - elements without a partner, in path order
 * @param other - paths of the other side
 */
export function subtreesOf(alone: readonly ModelRecord[], other: Iterable<string>): Subtree[] {
  if (alone.length === 0) return [];
  const places = withAncestors(other);
  const byRoot = new Map<string, ModelRecord[]>();
  for (const record of alone) {
    const root = rootOf(record.path, places);
    const same = byRoot.get(root);
    if (same) same.push(record);
    else byRoot.set(root, [record]);
  }
  return [...byRoot].map(([root, records]) => {
    const cut = root.lastIndexOf("/");
    const own = records.find(({ path }) => path === root);
    return {
      root,
      parent: cut < 0 ? "" : root.slice(0, cut),
      name: root.slice(cut + 1),
      ...(own && { kind: own.kind }),
      records,
    };
  });
}

function withAncestors(paths: Iterable<string>): Set<string> {
  const places = new Set<string>();
  for (const path of paths) {
    for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) {
      const place = path.slice(0, end);
      if (places.has(place)) break;
      places.add(place);
    }
  }
  return places;
}

/** The topmost part of a path that the other side does not know; the path itself where it knows all of it. */
function rootOf(path: string, places: ReadonlySet<string>): string {
  for (let end = path.indexOf("/"); end > 0; end = path.indexOf("/", end + 1)) {
    const place = path.slice(0, end);
    if (!places.has(place)) return place;
  }
  return path;
}
