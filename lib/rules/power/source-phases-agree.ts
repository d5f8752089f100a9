import { defineRule } from "../../engine/define-rule";
import { joinedSources, likeMembers } from "../../model/feed-chain";
import type { ModelIndex } from "../../model/model";
import type { PowerFeedRecord } from "../../model/records";

export default defineRule({
  id: "power/source-phases-agree",
  severity: "error",
  appliesTo: "power-feed",
  summary: "Only a transformer or a UPS stands between AC and DC, and no three phases are drawn from one.",
  why: "Direct current comes from a rectifier, alternating current from an inverter, and a third phase from a source that has it.",
  fix: 'Put a UPS, or a transformer with phases: "dc", between them, or correct the phases.',
  sources: [{ title: "A change between AC and DC, or of the number of phases, takes a converter", mark: "RULE" }],
  messages: { differ: "{feed} is {phases}, but {source}, which it draws from, is {other}.{others}" },
  check({ subject, index, report, notApplicable }) {
    if (joinedSources(index, subject).length === 0) return notApplicable();
    const source = misfit(index, subject);
    if (!source) return;
    const like = likeMembers(index, subject, (member) => misfit(index, member) !== undefined);
    if (like[0] !== subject) return notApplicable();
    report("differ", {
      data: {
        feed: index.label(subject.path),
        phases: phaseWords(subject),
        source: index.label(source.path),
        other: phaseWords(source),
        others: like.length > 1 ? ` The same holds for ${like.length - 1} more of its group.` : "",
      },
      related: [{ path: source.path, role: "supplies the feed" }],
    });
  },
});

function phaseWords({ phases }: PowerFeedRecord): string {
  if (phases === "dc") return "DC";
  return phases === 1 ? "single-phase AC" : "three-phase AC";
}

/** The first source that cannot give what the feed passes on; one phase of three is no mistake. */
function misfit(index: ModelIndex, feed: PowerFeedRecord): PowerFeedRecord | undefined {
  return joinedSources(index, feed).find(
    ({ phases }) => phases !== feed.phases && !(phases !== "dc" && feed.phases === 1),
  );
}
