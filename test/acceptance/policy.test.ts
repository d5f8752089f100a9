/** Suppressions, baseline and policy through the command line, from the source and from a plan alone. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { facility, makeProject, type Project, type Ran } from "../cli/project";
import { edited, placeIn } from "../helpers/cli";
import type { PlanDocument, ReportDocument } from "../../lib/emit/documents/documents";

jest.setTimeout(120_000);

const racks = (count: number, power = 20): string => `for (let n = 2; n <= ${count}; n++) {
  new Rack(row, \`n\${n}\`, { power: Power.kilowatts(${power}), powerFactor: 1, liquidFraction: 0, feeds: [grid] });
}
`;
/** Six racks of 20 kW: 120 kW against 100 kW of the row and 100 kVA of the connection. */
const OVERLOADED = racks(6);
const suppressed = (statement: string, on = "row", rule = "density/row-within-power-limit"): string =>
  edited(facility("hall", `${OVERLOADED}${on}.suppress(Suppress.rule("${rule}", ${statement} as never));`), [
    "Superfactory,",
    "Suppress, Superfactory,",
  ]);

const STATED = '{ reason: "Phase 2 brings a second busway.", until: "2027-03-31", owner: "Power team" }';
const POLICY = `# yaml-language-server: $schema=node_modules/superfactory/schema/policy.schema.json
severities:
  density/row-within-power-limit: warning
options:
  density/rack-air-heat-usual: { air_limit_kw: 15 }
near_limit: 0.9
suppressions:
  - rule: power/feed-within-device-rating
    paths: ["*/grid"]
    reason: The utility raises the connection in May.
    until: 2027-05-31
paths:
  "s/f/r/n{1,2}":
    severities: { density/rack-air-heat-usual: off }
`;

let projects: Project[] = [];
function projectOf(files: Readonly<Record<string, string>>): Project {
  const project = makeProject(files);
  projects.push(project);
  return project;
}
afterAll(() => {
  for (const project of projects) project.remove();
  projects = [];
});

const reportOf = ({ stdout }: Ran): ReportDocument => JSON.parse(stdout) as ReportDocument;
const judged = async (project: Project, file: string, ...options: string[]): Promise<ReportDocument> =>
  reportOf(await project.run(["validate", file, "--format", "json", ...options]));
const rulesOf = (findings: ReportDocument["findings"]): string[] => [...new Set(findings.map(({ rule }) => rule))];
const read = (project: Project, file: string): string => readFileSync(join(project.folder, file), "utf8");

describe("suppressions in code", () => {
  let project: Project;
  beforeAll(() => {
    project = projectOf({
      "stated.ts": suppressed(STATED),
      "silent.ts": suppressed("{}"),
      "unused.ts": suppressed('{ reason: "Left over." }', "grid"),
      "fixed.ts": suppressed('{ reason: "No." }', "row", "declaration/value-allowed"),
      "misspelt.ts": suppressed('{ reason: "No." }', "row", "density/row-within-power-limits"),
      "undated.ts": suppressed('{ reason: "No.", until: "next spring" }'),
    });
  });

  test("stay in the report as an audit trail, and in the summary with reason, owner and last day", async () => {
    const report = await judged(project, "stated.ts");
    expect(rulesOf(report.findings)).not.toContain("density/row-within-power-limit");
    const [line = "", column = ""] = placeIn(suppressed(STATED), "suppress(").split(":");
    expect(report.suppressed).toMatchObject([
      {
        rule: "density/row-within-power-limit",
        path: "s/f/r",
        suppression: {
          path: "s/f/r",
          reason: "Phase 2 brings a second busway.",
          owner: "Power team",
          until: "2027-03-31",
          position: { file: "stated.ts", line: Number(line), column: Number(column) },
        },
      },
    ]);
    const { stdout } = await project.run(["validate", "stated.ts"]);
    expect(stdout).toContain(`Suppressed findings: 1
  error  density/row-within-power-limit on s/f/r
    Phase 2 brings a second busway. (owner Power team, until 2027-03-31, stated.ts:${line}:${column})`);
    expect(stdout).toMatch(/, 1 suppressed\. Checks:/);
  });

  test("end after their last day, on the day that is given; without one the report says so", async () => {
    const [undated, last, after] = await Promise.all(
      [[], ["--date", "2027-03-31"], ["--date", "2027-04-01"]].map((date) => judged(project, "stated.ts", ...date)),
    );
    const expiry = "expiry of suppressions (no date was given to the run)";
    expect([undated, last, after].map((report) => report?.not_checked.includes(expiry))).toEqual([true, false, false]);
    expect([undated, last, after].map((report) => report?.suppressed.length)).toEqual([1, 1, 0]);
    expect(rulesOf(after?.findings ?? [])).toEqual(
      expect.arrayContaining(["density/row-within-power-limit", "suppression/not-expired"]),
    );
  });

  test.each([
    ["silent.ts", "suppression/reason-stated"],
    ["unused.ts", "suppression/finding-present"],
    ["fixed.ts", "suppression/rule-suppressible"],
    ["misspelt.ts", "suppression/rule-known"],
    ["undated.ts", "suppression/date-valid"],
  ])("%s is a finding of %s, at its own line", async (file, rule) => {
    const { findings, suppressed: none } = await judged(project, file);
    const line = Number(placeIn(read(project, file), "suppress(").split(":")[0]);
    expect(findings.filter((each) => each.rule.startsWith("suppression/"))).toMatchObject([
      { rule, position: { file, line } },
    ]);
    expect([none, rulesOf(findings).includes("density/row-within-power-limit")]).toEqual([[], true]);
  });
});

describe("baseline", () => {
  /** One finding per rack beyond those of row and connection: each gives 60 kW to the air, where 50 are allowed. */
  const MANY = facility("hall", racks(40, 60));

  test("adopts an existing design in one command; then only new and worse findings count, and fixed ones are pruned", async () => {
    const project = projectOf({ "hall.ts": MANY });
    const before = await project.run(["validate", "hall.ts", "--format", "json"]);
    expect([before.code, reportOf(before).findings.length >= 40]).toEqual([1, true]);

    const adopted = await project.run(["baseline", "hall.ts"]);
    expect([adopted.code, adopted.stdout]).toEqual([0, ""]);
    expect(adopted.stderr).toContain(
      `Wrote superfactory.baseline.json: ${reportOf(before).findings.length} known findings.`,
    );
    const after = await project.run(["validate", "hall.ts", "--format", "json"]);
    expect([after.code, reportOf(after).findings, reportOf(after).status]).toEqual([0, [], "accepted"]);
    expect(reportOf(after).known).toEqual(reportOf(before).findings);
    expect((await project.run(["validate", "hall.ts", "--no-baseline"])).code).toBe(1);

    writeFileSync(
      join(project.folder, "hall.ts"),
      edited(MANY, ["kilowatts(60), powerFactor", "kilowatts(n === 7 ? 61 : n === 8 ? 30 : 60), powerFactor"]),
    );
    const worse = await project.run(["validate", "hall.ts", "--format", "json"]);
    const air = reportOf(worse).findings.filter(({ rule }) => rule === "density/rack-air-heat-within-limit");
    expect([worse.code, air.map(({ path }) => path)]).toEqual([1, ["s/f/r/n7"]]);
    // 50 - 60 and 50 - 61 kW.
    expect([air[0]?.worse_than?.margin, air[0]?.evidence?.margin]).toEqual([-10, -11]);
    expect(reportOf(worse).fixed.map(({ path }) => path)).toContain("s/f/r/n8");

    const pruned = await project.run(["baseline", "hall.ts", "--prune"]);
    expect([pruned.code, read(project, "superfactory.baseline.json").includes("s/f/r/n8")]).toEqual([1, false]);
    expect((await project.run(["validate", "hall.ts"])).code).toBe(1);
  });

  test("is the same bytes for the same design", async () => {
    const project = projectOf({ "hall.ts": MANY });
    await project.run(["baseline", "hall.ts"]);
    const first = read(project, "superfactory.baseline.json");
    await project.run(["baseline", "hall.ts"]);
    expect(read(project, "superfactory.baseline.json")).toBe(first);
  });

  test("holds no wrong declarations, and a damaged one is not overwritten", async () => {
    const project = projectOf({ "hall.ts": facility("hall", racks(3, -1)), "known.json": "{ damaged" });
    const { code, stderr } = await project.run(["baseline", "hall.ts"]);
    expect([code, stderr.includes("declaration/value-allowed")]).toEqual([1, true]);
    const damaged = await project.run(["baseline", "hall.ts", "--baseline", "known.json"]);
    expect([damaged.code, damaged.stderr.includes("known.json"), read(project, "known.json")]).toEqual([
      2,
      true,
      "{ damaged",
    ]);
  });
});

describe("policy", () => {
  let project: Project;
  beforeAll(async () => {
    const hall = edited(facility("hall", OVERLOADED), ["{ rackAirLimit: Power.kilowatts(50) }", "{}"]);
    project = projectOf({ "hall.ts": hall, "superfactory.yaml": POLICY });
    await project.run(["synth", "hall.ts", "--plan", "hall.plan.json", "--date", "2027-05-31"]);
  });

  test("decides on severities, options, near limits and suppressions, for all and for some paths", async () => {
    const { status, findings, suppressed: aside } = await judged(project, "hall.ts");
    expect(status).toBe("accepted");
    expect(findings.find(({ rule }) => rule === "density/row-within-power-limit")?.severity).toBe("warning");
    expect(aside).toMatchObject([
      {
        rule: "power/feed-within-device-rating",
        suppression: { path: "*/grid", position: { file: "superfactory.yaml", line: 8, column: 5 } },
      },
    ]);
    // Racks of 20 kW, where 15 are usual; for n1 and n2 the rule is off.
    const warm = findings.filter(({ rule }) => rule === "density/rack-air-heat-usual");
    expect(warm.map(({ path }) => path)).toEqual(["s/f/r/n3", "s/f/r/n4", "s/f/r/n5", "s/f/r/n6"]);
  });

  test("is part of the plan: elsewhere, without the policy, the report is the same", async () => {
    const elsewhere = projectOf({});
    const plan = JSON.parse(read(project, "hall.plan.json")) as PlanDocument;
    writeFileSync(join(elsewhere.folder, "hall.plan.json"), JSON.stringify(plan));
    expect(await judged(elsewhere, "hall.plan.json")).toEqual(plan.report);
    expect(plan.judged_with.date).toBe("2027-05-31");
    const later = await judged(elsewhere, "hall.plan.json", "--date", "2027-06-01");
    expect([later.status, later.suppressed]).toEqual(["rejected", []]);
  });

  test("that is named counts in place of the one that lies there", async () => {
    writeFileSync(join(project.folder, "lax.yaml"), "severities: { density/row-within-power-limit: off }\n");
    const { findings, suppressed: none } = await judged(project, "hall.ts", "--policy", "lax.yaml");
    expect([none, rulesOf(findings).includes("density/row-within-power-limit")]).toEqual([[], false]);
  });

  test("says when a limit is near", async () => {
    const files = {
      "near.ts": facility(
        "near",
        racks(1) +
          'new Rack(row, "big", { power: Power.kilowatts(75), powerFactor: 1, liquidFraction: 0, feeds: [grid] });',
      ),
    };
    const near = projectOf({ ...files, "superfactory.yaml": "near_limit: 0.9\n" });
    // 20 + 75 = 95 kW of 100 kW, and of 100 kVA.
    const { findings } = await judged(near, "near.ts");
    const notices = findings.filter(({ rule }) => rule.endsWith("-keeps-reserve"));
    expect(notices.map(({ rule, path, severity }) => `${severity} ${rule} ${path}`)).toEqual([
      "info density/row-keeps-reserve s/f/r",
      "info power/feed-keeps-reserve s/grid",
    ]);
    expect(notices[0]?.evidence).toMatchObject({ value: 95, limit: 90, unit: "%" });
  });

  test("brings rule packs in TypeScript, and writes the files that it asks for", async () => {
    const pack = `import { defineRule } from "superfactory/rules";
export default defineRule({
  id: "house/no-racks", severity: "warning", appliesTo: "rack", summary: "No rack stands here.", why: "A test.", fix: "Remove it.",
  sources: [{ title: "The project", mark: "ASSUMPTION" }], messages: { there: "{rack} is there." },
  check({ subject, report }) { report("there", { data: { rack: subject.path } }); },
});
`;
    const policy =
      "packs: [./packs/house.ts]\nseverities: { house/no-racks: info }\noutputs: [{ format: json, file: reports/hall.json }]\n";
    const own = projectOf({ "hall.ts": facility("hall"), "packs/house.ts": pack, "superfactory.yaml": policy });
    const { code } = await own.run(["validate", "hall.ts"]);
    expect(code).toBe(0);
    const report = JSON.parse(read(own, "reports/hall.json")) as ReportDocument;
    expect(report.findings.filter(({ rule }) => rule === "house/no-racks")).toMatchObject([{ severity: "info" }]);
    const [listed, explained] = await Promise.all([own.run(["rules"]), own.run(["explain", "house/no-racks"])]);
    expect(listed.stdout).toMatch(/^house\/no-racks +info +No rack stands here\.$/m);
    expect(explained.stdout).toContain("The project");
  });
});

describe("wrong policies and options: exit 2, the place, nothing written", () => {
  test.each([
    [
      "an unknown rule",
      "severities:\n  density/rack-apart: off\n",
      "superfactory.yaml:2:3",
      'Did you mean "density/racks-apart"?',
    ],
    ["a wrong type", "near_limit: high\n", "superfactory.yaml:1:13", "must be a number"],
    ["bad YAML", "severities: {\n", "superfactory.yaml:2:1", "not valid YAML"],
    [
      "a rule on declarations that is turned off",
      'severities: { declaration/value-allowed: "off" }\n',
      "superfactory.yaml:1:42",
      "the rule cannot be suppressed",
    ],
    ["a cycle", "extends: [./superfactory.yaml]\n", "superfactory.yaml:1:11", "extends itself"],
    [
      "an unknown format",
      "outputs: [{ format: pdf, file: x }]\n",
      "superfactory.yaml:1:21",
      'There is no format "pdf"',
    ],
  ])("%s", async (_, policy, place, words) => {
    const project = projectOf({ "hall.ts": facility("hall"), "superfactory.yaml": policy });
    mkdirSync(join(project.folder, "out"));
    const { code, stdout, stderr } = await project.run(["synth", "hall.ts"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(place);
    expect(stderr).toContain(words);
    expect(existsSync(join(project.folder, "out/hall"))).toBe(false);
  });

  test.each([
    [["--date", "2027-02-30"], "--date 2027-02-30"],
    [["--policy", "none.yaml"], "There is no policy none.yaml"],
    [["--baseline", "none.json"], "There is no baseline none.json"],
  ])("%j", async (options, words) => {
    const project = projectOf({ "hall.ts": facility("hall") });
    const { code, stderr } = await project.run(["validate", "hall.ts", ...options]);
    expect([code, stderr.includes(words)]).toEqual([2, true]);
  });
});
