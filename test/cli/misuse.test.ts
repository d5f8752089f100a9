import { existsSync } from "node:fs";
import { join } from "node:path";

import { facility, makeProject, type Project } from "./project";

const FILES = {
  "good.ts": facility("good"),
  "syntax.ts": 'const a = 1;\nconst é = "ü"; const b = = 2;\n',
  "imports-syntax.ts": 'import "./syntax";\n',
  "no-file.ts": 'import { x } from "./nowhere";\nx();\n',
  "no-package.ts": 'import "superfactory";\nimport x from "@nobody/nothing";\nx();\n',
  "throws.ts": `import { Site, Superfactory } from "superfactory";
function build(scope: unknown): void {
  new Site(scope as Superfactory, "s", { electricalCode: "NEC" });
}
["a"].map((name) => build(name === "a" ? undefined : name));
`,
  "throws-text.ts": 'throw "no \\u001b[31mbudget";\n',
  "rejects.ts": 'void Promise.reject(new RangeError("later"));\n',
  "exits.ts": `${facility("exits")}\nprocess.exit(0);\n`,
  "nothing.ts": "export const x = 1;\n",
  "unready.ts": facility("unready", "", ""),
  "twins.ts": `import { Superfactory } from "superfactory";\nfor (let n = 0; n < 2; n++) new Superfactory("twin").synth();\n`,
  "empty.ts": `import { Site, Superfactory } from "superfactory";
const factory = new Superfactory("empty");
new Site(factory, "s", { electricalCode: "IEC" });
factory.synth();
`,
  "no-rule.ts": "export const x = 1;\n",
  "bad-rule.ts": 'export default { id: "site/half", severity: "fatal", summary: "Half." };\n',
  "waits.ts": `await Promise.resolve();\n${facility("waits")}`,
  "folder/x.ts": "",
  "notes.txt": "",
};

/** What is given, and what stderr must say, line by line in order. */
const CASES: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ["no command", [], ["Usage: superfactory"]],
  ["an unknown command", ["sinth"], ["unknown command 'sinth'", "Did you mean synth?"]],
  ["an unknown option", ["validate", "good.ts", "--formt", "json"], ["unknown option '--formt'", "--format", "--help"]],
  ["a value that is not allowed", ["validate", "good.ts", "--format", "xml"], ["xml", "pretty, json"]],
  ["a file that is not there", ["validate", "god.ts"], ['no file god.ts. Did you mean "good.ts"?']],
  ["a folder", ["synth", "folder"], ["folder is a folder, not a file.", "folder/facility.ts"]],
  ["another kind of file", ["synth", "notes.txt"], ["notes.txt is no TypeScript file.", "Allowed are"]],
  ["a plan to synth", ["synth", "package.json"], ["This command reads no plan; validate, diff and whatif do."]],
  [
    "a syntax error",
    ["validate", "syntax.ts"],
    ["syntax.ts:2:26", 'Unexpected "="', "    2 | const é", "      |                          ^"],
  ],
  ["a syntax error in an import", ["validate", "imports-syntax.ts"], ["syntax.ts:2:26"]],
  [
    "a module that is not there",
    ["validate", "no-file.ts"],
    ["no-file.ts:1:19", '"./nowhere", which no-file.ts imports', "Check the path"],
  ],
  [
    "a package that is not there",
    ["validate", "no-package.ts"],
    ["no-package.ts:2:15", '"@nobody/nothing"', "npm install @nobody/nothing"],
  ],
  [
    "an exception",
    ["validate", "throws.ts"],
    ["throws.ts:3:3", "threw TypeError", "at build (throws.ts:3:3)", "at throws.ts:5:21"],
  ],
  ["a thrown text", ["validate", "throws-text.ts"], ["no Error: no [31mbudget"]],
  ["a rejected promise", ["validate", "rejects.ts"], ["rejects.ts:1:21", "RangeError: later"]],
  ["a file that exits", ["synth", "exits.ts"], ["exits.ts", "ended the process"]],
  [
    "a file without a facility",
    ["synth", "nothing.ts"],
    ["nothing.ts", "declares no Superfactory", "new Superfactory("],
  ],
  ["a facility that is not synthesised", ["synth", "unready.ts"], ["unready.ts:2:17", "synth() is never called"]],
  ["two facilities of one name", ["synth", "twins.ts"], ["twins.ts:2:29", 'Two Superfactories are named "twin"']],
  ["a facility without racks", ["synth", "empty.ts"], ['"empty" has no racks']],
  ["a top-level await in CommonJS", ["synth", "waits.ts"], ["waits.ts:1:1", "only an ES module can", ".mts"]],
  [
    "a file without rules",
    ["synth", "good.ts", "--rules", "no-rule.ts"],
    ["no-rule.ts", "exports no rule", "defineRule"],
  ],
  [
    "half a rule",
    ["synth", "good.ts", "--rules", "bad-rule.ts"],
    ['no text "why"', "no severity", 'no function "check"'],
  ],
  ["rules that throw", ["synth", "good.ts", "--rules", "throws-text.ts"], ["throws-text.ts", "threw"]],
  [
    "rule options that are wrong",
    [
      "synth",
      "good.ts",
      "--rule-option",
      "nonsense",
      "--rule-option",
      "power/rack-has-fed.x=1",
      "--rule-option",
      "power/rack-has-feeds.x=1",
    ],
    [
      "form <rule>.<option>=<value>",
      'no rule "power/rack-has-fed". Did you mean "power/rack-has-feeds"?',
      'no option "x"',
    ],
  ],
  ["a file as folder for the results", ["synth", "good.ts", "--out", "good.ts"], ["--out good.ts is a file"]],
  [
    "a path through a file",
    ["synth", "good.ts", "--out", "notes.txt/out"],
    ["Cannot write", "part of the path is a file"],
  ],
  ["a file below a file", ["synth", "good.ts/x.ts"], ["no file good.ts/x.ts. Its folder is not there either."]],
  ["a folder as plan", ["synth", "good.ts", "--plan", "folder"], ["folder/plan.json"]],
  ["a rule that is not there", ["explain", "power/rack-has-feed"], ['Did you mean "power/rack-has-feeds"?']],
];

let project: Project;
beforeAll(() => {
  project = makeProject(FILES);
});
afterAll(() => project.remove());

test.each(CASES)("%s: exit 2, one clear message, nothing on stdout", async (_, args, says) => {
  const { code, stdout, stderr } = await project.run(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  let from = 0;
  for (const text of says) {
    const at = stderr.indexOf(text, from);
    expect(at < 0 ? { text, stderr } : undefined).toBeUndefined();
    from = at;
  }
  // eslint-disable-next-line no-control-regex
  expect(stderr).not.toMatch(/\u001b|node:internal|node_modules|dist\/|file:\/\//);
  expect(existsSync(join(project.folder, "out"))).toBe(false);
});

test("version, help, rules and explain", async () => {
  const [version, help, rules, json, explain] = await Promise.all(
    [
      ["--version"],
      ["synth", "--help"],
      ["rules"],
      ["rules", "--format", "json"],
      ["explain", "power/survives-single-loss"],
    ].map((args) => project.run(args)),
  );
  expect([version, help, rules, json, explain].map((ran) => [ran?.code, ran?.stderr])).toEqual(Array(5).fill([0, ""]));
  expect(version?.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(help?.stdout).toContain("--fail-on <level>");
  const listed = JSON.parse(json?.stdout ?? "") as { id: string; severity: string; summary: string }[];
  expect(listed.map(({ id }) => id)).toContain("power/survives-single-loss");
  expect(rules?.stdout.trim().split("\n")).toHaveLength(listed.length + 1);
  for (const word of ["error", "why", "fix", "message", "source", "215.3"]) expect(explain?.stdout).toContain(word);
});
