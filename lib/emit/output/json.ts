/** Plain data that JSON can hold. */
export type PlainValue = string | number | boolean | null | readonly PlainValue[] | PlainObject;
export interface PlainObject {
  readonly [key: string]: PlainValue | undefined;
}

/** More members than any record has: a longer object or list is a table, one entry per line. */
const MOST_ON_ONE_LINE = 24;

/**
 * JSON made for review: two spaces of indent, an object or array without objects inside on one line, keys in the order
 * they were built. So one rack is one line of a diff.
 *
 * @param value keys whose value is undefined are left out
 */
export function renderJson(value: PlainValue): string {
  return `${rendered(value, "\n")}\n`;
}

function rendered(value: PlainValue, newline: string): string {
  if (typeof value !== "object" || value === null || isFlat(value)) return JSON.stringify(value);
  const inner = `${newline}  `;
  if (isList(value)) return `[${inner}${value.map((each) => rendered(each, inner)).join(`,${inner}`)}${newline}]`;
  const members: string[] = [];
  for (const key of Object.keys(value)) {
    const member = value[key];
    if (member !== undefined) members.push(`${JSON.stringify(key)}: ${rendered(member, inner)}`);
  }
  return `{${inner}${members.join(`,${inner}`)}${newline}}`;
}

function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}

/** True when nothing inside is an object, no list holds a list, and there is not too much for one line. */
function isFlat(value: readonly PlainValue[] | PlainObject): boolean {
  if (isList(value)) return value.length <= MOST_ON_ONE_LINE && value.every(isScalar);
  let members = 0;
  // Plain data has no inherited keys, and every object of the output comes by here: no list of its members is made.
  for (const key in value) {
    const each = value[key];
    if (++members > MOST_ON_ONE_LINE) return false;
    if (each !== undefined && !isScalar(each) && !isShortList(each)) return false;
  }
  return true;
}

function isShortList(value: PlainValue): boolean {
  return isList(value) && isFlat(value);
}

function isScalar(value: PlainValue): boolean {
  return typeof value !== "object" || value === null;
}
