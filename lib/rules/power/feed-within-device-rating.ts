import { isWithin } from "../../analysis/tolerance";
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
  messages: { over: "{feed} delivers {load}, above its rating of {limit}." },
  check({ subject, index, analysis, report, unknown }) {
    const feed = analysis.power.feeds.get(subject.path);
    if (!feed) return;
    unknown(feed.limit_missing);
    for (const { unit, device } of feed.limits) {
      const load = unit === "kW" ? feed.normal_kw : feed.normal_kva;
      if (isWithin(load, device)) {
        unknown(unit === "kW" ? feed.kw_missing : feed.missing);
        continue;
      }
      const text = renderComparison(load, device, unit);
      report("over", {
        data: { feed: index.label(subject.path), load: text.value, limit: text.limit },
        evidence: atMost(load, device, unit),
        affects: { rack_count: feed.racks.length, racks: feed.racks },
        detail: unit,
      });
    }
  },
});
