import { overloadedMembers, worstOverload } from "../../analysis/power/normal-overloads";
import type { FeedResult } from "../../analysis/power/power";
import { defineRule } from "../../engine/define-rule";
import { overloadDetails } from "../../engine/overload-details";

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
    report("over", overloadDetails(index, subject, found, "is above its rating as well"));
  },
});

function overloadOf({ limits, normal_kw, normal_kva }: FeedResult) {
  return worstOverload(
    limits.map(({ unit, device }) => ({ value: unit === "kW" ? normal_kw : normal_kva, limit: device, unit })),
  );
}
