import { defineRule } from "../../engine/define-rule";

export default defineRule({
  id: "policy/scope-matches",
  severity: "warning",
  appliesTo: "policy-scope",
  summary:
    "Every site and every pattern for which the policy says something of its own names an element of the facility.",
  why: "A misspelt site or pattern changes nothing, and what was meant for it is judged as everywhere else.",
  fix: "Correct the site or the pattern, or remove it. Where one policy is for several facilities, turn this rule off in it.",
  sources: [{ title: "Definition of the policy", mark: "RULE" }],
  messages: { unused: 'The policy has settings for "{pattern}", which matches no element.{suggestion}' },
  check({ subject, report }) {
    if (subject.isUsed) return;
    const { path: pattern, suggestion, key } = subject;
    report("unused", { data: { pattern, suggestion }, detail: key });
  },
});
