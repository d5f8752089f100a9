/**
 * Which element of one plan is which of another. Same path and kind: the same element. What is left is compared by content:
 * a place that is gone and one that is new are the same one moved, or renamed, when everything below them says the same.
 */
import type { ModelRecord } from "../../model/records";
import { signature, type SignatureLevel } from "./signature";
import { type RecordsByPath, type Subtree, subtreesOf } from "./subtrees";

export interface Matching {
  /** By path of the base: the record of the head. */
  readonly pairs: ReadonlyMap<string, ModelRecord>;
  readonly added: readonly ModelRecord[];
  readonly removed: readonly ModelRecord[];
  readonly moved: readonly { readonly from: Subtree; readonly to: Subtree }[];
}

export function matchElements(base: RecordsByPath, head: RecordsByPath): Matching {
  const pairs = new Map<string, ModelRecord>();
  for (const [path, record] of base) {
    const same = head.get(path);
    if (same?.kind === record.kind) pairs.set(path, same);
  }
  const isPaired = ({ path }: ModelRecord): boolean => pairs.has(path);
  const gone = subtreesOf(
    [...base.values()].filter((record) => !isPaired(record)),
    head.keys(),
  );
  const come = subtreesOf(
    [...head.values()].filter((record) => !isPaired(record)),
    base.keys(),
  );
  const moved = pairSubtrees({ base, head, pairs }, gone, come);
  const fromRoots = new Set(moved.map(({ from }) => from.root));
  const toRoots = new Set(moved.map(({ to }) => to.root));
  return {
    pairs,
    added: come.filter(({ root }) => !toRoots.has(root)).flatMap(({ records }) => records),
    removed: gone.filter(({ root }) => !fromRoots.has(root)).flatMap(({ records }) => records),
    moved,
  };
}

interface Sides {
  readonly base: RecordsByPath;
  readonly head: RecordsByPath;
  readonly pairs: Map<string, ModelRecord>;
}

/**
 * From the surest to the least sure. `name`: the last part of the path must be the same. A place that keeps its parent is
 * renamed; any rack may move anywhere; everything else that moves must keep its name.
 */
const LEVELS: readonly { readonly level: SignatureLevel; readonly name: boolean }[] = [
  { level: "all", name: true },
  { level: "all", name: false },
  { level: "without outer references", name: true },
  { level: "without outer references", name: false },
  { level: "without place", name: true },
  { level: "without place", name: false },
];

function pairSubtrees(sides: Sides, gone: readonly Subtree[], come: readonly Subtree[]) {
  const moved: { from: Subtree; to: Subtree }[] = [];
  let [left, right] = [gone, come];
  const take = (from: Subtree, to: Subtree): void => {
    moved.push({ from, to });
    pairRecords(sides, from, to);
  };
  for (const { level, name } of LEVELS) {
    if (left.length === 0 || right.length === 0) break;
    const mapped = (path: string): string | undefined => sides.pairs.get(path)?.path;
    const key = (tree: Subtree, text: string): string => `${text}\n${name ? tree.name : placeKey(tree)}`;
    const waiting = grouped(right, (tree) => key(tree, signature(tree, sides.head, level)));
    const taken = new Set<Subtree>();
    for (const tree of left) {
      const to = waiting.get(key(tree, signature(tree, sides.base, level, mapped)))?.shift();
      if (!to) continue;
      taken.add(tree).add(to);
      take(tree, to);
    }
    left = left.filter((tree) => !taken.has(tree));
    right = right.filter((tree) => !taken.has(tree));
  }
  for (const [from, to] of renamedInPlace(sides, left, right)) take(from, to);
  return moved.sort((a, b) => (a.from.root < b.from.root ? -1 : 1));
}

/** Without its name a rack is matched wherever it went, everything else only beside where it stood. */
function placeKey({ kind, records, parent }: Subtree): string {
  return kind === "rack" && records.length === 1 ? "" : `below ${parent}`;
}

/** A place with other names or numbers in it is still the same one where its shape says so and no other has that shape. */
function renamedInPlace(sides: Sides, left: readonly Subtree[], right: readonly Subtree[]): [Subtree, Subtree][] {
  const keyOf = (tree: Subtree, records: RecordsByPath): string =>
    `${tree.parent}\n${signature(tree, records, "shape")}`;
  const many = (tree: Subtree): boolean => tree.records.length > 1;
  const bases = grouped(left.filter(many), (tree) => keyOf(tree, sides.base));
  const heads = grouped(right.filter(many), (tree) => keyOf(tree, sides.head));
  return [...bases].flatMap(([key, trees]): [Subtree, Subtree][] => {
    const [from, anotherFrom] = trees;
    const [to, anotherTo] = heads.get(key) ?? [];
    return from && to && !anotherFrom && !anotherTo ? [[from, to]] : [];
  });
}

function pairRecords({ head, pairs }: Sides, from: Subtree, to: Subtree): void {
  for (const { path } of from.records) {
    const record = head.get(to.root + path.slice(from.root.length));
    if (record) pairs.set(path, record);
  }
}

function grouped(trees: readonly Subtree[], key: (tree: Subtree) => string): Map<string, Subtree[]> {
  const groups = new Map<string, Subtree[]>();
  for (const tree of trees) {
    const name = key(tree);
    const same = groups.get(name);
    if (same) same.push(tree);
    else groups.set(name, [tree]);
  }
  return groups;
}
