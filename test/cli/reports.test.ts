/** `--format` and `--output`, run in this process on a plan. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { judgeNamed, validateCommand, type JudgeOptions } from "../../lib/cli/judge-command";
import { fromRepository, planReports } from "../../lib/cli/reports";
import { withReports } from "../../lib/cli/report-options";
import type { Terminal } from "../../lib/cli/terminal";
import { UseError } from "../../lib/cli/use-error";
import { documentText } from "../../lib/emit/documents/document-text";
import { FORMAT_NAMES } from "../../lib/emit/formats";
import { judgeRecords } from "../helpers/judged";
import { feed, rack, site } from "../helpers/records";
import { Command, CommanderError } from "commander";

let folder: string;
let stdout: string;
let stderr: string;
let terminal: Terminal;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "superfactory-reports-"));
  [stdout, stderr] = ["", ""];
  terminal = {
    cwd: folder,
    env: {},
    out: (text) => void (stdout += text),
    note: (text) => void (stderr += text),
    outColour: false,
    noteColour: false,
  };
  // 100 kW on a feed of 10 kVA: an error.
  const overloaded = judgeRecords([
    site("s", { electrical_code: "IEC" }),
    feed("s/grid", { feed_kind: "utility", rated_kva: 10, claims: "N" }),
    rack("s/n", { feeds: ["s/grid"] }),
  ]);
  writeFileSync(join(folder, "package.json"), "{}");
  writeFileSync(join(folder, "plan.json"), documentText(overloaded.plan));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The options as the command line reads them. */
function parsed(...args: readonly string[]): JudgeOptions {
  const command = withReports(new Command("validate"))
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  return command.parse(args, { from: "user" }).opts();
}

const read = (file: string): string => readFileSync(join(folder, file), "utf8");

function problemsOf(action: () => unknown): readonly string[] {
  try {
    action();
  } catch (error) {
    if (error instanceof UseError) return error.problems.map(({ message }) => message);
    throw error;
  }
  return [];
}

test("reports go to files, their folders are made, and stdout has the one format without a file", async () => {
  const options = parsed("--output", "sarif=out/ci/results.sarif", "--output", "junit=junit.xml", "--format", "terse");
  expect(await validateCommand("plan.json", options, terminal)).toBe(1);
  expect((JSON.parse(read("out/ci/results.sarif")) as { version: string }).version).toBe("2.1.0");
  expect(read("junit.xml")).toMatch(/^<\?xml/);
  expect(stdout).toMatch(/^f\.ts:2:1: error power\//);
  expect(stderr).toBe("Wrote out/ci/results.sarif.\nWrote junit.xml.\n");
  // Nothing waits beside the files, and no lock is left.
  expect(readdirSync(join(folder, "out/ci"))).toEqual(["results.sarif"]);
});

test("without --format people read stdout; a format that has a file is not printed as well", async () => {
  await validateCommand("plan.json", parsed("--output", "csv=a.csv"), terminal);
  expect(stdout).toMatch(/\n1 error, |\n\d+ errors?, /);
  stdout = "";
  await validateCommand("plan.json", parsed("--format", "csv", "--output", "csv=a.csv"), terminal);
  expect(stdout).toBe("");
});

test("a format may go to several files, and a file outside the project is allowed", async () => {
  const outside = mkdtempSync(join(tmpdir(), "superfactory-outside-"));
  try {
    const options = parsed("--output", "terse=a.txt", "--output", `terse=${join(outside, "b.txt")}`);
    await validateCommand("plan.json", options, terminal);
    expect(readFileSync(join(outside, "b.txt"), "utf8")).toBe(read("a.txt"));
  } finally {
    rmSync(outside, { recursive: true });
  }
});

test("what is wrong with the options is said before anything is judged, all at once", () => {
  mkdirSync(join(folder, "dir"));
  const problems = problemsOf(() =>
    planReports(
      parsed("--format", "csv", "--format", "sarif", "--output", "junit=dir", "--output", "json=package.json/x"),
      terminal,
      [],
    ),
  );
  expect(problems).toEqual([
    "--output junit=dir names a folder; name the file.",
    "The folder of --output json=package.json/x is a file.",
    "Only one format can go to stdout, and 2 would: csv, sarif.",
  ]);
  expect(problemsOf(() => planReports(parsed("--output", "csv=a", "--output", "json=./a"), terminal, []))).toEqual([
    "--output json=./a names a file that --output csv=a names too.",
  ]);
  expect(problemsOf(() => planReports(parsed("--changed-files", "none.txt"), terminal, []))).toEqual([
    "--changed-files none.txt cannot be read.",
  ]);
});

test.each([
  [["--format", "sarf"], ...FORMAT_NAMES],
  [["--output", "results.sarif"], "--output sarif=results.sarif"],
  [["--output", "xml=a"], "junit"],
  [["--output", "csv="], "--output sarif=results.sarif"],
  [["--report-url", "javascript:alert(1)"], "https://"],
])("%j is refused with what is allowed", (args, ...allowed) => {
  let message = "";
  try {
    parsed(...args);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    message = error.message;
  }
  for (const text of allowed) expect(message).toContain(text);
});

test("changed files come first among the annotations", async () => {
  writeFileSync(join(folder, "changed.txt"), "f.ts\r\n\n");
  expect(planReports(parsed("--changed-files", "changed.txt"), terminal, []).changedFiles).toEqual(["f.ts"]);
  await validateCommand("plan.json", parsed("--format", "github", "--changed-files", "changed.txt"), terminal);
  expect(stdout).toMatch(/^::error file=f\.ts,line=2/);
});

test("places are relative to the root of the repository", async () => {
  mkdirSync(join(folder, ".git"));
  mkdirSync(join(folder, "sites/north"), { recursive: true });
  writeFileSync(join(folder, "sites/north/package.json"), "{}");
  writeFileSync(join(folder, "sites/north/plan.json"), read("plan.json"));
  expect(fromRepository(join(folder, "sites/north"), folder)).toBe("sites/north");
  await validateCommand("sites/north/plan.json", parsed("--format", "terse"), terminal);
  expect(stdout).toMatch(/^sites\/north\/f\.ts:2:1: error/);
});

test("a report that cannot be written fails the use, with nothing on stdout", async () => {
  mkdirSync(join(folder, "real"));
  const options = parsed("--output", "csv=real/a.csv");
  await judgeNamed("plan.json", options, terminal);
  writeFileSync(join(folder, "real/.superfactory.journal.json"), "not ours");
  await expect(validateCommand("plan.json", options, terminal)).rejects.toThrow(/not a journal/);
  expect({ stdout, stderr }).toEqual({ stdout: "", stderr: "" });
  // What had been written by then is named.
  const two = parsed("--output", "csv=good.csv", "--output", "csv=real/a.csv");
  await expect(validateCommand("plan.json", two, terminal)).rejects.toThrow(/not a journal/);
  expect({ stdout, stderr }).toEqual({ stdout: "", stderr: "Wrote good.csv.\n" });
});
