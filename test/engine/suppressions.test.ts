import type { JudgingTerms } from "../../lib/engine/judge";
import type { Suppression } from "../../lib/model/suppression";
import { rules as shipped } from "../../lib/rules";
import { analyse } from "../../lib/analysis/analysis";
import { judge } from "../../lib/engine/judge";
import { ModelIndex } from "../../lib/model/model";
import type { ModelRecord } from "../../lib/model/records";
import { modelOf } from "../../lib/testing";
import { floor, rack, row, site } from "../helpers/records";
import { crashingRule, powerRule } from "./small-rules";

/** Above, above, unknown, below the limit of 100 kW. */
const HALL = [
  site(),
  floor(),
  row(),
  ...[200, 150, undefined, 50, undefined].map((power_kw, at) => rack(`s/f/r/n${at + 1}`, { power_kw } as object)),
];
const OWN = shipped.filter(({ id }) => id.startsWith("suppression/"));

const suppression = (path: string, more: Partial<Suppression> = {}): Suppression => ({
  path,
  rule: "test/power",
  reason: "Because.",
  ...more,
});

function judgedWith(
  suppressions: readonly Suppression[],
  terms: JudgingTerms = {},
  rules = [powerRule, ...OWN],
  records: readonly ModelRecord[] = HALL,
) {
  const index = new ModelIndex({ ...modelOf(records), suppressions });
  return judge({ ...terms, index, analysis: analyse(index), rules, locate: (path) => at(path) });
}
const at = (path: string) => ({ file: `${path}.ts`, line: 1, column: 1 });
const named = (findings: readonly { rule: string; path: string; outcome: string }[]) =>
  findings.map(({ rule, path, outcome }) => `${rule} ${path} ${outcome}`);

test("sets aside what is found on the element and below it, and keeps it with the reason", () => {
  const position = { file: "hall.ts", line: 7, column: 3 };
  const words = { until: "2027-03-31", owner: "Facilities", position };
  const { findings, suppressed, outcomes } = judgedWith([suppression("s/f/r/n1", words)]);
  expect(named(findings)).toEqual(["test/power s/f/r/n2 fail", "test/power s/f/r/n3 unknown"]);
  expect(named(suppressed)).toEqual(["test/power s/f/r/n1 fail"]);
  expect(suppressed[0]?.suppression).toEqual({ path: "s/f/r/n1", reason: "Because.", ...words });
  // What is set aside is still broken.
  expect(outcomes.fail).toBe(2);
});

test("sets unknowns aside one by one: those of other elements stay", () => {
  const { findings, suppressed } = judgedWith([suppression("s/f/r/n3")]);
  expect(findings.filter(({ outcome }) => outcome === "unknown")).toMatchObject([
    { path: "s/f/r/n5", subject_count: 1 },
  ]);
  expect(suppressed).toMatchObject([{ path: "s/f/r/n3", subject_count: 1, outcome: "unknown" }]);
});

test("of several the innermost is named, and all count as used", () => {
  const { findings, suppressed } = judgedWith([suppression("s"), suppression("s/f/r/n1", { reason: "Inner." })]);
  expect(findings).toEqual([]);
  expect(suppressed.map(({ path, suppression: by }) => [path, by?.reason])).toEqual([
    ["s/f/r/n1", "Inner."],
    ["s/f/r/n2", "Because."],
    ["s/f/r/n3", "Because."],
  ]);
});

test("is about one rule and about whole ids only", () => {
  const { suppressed } = judgedWith([suppression("s/f/r/n1", { rule: "test/other" }), suppression("s/f/r/n")]);
  expect(suppressed).toEqual([]);
});

test.each<[name: string, words: object, rule: string]>([
  ["a reason", { reason: undefined }, "suppression/reason-stated"],
  ["a rule that there is", { rule: "test/powr" }, "suppression/rule-known"],
  ["a rule that can be suppressed", { rule: "suppression/not-expired" }, "suppression/rule-suppressible"],
  ["a day", { until: "2027-13-01" }, "suppression/date-valid"],
  ["a last day that is not over", { until: "2027-03-31" }, "suppression/not-expired"],
])("without %s it suppresses nothing, and says so at its own line", (_, more, rule) => {
  const position = { file: "hall.ts", line: 7, column: 3 };
  const { reason, ...words } = suppression("s/f/r/n1", { position, ...more });
  const given = reason === undefined ? words : { ...words, reason };
  const { findings, suppressed } = judgedWith([given], { date: "2027-04-01" });
  expect(suppressed).toEqual([]);
  const own = findings.filter((finding) => finding.rule.startsWith("suppression/"));
  expect(own.map((finding) => [finding.rule, finding.path, finding.position])).toEqual([[rule, "s/f/r/n1", position]]);
});

test("expires only on a day that is given: the last day still holds, without a day everything does", () => {
  const until = [suppression("s/f/r/n1", { until: "2027-03-31" })];
  const count = (terms: JudgingTerms) => judgedWith(until, terms).suppressed.length;
  expect([count({}), count({ date: "2027-03-31" }), count({ date: "2027-04-01" })]).toEqual([1, 1, 0]);
});

test("a crash of a rule cannot be set aside", () => {
  const rule = crashingRule("s/f/r/n1");
  const { findings, suppressed } = judgedWith([suppression("s", { rule: "test/crash" })], {}, [rule, ...OWN]);
  expect(named(findings)).toEqual(["engine/rule-crashed s/f/r/n1 fail"]);
  expect(suppressed.every(({ rule: id }) => id === "test/crash")).toBe(true);
});

test("a policy sets aside by pattern", () => {
  const patterns = [{ rule: "test/power", paths: ["s/*/r/n1", "**/n2"], reason: "All stands." }];
  const { findings, suppressed } = judgedWith([], { suppressions: patterns });
  expect(named(findings)).toEqual(["test/power s/f/r/n3 unknown"]);
  expect(suppressed.map(({ suppression: by }) => by?.path)).toEqual(["s/*/r/n1, **/n2", "s/*/r/n1, **/n2"]);
});

test("a pattern that matches no finding is reported where the policy states it", () => {
  const position = { file: "superfactory.yaml", line: 4, column: 5 };
  const patterns = [{ rule: "test/power", paths: ["x/**"], reason: "None.", position }];
  const unused = judgedWith([], { suppressions: patterns }).findings.filter(({ rule }) =>
    rule.startsWith("suppression/"),
  );
  expect(unused).toMatchObject([{ rule: "suppression/finding-present", path: "x/**", position }]);
});
