import type { PlainObject, PlainValue } from "../output/json";

/**
 * Text as Terraform JSON says it literally. Terraform reads every string of an expression as a template, keys of
 * objects included; `${` and `%{` begin one, and doubling the first character ends that.
 *
 * @source Terraform language, "JSON Configuration Syntax" (expression mapping) and "Strings and Templates" (escapes)
 */
export function escapeTemplate(text: string): string {
  return text.includes("{") ? text.replace(/[$%]\{/g, (start) => `${start[0]}${start}`) : text;
}

/** Plain data with every string in it, key or value, escaped by {@link escapeTemplate}. */
export function escapeData(value: PlainObject): PlainObject {
  return needsEscape(value) ? (escaped(value) as PlainObject) : value;
}

function needsEscape(value: PlainValue | undefined): boolean {
  if (typeof value === "string") return value.includes("{");
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some(needsEscape);
  const members = value as PlainObject;
  // Every value of every element comes by here: no list of keys is made.
  for (const key in members) {
    if (key.includes("{") || needsEscape(members[key])) return true;
  }
  return false;
}

function escaped(value: PlainValue | undefined): PlainValue | undefined {
  if (typeof value === "string") return escapeTemplate(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((each: PlainValue) => escaped(each) as PlainValue);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [escapeTemplate(key), escaped(member)]));
}
