import { defineRule } from "../../engine/define-rule";
import { fullest, nearLimit, NOTICE_PERCENT } from "../../engine/reserve";

export default defineRule({
  id: "power/feed-keeps-reserve",
  severity: "info",
  appliesTo: "power-feed",
  summary: "In its fullest state a feed keeps the reserve below its limit that the project asks for.",
  why: "A feed that is full when another is lost leaves no room for more load, nor for figures that turn out higher.",
  fix: "Plan a further feed before more load is added, or accept that the feed is full.",
  sources: [{ title: "Reserve that the project asks for", mark: "ASSUMPTION" }],
  messages: { near: "{feed} carries {load} in its fullest state, {used} of its limit of {limit}." },
  options: { notice_percent: NOTICE_PERCENT },
  check({ subject, index, analysis, options, report, unknown, notApplicable }) {
    const worst = analysis.power.feeds.get(subject.path)?.worst;
    const use = fullest(worst ? [worst] : [], options.notice_percent);
    if (!worst || !use) return notApplicable();
    const near = nearLimit(use, options.notice_percent);
    if (!near) return unknown(worst.missing);
    report("near", {
      data: { feed: index.label(subject.path), load: near.value, used: near.used, limit: near.limit },
      evidence: { ...near.evidence, ...(worst.instant && { instant: worst.instant }) },
    });
  },
});
