import { isWithin } from "../../analysis/tolerance";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { renderComparison } from "../../units/render";

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
    const limit = feed?.limits.find((each) => each.unit === "kVA" && each.continuous < each.device);
    // Above its rating without any peak, the feed has its finding already.
    if (!feed || !limit || !isWithin(feed.normal_kva, limit.device)) return notApplicable();
    const peak = feed.peak_kva;
    if (isWithin(peak.value, limit.device)) return unknown(peak.missing);
    const text = renderComparison(peak.value, limit.device, "kVA");
    report("over", {
      data: { feed: index.label(subject.path), peak: text.value, limit: text.limit },
      evidence: atMost(peak.value, limit.device, "kVA"),
    });
  },
});
