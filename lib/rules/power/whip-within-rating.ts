import { whipLoad } from "../../analysis/power/whip";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "power/whip-within-rating",
  severity: "error",
  appliesTo: "rack",
  summary:
    "The whip of a power shelf carries no more than its continuous rating, also when any one feed of the rack is lost.",
  why: "When a feed is lost the live shelves share the rack's power, and each whip carries more: 33 kW need 45.9 A at 415 V, and a 60 A whip carries 48 A under the NEC.",
  fix: "Use whips of a higher rating, spread the shelves over more feeds, or cap the rack's power.",
  sources: [
    { title: "NVIDIA Omniverse DSX blueprint source", clause: "60 A whip per shelf, 33 kW usable", mark: "VENDOR" },
    { title: "NEC", clause: "210.20", mark: "MEMORY" },
  ],
  messages: {
    over: "Each whip of {rack} carries {current}, above its limit of {limit}: {shelves} live shelves.",
  },
  check({ subject, index, analysis, unknown, notApplicable, atMost: judge }) {
    const whips = whipLoad(index, analysis.racks, analysis.power.feeds, subject);
    if (!whips) return notApplicable();
    const { current_a: current, limit_a: limit, lost, live_shelf_count: shelves } = whips;
    judge(current, limit.value, "over", () => {
      const text = renderComparison(current.value, limit.value, "A");
      const state = lost === undefined ? "normal" : `fault(${lost})`;
      return {
        data: { rack: index.label(subject.path), current: text.value, limit: text.limit, shelves },
        evidence: {
          ...atMost(current.value, limit.value, "A", state),
          ...(lost !== undefined && { instant: "settled" }),
        },
        affects: { rack_count: 1, racks: [subject.path] },
        ...(lost !== undefined && { related: [{ path: lost, role: "is lost" }] }),
      };
    });
    unknown(limit.missing);
  },
});
