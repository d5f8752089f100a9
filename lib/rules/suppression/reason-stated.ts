import { defineRule } from "../../engine/define-rule";

export default defineRule({
  id: "suppression/reason-stated",
  severity: "error",
  appliesTo: "suppression",
  suppressible: false,
  summary: "Every suppression says why the rule need not hold there.",
  why: "Who reads the facility next must be able to judge whether the reason still holds. Without one nothing is suppressed.",
  fix: "State the reason, best with the name of whoever answers for it and a last day.",
  sources: [{ title: "Definition of suppressions", mark: "RULE" }],
  messages: { silent: "The suppression of {rule} on {place} has no reason, so it suppresses nothing." },
  check({ subject, index, report }) {
    if (subject.reason !== undefined) return;
    const data = { rule: subject.rule, place: index.label(subject.path) };
    report("silent", { data, detail: subject.key });
  },
});
