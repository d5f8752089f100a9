import type { Problem, ProblemRule } from "../../../lib/core/problem";
import type { AnyRule } from "../../../lib/engine/define-rule";
import { judgeCase, testRule } from "../../../lib/testing";
import { floor, rack, row, site } from "../../helpers/records";

/** A hall with one rack that carries these problems. */
export const hallWith = (problems: readonly Problem[]) => [
  site(),
  floor(),
  row(),
  rack("s/f/r/n1", problems.length > 0 ? { problems } : {}),
];

/** The cases that hold for every rule on declarations, with two problems as the builders word them. */
export function testProblemRule(
  rule: AnyRule,
  words: readonly Omit<Problem, "rule">[] & { readonly length: 2 },
  elsewhere: ProblemRule = "declaration/id-unique",
): void {
  const id = rule.id as ProblemRule;
  const problems = words.map((each): Problem => ({ rule: id, ...each }));
  const [first, second] = problems as [Problem, Problem];
  const other: Problem = { rule: elsewhere, property: "other", message: "Another mistake.", fix: "Mend it." };

  testRule(rule, {
    good: [],
    bad: [
      {
        name: "a problem, with the fix that it brings",
        records: hallWith([first]),
        findings: [{ message: `f/r/n1: ${first.message}`, path: "s/f/r/n1", severity: "error", fix: first.fix }],
      },
      {
        name: "one finding for many elements of one line",
        records: hallWith([{ ...first, repeat_count: 3 }]),
        findings: [{ message: `f/r/n1: ${first.message} The same holds for 3 more made on the same line.` }],
      },
    ],
    notApplicable: [
      { name: "a valid element", records: hallWith([]) },
      { name: "a problem of another rule", records: hallWith([other]) },
      { name: "a problem that another element reports", records: hallWith([{ ...first, reported_by: "s/f/r/n0" }]) },
    ],
  });

  test(`${id} reports each of several problems once, each with a fingerprint of its own`, () => {
    const { findings } = judgeCase(rule, {
      name: "",
      records: hallWith([first, other, second, { ...second, message: "More." }]),
    });
    const messages = findings.map((finding) => finding.message).sort();
    expect(messages).toEqual([first.message, second.message, "More."].map((text) => `f/r/n1: ${text}`).sort());
    expect(new Set(findings.map((finding) => finding.fingerprint)).size).toBe(3);
  });
}
