import { isWithin } from "../../analysis/tolerance";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { renderComparison } from "../../units/render";

/** Kinds that carry more than their rating for a stated time: only a stated overload limit judges a peak above the rating. */
const OVERLOAD_RATED: ReadonlySet<string> = new Set(["ups", "transfer-switch"]);

export default defineRule({
  id: "power/peak-within-device-rating",
  severity: "warning",
  appliesTo: "power-feed",
  summary: "The synchronous electrical peak of the racks on a protected feed stays within the device's rating.",
  why: "Training is synchronous, so the millisecond peaks of racks add. Whether a device trips on them depends on its pickup and delay, which are not judged here.",
  fix: "Compare pickup and delay of the device with the duration of the peak, raise the rating, or smooth the load.",
  sources: [
    { title: "HPE QuickSpecs GB200 and GB300 NVL72", clause: "EDPp", mark: "VENDOR-2" },
    { title: "Choukse et al., Power Stabilization for AI Training Datacenters, arXiv 2508.14318", mark: "PRESS" },
  ],
  messages: { over: "The peaks on {feed} add up to {peak}, above its rating of {limit}." },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const feed = analysis.power.feeds.get(subject.path);
    const isOverloadRated = OVERLOAD_RATED.has(subject.feed_kind);
    if (!feed || !(feed.is_protected || isOverloadRated) || feed.limits.length === 0) return notApplicable();
    for (const { unit, device } of feed.limits) {
      const load = unit === "kW" ? feed.normal_kw : feed.normal_kva;
      // Above its rating without any peak, the feed has its finding already.
      if (!isWithin(load, device)) return notApplicable();
      const peak = unit === "kW" ? feed.peak_kw : feed.peak_kva;
      if (isWithin(peak.value, device)) {
        unknown(peak.missing);
        continue;
      }
      if (isOverloadRated) {
        const what = `overload limit of the ${subject.feed_kind === "ups" ? "UPS" : "transfer switches"}`;
        unknown({ what, why: "none stated", path: subject.path });
        continue;
      }
      const text = renderComparison(peak.value, device, unit);
      report("over", {
        data: { feed: index.label(subject.path), peak: text.value, limit: text.limit },
        evidence: atMost(peak.value, device, unit),
        detail: unit,
      });
    }
  },
});
