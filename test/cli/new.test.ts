/** What `superfactory new` writes compiles, and its tests pass: in a project, and in a copy of this repository. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { filesIn, PACKAGE, superfactory } from "../helpers/cli";
import { facility, makeProject, type Project } from "./project";

jest.setTimeout(120_000);

const TSC = join(PACKAGE, "node_modules/typescript/bin/tsc");
const JEST = join(PACKAGE, "node_modules/jest/bin/jest.js");
const TSX = join(PACKAGE, "node_modules/tsx/dist/cli.mjs");

/** The commands that a run prints. */
const stepsOf = (stdout: string): string[] => stdout.trimEnd().split("\n");

/** What the compiler says. */
const typeErrors = (folder: string, ...args: string[]): string =>
  spawnSync(process.execPath, [TSC, "--noEmit", ...args], { cwd: folder, encoding: "utf8" }).stdout;

describe("in a project", () => {
  let project: Project;
  beforeAll(() => {
    project = makeProject({
      "facility.ts": facility("lake"),
      "tsconfig.json": readFileSync(join(PACKAGE, "templates/common/tsconfig.json"), "utf8"),
    });
    for (const name of ["@jest", "@swc"]) {
      symlinkSync(join(PACKAGE, "node_modules", name), join(project.folder, "node_modules", name));
    }
  });
  afterAll(() => project.remove());

  test("a rule, a construct and an emitter compile, and their tests pass", async () => {
    const rule = await project.run(["new", "rule", "house/rack-names-model"]);
    const construct = await project.run(["new", "construct", "rack-line"]);
    const emitter = await project.run(["new", "emitter", "rack-list"]);
    expect([rule, construct, emitter].map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(rule.stderr).toBe(
      "Wrote 2 files in .: rules/house-rack-names-model.ts, test/rules/house-rack-names-model.test.ts.\n",
    );
    expect(Object.keys(filesIn(project.folder)).filter((path) => path.includes("/"))).toEqual([
      "constructs/rack-line.ts",
      "emitters/rack-list.run.mjs",
      "emitters/rack-list.ts",
      "rules/house-rack-names-model.ts",
      "test/constructs/rack-line.test.ts",
      "test/emitters/rack-list.test.ts",
      "test/rules/house-rack-names-model.test.ts",
    ]);
    expect(typeErrors(project.folder)).toBe("");
    // The settings of the test runner are those that the command says.
    const [, , set = ""] = /^npm pkg set --json '(jest=(.*))'$/m.exec(rule.stdout) ?? [];
    const manifest = JSON.parse(readFileSync(join(project.folder, "package.json"), "utf8")) as object;
    writeFileSync(
      join(project.folder, "package.json"),
      JSON.stringify({ ...manifest, jest: JSON.parse(set) as object }),
    );
    const tests = spawnSync(process.execPath, [JEST], { cwd: project.folder, encoding: "utf8" });
    expect(tests.stderr).toContain("Tests:       4 passed, 4 total");
    expect(tests.status).toBe(0);
  });

  test("the rule judges, with the command that is printed", async () => {
    await project.run(["new", "rule", "house/rack-has-model"]);
    const { code, stdout } = await project.run([
      ..."validate facility.ts --rules rules/house-rack-has-model.ts --format json".split(" "),
    ]);
    const { findings } = JSON.parse(stdout) as { findings: { rule: string; message: string }[] };
    expect(code).toBe(0);
    expect(findings.find(({ rule }) => rule === "house/rack-has-model")?.message).toBe("f/r/n1 names no model.");
  });

  test("the emitter makes files of a plan, with the commands that are printed", async () => {
    const { stdout } = await project.run(["new", "emitter", "list"]);
    expect(stepsOf(stdout).slice(-2)).toEqual([
      "npx superfactory synth facility.ts --plan out/plan.json",
      "npx tsx emitters/list.run.mjs out/plan.json out/list",
    ]);
    await project.run("synth facility.ts --plan out/plan.json".split(" "));
    const run = spawnSync(process.execPath, [TSX, ..."emitters/list.run.mjs out/plan.json out/list".split(" ")], {
      cwd: project.folder,
      encoding: "utf8",
    });
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: "" });
    expect(readFileSync(join(project.folder, "out/list/lake.tsv"), "utf8")).toBe("s/f/r/n1\t\n");
  });

  test("from a folder below, into the project; nothing is written over", async () => {
    mkdirSync(join(project.folder, "halls"));
    const first = await superfactory(["new", "construct", "pod"], { cwd: join(project.folder, "halls") });
    expect({ code: first.code, told: first.stderr.startsWith("Wrote 2 files in ..: constructs/pod.ts") }).toEqual({
      code: 0,
      told: true,
    });
    writeFileSync(join(project.folder, "constructs/pod.ts"), "// mine\n");
    rmSync(join(project.folder, "test/constructs/pod.test.ts"));
    const again = await project.run(["new", "construct", "pod"]);
    expect({ code: again.code, stdout: again.stdout }).toEqual({ code: 2, stdout: "" });
    expect(again.stderr).toContain("has constructs/pod.ts already; nothing was written.");
    expect(readFileSync(join(project.folder, "constructs/pod.ts"), "utf8")).toBe("// mine\n");
    expect(existsSync(join(project.folder, "test/constructs/pod.test.ts"))).toBe(false);
  });

  test.each([
    ["rule", "rack-names-model", '"rack-names-model" is no name for a rule.'],
    ["rule", "house/model", '"house/model" is no name for a rule.'],
    ["rule", "../house/rack-model", '"../house/rack-model" is no name for a rule.'],
    ["rule", "House/rack-model", '"House/rack-model" is no name for a rule.'],
    ["construct", "RackPair", '"RackPair" is no name for a construct.'],
    ["construct", "a/b", '"a/b" is no name for a construct.'],
    ["construct", "rack", '"rack" is taken: the new file itself uses Rack.'],
    ["emitter", "-x", "unknown option '-x'"],
    ["emitter", "2d", '"2d" is no name for an emitter.'],
    ["part", "x", "Allowed choices are rule, construct, emitter."],
  ])("new %s %s: exit 2, nothing written", async (kind, name, message) => {
    const before = filesIn(project.folder);
    const { code, stdout, stderr } = await project.run(["new", kind, name]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(filesIn(project.folder)).toEqual(before);
  });
});

test("without a package.json: exit 2, and what to do first", async () => {
  const folder = mkdtempSync(join(tmpdir(), "superfactory-new-"));
  try {
    const { code, stderr } = await superfactory(["new", "construct", "pod"], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain("There is no package.json in this folder or above");
    expect(stderr).toContain("superfactory init");
    writeFileSync(join(folder, "package.json"), "{");
    const broken = await superfactory(["new", "construct", "pod"], { cwd: folder });
    expect({ code: broken.code, told: broken.stderr.includes("is no JSON") }).toEqual({ code: 2, told: true });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe("in this repository", () => {
  let copy: string;
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "superfactory-repository-"));
    for (const name of ["lib", "constructs", "schema", "types", "docs", "examples", "templates", "scripts"]) {
      cpSync(join(PACKAGE, name), join(copy, name), { recursive: true, dereference: true });
    }
    for (const name of ["test/helpers", "test/emit/formats", "test/contract", "test/seed.js"]) {
      cpSync(join(PACKAGE, name), join(copy, name), { recursive: true, dereference: true });
    }
    for (const name of ["package.json", "tsconfig.json", "jest.config.js"]) {
      cpSync(join(PACKAGE, name), join(copy, name), { dereference: true });
    }
    symlinkSync(join(PACKAGE, "node_modules"), join(copy, "node_modules"));
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test("a rule, a construct and an emitter go where they belong; their tests pass and they compile", async () => {
    const run = (...args: string[]) => superfactory(["new", ...args], { cwd: copy });
    const rule = await run("rule", "density/rack-names-model");
    const construct = await run("construct", "rack-line");
    const emitter = await run("emitter", "plain-list");
    expect([rule, construct, emitter].map(({ stderr }) => stderr)).toEqual([
      "Wrote 2 files in .: lib/rules/density/rack-names-model.ts, test/rules/density/rack-names-model.test.ts.\n",
      "Wrote 2 files in .: constructs/rack-line.ts, test/constructs/rack-line.test.ts.\n",
      "Wrote 2 files in .: lib/emit/formats/plain-list.ts, test/emit/formats/plain-list.test.ts.\n",
    ]);
    expect(stepsOf(rule.stdout)[0]).toBe("npm run generate");
    expect(construct.stdout).toContain(
      'constructs/index.ts: export { RackLine, type RackLineProps } from "./rack-line";',
    );
    expect(emitter.stdout).toContain('lib/emit/formats/index.ts: "plain-list": {');
    const made = ["rack-names-model", "rack-line", "plain-list"];
    const tests = spawnSync(process.execPath, [JEST, ...made], { cwd: copy, encoding: "utf8" });
    expect(tests.stderr).toContain("Tests:       4 passed, 4 total");
    execFileSync(process.execPath, ["scripts/generate.js"], { cwd: copy, stdio: "pipe" });
    const contract = spawnSync(process.execPath, [JEST, "test/contract/rules", "-t", "density/rack-names-model"], {
      cwd: copy,
      encoding: "utf8",
    });
    expect(contract.stderr).toMatch(/Tests: +\d+ skipped, 8 passed/);
    const compiler = { extends: "./tsconfig.json", include: ["types"], files: made.map(fileOf) };
    writeFileSync(join(copy, "tsconfig.new.json"), JSON.stringify(compiler));
    expect(typeErrors(copy, "-p", "tsconfig.new.json")).toBe("");
  });
});

function fileOf(name: string): string {
  if (name === "rack-line") return `test/constructs/${name}.test.ts`;
  return name === "plain-list" ? `test/emit/formats/${name}.test.ts` : `test/rules/density/${name}.test.ts`;
}
