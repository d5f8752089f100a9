/** What the same element states on the two sides. */
import type { ModelRecord } from "../../model/records";
import type { PropertyChange } from "./diff-document";

/** Keys that name the element or say what is wrong with it. */
const NOT_STATED: ReadonlySet<string> = new Set(["kind", "path", "problems"]);

/** Where an element of the base stands in the head: a reference to it has not changed when it only moved. */
export type MappedPath = (path: string) => string | undefined;

/** In the order of the base's keys, then those that only the head has. */
export function propertyChanges(base: ModelRecord, head: ModelRecord, mapped: MappedPath): readonly PropertyChange[] {
  return saysTheSame(base, head, mapped) ? NONE : changesBelow("", base, head, mapped);
}

const NONE: readonly PropertyChange[] = [];

/** Most elements do not change: for them nothing is built. */
function saysTheSame(base: ModelRecord, head: ModelRecord, mapped: MappedPath): boolean {
  let extra = 0;
  for (const key in base) {
    if (NOT_STATED.has(key)) extra--;
    else if (!isSame(base[key as keyof ModelRecord], head[key as keyof ModelRecord], mapped)) return false;
    extra++;
  }
  for (const key in head) if (!NOT_STATED.has(key)) extra--;
  return extra === 0;
}

function changesBelow(prefix: string, base: object, head: object, mapped: MappedPath): PropertyChange[] {
  const [left, right] = [new Map(Object.entries(base)), new Map(Object.entries(head))];
  const keys = new Set([...left.keys(), ...right.keys()]);
  const changes: PropertyChange[] = [];
  for (const key of keys) {
    if (prefix === "" && NOT_STATED.has(key)) continue;
    const [before, after] = [left.get(key) as unknown, right.get(key) as unknown];
    if (isSame(before, after, mapped)) continue;
    if (isPlain(before) && isPlain(after)) changes.push(...changesBelow(`${prefix}${key}.`, before, after, mapped));
    else {
      const sides = { ...(before !== undefined && { base: before }), ...(after !== undefined && { head: after }) };
      changes.push({ key: prefix + key, ...sides });
    }
  }
  return changes;
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSame(base: unknown, head: unknown, mapped: MappedPath): boolean {
  if (base === head) return typeof base !== "string" || (mapped(base) ?? base) === head;
  if (typeof base === "string") return mapped(base) === head;
  if (typeof base !== "object" || typeof head !== "object" || base === null || head === null) return false;
  if (Array.isArray(base) !== Array.isArray(head)) return false;
  const keys = Object.keys(base);
  if (keys.length !== Object.keys(head).length) return false;
  return keys.every((key) =>
    isSame((base as Record<string, unknown>)[key], (head as Record<string, unknown>)[key], mapped),
  );
}
