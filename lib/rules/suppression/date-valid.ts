import { defineRule } from "../../engine/define-rule";

export default defineRule({
  id: "suppression/date-valid",
  severity: "error",
  appliesTo: "suppression",
  suppressible: false,
  summary: "The last day of every suppression is a day of the calendar.",
  why: "A last day that cannot be read would never come. Such a suppression suppresses nothing.",
  fix: "Write the last day as year, month and day, such as 2027-03-31.",
  sources: [{ title: "ISO 8601-1", clause: "calendar date in extended format", mark: "RULE" }],
  messages: { wrong: 'The suppression of {rule} on {place} holds until "{until}", which is no day.' },
  check({ subject, index, report, notApplicable }) {
    const { until, rule } = subject;
    if (until === undefined) return notApplicable();
    if (!subject.hasWrongDate) return;
    report("wrong", { data: { rule, place: index.label(subject.path), until }, detail: subject.key });
  },
});
