/** A rule of the project, and what its author would test. */
import { defineRule } from "superfactory/rules";
import { judgeCase, type RuleCase } from "superfactory/testing";

const rule = defineRule({
  id: "acme/rack-has-slot",
  severity: "warning",
  appliesTo: "rack",
  summary: "A rack has a slot.",
  why: "Whoever installs the rack looks for its place.",
  fix: "State the slot.",
  sources: [{ title: "ACME handbook", mark: "ASSUMPTION" }],
  messages: { none: "{rack} has no slot." },
  check({ subject, report }) {
    if (subject.slot === undefined) report("none", { data: { rack: subject.path } });
  },
});
export default rule;

export const bad: RuleCase = {
  name: "no slot",
  records: [{ kind: "rack", path: "s/f/n1", power_kw: 10, feeds: [] }],
};

/** What the rule says of the case. */
export function messages(): string[] {
  return judgeCase(rule, bad).findings.map(({ message }) => message);
}
