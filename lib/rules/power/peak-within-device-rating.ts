import { overloadedMembers, worstOverload } from "../../analysis/power/normal-overloads";
import type { FeedResult } from "../../analysis/power/power";
import { isWithin } from "../../analysis/tolerance";
import { defineRule } from "../../engine/define-rule";
import { overloadDetails } from "../../engine/overload-details";
import type { ModelIndex } from "../../model/model";

/** Kinds that carry more than their rating for a stated time: only a stated overload limit judges a peak above the rating. */
const OVERLOAD_RATED: ReadonlySet<string> = new Set(["ups", "transfer-switch"]);

export default defineRule({
  id: "power/peak-within-device-rating",
  severity: "warning",
  appliesTo: "power-feed",
  summary:
    "The synchronous electrical peak of the racks on a protected feed stays within the device's rating, and on a UPS or transfer switch within its overload limit.",
  why: "Training is synchronous, so the millisecond peaks of racks add. Whether a device trips on them depends on its pickup and delay, which are not judged here.",
  fix: "Compare pickup and delay of the device with the duration of the peak, raise the rating, or smooth the load.",
  sources: [
    { title: "HPE QuickSpecs GB200 and GB300 NVL72", clause: "EDPp", mark: "VENDOR-2" },
    { title: "Choukse et al., Power Stabilization for AI Training Datacenters, arXiv 2508.14318", mark: "PRESS" },
  ],
  messages: {
    over: "The peaks on {feed} add up to {load}, above its rating of {limit}.{others}",
    overload: "The peaks on {feed} add up to {load}, above its overload limit of {limit}.{others}",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const feed = analysis.power.feeds.get(subject.path);
    const isOverloadRated = OVERLOAD_RATED.has(subject.feed_kind);
    if (!feed || !(feed.is_protected || isOverloadRated) || feed.limits.length === 0) return notApplicable();
    // Above its rating without any peak, the feed has its finding already.
    if (isAboveDevice(feed)) return notApplicable();
    const found = overloadedMembers(index, analysis.power.feeds, subject.path, (each) => overloadOf(index, each));
    if (!found) {
      for (const { unit, device } of feed.limits) {
        const peak = unit === "kW" ? feed.peak_kw : feed.peak_kva;
        if (isWithin(peak.value, device) || subject.overload_factor !== undefined) unknown(peak.missing);
        else unknown({ what: overloadWords(subject.feed_kind), why: "none stated", path: subject.path });
      }
      return;
    }
    if (found.worst !== subject.path) return notApplicable();
    report(isOverloadRated ? "overload" : "over", overloadDetails(index, subject, found, "is above its limit as well"));
  },
});

function isAboveDevice({ limits, normal_kw, normal_kva }: FeedResult): boolean {
  return limits.some(({ unit, device }) => !isWithin(unit === "kW" ? normal_kw : normal_kva, device));
}

/** Without a stated overload limit a UPS or transfer switch is not judged. */
function overloadOf(index: ModelIndex, feed: FeedResult) {
  const record = index.get("power-feed", feed.path);
  const isOverloadRated = OVERLOAD_RATED.has(record?.feed_kind ?? "");
  const factor = isOverloadRated ? record?.overload_factor : 1;
  if (factor === undefined || !(feed.is_protected || isOverloadRated) || isAboveDevice(feed)) return undefined;
  return worstOverload(
    feed.limits.map(({ unit, device }) => {
      const peak = unit === "kW" ? feed.peak_kw : feed.peak_kva;
      return { value: peak.value, limit: device * factor, unit };
    }),
  );
}

function overloadWords(kind: string): string {
  return `overload limit of the ${kind === "ups" ? "UPS" : "transfer switches"}`;
}
