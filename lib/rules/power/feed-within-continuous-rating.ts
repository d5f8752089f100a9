import { isWithin } from "../../analysis/tolerance";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "power/feed-within-continuous-rating",
  severity: "error",
  appliesTo: "power-feed",
  summary: "With everything in service a protected feed carries no more than its continuous rating.",
  why: "Under the NEC an overcurrent device must be rated for at least 125 % of a load of three hours or more, so it carries at most 80 % of its rating; training runs for weeks.",
  fix: "Raise the rating, use an assembly that is listed for 100 %, or move load to another feed.",
  sources: [{ title: "NEC", clause: "210.20, 215.3", mark: "MEMORY" }],
  messages: { over: "{feed} carries {load}, above its continuous rating of {limit}." },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const feed = analysis.power.feeds.get(subject.path);
    if (!feed) return notApplicable();
    if (feed.is_protected) unknown(feed.continuous_missing);
    const reduced = feed.limits.filter((limit) => limit.continuous < limit.device);
    if (reduced.length === 0) return notApplicable();
    for (const { unit, device, continuous } of reduced) {
      const load = unit === "kW" ? feed.normal_kw : feed.normal_kva;
      // Above the rating itself the rule on the device rating reports it.
      if (!isWithin(load, device)) return notApplicable();
      if (isWithin(load, continuous)) {
        unknown(unit === "kW" ? feed.kw_missing : feed.missing);
        continue;
      }
      const text = renderComparison(load, continuous, unit);
      report("over", {
        data: { feed: index.label(subject.path), load: text.value, limit: text.limit },
        evidence: atMost(load, continuous, unit),
        affects: { rack_count: feed.racks.length, racks: feed.racks },
        detail: unit,
      });
    }
  },
});
