/** What the schema cannot say of a policy: rules and options that there are, days, patterns, files. */
import type { PartPath } from "../catalog/catalog-problem";
import { didYouMean } from "../catalog/suggest";
import { isDate } from "../engine/calendar";
import type { AnyRule } from "../engine/define-rule";
import { settingProblem, severityProblem } from "../engine/options";
import { patternProblem } from "../engine/path-pattern";
import type { PolicyFile, PolicyProblem, PolicyScope } from "./policy-file";

/** Each with its place in the file. */
export function policyProblems(file: PolicyFile, rules: readonly AnyRule[]): PolicyProblem[] {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const { sites = {}, paths = {}, suppressions = [], ...whole } = file.value;
  const problems: PolicyProblem[] = [];
  const wrong = (at: PartPath, message: string | undefined, what: "key" | "value" = "value"): void => {
    if (message !== undefined) problems.push({ ...file.placeOf(at, what), message });
  };
  checkScope(whole, [], known, wrong);
  for (const [site, scope] of Object.entries(sites)) checkScope(scope, ["sites", site], known, wrong);
  for (const [pattern, scope] of Object.entries(paths)) {
    wrong(["paths", pattern], patternProblem(pattern), "key");
    checkScope(scope, ["paths", pattern], known, wrong);
  }
  suppressions.forEach(({ rule, paths: patterns, until }, at) => {
    const here = ["suppressions", at] as const;
    if (!known.has(rule)) wrong([...here, "rule"], unknownRule(rule, known));
    patterns.forEach((pattern, index) => wrong([...here, "paths", index], patternProblem(pattern)));
    if (until !== undefined && !isDate(until)) {
      wrong([...here, "until"], `"${until}" is no day. Write year, month and day, such as 2027-03-31.`);
    }
  });
  return problems;
}

type Wrong = (at: PartPath, message: string | undefined, what?: "key" | "value") => void;

function checkScope(
  { severities = {}, options = {} }: PolicyScope,
  above: PartPath,
  known: ReadonlyMap<string, AnyRule>,
  wrong: Wrong,
): void {
  for (const [id, severity] of Object.entries(severities)) {
    const rule = known.get(id);
    if (!rule) wrong([...above, "severities", id], unknownRule(id, known), "key");
    else wrong([...above, "severities", id], severityProblem(rule, severity));
  }
  for (const [id, values] of Object.entries(options)) {
    const rule = known.get(id);
    if (!rule) wrong([...above, "options", id], unknownRule(id, known), "key");
    else {
      for (const [name, value] of Object.entries(values)) {
        wrong([...above, "options", id, name], settingProblem(rule, name, value));
      }
    }
  }
}

function unknownRule(id: string, known: ReadonlyMap<string, AnyRule>): string {
  return `There is no rule "${id}".${didYouMean(id, [...known.keys()])} \`superfactory rules\` lists them.`;
}
