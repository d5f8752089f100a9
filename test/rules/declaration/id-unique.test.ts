import type { Problem } from "../../../lib/core/problem";
import rule from "../../../lib/rules/declaration/id-unique";
import { judgeCase } from "../../../lib/testing";
import { floor, rack, row, site } from "../../helpers/records";
import { testProblemRule } from "./problem-cases";

testProblemRule(
  rule,
  [
    { property: "id", message: 'The id "n1" is already used by s/f/r/n1.', fix: "Give each element an id of its own." },
    { property: "name", message: 'The id "a/b" contains "/".', fix: 'Use another character, like so: "a-b".' },
  ],
  "declaration/value-allowed",
);

describe("the element that has the id already", () => {
  const problems: Problem[] = [{ rule: "declaration/id-unique", property: "id", message: "Taken.", fix: "Rename it." }];
  const relatedOf = (paths: readonly string[], invalid: string) => {
    const racks = paths.map((path) => rack(path, path === invalid ? { problems } : {}));
    const { findings } = judgeCase(rule, { name: "", records: [site(), floor(), row(), ...racks] });
    return findings.map((finding) => finding.related);
  };

  test("is related to the finding", () => {
    expect(relatedOf(["s/f/r/n1", "s/f/r/n1~2"], "s/f/r/n1~2")).toEqual([
      [{ path: "s/f/r/n1", role: "has this id already" }],
    ]);
    expect(relatedOf(["s/f/r/n1", "s/f/r/n1~2", "s/f/r/n1~13"], "s/f/r/n1~13")).toEqual([
      [{ path: "s/f/r/n1", role: "has this id already" }],
    ]);
  });

  test("is absent for an id that is wrong in another way, and for one taken by an ordinary construct", () => {
    expect(relatedOf(["s/f/r/a-b"], "s/f/r/a-b")).toEqual([[]]);
    expect(relatedOf(["s/f/r/n1~2"], "s/f/r/n1~2")).toEqual([[]]);
  });
});
