import { CRASH_RULE } from "../../engine/findings";
import type { RuleOutcomes } from "../../engine/report";
import { counted } from "../pretty/text";
import { type Entry, entriesOf, factsOf, levelText, type SetAside } from "./entries";
import { failsRun } from "./fails-run";
import type { FormatInput, ReportedFacility } from "./format-input";
import { shown } from "./visible";
import { type XmlElement, xmlDocument } from "./xml-text";

const MOST_MESSAGE = 1000;
const MOST_NAME = 500;
/** Judging has no clock. */
const TIME = 0;

/**
 * A test suite per rule: one case for each finding, and one for all subjects that keep the rule. What fails the run fails
 * its case, a crashed rule is an error, what is set aside is skipped.
 */
export function junit(input: FormatInput): string {
  const entries = entriesOf(input);
  const suites = input.facilities.flatMap((facility) => facilitySuites(facility, entries, input));
  return xmlDocument({
    name: "testsuites",
    attributes: { name: "superfactory", ...countsOf(suites.flatMap(({ children = [] }) => children)) },
    children: suites,
  });
}

function facilitySuites({ report }: ReportedFacility, all: readonly Entry[], input: FormatInput): XmlElement[] {
  const byRule = new Map<string, Entry[]>(report.rules.map(({ rule }) => [rule, []]));
  for (const entry of all) {
    if (entry.factory !== report.factory) continue;
    const same = byRule.get(entry.finding.rule);
    if (same) same.push(entry);
    else byRule.set(entry.finding.rule, [entry]);
  }
  const outcomes = new Map(report.rules.map((each) => [each.rule, each.outcomes]));
  return [...byRule].flatMap(([rule, entries]) => {
    const suite = input.facilities.length > 1 ? `${report.factory}: ${rule}` : rule;
    const summary = input.rules.find(({ id }) => id === rule)?.summary ?? rule;
    const cases = [...findingCases(suite, entries, input), ...passCase(suite, summary, outcomes.get(rule))];
    if (cases.length === 0) return [];
    return [{ name: "testsuite", attributes: { name: shown(suite, MOST_NAME), ...countsOf(cases) }, children: cases }];
  });
}

function findingCases(suite: string, entries: readonly Entry[], input: FormatInput): XmlElement[] {
  const seen = new Map<string, number>();
  return entries.map(({ finding, place, setAside }) => {
    const count = (seen.get(finding.path) ?? 0) + 1;
    seen.set(finding.path, count);
    const name = shown(finding.path, MOST_NAME) + (count > 1 ? ` (${count})` : "");
    const lines = [
      shown(finding.message, MOST_MESSAGE),
      ...factsOf(finding).map(([fact, text]) => `${fact} ${shown(text, MOST_NAME)}`),
      `fix ${shown(finding.fix, MOST_MESSAGE)}`,
      ...(place ? [`at ${place.file}:${place.line}:${place.column}`] : []),
    ];
    return testcase(suite, name, place?.file, setAside ? skipped(setAside) : result(finding, lines, input));
  });
}

function result(finding: Entry["finding"], lines: readonly string[], input: FormatInput): XmlElement {
  if (!failsRun(finding, input.failOn)) return { name: "system-out", lines: [levelText(finding), ...lines] };
  const name = finding.rule === CRASH_RULE ? "error" : "failure";
  return { name, attributes: { message: lines[0], type: finding.message_id }, lines };
}

function skipped({ reason, owner, until }: SetAside): XmlElement {
  const by = [...(owner === undefined ? [] : [owner]), ...(until === undefined ? [] : [`until ${until}`])];
  const message = shown(by.length === 0 ? reason : `${reason} (${by.join(", ")})`, MOST_MESSAGE);
  return { name: "skipped", attributes: { message } };
}

/** Subjects that keep the rule, together: a case for each would be hundreds of thousands. */
function passCase(suite: string, summary: string, outcomes: RuleOutcomes["outcomes"] | undefined): XmlElement[] {
  if (!outcomes || outcomes.pass + outcomes["not-applicable"] === 0) return [];
  const none = { name: "skipped", attributes: { message: "not applicable" } };
  const passed = { name: "system-out", lines: [counted(outcomes.pass, "check passes", "checks pass")] };
  return [testcase(suite, summary, undefined, outcomes.pass > 0 ? passed : none)];
}

function testcase(classname: string, name: string, file: string | undefined, outcome: XmlElement): XmlElement {
  const attributes = { classname: shown(classname, MOST_NAME), name, file, time: TIME };
  return { name: "testcase", attributes, children: [outcome] };
}

function countsOf(cases: readonly XmlElement[]) {
  const all = cases.flatMap((each) => (each.name === "testcase" ? [each] : (each.children ?? [])));
  const count = (name: string): number => all.filter(({ children }) => children?.[0]?.name === name).length;
  return {
    tests: all.length,
    failures: count("failure"),
    errors: count("error"),
    skipped: count("skipped"),
    time: TIME,
  };
}
