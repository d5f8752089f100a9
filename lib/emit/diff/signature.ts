/** What an element and everything below it say, as one text: equal texts, equal content. */
import type { ModelRecord } from "../../model/records";
import type { RecordsByPath, Subtree } from "./subtrees";

/**
 * `all`: everything that is stated. `without outer references`: not which elements outside it names. `without place`: nor its slot
 * and coordinates. `shape`: only what stands below it, and of which kind.
 */
export type SignatureLevel = "all" | "without outer references" | "without place" | "shape";

/** Keys that say where a rack or a row stands. */
export const PLACE_KEYS: ReadonlySet<string> = new Set(["slot", "x_m", "y_m"]);

/**
 * @param records - the elements of the tree's own side: texts that are paths of it are references
 * @param mapped - where an element of the tree's side stands on the other side
 */
export function signature(
  tree: Subtree,
  records: RecordsByPath,
  level: SignatureLevel,
  mapped: (path: string) => string | undefined = (path) => path,
): string {
  const below = (path: string): string => path.slice(tree.root.length);
  const isInside = (path: string): boolean => path === tree.root || path.startsWith(`${tree.root}/`);
  const reference = (path: string): string => {
    if (isInside(path)) return `.${below(path)}`;
    return level === "all" ? (mapped(path) ?? "gone") : "elsewhere";
  };
  const said = (_: string, value: unknown): unknown =>
    typeof value === "string" && records.has(value) ? reference(value) : value;
  return tree.records
    .map((record) => {
      const place = `${below(record.path)}\n${record.kind}`;
      return level === "shape" ? place : `${place}\n${JSON.stringify(statedOf(record, level), said)}`;
    })
    .join("\n");
}

function statedOf({ kind: _kind, path: _path, problems: _problems, ...stated }: ModelRecord, level: SignatureLevel) {
  if (level !== "without place") return stated;
  return Object.fromEntries(Object.entries(stated).filter(([key]) => !PLACE_KEYS.has(key)));
}
