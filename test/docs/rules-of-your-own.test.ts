/** What docs/rules-of-your-own.md tells a user to write and to run works as it says, in the project that it starts from. */
import { spawnSync } from "node:child_process";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { makeProject, type Project } from "../cli/project";
import { edited, PACKAGE } from "../helpers/cli";

jest.setTimeout(60_000);

const PAGE = readFileSync(join(PACKAGE, "docs/rules-of-your-own.md"), "utf8");

/** The fenced blocks of a language, in order. */
function blocks(language: string): string[] {
  const all = [...PAGE.matchAll(/^```(\w*)\n(.*?)^```$/gms)];
  return all.filter(([, own]) => own === language).map(([, , block = ""]) => block);
}

/** The blocks that name their file, by that name. */
const FILES = Object.fromEntries(
  [...blocks("ts"), ...blocks("yaml")].map((block) => [/^(?:\/\/|#) (\S+)\n/.exec(block)?.[1] ?? block, block]),
);
const RULE = "rules/house-row-within-containment.ts";
const TEST = "test/rules/house-row-within-containment.test.ts";
const COMMANDS = blocks("sh").flatMap((block) => block.trimEnd().split("\n"));

const template = (path: string): string => readFileSync(join(PACKAGE, "templates", path), "utf8");
const ROW = 'new Row(hall, "r01", { powerLimit: Power.kilowatts(1360) })';
const ROW_WITH_PITCH = /`(new Row\(.*?)`:/.exec(PAGE)?.[1] ?? "";

let project: Project;
beforeAll(() => {
  project = makeProject({
    "facility.ts": template("site/facility.ts"),
    "tsconfig.json": template("common/tsconfig.json"),
  });
  for (const name of ["@jest", "@swc"]) {
    symlinkSync(join(PACKAGE, "node_modules", name), join(project.folder, "node_modules", name));
  }
});
afterAll(() => project.remove());

const write = (path: string, text: string): void => writeFileSync(join(project.folder, path), text);
/** Runs a command of the page: it must be one. */
function run(beginning: string) {
  const found = COMMANDS.find((command) => command.startsWith(`npx superfactory ${beginning}`));
  if (!found) throw new Error(`The page has no command "npx superfactory ${beginning}".`);
  return project.shell(found.slice("npx ".length));
}
const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: project.folder, encoding: "utf8" });

test("the page from its beginning to its end", async () => {
  expect(Object.keys(FILES)).toEqual([RULE, TEST, "superfactory.yaml"]);
  expect(COMMANDS).toHaveLength(5);

  const made = await run("new rule");
  expect({ code: made.code, stderr: made.stderr }).toEqual({
    code: 0,
    stderr: `Wrote 2 files in .: ${RULE}, ${TEST}.\n`,
  });
  write(RULE, FILES[RULE] ?? "");
  write(TEST, FILES[TEST] ?? "");
  expect(node(join(PACKAGE, "node_modules/typescript/bin/tsc"), "--noEmit").stdout).toBe("");

  const swc = ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } } }];
  write("jest.config.json", JSON.stringify({ transform: { "\\.ts$": swc } }));
  expect(COMMANDS).toContain(`npx jest ${TEST}`);
  const tests = node(join(PACKAGE, "node_modules/jest/bin/jest.js"), TEST);
  expect(tests.stderr).toContain("Tests:       5 passed, 5 total");

  const [unknown = "", failure = ""] = blocks("");
  const first = await run("validate facility.ts");
  expect({ code: first.code, told: first.stdout.startsWith(unknown) }).toEqual({ code: 0, told: true });

  write("facility.ts", edited(template("site/facility.ts"), [ROW, ROW_WITH_PITCH]));
  const second = await run("validate facility.ts");
  expect(second.code).toBe(1);
  expect(second.stdout.startsWith(failure)).toBe(true);

  const explained = await run("explain");
  expect(explained.stdout).toContain("limit_m (number, 0 to any; default 6): Length of one containment kit, in m.");
  const [longer = ""] = COMMANDS.filter((command) => command.includes("--rule-option"));
  expect((await project.shell(longer.slice("npx ".length))).code).toBe(0);
});

test("the policy of the page: the rule counts without being named, at its severity, with its option", async () => {
  write(RULE, FILES[RULE] ?? "");
  const row = ROW_WITH_PITCH.replace("metres(0.7)", "metres(0.8)");
  write("facility.ts", edited(template("site/facility.ts"), [ROW, row]));
  write("superfactory.yaml", FILES["superfactory.yaml"] ?? "");
  const { code, stdout } = await project.run(["validate", "--format", "json"]);
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; severity: string; message: string }[] };
  expect(code).toBe(0);
  expect(findings.filter(({ rule }) => rule === "house/row-within-containment")).toMatchObject([
    // 9 x 0.8 m
    { severity: "warning", message: "The 9 racks of hall-1/r01 take 7.2 m, more than the 7 m of a containment kit." },
  ]);
});
