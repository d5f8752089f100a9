import { overloadedMembers, worstOverload } from "../../analysis/power/normal-overloads";
import type { FeedResult } from "../../analysis/power/power";
import { isWithin } from "../../analysis/tolerance";
import { defineRule } from "../../engine/define-rule";
import { overloadDetails } from "../../engine/overload-details";

export default defineRule({
  id: "power/feed-within-continuous-rating",
  severity: "error",
  appliesTo: "power-feed",
  summary: "With everything in service a protected feed carries no more than its continuous rating.",
  why: "Under the NEC an overcurrent device must be rated for at least 125 % of a load of three hours or more, so it carries at most 80 % of its rating; training runs for weeks.",
  fix: "Raise the rating, use an assembly that is listed for 100 %, or move load to another feed.",
  sources: [{ title: "NEC", clause: "210.20, 215.3", mark: "MEMORY" }],
  messages: { over: "{feed} carries {load}, above its continuous rating of {limit}.{others}" },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const feed = analysis.power.feeds.get(subject.path);
    if (!feed) return notApplicable();
    if (feed.is_protected) unknown(feed.continuous_missing);
    const reduced = reducedLimits(feed);
    if (reduced.length === 0 || isAboveDevice(feed)) return notApplicable();
    const found = overloadedMembers(index, analysis.power.feeds, subject.path, overloadOf);
    if (!found) {
      for (const { unit } of reduced) unknown(unit === "kW" ? feed.kw_missing : feed.missing);
      return;
    }
    if (found.worst !== subject.path) return notApplicable();
    report("over", overloadDetails(index, subject, found, "is above its continuous rating as well"));
  },
});

function reducedLimits({ limits }: FeedResult) {
  return limits.filter(({ continuous, device }) => continuous < device);
}

function loadOf({ normal_kw, normal_kva }: FeedResult, unit: "kVA" | "kW"): number {
  return unit === "kW" ? normal_kw : normal_kva;
}

/** Above the rating itself the rule on the device rating reports it. */
function isAboveDevice(feed: FeedResult): boolean {
  return feed.limits.some(({ unit, device }) => !isWithin(loadOf(feed, unit), device));
}

function overloadOf(feed: FeedResult) {
  if (isAboveDevice(feed)) return undefined;
  return worstOverload(
    reducedLimits(feed).map(({ unit, continuous }) => ({ value: loadOf(feed, unit), limit: continuous, unit })),
  );
}
