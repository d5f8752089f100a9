import { defineRule } from "../../engine/define-rule";

export default defineRule({
  id: "suppression/rule-known",
  severity: "error",
  appliesTo: "suppression",
  suppressible: false,
  summary: "Every suppression names a rule that there is.",
  why: "A misspelt id suppresses nothing, and what it was meant for is reported as if nobody had looked at it.",
  fix: "Correct the id; `superfactory rules` lists all of them.",
  sources: [{ title: "Definition of suppressions", mark: "RULE" }],
  messages: { absent: 'The suppression on {place} names "{rule}", and there is no such rule.{suggestion}' },
  check({ subject, index, report }) {
    if (subject.isRuleKnown) return;
    const { rule, suggestion } = subject;
    report("absent", { data: { place: index.label(subject.path), rule, suggestion }, detail: subject.key });
  },
});
