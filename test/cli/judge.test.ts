import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { PlanDocument, ReportDocument } from "../../lib/emit/documents/documents";
import { facility, makeProject, type Project, type Ran } from "./project";

const OVERLOADED = `for (let n = 2; n <= 6; n++) {
  new Rack(row, \`n\${n}\`, { power: Power.kilowatts(20), powerFactor: 1, liquidFraction: 0, feeds: [grid] });
}`;

let project: Project;

beforeAll(() => {
  project = makeProject({
    "good.ts": facility("good"),
    "bad.ts": facility("bad", OVERLOADED),
    "two.ts": `${facility("first")}\n{\n${facility("second", "console.log('from the file');").replace(/^import.*$/m, "")}}\n`,
    "late.ts": `import { setTimeout as wait } from "node:timers/promises";\n${facility("late", "", "void wait(20).then(() => factory.synth());")}`,
    "limit.ts": facility("limit"),
    "extra-rules.ts": `import { defineRule } from "superfactory/rules";
export default defineRule({
  id: "site/no-racks", severity: "warning", appliesTo: "rack", summary: "No rack stands here.", why: "A test.", fix: "Remove it.",
  sources: [{ title: "The project", mark: "ASSUMPTION" }], messages: { there: "{rack} is there." },
  options: { most: { type: "number", default: 0, minimum: 0, description: "Racks.", source: { title: "The project", mark: "ASSUMPTION" } } },
  check({ subject, index, options, report }) {
    if (index.all("rack").length > options.most) report("there", { data: { rack: subject.path } });
  },
});
`,
  });
});

afterAll(() => project.remove());

const inOut = (name: string): string => join(project.folder, "out", name);
const reportOf = ({ stdout }: Ran): ReportDocument => JSON.parse(stdout) as ReportDocument;

describe("synth", () => {
  test("writes report, plan and Terraform of a facility without errors, and touches nothing the second time", async () => {
    const first = await project.run(["synth", "good.ts"]);
    expect({ code: first.code, stderr: first.stderr }).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^good: wrote \d+ files in out\/good\.\n$/),
    });
    expect(readdirSync(inOut("good")).sort()).toEqual(
      expect.arrayContaining(["manifest.json", "plan.json", "report.json", "stacks"]),
    );
    const second = await project.run(["synth", "good.ts"]);
    expect(second.stdout).toBe(first.stdout);
    expect(second.stderr).toMatch(/^good: wrote 0 files in out\/good \(\d+ unchanged\)\.\n$/);
  });

  test("writes only the report of a rejected one, prints what is wrong, and exits 1", async () => {
    const { code, stdout } = await project.run(["synth", "bad.ts", "--out", "results"]);
    expect(code).toBe(1);
    expect(readdirSync(join(project.folder, "results/bad"))).toEqual(["report.json"]);
    // Six racks of 20 kW against 100 kW of the row and 100 kVA of the connection.
    expect(stdout).toContain("error  density/row-within-power-limit");
    expect(stdout).toContain("error  power/feed-within-device-rating");
    expect(stdout).toMatch(/value 120 kVA {3}limit 100 kVA {3}margin -20 kVA {3}state normal/);
    expect(stdout).toMatch(/\n2 errors, \d+ warnings?, \d+ unknown\. Checks: .*\n$/);
  });

  test("keeps what an accepted run wrote when a later one is rejected", async () => {
    await project.run(["synth", "limit.ts"]);
    const plan = readFileSync(join(inOut("limit"), "plan.json"), "utf8");
    writeFileSync(join(project.folder, "limit.ts"), facility("limit", OVERLOADED));
    const { code } = await project.run(["synth", "limit.ts"]);
    expect(code).toBe(1);
    expect(readFileSync(join(inOut("limit"), "plan.json"), "utf8")).toBe(plan);
  });

  test("moves the results to the folder that cdktf names", async () => {
    const { code } = await project.run(["synth", "good.ts"], { CDKTF_OUTDIR: "cdktf.out" });
    expect(code).toBe(0);
    expect(existsSync(join(project.folder, "cdktf.out/manifest.json"))).toBe(true);
  });

  test("judges several facilities in the order of declaration; what the file prints goes to stderr", async () => {
    const { code, stdout, stderr } = await project.run(["synth", "two.ts", "--format", "json"]);
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as ReportDocument[]).map((each) => each.factory)).toEqual(["first", "second"]);
    expect(stderr).toMatch(/^from the file\nfirst: wrote .*\nsecond: wrote .*\n$/);
  });

  test("refuses one place for several facilities, and writes nothing", async () => {
    const runs = await Promise.all([
      project.run(["synth", "two.ts", "--plan", "two.json", "--out", "refused"]),
      project.run(["synth", "two.ts", "--out", "refused"], { CDKTF_OUTDIR: "refused" }),
    ]);
    expect(runs.map(({ code, stdout }) => [code, stdout])).toEqual([
      [2, ""],
      [2, ""],
    ]);
    expect(runs.map(({ stderr }) => /(--plan|CDKTF_OUTDIR) names one/.test(stderr))).toEqual([true, true]);
    expect(existsSync(join(project.folder, "refused"))).toBe(false);
  });

  test("runs the file to its end", async () => {
    const { code, stdout } = await project.run(["validate", "late.ts", "--format", "json"]);
    expect({ code, factory: (JSON.parse(stdout) as ReportDocument).factory }).toEqual({ code: 0, factory: "late" });
  });
});

describe("plans", () => {
  test("a plan of a rejected run is judged again, to the same report", async () => {
    const { code, stderr } = await project.run(["synth", "bad.ts", "--plan", "bad.plan.json"]);
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("wrote the plan (rejected) to bad.plan.json"),
    });
    const [fromSource, fromPlan] = await Promise.all([
      project.run(["validate", "bad.ts"]),
      project.run(["validate", "bad.plan.json"]),
    ]);
    expect(fromPlan).toEqual(fromSource);
  });

  test("that are not right say where", async () => {
    const plan = JSON.parse(readFileSync(join(project.folder, "bad.plan.json"), "utf8")) as PlanDocument;
    const files: Record<string, string> = {
      "broken.json": '{\n  "schema_version": "1",\n  oops\n}\n',
      "other.json": "[1]",
      "newer.json": JSON.stringify({ ...plan, schema_version: "99" }),
      "rules.json": JSON.stringify({ ...plan, judged_with: { ...plan.judged_with, project_rules: ["site/mine"] } }),
      "report.json": JSON.stringify(plan.report),
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(project.folder, name), text);
    const runs = await Promise.all(Object.keys(files).map((name) => project.run(["validate", name])));
    expect(runs.map(({ code, stdout }) => ({ code, stdout }))).toEqual(runs.map(() => ({ code: 2, stdout: "" })));
    expect(runs[0]?.stderr).toContain("broken.json:3:3");
    expect(runs[1]?.stderr).toContain("The file is no plan");
    expect(runs[4]?.stderr).toContain("it has no judged_with, no model, no positions");
    expect(runs[2]?.stderr).toContain('schema_version "99"; this version reads "1"');
    expect(runs[3]?.stderr).toContain("site/mine");
  });
});

describe("exit codes and options", () => {
  test("rules of the project warn, and --fail-on decides on the exit code", async () => {
    const [plain, warning, unknown, option] = await Promise.all([
      project.run(["validate", "good.ts", "--rules", "extra-rules.ts"]),
      project.run(["validate", "good.ts", "--rules", "extra-rules.ts", "--fail-on", "warning"]),
      project.run(["validate", "good.ts", "--fail-on", "unknown", "--format", "json"]),
      project.run([
        "validate",
        "good.ts",
        "--rules",
        "extra-rules.ts",
        "--rule-option",
        "site/no-racks.most=1",
        "--format",
        "json",
      ]),
    ]);
    expect([plain?.code, warning?.code, option?.code]).toEqual([0, 1, 0]);
    expect(plain?.stdout).toContain("warning  site/no-racks");
    expect(plain?.stdout).toContain("source The project (assumption)");
    expect(option && reportOf(option).findings.filter(({ rule }) => rule === "site/no-racks")).toEqual([]);
    const judged =
      unknown &&
      reportOf(unknown).findings.some(({ outcome, severity }) => outcome === "unknown" && severity === "warning");
    expect(unknown?.code).toBe(judged ? 1 : 0);
  });

  test("colour is for terminals, unless it is asked for", async () => {
    const escape = "\u001b[";
    const runs = await Promise.all([
      project.run(["validate", "bad.ts"]),
      project.run(["validate", "bad.ts", "--color"]),
      project.run(["validate", "bad.ts"], { FORCE_COLOR: "1" }),
      project.run(["validate", "bad.ts", "--no-color"], { FORCE_COLOR: "1" }),
    ]);
    expect(runs.map(({ stdout }) => stdout.includes(escape))).toEqual([false, true, true, false]);
  });

  test("a reader that goes away is no crash", async () => {
    const { stdout, stderr, code } = await project.shell(
      "set -o pipefail; superfactory validate bad.ts --format json | head -c 2; exit ${PIPESTATUS[0]}",
    );
    expect({ stdout, stderr, code }).toEqual({ stdout: "{\n", stderr: "", code: 1 });
  });
});
