/** Results take no place of what a project consists of, nor each other's; where one cannot be written, none is. */
import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";

import { filesIn } from "../helpers/cli";
import { facility, makeProject, type Project } from "./project";

jest.setTimeout(60_000);

const FILES = {
  "lake.ts": `import limits from "./limits.json";\n${facility("lake", "void limits;")}`,
  "limits.json": "{}",
  "waits.mts": `import more from "./more.json" with { type: "json" };\n${facility("waits", "await Promise.resolve(more);")}`,
  "more.json": "{}",
  "tsconfig.json": "{}",
  "package-lock.json": "{}",
  "house/policy.yaml": "near_limit: 0.9\n",
  "superfactory.yaml": "extends: [./house/policy.yaml]\n",
  "weather/lake.epw": "LOCATION\n",
  "changed.txt": "lake.ts\n",
};

let project: Project;
let before: Record<string, string>;
beforeAll(async () => {
  project = makeProject(FILES);
  await project.run(["synth", "lake.ts", "--out", "earlier", "--plan", "earlier.json"]);
  mkdirSync(join(project.folder, "real"));
  symlinkSync("real", join(project.folder, "linked"));
  symlinkSync("nowhere", join(project.folder, "dangling"));
  before = filesIn(project.folder);
});
afterAll(() => project.remove());

/** Refused with these words as the one error, and with nothing written. */
async function refused(args: readonly string[], words: string | RegExp, of = project): Promise<void> {
  const was = filesIn(of.folder);
  const { code, stdout, stderr } = await of.run(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(words);
  expect(stderr.match(/^error /gm)).toHaveLength(1);
  expect(stderr).not.toContain("This is an error in superfactory");
  expect(filesIn(of.folder)).toEqual(was);
}

const takes = (target: string, what: string): string => `${target} would take the place of ${what}.`;

describe("what the project consists of", () => {
  test.each([
    ["json=lake.ts", "what is judged"],
    ["json=other.ts", "a source file"],
    ["markdown=linked/../lake.ts", "what is judged"],
    ["json=package.json", "a file of the package manager"],
    ["json=package-lock.json", "a file of the package manager"],
    ["json=tsconfig.json", "a file of the compiler"],
    ["sarif=superfactory.yaml", "the policy"],
    ["sarif=house/policy.yaml", "the policy"],
    ["json=superfactory.baseline.json", "the baseline"],
    ["csv=catalog/racks/house.yaml", "a file of the project's catalog"],
    ["csv=weather/lake.epw", "a weather file"],
    ["json=limits.json", "a file that was loaded"],
  ])("is not overwritten by --output %s", async (output, what) => {
    await refused(["validate", "lake.ts", "--output", output], takes(`--output ${output}`, what));
    await refused(["synth", "lake.ts", "--output", output], takes(`--output ${output}`, what));
  });

  test("nor what a file imports that waits at its top level", async () => {
    const args = ["validate", "waits.mts", "--output", "json=more.json"];
    await refused(args, takes("--output json=more.json", "a file that was loaded"));
  });

  test.each([
    [["synth", "lake.ts", "--plan", "package.json"], takes("--plan package.json", "a file of the package manager")],
    [["synth", "lake.ts", "--plan", "limits.json"], takes("--plan limits.json", "a file that was loaded")],
    [
      ["validate", "lake.ts", "--changed-files", "changed.txt", "--output", "terse=changed.txt"],
      takes("--output terse=changed.txt", "the list of changed files"),
    ],
    [
      ["validate", "lake.ts", "--policy", "house/policy.yaml", "--output", "csv=house/policy.yaml"],
      takes("--output csv=house/policy.yaml", "the policy"),
    ],
    [["diff", "a.json", "b.json", "--output", "json=b.json"], takes("--output json=b.json", "what is judged")],
    [["diff", "--base", "main", "--output", "json=facility.ts"], takes("--output json=facility.ts", "what is judged")],
  ])("%j", (args, words) => refused(args, words));
});

describe("what a policy asks for", () => {
  const withOutputs = (outputs: string): Project =>
    makeProject({ ...FILES, "superfactory.yaml": `outputs:\n${outputs}` });

  test.each([
    [
      "  - { format: json, file: lake.ts }",
      ":2:15",
      "The output lake.ts of the policy would take the place of what is",
    ],
    [
      "  - { format: csv, file: superfactory.yaml }",
      ":2:15",
      "superfactory.yaml of the policy would take the place of",
    ],
    [
      "  - { format: json, file: a.out }\n  - { format: csv, file: ./a.out }",
      ":3:15",
      "The output a.out of the policy names a file that The output a.out of the policy names too.",
    ],
    ["  - { format: json, file: out/lake/report.json }", ":2:15", "would take the place of a result of lake."],
  ])("%s", async (outputs, place, words) => {
    const own = withOutputs(`${outputs}\n`);
    try {
      await refused(["synth", "lake.ts"], words, own);
      expect((await own.run(["synth", "lake.ts"])).stderr).toContain(`superfactory.yaml${place}`);
    } finally {
      own.remove();
    }
  });

  test("a file that the command line names as well, by whatever way, is the command line's", async () => {
    const own = withOutputs("  - { format: csv, file: real/a.out }\n");
    try {
      mkdirSync(join(own.folder, "real"));
      symlinkSync("real", join(own.folder, "linked"));
      expect((await own.run(["validate", "lake.ts", "--output", "json=linked/a.out"])).code).toBe(0);
      expect(JSON.parse(readFileSync(join(own.folder, "real/a.out"), "utf8"))).toMatchObject({ factory: "lake" });
    } finally {
      own.remove();
    }
  });
});

describe("two results for one place", () => {
  test.each([
    [
      ["validate", "lake.ts", "--output", "json=real/a.out", "--output", "csv=linked/a.out"],
      "--output csv=linked/a.out names a file that --output json=real/a.out names too.",
    ],
    [
      ["synth", "lake.ts", "--plan", "p.json", "--output", "json=linked/../p.json"],
      "--output json=linked/../p.json names a file that --plan p.json names too.",
    ],
    [
      ["synth", "lake.ts", "--output", "json=out/lake/plan.json"],
      takes("--output json=out/lake/plan.json", "a result of lake"),
    ],
    [["synth", "lake.ts", "--plan", "out/lake/report.json"], takes("--plan out/lake/report.json", "a result of lake")],
  ])("%j", (args, words) => refused(args, words));
});

describe("a place that takes no files", () => {
  const good = ["--output", "csv=new/good.csv"];
  test.each([
    [
      "a link to nothing as the folder",
      ["--output", "json=dangling/x.json"],
      /Cannot write .*dangling.*link to nothing/,
    ],
    ["a link to nothing as the file", ["--output", "json=dangling"], /Cannot write .*dangling: it is a symbolic link/],
    ["a name that is too long", ["--output", `json=${"x".repeat(250)}`], "the name is too long"],
  ])("%s: nothing is written", async (_, bad, words) => {
    await refused(["validate", "lake.ts", ...good, ...bad], words);
    await refused(["synth", "lake.ts", "--plan", "new/p.json", ...good, ...bad], words);
    await refused(
      ["diff", "earlier.json", "earlier.json", ...good.map((each) => each.replace("csv=", "json=")), ...bad],
      words,
    );
    expect(existsSync(join(project.folder, "new"))).toBe(false);
  });

  const onLinux = process.platform === "linux" ? test : test.skip;
  onLinux.each(["/proc/nothing/x.json", "/sys/kernel/x.json"])("a folder of the system: %s", async (file) => {
    await refused(["validate", "lake.ts", ...good, "--output", `json=${file}`], "Cannot write /");
    await refused(["synth", "lake.ts", ...good, "--output", `json=${file}`], "Cannot write /");
    await refused(["synth", "lake.ts", ...good, "--out", "/proc/nothing"], "Cannot write /");
    expect(existsSync(join(project.folder, "new"))).toBe(false);
  });
});

test("a report of an earlier run is replaced, and one beside the results is allowed", async () => {
  const args = ["synth", "lake.ts", "--plan", "out/lake/plan.json", "--output", "json=out/lake/again.json"];
  expect((await project.run(args)).code).toBe(0);
  expect(await project.run(args)).toMatchObject({
    code: 0,
    stderr: expect.stringContaining("Wrote out/lake/again.json."),
  });
  expect(filesIn(project.folder)).toMatchObject(before);
});
