import { DOMParser } from "@xmldom/xmldom";
import { parse as parseCsv } from "csv-parse/sync";

import { FORMAT_NAMES, FORMATS, type FormatName } from "../../../lib/emit/formats";
import { placeIn } from "../../../lib/emit/formats/entries";
import { failsRun } from "../../../lib/emit/formats/fails-run";
import { finding, inputOf, manyFindings, reportOf, SAMPLE } from "./sample";
import { runnerCommands } from "./workflow-runner";

const input = inputOf([SAMPLE]);
const made = (name: FormatName, from = input): string => FORMATS[name].load()(from);

test("every format says what the report says, deterministically, and ends with a line break", () => {
  for (const name of FORMAT_NAMES) {
    const text = made(name);
    expect(text).toBe(made(name));
    expect(text.endsWith("\n")).toBe(true);
    expect(text).toContain("Losing busway/a overloads busway/b");
  }
});

test("a position is repository-relative, and one outside the repository is none", () => {
  const at = (file: string) => ({ file, line: 1, column: 1 });
  expect(placeIn("sites/", at("a/b.ts"))?.file).toBe("sites/a/b.ts");
  expect(placeIn("sites/north/", at("../shared.ts"))?.file).toBe("sites/shared.ts");
  expect(placeIn("sites/", at("../../other.ts"))).toBeUndefined();
  expect(placeIn("", at("/etc/passwd"))).toBeUndefined();
  expect(placeIn("", at("C:/x.ts"))).toBeUndefined();
  expect(placeIn("", at("..x.ts"))?.file).toBe("..x.ts");
});

test.each([
  ["error", "fail", undefined, true],
  ["warning", "fail", undefined, false],
  ["warning", "unknown", "unknown", true],
  ["warning", "fail", "unknown", false],
  ["warning", "fail", "warning", true],
  ["info", "unknown", "warning", false],
] as const)("%s %s with --fail-on %s fails: %s", (severity, outcome, failOn, fails) => {
  expect(failsRun(finding({ severity, outcome }), failOn)).toBe(fails);
});

describe("github", () => {
  const many = inputOf([reportOf(manyFindings(30))], { changedFiles: ["sites/hall-28.ts"] });

  test("one command per finding at its line, most severe first, nothing that is suppressed", () => {
    const commands = runnerCommands(made("github"));
    expect(commands.map(({ name }) => name)).toEqual(["error", "warning"]);
    expect(commands[0]).toEqual({
      name: "error",
      properties: {
        file: "sites/lakeside.ts",
        line: "17",
        endLine: "17",
        col: "32",
        title: "power/survives-single-loss",
      },
      message: [
        "Losing busway/a overloads busway/b: 483 kVA against 460 kVA (105.0 %).",
        "value 483 kVA, limit 460 kVA, margin -23 kVA, state fault(north/busway/a), settled, affects 2 racks in north/hall/r01",
        "at north/busway/b",
        "fix: Add a busway.",
      ].join("\n"),
    });
  });

  test("ten per level, those in changed files first, the last says how many more", () => {
    const commands = runnerCommands(made("github", many));
    const errors = commands.filter(({ name }) => name === "error");
    // 15 of each level: nine and a line for the other six.
    expect([errors.length, commands.length]).toEqual([10, 20]);
    expect(errors[0]?.properties["file"]).toBe("sites/hall-28.ts");
    expect(errors[1]?.properties["file"]).toBe("sites/hall-0.ts");
    expect(errors[9]?.message).toBe("6 more errors: the report lists all.");
  });

  test("within a level what is broken comes before what is unknown", () => {
    const unknown = finding({ outcome: "unknown", severity: "warning", message: "Not known." });
    const broken = finding({ severity: "warning", message: "Broken." });
    const [first] = runnerCommands(made("github", inputOf([reportOf([unknown, broken])])));
    expect(first?.message).toMatch(/^Broken\./);
  });

  test("ten are ten, without a line for the rest", () => {
    const ten = manyFindings(10, () => ({ severity: "error" }));
    expect(runnerCommands(made("github", inputOf([reportOf(ten)]))).map(({ message }) => message)).not.toContainEqual(
      expect.stringContaining("more"),
    );
  });
});

describe("gitlab", () => {
  interface Issue {
    readonly description: string;
    readonly check_name: string;
    readonly fingerprint: string;
    readonly severity: string;
    readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
  }
  const issues = (from = input): Issue[] => JSON.parse(made("gitlab", from)) as Issue[];

  test("has the documented fields, and no byte order mark", () => {
    expect(made("gitlab").charCodeAt(0)).toBe("[".charCodeAt(0));
    expect(issues()).toEqual([
      {
        description: expect.stringMatching(/^Losing .* value 483 kVA, limit 460 kVA/) as string,
        check_name: "power/survives-single-loss",
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}:1$/) as string,
        severity: "critical",
        location: { path: "sites/lakeside.ts", lines: { begin: 17 } },
      },
      expect.objectContaining({ severity: "minor" }),
    ]);
  });

  test("fingerprints are unique, and stay when every line shifts", () => {
    const before = manyFindings(3000);
    const after = manyFindings(3000, (at) => ({ position: { file: "moved.ts", line: at + 900, column: 1 } }));
    const marks = issues(inputOf([reportOf(before)])).map((issue) => issue.fingerprint);
    expect(new Set(marks).size).toBe(3000);
    expect(issues(inputOf([reportOf(after)])).map((issue) => issue.fingerprint)).toEqual(marks);
  });

  test("equal fingerprints of a report, and of two facilities, are told apart", () => {
    const twice = reportOf([finding(), finding()]);
    const marks = issues(inputOf([twice, { ...twice, factory: "other" }])).map((issue) => issue.fingerprint);
    expect(new Set(marks).size).toBe(4);
  });

  test("a finding without a line is at the file that was judged", () => {
    const { position: _, ...placeless } = finding();
    expect(issues(inputOf([reportOf([placeless])]))[0]?.location).toEqual({
      path: "sites/lakeside.ts",
      lines: { begin: 1 },
    });
  });
});

describe("junit", () => {
  const parsed = (from = input) => {
    const onError = (level: string, message: string): never => {
      throw new Error(`${level}: ${message}`);
    };
    return new DOMParser({ onError }).parseFromString(made("junit", from), "text/xml");
  };
  const elements = (name: string, from = input) => [...parsed(from).getElementsByTagName(name)];

  test("a suite per rule with a case per finding, the rest of the subjects as one", () => {
    expect(elements("testsuite").map((suite) => suite.getAttribute("name"))).toEqual([
      "power/survives-single-loss",
      "thermal/flow",
      "wan/route",
    ]);
    const cases = elements("testcase").map((each) => [
      each.getAttribute("name"),
      [...each.childNodes].find(({ nodeType }) => nodeType === 1)?.nodeName,
    ]);
    expect(cases).toEqual([
      ["north/busway/b", "failure"],
      ["north/busway/c", "skipped"],
      ["Survivors carry their load.", "system-out"],
      ["north/tcs", "system-out"],
      ["wan/route", "skipped"],
    ]);
    expect(elements("skipped")[0]?.getAttribute("message")).toBe("Test stand. (power team, until 2027-03-31)");
    expect(elements("failure")[0]?.textContent).toContain("value 483 kVA\nlimit 460 kVA\nmargin -23 kVA");
  });

  test("counts are those of the cases", () => {
    for (const suite of [...elements("testsuites"), ...elements("testsuite")]) {
      const count = (name: string): string => String(suite.getElementsByTagName(name).length);
      expect(suite.getAttribute("tests")).toBe(count("testcase"));
      expect(suite.getAttribute("failures")).toBe(count("failure"));
      expect(suite.getAttribute("errors")).toBe(count("error"));
      expect(suite.getAttribute("skipped")).toBe(count("skipped"));
    }
  });

  test("holds to the form that Jenkins and GitLab read: one outcome per case, with its class and its name", () => {
    const OUTCOMES = ["failure", "error", "skipped", "system-out"];
    const nodes = (of: { readonly childNodes: Iterable<{ nodeType: number; nodeName: string }> }) =>
      [...of.childNodes].filter(({ nodeType }) => nodeType === 1).map(({ nodeName }) => nodeName);
    for (const suite of elements("testsuite")) expect(new Set(nodes(suite))).toEqual(new Set(["testcase"]));
    for (const each of elements("testcase")) {
      expect(nodes(each)).toHaveLength(1);
      expect(OUTCOMES).toContain(nodes(each)[0]);
      expect(each.getAttribute("classname")).toBe((each.parentNode as typeof each).getAttribute("name"));
    }
  });

  test("what --fail-on adds fails, and a crashed rule is an error", () => {
    expect(elements("failure", inputOf([SAMPLE], { failOn: "unknown" }))).toHaveLength(2);
    const crash = finding({ rule: "engine/rule-crashed", message_id: "crashed" });
    expect(elements("error", inputOf([reportOf([crash])]))).toHaveLength(1);
  });

  test("two findings of a rule on one element are two cases", () => {
    const names = elements("testcase", inputOf([reportOf([finding(), finding()])])).map((each) =>
      each.getAttribute("name"),
    );
    expect(names.slice(0, 2)).toEqual(["north/busway/b", "north/busway/b (2)"]);
  });
});

describe("csv", () => {
  const rows = (from = input) => parseCsv<Record<string, string>>(made("csv", from), { columns: true });

  test("a row per finding with its numbers, what is set aside among them", () => {
    expect(rows()).toHaveLength(3);
    expect(rows()[0]).toMatchObject({ path: "north/busway/b", value: "483", margin: "-23", unit: "kVA", line: "17" });
    expect(rows()[2]).toMatchObject({ set_aside_by: "suppression", reason: "Test stand.", until: "2027-03-31" });
  });

  test.each(["=cmd|'/c calc'!A1", "+1", "-1", "@SUM(1)", "  =1", "＝1", "\t=1"])("%j is no formula", (path) => {
    expect(rows(inputOf([reportOf([finding({ path })])]))[0]?.["path"]).toMatch(/^['␉]/);
  });
});

describe("terse", () => {
  test("one line per finding, with everything that decides", () => {
    expect(made("terse").split("\n")[0]).toBe(
      "sites/lakeside.ts:17:32: error power/survives-single-loss north/busway/b: Losing busway/a overloads busway/b: " +
        "483 kVA against 460 kVA (105.0 %). value 483 kVA, limit 460 kVA, margin -23 kVA, " +
        "state fault(north/busway/a), settled, affects 2 racks in north/hall/r01. fix: Add a busway.",
    );
    expect(made("terse").split("\n")).toHaveLength(3);
  });

  test("nothing where nothing was found", () => {
    expect(made("terse", inputOf([reportOf([])]))).toBe("");
  });
});
