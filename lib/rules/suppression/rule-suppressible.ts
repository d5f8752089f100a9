import { defineRule } from "../../engine/define-rule";

export default defineRule({
  id: "suppression/rule-suppressible",
  severity: "error",
  appliesTo: "suppression",
  suppressible: false,
  summary: "Every suppression names a rule that can be suppressed.",
  why: "What a wrong declaration leads to is unknown, and a suppression that is wrong itself protects nothing. Hiding such findings would make all others worthless.",
  fix: "Correct what the rule reports, and remove the suppression.",
  sources: [{ title: "Definition of suppressions", mark: "RULE" }],
  messages: { fixed: "The suppression on {place} names {rule}, which cannot be suppressed." },
  check({ subject, index, report }) {
    if (subject.isSuppressible) return;
    report("fixed", { data: { place: index.label(subject.path), rule: subject.rule }, detail: subject.key });
  },
});
