/** That other members of a claiming group do the same; begins with a space, empty where there is none. */
export function othersOfGroup(labels: readonly string[]): string {
  if (labels.length === 0) return "";
  return labels.length === 1 ? ` Losing ${labels[0]} does the same.` : ` ${labels.length} other members do the same.`;
}
