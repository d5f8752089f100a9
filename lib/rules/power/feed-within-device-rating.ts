import { otherMembersText, overloadedMembers, worstOverload } from "../../analysis/power/normal-overloads";
import type { FeedResult } from "../../analysis/power/power";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "power/feed-within-device-rating",
  severity: "error",
  appliesTo: "power-feed",
  summary: "With everything in service a feed delivers no more than its rating.",
  why: "Above its rating a device overheats or trips, and everything below it goes dark.",
  fix: "Raise the rating, add a feed, or move load to another feed.",
  sources: [
    { title: "NEC", clause: "210.20, 215.3", mark: "MEMORY" },
    { title: "IEC 60364, IEC 61439", mark: "MEMORY" },
  ],
  messages: { over: "{feed} delivers {load}, above its rating of {limit}.{others}" },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const feed = analysis.power.feeds.get(subject.path);
    if (!feed) return;
    unknown(feed.limit_missing);
    const found = overloadedMembers(index, analysis.power.feeds, subject.path, overloadOf);
    if (!found) {
      for (const { unit } of feed.limits) unknown(unit === "kW" ? feed.kw_missing : feed.missing);
      return;
    }
    if (found.worst !== subject.path) return notApplicable();
    const { overload, others, racks } = found;
    const text = renderComparison(overload.value, overload.limit, overload.unit);
    report("over", {
      data: {
        feed: index.label(subject.path),
        load: text.value,
        limit: text.limit,
        others: otherMembersText(index.label(subject.group ?? ""), others.length),
      },
      evidence: atMost(overload.value, overload.limit, overload.unit),
      affects: { rack_count: racks.length, racks },
      related: others.map((path) => ({ path, role: "is above its rating as well" })),
      detail: overload.unit,
    });
  },
});

function overloadOf({ limits, normal_kw, normal_kva }: FeedResult) {
  return worstOverload(
    limits.map(({ unit, device }) => ({ value: unit === "kW" ? normal_kw : normal_kva, limit: device, unit })),
  );
}
