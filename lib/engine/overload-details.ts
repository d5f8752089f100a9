/** What the rules on feeds above a limit in the normal state report alike. */
import { otherMembersText, type OverloadedMembers } from "../analysis/power/normal-overloads";
import type { ModelIndex } from "../model/model";
import type { PowerFeedRecord } from "../model/records";
import { renderComparison } from "../units/render";
import { atMost } from "./report";

/**
 * Details of one finding for a group of overloaded feeds, at its worst member.
 *
 * @param role - what the other members are, as their related places say it
 */
export function overloadDetails(
  index: ModelIndex,
  subject: PowerFeedRecord,
  { overload, others, racks }: OverloadedMembers,
  role: string,
) {
  const text = renderComparison(overload.value, overload.limit, overload.unit);
  return {
    data: {
      feed: index.label(subject.path),
      load: text.value,
      limit: text.limit,
      others: otherMembersText(index.label(subject.group ?? ""), others.length),
    },
    evidence: atMost(overload.value, overload.limit, overload.unit),
    ...(racks.length > 0 && { affects: { rack_count: racks.length, racks } }),
    related: others.map((path) => ({ path, role })),
    detail: overload.unit,
  };
}
