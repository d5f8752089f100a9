import { defineRule } from "../../engine/define-rule";
import { likeMembers, SOURCE_KINDS } from "../../model/feed-chain";
import type { PowerFeedRecord } from "../../model/records";

export default defineRule({
  id: "power/feed-has-source",
  severity: "error",
  appliesTo: "power-feed",
  summary: "Every feed that is no source itself draws from one.",
  why: "A busway or UPS that nothing supplies looks like a source of its own: no loss of a utility or transformer ever reaches it, and the load above it is missing.",
  fix: 'Name what supplies it with `from`, or state from: "outside" where the chain above is no part of this facility.',
  sources: [{ title: "Completeness of the declaration", mark: "RULE" }],
  messages: { none: "{feed} is a {kind} that nothing supplies.{others}" },
  check({ subject, index, report, notApplicable }) {
    if (SOURCE_KINDS.has(subject.feed_kind)) return notApplicable();
    if (!lacksSource(subject)) return;
    const like = likeMembers(index, subject, lacksSource);
    if (like[0] !== subject) return notApplicable();
    const others = like.length > 1 ? ` The same holds for ${like.length - 1} more of its group.` : "";
    report("none", { data: { feed: index.label(subject.path), kind: kindWords(subject), others } });
  },
});

function lacksSource(feed: PowerFeedRecord): boolean {
  return feed.from.length === 0 && !feed.from_outside && !SOURCE_KINDS.has(feed.feed_kind);
}

const ABBREVIATIONS: ReadonlySet<string> = new Set(["ups", "pdu"]);

function kindWords({ feed_kind: kind }: PowerFeedRecord): string {
  return ABBREVIATIONS.has(kind) ? kind.toUpperCase() : kind.replace("-", " ");
}
