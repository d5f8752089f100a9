import { compareText } from "../core/order";
import type { Part, PartTable, Source } from "./parts";

/** A frozen table of parts in code-unit order of their ids. It inherits nothing, so that every key is a part. */
export function partTable(parts: readonly Part[]): PartTable {
  const table = Object.create(null) as Record<string, Part>;
  for (const part of [...parts].sort((left, right) => compareText(left.id, right.id)))
    table[part.id] = deepFreeze(part);
  return Object.freeze(table);
}

/** The sources that vouch for one key of a part, in the part's order. */
export function sourcesOf(part: Part, key: string): readonly Source[] {
  return part.sources.filter((source) => source.of === undefined || source.of.includes(key));
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const child of Object.values(value)) deepFreeze(child);
  return Object.freeze(value);
}
