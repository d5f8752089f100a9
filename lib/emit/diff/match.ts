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
  return { pairs, ...pairSubtrees({ base, head, pairs }, gone, come) };
}

type PairsOfTrees = Omit<Matching, "pairs">;

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

function pairSubtrees(sides: Sides, gone: readonly Subtree[], come: readonly Subtree[]): PairsOfTrees {
  const moved: { from: Subtree; to: Subtree }[] = [];
  const take = (from: Subtree, to: Subtree): void => {
    moved.push({ from, to });
    pairRecords(sides, from, to);
  };
  let left = gone;
  let right = come;
  while (left.length > 0 && right.length > 0) {
    const taken = pairByContent(sides, left, right, take);
    const rest = (trees: readonly Subtree[]): Subtree[] => trees.filter((tree) => !taken.has(tree));
    [left, right] = [rest(left), rest(right)];
    for (const [from, to] of renamedInPlace(sides, left, right)) {
      taken.add(from).add(to);
      take(from, to);
    }
    [left, right] = [rest(left), rest(right)];
    // A hall that has another name and other names in it: itself first, then what stands in it.
    const opened = [...onlyOnes(sides, left, right)];
    if (opened.length === 0) break;
    for (const [from, to] of opened) {
      take({ ...from, records: rootOf(from) }, { ...to, records: rootOf(to) });
      taken.add(from).add(to);
    }
    left = [...rest(left), ...opened.flatMap(([from]) => inner(from))];
    right = [...rest(right), ...opened.flatMap(([, to]) => inner(to))];
  }
  return {
    moved: moved.sort((a, b) => (a.from.root < b.from.root ? -1 : 1)),
    removed: left.flatMap(({ records }) => records),
    added: right.flatMap(({ records }) => records),
  };
}

function pairByContent(
  sides: Sides,
  gone: readonly Subtree[],
  come: readonly Subtree[],
  take: (from: Subtree, to: Subtree) => void,
): Set<Subtree> {
  const taken = new Set<Subtree>();
  const mapped = (path: string): string | undefined => sides.pairs.get(path)?.path;
  for (const { level, name } of LEVELS) {
    const key = (tree: Subtree, text: string, parent: string): string =>
      `${text}\n${name ? tree.name : placeKey(tree, parent)}`;
    const waiting = grouped(
      come.filter((tree) => !taken.has(tree)),
      (tree) => key(tree, signature(tree, sides.head, level), tree.parent),
    );
    for (const tree of gone) {
      if (taken.has(tree)) continue;
      const text = signature(tree, sides.base, level, mapped);
      const to = waiting.get(key(tree, text, mapped(tree.parent) ?? tree.parent))?.shift();
      if (!to) continue;
      taken.add(tree).add(to);
      take(tree, to);
    }
  }
  return taken;
}

/** Pairs of which there is one of the kind on each side below the same place, with as many elements of every kind. */
function onlyOnes(sides: Sides, left: readonly Subtree[], right: readonly Subtree[]): [Subtree, Subtree][] {
  const counts = ({ records }: Subtree): string =>
    records
      .map(({ kind }) => kind)
      .sort()
      .join();
  const keyOf = (tree: Subtree, parent: string): string => `${parent}\n${tree.kind}\n${counts(tree)}`;
  const parentOf = ({ parent }: Subtree): string => sides.pairs.get(parent)?.path ?? parent;
  const isOne = ({ kind, records }: Subtree): boolean => kind !== undefined && records.length > 1;
  return uniquePairs(
    grouped(left.filter(isOne), (tree) => keyOf(tree, parentOf(tree))),
    grouped(right.filter(isOne), (tree) => keyOf(tree, tree.parent)),
  );
}

function rootOf({ root, records }: Subtree): ModelRecord[] {
  return records.filter(({ path }) => path === root);
}

/** What stands below the root, each place with everything in it. */
function inner({ root, records }: Subtree): Subtree[] {
  const below = records.filter(({ path }) => path !== root);
  return subtreesOf(below, [root]);
}

/** Without its name a rack is matched wherever it went, everything else only beside where it stood. */
function placeKey({ kind, records }: Subtree, parent: string): string {
  return kind === "rack" && records.length === 1 ? "" : `below ${parent}`;
}

/** A place with other names or numbers in it is still the same one where its shape says so and no other has that shape. */
function renamedInPlace(sides: Sides, left: readonly Subtree[], right: readonly Subtree[]): [Subtree, Subtree][] {
  const keyOf = (tree: Subtree, records: RecordsByPath, parent: string): string =>
    `${parent}\n${signature(tree, records, "shape")}`;
  const many = (tree: Subtree): boolean => tree.records.length > 1;
  const parentOf = ({ parent }: Subtree): string => sides.pairs.get(parent)?.path ?? parent;
  return uniquePairs(
    grouped(left.filter(many), (tree) => keyOf(tree, sides.base, parentOf(tree))),
    grouped(right.filter(many), (tree) => keyOf(tree, sides.head, tree.parent)),
  );
}

/** What both sides have once under the same key. */
function uniquePairs(
  left: ReadonlyMap<string, readonly Subtree[]>,
  right: ReadonlyMap<string, readonly Subtree[]>,
): [Subtree, Subtree][] {
  return [...left].flatMap(([key, trees]): [Subtree, Subtree][] => {
    const [from, anotherFrom] = trees;
    const [to, anotherTo] = right.get(key) ?? [];
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
