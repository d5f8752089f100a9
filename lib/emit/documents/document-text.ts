/** Objects are opened this deep; below, and inside lists, one entry stands on one line. */
const OPEN_DEPTH = 3;

/**
 * A plan or report as text: JSON with one element, finding or result per line, so that a diff names what changed. Keys
 * stay in the order in which the document was built, which is the order of its schema.
 */
export function documentText(document: object): string {
  return `${opened(document, "\n", OPEN_DEPTH)}\n`;
}

function opened(value: unknown, newline: string, depth: number): string {
  const inner = `${newline}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    return `[${inner}${value.map((each) => JSON.stringify(each)).join(`,${inner}`)}${newline}]`;
  }
  if (typeof value !== "object" || value === null || depth === 0) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  if (members.length === 0) return "{}";
  const lines = members.map(([key, member]) => `${JSON.stringify(key)}: ${opened(member, inner, depth - 1)}`);
  return `{${inner}${lines.join(`,${inner}`)}${newline}}`;
}
