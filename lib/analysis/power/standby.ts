/** Standby groups: what their members stand in for. */
import type { FeedNode, PowerNetwork } from "./network";
import type { NormalService } from "./supply";

/**
 * The sources that a group of standby units stands in for, in ascending order: at every transfer on the way from a member
 * to its load, the sources that go before the member's own. Empty where a member serves in the normal state.
 */
export function sourcesStoodInFor(
  { nodes }: PowerNetwork,
  members: readonly number[],
  { serves }: NormalService,
): readonly number[] {
  if (members.some((at) => serves[at])) return [];
  const sources = new Set<number>();
  const seen = new Set<number>(members);
  const stack = [...members];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    for (const child of nodes[at]?.children ?? []) {
      const { parents, record } = nodes[child] as FeedNode;
      const earlier = record.sources === "transfer" ? parents.slice(0, parents.indexOf(at)) : [];
      for (const source of earlier) sources.add(source);
      if (earlier.length > 0 || seen.has(child)) continue;
      seen.add(child);
      stack.push(child);
    }
  }
  for (const at of seen) sources.delete(at);
  return [...sources].sort((left, right) => left - right);
}
