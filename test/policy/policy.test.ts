import { folderOf, problemsOf, projectWith, removeFolders } from "./project-folder";
import { loadProject } from "../../lib/project";
import { judgeRecords } from "../helpers/judged";

afterEach(removeFolders);

const PACK = `exports.rule = {
  id: "house/pack-rule", severity: "warning", appliesTo: "rack", summary: "S.", why: "W.", fix: "F.",
  sources: [], messages: { no: "No." }, check() {},
};
`;

test("without a policy nothing is decided", () => {
  const { terms, baseline, outputs, projectRules } = loadProject(folderOf({}));
  expect([terms.settings, terms.overrides, terms.suppressions]).toEqual([{}, [], []]);
  expect([baseline, outputs, projectRules]).toEqual([undefined, [], []]);
});

test("everything that a policy can say", () => {
  const policy = `# yaml-language-server: $schema=node_modules/superfactory/schema/policy.schema.json
packs: [./pack.js]
severities:
  density/racks-apart: off
options:
  thermal/loop-above-dew-point: { margin_k: 3 }
near_limit: 0.57
sites:
  north: { severities: { house/pack-rule: info } }
paths:
  "north/hall-*":
    near_limit: 0.8
suppressions:
  - rule: power/survives-single-loss
    paths: [north/busway/*]
    reason: Test stand.
    until: 2027-03-31
    owner: Facilities
outputs:
  - { format: sarif, file: out/report.sarif }
baseline: known.json
`;
  const baseline = '{ "schema_version": "1", "facilities": { "f": [] } }';
  const project = projectWith(policy, { "pack.js": PACK, "known.json": baseline });
  const notice = (percent: number) => ({ options: { notice_percent: percent } });
  const { settings, overrides, suppressions } = project.terms;
  expect(settings).toEqual({
    "density/racks-apart": { severity: "off" },
    "density/row-keeps-reserve": notice(57),
    "power/feed-keeps-reserve": notice(57),
    "thermal/loop-above-dew-point": { options: { margin_k: 3 } },
    "thermal/loop-keeps-reserve": notice(57),
    "thermal/rejection-keeps-reserve": notice(57),
  });
  expect(overrides).toEqual([
    {
      paths: ["north"],
      settings: { "house/pack-rule": { severity: "info" } },
      position: { file: "superfactory.yaml", line: 9, column: 3 },
    },
    {
      paths: ["north/hall-*"],
      settings: {
        "density/row-keeps-reserve": notice(80),
        "power/feed-keeps-reserve": notice(80),
        "thermal/loop-keeps-reserve": notice(80),
        "thermal/rejection-keeps-reserve": notice(80),
      },
      position: { file: "superfactory.yaml", line: 11, column: 3 },
    },
  ]);
  expect(suppressions).toEqual([
    {
      rule: "power/survives-single-loss",
      paths: ["north/busway/*"],
      reason: "Test stand.",
      until: "2027-03-31",
      owner: "Facilities",
      position: { file: "superfactory.yaml", line: 14, column: 5 },
    },
  ]);
  expect(project.outputs).toMatchObject([{ format: "sarif", path: `${project.root}/out/report.sarif` }]);
  expect([project.baseline, project.projectRules]).toEqual([new Map([["f", []]]), ["house/pack-rule"]]);
});

test("sites and facilities may be named as every object's properties are", () => {
  const scope = "{ severities: { density/racks-apart: info } }";
  const policy = `sites: { constructor: ${scope}, __proto__: ${scope} }\npaths: { toString: ${scope} }\n`;
  const known = '{ "schema_version": "1", "facilities": { "__proto__": [], "valueOf": [] } }';
  const { terms, baseline } = projectWith(policy, { "superfactory.baseline.json": known });
  expect(terms.overrides?.map(({ paths }) => paths)).toEqual([["constructor"], ["__proto__"], ["toString"]]);
  expect([...(baseline ?? [])]).toEqual([
    ["__proto__", []],
    ["valueOf", []],
  ]);
});

describe("extends", () => {
  const BASE = `severities: { density/racks-apart: warning, wan/link-within-capacity: info }
options: { thermal/loop-above-dew-point: { margin_k: 1 } }
suppressions: [{ rule: density/racks-apart, paths: [a], reason: Base. }]
paths: { a: { severities: { density/racks-apart: off } } }
`;

  test("the policy counts before what it extends, and lists add up", () => {
    const policy = `extends: [./base/policy.yaml]
severities: { density/racks-apart: error }
suppressions: [{ rule: density/racks-apart, paths: [b], reason: Own. }]
paths: { b: { severities: { density/racks-apart: info } } }
`;
    const { terms } = projectWith(policy, { "base/policy.yaml": BASE });
    expect(terms.settings).toEqual({
      "density/racks-apart": { severity: "error" },
      "thermal/loop-above-dew-point": { options: { margin_k: 1 } },
      "wan/link-within-capacity": { severity: "info" },
    });
    expect(terms.suppressions?.map(({ reason, position }) => [reason, position?.file])).toEqual([
      ["Base.", "base/policy.yaml"],
      ["Own.", "superfactory.yaml"],
    ]);
    expect(terms.overrides?.map(({ paths }) => paths)).toEqual([["a"], ["b"]]);
  });

  test("a package gives its superfactory.yaml, or a file of it, with packs of its own", () => {
    const files = {
      "node_modules/@acme/policy/superfactory.yaml": "packs: [./rules.js]\n",
      "node_modules/@acme/policy/rules.js": PACK,
      "node_modules/@acme/policy/strict.yaml": "near_limit: 0.9\n",
    };
    const project = projectWith('extends: ["@acme/policy", "@acme/policy/strict.yaml"]\n', files);
    expect(project.projectRules).toEqual(["house/pack-rule"]);
    expect(project.terms.settings?.["power/feed-keeps-reserve"]).toEqual({ options: { notice_percent: 90 } });
  });

  test("one base by two ways is read once", () => {
    const files = {
      "a.yaml": "extends: [./c.yaml]\n",
      "b.yaml": "extends: [./c.yaml]\n",
      "c.yaml": "suppressions: [{ rule: density/racks-apart, paths: [a], reason: Once. }]\n",
    };
    expect(projectWith("extends: [./a.yaml, ./b.yaml]\n", files).terms.suppressions).toHaveLength(1);
  });

  test("of itself, by any way, is refused", () => {
    expect(problemsOf("extends: [./superfactory.yaml]\n")).toEqual([
      "superfactory.yaml:1:11 The policy extends itself: superfactory.yaml → superfactory.yaml. Remove one of the steps.",
    ]);
    const files = { "a.yaml": "extends:\n  - ./b.yaml\n", "b.yaml": "extends:\n  - ./a.yaml\n" };
    expect(problemsOf("extends: [./a.yaml]\n", files)).toEqual([
      "b.yaml:2:5 The policy extends itself: a.yaml → b.yaml → a.yaml. Remove one of the steps.",
    ]);
  });

  test("of what is not there is refused", () => {
    expect(problemsOf("extends: [./nowhere.yaml, nobody]\n")).toEqual([
      'superfactory.yaml:1:11 There is no file "./nowhere.yaml" to extend.',
      'superfactory.yaml:1:27 There is no policy in a package "nobody". Install it, or begin the name of a file with ./.',
    ]);
  });
});

describe("wrong policies say everything at once, with the place", () => {
  test.each([
    ["bad YAML", "severities: {\n", [/^superfactory\.yaml:2:1 This is not valid YAML/]],
    [
      "a second document",
      "near_limit: 0.9\n---\nnear_limit: 0.8\n",
      [/:2:1 A second YAML document begins here, and one is allowed\. Write one policy per file/],
    ],
    ["a second document after an empty one", "---\n---\nnear_limit: 0.8\n", [/:2:1 A second YAML document begins/]],
    ["an empty file", "", [/^superfactory\.yaml:1:1 The file is empty/]],
    ["a list", "- a\n", [/^superfactory\.yaml:1:1 A policy is a mapping/]],
    ["a key twice", "near_limit: 1\nnear_limit: 1\n", [/:2:1 The key "near_limit" is given twice/]],
    ["an unknown key", "severitys: {}\n", [/:1:1 "severitys" is not a key of a policy\. Did you mean "severities"\?/]],
    ["a wrong type", "near_limit: high\n", [/:1:13 "near_limit" must be a number, but is the text "high"/]],
    ["a share of 90", "near_limit: 90\n", [/:1:13 "near_limit" is 90; allowed is 1 or less/]],
    [
      "an unknown severity",
      "severities: { density/racks-apart: eror }\n",
      [/:1:36 .*allowed are error, warning, info, off\. Did you mean "error"\?/],
    ],
    [
      "an unknown rule",
      "severities:\n  density/rack-apart: off\n",
      [/:2:3 There is no rule "density\/rack-apart"\. Did you mean "density\/racks-apart"\?/],
    ],
    [
      "an unknown option, an option of another type and one out of range",
      "options:\n  thermal/loop-above-dew-point:\n    margin: 2\n    margin_k: warm\n  density/racks-apart: { x: 1 }\n",
      [/:3:13 .* has no option "margin"/, /:4:15 .*must be a number/, /:5:29 .*it has none/],
    ],
    [
      "a suppression without a reason",
      "suppressions:\n  - { rule: density/racks-apart, paths: [a] }\n",
      [/:2:5 .*has no "reason"/],
    ],
    [
      "a suppression with everything wrong",
      "suppressions:\n  - rule: x/y\n    paths: [/a, 'b{']\n    reason: R.\n    until: 2027-02-30\n",
      [/:2:11 There is no rule "x\/y"/, /:3:13 .*empty id/, /:3:17 .*does not end/, /:5:12 "2027-02-30" is no day/],
    ],
    [
      "a rule that cannot be suppressed, turned off or lowered for all, at a site, and by a pattern",
      `severities:
  declaration/value-allowed: "off"
  suppression/not-expired: info
sites:
  s: { severities: { power/feed-cycle-free: warning } }
paths:
  "**":
    severities: { suppression/rule-suppressible: off, suppression/not-expired: error }
`,
      [
        /:2:30 The severity of declaration\/value-allowed is off, but the rule cannot be suppressed/,
        /:3:28 .*suppression\/not-expired is info.* allowed is warning, or error\.$/,
        /:5:45 .*power\/feed-cycle-free is warning/,
        /:8:50 .*suppression\/rule-suppressible is off/,
      ],
    ],
    [
      "names that every object has, as rules and options",
      `severities: { constructor: off, __proto__: off }
options: { toString: { x: 1 }, thermal/loop-above-dew-point: { __proto__: 1 } }
outputs: [{ format: constructor, file: x }]
suppressions: [{ rule: valueOf, paths: [a], reason: R. }]
`,
      [
        /:1:15 There is no rule "constructor"/,
        /:1:33 There is no rule "__proto__"/,
        /:2:12 There is no rule "toString"/,
        /:2:75 .* has no option "__proto__"/,
        /:4:24 There is no rule "valueOf"/,
      ],
    ],
    ["a pattern that cannot be read", "paths:\n  a//b: {}\n", [/:2:3 .*empty id/]],
    ["a missing pack", "packs: [./none.js]\n", [/:1:9 There is no rule pack "\.\/none\.js"/]],
    ["a missing baseline", "baseline: none.json\n", [/:1:11 There is no baseline none\.json/]],
    [
      "mistakes of several kinds in one file",
      "near_limit: 2\nseverities: { a/b: off }\nextends: [./x.yaml]\nsuppression: []\n",
      [
        /:4:1 "suppression" is not a key/,
        /:1:13 "near_limit" is 2/,
        /:3:11 There is no file/,
        /:2:15 There is no rule/,
      ],
    ],
  ])("%s", (_, policy, expected) => {
    const problems = problemsOf(policy);
    expect(problems).toHaveLength(expected.length);
    for (const words of expected) expect(problems).toContainEqual(expect.stringMatching(words));
  });

  test("in all files of a chain", () => {
    const problems = problemsOf("extends: [./base.yaml]\nnear_limit: 0\n", { "base.yaml": "near_limit: 0\n" });
    expect(problems.map((each) => each.split(" ")[0])).toEqual(["base.yaml:1:13", "superfactory.yaml:2:13"]);
  });

  test("a pack that throws, and one that exports no rule, at the line that names them", () => {
    const files = { "throws.js": 'throw new Error("no licence");\n', "none.js": "exports.x = 1;\n" };
    expect(problemsOf("packs:\n  - ./throws.js\n  - ./none.js\nseverities: { house/x: off }\n", files)).toEqual([
      "superfactory.yaml:2:5 The rule pack cannot be loaded: no licence",
      "superfactory.yaml:3:5 The file exports no rule.",
    ]);
  });

  test.each([
    ["is no JSON", "{"],
    ['must be the text "1"', '{ "schema_version": "2", "facilities": {} }'],
    ['has no "path"', '{ "schema_version": "1", "facilities": { "f": [{ "rule": "a/b" }] } }'],
  ])("a baseline that %s", (words, text) => {
    const problems = problemsOf("near_limit: 1\n", { "superfactory.baseline.json": text });
    expect(problems.some((each) => each.startsWith("superfactory.baseline.json") && each.includes(words))).toBe(true);
  });
});

test("what a plan says is refused as well: an invalid rack would be accepted", () => {
  const off = { "declaration/value-allowed": { severity: "off" as const } };
  const words = "The severity of declaration/value-allowed is off, but the rule cannot be suppressed.";
  expect(() => judgeRecords([], off)).toThrow(words);
  expect(() => judgeRecords([], {}, { judged_with: { overrides: [{ paths: ["**"], settings: off }] } })).toThrow(words);
});
