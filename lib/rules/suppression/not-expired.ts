import { defineRule } from "../../engine/define-rule";

export default defineRule({
  id: "suppression/not-expired",
  severity: "warning",
  appliesTo: "suppression",
  suppressible: false,
  summary: "No suppression is older than its last day, on the day that is given to the run.",
  why: "What was accepted for a time comes back when the time is over: the findings count again.",
  fix: "Correct what the rule reports, or state a new last day with a reason that still holds.",
  sources: [{ title: "Definition of suppressions", mark: "RULE" }],
  messages: { expired: "The suppression of {rule} on {place} ended on {until}; the day of this run is {day}.{owner}" },
  check({ subject, index, report, notApplicable }) {
    const { until, expiredOn, rule, owner } = subject;
    if (until === undefined || subject.hasWrongDate) return notApplicable();
    if (expiredOn === undefined) return;
    const answers = owner === undefined ? "" : ` ${owner} answers for it.`;
    const data = { rule, place: index.label(subject.path), until, day: expiredOn, owner: answers };
    report("expired", { data, detail: subject.key });
  },
});
