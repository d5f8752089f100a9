import { defineRule } from "../../engine/define-rule";
import { isHolding } from "../../engine/judged-suppression";

export default defineRule({
  id: "suppression/finding-present",
  severity: "warning",
  appliesTo: "suppression",
  suppressible: false,
  summary: "Every suppression suppresses at least one finding.",
  why: "A suppression that matches nothing is left over from a mistake that was corrected, or stands in the wrong place. It would hide the next mistake.",
  fix: "Remove it, or put it on the element that the finding is about.",
  sources: [{ title: "Definition of suppressions", mark: "RULE" }],
  messages: { unused: "The suppression of {rule} on {place} matches no finding." },
  check({ subject, index, report, notApplicable }) {
    if (!isHolding(subject)) return notApplicable();
    if (subject.isUsed) return;
    report("unused", { data: { rule: subject.rule, place: index.label(subject.path) }, detail: subject.key });
  },
});
