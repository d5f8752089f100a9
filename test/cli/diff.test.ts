/** `superfactory diff` on repositories with two branches, and on plans. */
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { DiffDocument } from "../../lib/emit/diff/diff-document";
import { PACKAGE } from "../helpers/cli";
import { facility, makeProject, type Project } from "./project";

jest.setTimeout(60_000);

const BIN = join(PACKAGE, "dist/lib/cli/bin.js");

const FILE = facility(
  "hall",
  "for (let at = 2; at <= 4; at++) new Rack(row, `n${at}`, { ...props, slot: at });",
).replace('new Rack(row, "n1", { power', "const props = { power");
/** The rack's props become a constant, so that several racks share them. */
const BASE = FILE.replace("feeds: [grid] });", "feeds: [grid] };");
const HEAD = BASE.replace("at <= 4", "at <= 6");

function git(project: Project, ...args: string[]): string {
  const who = ["-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
  return execFileSync("git", [...who, ...args], { cwd: project.folder, encoding: "utf8" });
}

/** `main` holds the base; the branch that is checked out holds the head, committed. */
function repository(base: string, head: string): Project {
  const project = makeProject({ "facility.ts": base, ".gitignore": "node_modules\n" });
  git(project, "init", "--quiet", "--initial-branch=main");
  git(project, "add", ".");
  git(project, "commit", "--quiet", "--message=base");
  git(project, "checkout", "--quiet", "-b", "more");
  writeFileSync(join(project.folder, "facility.ts"), head);
  git(project, "commit", "--quiet", "--all", "--message=head");
  return project;
}

const documentOf = (stdout: string): DiffDocument => JSON.parse(stdout) as DiffDocument;

describe("against a branch", () => {
  let project: Project;
  beforeAll(() => {
    project = repository(BASE, HEAD);
  });
  afterAll(() => project.remove());

  test("what the branch adds, judged in both states", async () => {
    const { code, stdout, stderr } = await project.run(["diff", "--base", "main", "--format", "json"]);
    expect(stderr).toBe("");
    const diff = documentOf(stdout);
    expect(diff.elements.added.map(({ path }) => path)).toEqual(["s/f/r/n5", "s/f/r/n6"]);
    // 5 racks of 20 kW are at the 100 kVA of the grid and the 100 kW of the row; a sixth would be over: n2 to n6 are five.
    expect(diff.findings.new.filter(({ outcome }) => outcome === "fail")).toEqual([]);
    expect(code).toBe(0);
  });

  test("leaves nothing behind that git sees, and no worktree", async () => {
    await project.run(["diff", "--base", "main"]);
    expect(git(project, "status", "--porcelain")).toBe("");
    expect(git(project, "worktree", "list").trim().split("\n")).toHaveLength(1);
    expect(readdirSync(join(project.folder, ".superfactory"))).toEqual([".gitignore"]);
  });

  test("inside a hook of a commit the index stays what it is", () => {
    const hooked = repository(BASE, HEAD);
    try {
      writeFileSync(
        join(hooked.folder, ".git/hooks/pre-commit"),
        `#!/bin/sh\nexec "${process.execPath}" "${BIN}" diff --base main\n`,
      );
      chmodSync(join(hooked.folder, ".git/hooks/pre-commit"), 0o755);
      writeFileSync(join(hooked.folder, "facility.ts"), BASE);
      writeFileSync(join(hooked.folder, "notes.md"), "new\n");
      git(hooked, "add", "notes.md");
      git(hooked, "commit", "--quiet", "--all", "--message=with a hook");
      expect(git(hooked, "show", "--name-only", "--format=").trim().split("\n")).toEqual(["facility.ts", "notes.md"]);
      expect(git(hooked, "status", "--porcelain")).toBe("");
    } finally {
      hooked.remove();
    }
  });

  test("checkouts of runs that were killed are removed", async () => {
    const dead = execFileSync(process.execPath, ["-e", "console.log(process.pid)"], { encoding: "utf8" }).trim();
    const leftover = join(project.folder, ".superfactory", `base-0123456789ab-${dead}`);
    git(project, "worktree", "add", "--quiet", "--detach", leftover, "main");
    await project.run(["diff", "--base", "main"]);
    expect(readdirSync(join(project.folder, ".superfactory"))).toEqual([".gitignore"]);
    expect(git(project, "worktree", "list").trim().split("\n")).toHaveLength(1);
  });

  test("a new error fails, unless it is told not to", async () => {
    const worse = repository(BASE, HEAD.replace("at <= 6", "at <= 7"));
    try {
      const failing = await worse.run(["diff", "--base", "main", "--format", "json"]);
      expect(failing.code).toBe(1);
      const rules = documentOf(failing.stdout).findings.new.map(({ rule }) => rule);
      expect(rules).toEqual(expect.arrayContaining(["density/row-within-power-limit"]));
      expect((await worse.run(["diff", "--base", "main", "--fail-on", "never"])).code).toBe(0);
      expect((await worse.run(["diff", "--base", "more", "--fail-on", "new-error"])).code).toBe(0);
      expect((await worse.run(["diff", "--base", "more", "--fail-on", "error"])).code).toBe(1);
    } finally {
      worse.remove();
    }
  });

  test("what is not committed counts as the head", async () => {
    const other = repository(BASE, HEAD);
    try {
      writeFileSync(join(other.folder, "facility.ts"), BASE);
      const { stdout } = await other.run(["diff", "--base", "HEAD", "--format", "json"]);
      expect(documentOf(stdout).elements.removed.map(({ path }) => path)).toEqual(["s/f/r/n5", "s/f/r/n6"]);
    } finally {
      other.remove();
    }
  });

  test("commits that the base branch got since are not held against the branch", async () => {
    const other = repository(BASE, HEAD);
    try {
      git(other, "checkout", "--quiet", "main");
      writeFileSync(join(other.folder, "facility.ts"), BASE.replace("at <= 4", "at <= 3"));
      git(other, "commit", "--quiet", "--all", "--message=later");
      git(other, "checkout", "--quiet", "more");
      const { stdout } = await other.run(["diff", "--base", "main", "--format", "json"]);
      expect(documentOf(stdout).elements.added).toHaveLength(2);
    } finally {
      other.remove();
    }
  });

  test("a facility that the base does not have is new as a whole", async () => {
    writeFileSync(join(project.folder, "second.ts"), BASE);
    const { code, stdout, stderr } = await project.run(["diff", "second.ts", "--base", "main"]);
    expect(stderr).toContain("second.ts is not in main");
    expect(stdout).toContain("3 racks added");
    expect(code).toBe(0);
    renameSync(join(project.folder, "second.ts"), join(project.folder, "node_modules", "second.ts"));
  });

  test("a lock file that differs is said", async () => {
    writeFileSync(join(project.folder, "package-lock.json"), "{}\n");
    const { stderr } = await project.run(["diff", "--base", "main"]);
    expect(stderr).toContain("package-lock.json differs");
    expect(stderr).toContain("--base-install");
    execFileSync("rm", [join(project.folder, "package-lock.json")]);
  });

  test("a project in a folder of the repository", async () => {
    const above = makeProject({});
    try {
      const folder = join(above.folder, "sites", "north");
      mkdirSync(folder, { recursive: true });
      for (const [name, text] of [
        ["facility.ts", BASE],
        ["package.json", '{"name":"north"}'],
      ] as const) {
        writeFileSync(join(folder, name), text);
      }
      git(above, "init", "--quiet", "--initial-branch=main");
      writeFileSync(join(above.folder, ".gitignore"), "node_modules\n");
      git(above, "add", ".");
      git(above, "commit", "--quiet", "--message=base");
      writeFileSync(join(folder, "facility.ts"), HEAD);
      const { code, stdout } = await above.shell("cd sites/north && superfactory diff --base main --format json");
      expect(documentOf(stdout).elements.added).toHaveLength(2);
      expect(code).toBe(0);
      expect(existsSync(join(folder, ".superfactory", ".gitignore"))).toBe(true);
    } finally {
      above.remove();
    }
  });

  test.each([
    ["a branch that is not there", ["--base", "no-such-branch"], "There is no commit no-such-branch"],
    ["a branch that looks like an option", ["--base", "--help"], ""],
    ["a file that is not there", ["facilty.ts", "--base", "main"], "There is no file facilty.ts"],
    ["two files with a base", ["a.ts", "b.ts", "--base", "main"], "only one file"],
    ["one plan", ["plan.json"], "takes two plans"],
  ])("wrong use: %s", async (_, args, message) => {
    const { code, stdout, stderr } = await project.run(["diff", ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});

describe("a base that cannot be judged", () => {
  test("is an error of use that names its file and line", async () => {
    const project = repository(BASE.replace("factory.synth();", "missing();"), HEAD);
    try {
      const { code, stderr } = await project.run(["diff", "--base", "main"]);
      expect(code).toBe(2);
      expect(stderr).toContain("cannot be judged as it was in main");
      expect(stderr).toContain("missing is not defined");
      expect(git(project, "worktree", "list").trim().split("\n")).toHaveLength(1);
    } finally {
      project.remove();
    }
  });

  test("outside a repository there is no base", async () => {
    const project = makeProject({ "facility.ts": BASE });
    try {
      const { code, stderr } = await project.run(["diff", "--base", "main"], { GIT_CEILING_DIRECTORIES: "/" });
      expect(code).toBe(2);
      expect(stderr).toContain("needs a git repository");
    } finally {
      project.remove();
    }
  });
});

describe("two plans", () => {
  let project: Project;
  beforeAll(async () => {
    project = makeProject({ "base.ts": BASE, "head.ts": HEAD.replace("at <= 6", "at <= 8") });
    await project.run(["synth", "base.ts", "--plan", "base.json"]);
    await project.run(["synth", "head.ts", "--plan", "head.json"]);
  });
  afterAll(() => project.remove());

  test("an accepted and a rejected one", async () => {
    const { code, stdout } = await project.run(["diff", "base.json", "head.json"]);
    expect(code).toBe(1);
    expect(stdout).toContain("hall: rejected (was accepted)");
    expect(stdout).toContain("4 racks added: s/f/r (4)");
  });

  test("into files, beside what is printed", async () => {
    const outputs = ["--output", "markdown=out/diff.md", "--output", "json=out/diff.json"];
    const { code, stdout, stderr } = await project.run(["diff", "base.json", "head.json", ...outputs]);
    expect(code).toBe(1);
    expect(stdout).toContain("hall: rejected (was accepted)");
    expect(stderr).toBe("Wrote out/diff.md.\nWrote out/diff.json.\n");
    const read = (name: string): string => readFileSync(join(project.folder, "out", name), "utf8");
    expect(read("diff.md")).toContain("<!-- superfactory-diff -->");
    expect(documentOf(read("diff.json")).elements.added).toHaveLength(4);
  });

  test.each([
    ["a format of reports", ["sarif=diff.sarif"], "Give one of pretty, markdown, json and a file"],
    ["no file", ["markdown"], "Give one of pretty, markdown, json and a file"],
    [
      "one file for two formats",
      ["markdown=diff.md", "json=diff.md"],
      "names a file that --output markdown=diff.md names too",
    ],
  ])("wrong --output: %s", async (_, outputs, message) => {
    const args = outputs.flatMap((each) => ["--output", each]);
    const { code, stdout, stderr } = await project.run(["diff", "base.json", "head.json", ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  test("as Markdown it begins with a marker and with what matters", async () => {
    const { stdout } = await project.run(["diff", "base.json", "head.json", "--format", "markdown"]);
    expect(stdout.startsWith("<!-- superfactory-diff -->\n\n## ❌ hall: rejected")).toBe(true);
    expect(stdout.indexOf("### New findings")).toBeLessThan(stdout.indexOf("### What changed"));
  });

  test.each([
    ["no JSON", (text: string) => text.slice(0, -40), "The file is no JSON"],
    ["another version", (text: string) => text.replace('"schema_version": "1"', '"schema_version": "9"'), '"9"'],
    ["an element without a path", (text: string) => text.replace('"path":"s/f/r"', '"pfad":"s/f/r"'), "path"],
    ["counts that are none", (text: string) => text.replace(/"error_count": ?\d+/g, '"errors": 0'), "error_count"],
    ["an element without a kind", (text: string) => text.replace('"kind":"row"', '"art":"row"'), "kind"],
    ["parts that are none", (text: string) => text.replace('"parts": {', '"parts": null, "other": {'), "parts"],
    ["no elements", (text: string) => text.replace('"elements": [', '"elements": {}, "other": ['), "elements"],
  ])("a damaged plan: %s", async (_, damage, message) => {
    const text = readFileSync(join(project.folder, "base.json"), "utf8");
    writeFileSync(join(project.folder, "damaged.json"), damage(text));
    const { code, stdout, stderr } = await project.run(["diff", "damaged.json", "head.json"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("damaged.json");
    expect(stderr).toContain(message);
  });
});
