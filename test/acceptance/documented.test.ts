/** What the documents tell a user to write works as they say, in a project that only has the package installed. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { makeProject, type Project } from "../cli/project";
import { edited, exampleText, PACKAGE, placeIn, superfactory } from "../helpers/cli";
import type { ReportDocument } from "../../lib/emit/documents/documents";

jest.setTimeout(60_000);

const README = readFileSync(join(PACKAGE, "README.md"), "utf8");
const CATALOG = readFileSync(join(PACKAGE, "docs/catalog.md"), "utf8");

/** The fenced blocks of a document in this language. */
function blocks(text: string, language: string): string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms"))].map(([, block = ""]) => block);
}

/** The block of a document that begins with its file's name as a comment. */
function fileBlock(text: string, language: string, comment: string): string {
  const found = blocks(text, language).find((block) => block.startsWith(comment));
  if (!found) throw new Error(`No block begins with "${comment}".`);
  return found;
}

const FIRST_HALL = blocks(README, "ts").find((block) => block.includes('"first-hall"')) as string;
const RACK = fileBlock(CATALOG, "yaml", "# catalog/rack/acme/gb300-nvl72.yaml\n");
const CDU = fileBlock(CATALOG, "yaml", "# catalog/cdu/acme/cdu-900.yaml\n");
const RULE = fileBlock(README, "ts", "// rules/named-by-row.ts\n");

let project: Project;

beforeAll(() => {
  project = makeProject({
    "first-hall.ts": FIRST_HALL,
    "ten-of-142.ts": FIRST_HALL.replace("slot <= 9", "slot <= 10").replace("lenovo/", "nvidia/"),
    "own-parts.ts": FIRST_HALL.replace("lenovo/gb300-nvl72", "acme/gb300-nvl72").replace(
      "vertiv/xdu1350",
      "acme/cdu-900",
    ),
    "examples/fairwater.ts": exampleText("fairwater.ts"),
    "examples/lakeside.ts": exampleText("lakeside.ts"),
    "catalog/rack/acme/gb300-nvl72.yaml": RACK,
    "catalog/cdu/acme/cdu-900.yaml": CDU,
    "rules/named-by-row.ts": RULE,
  });
});
afterAll(() => project.remove());

const validated = async (...args: string[]): Promise<ReportDocument> =>
  JSON.parse((await project.run(["validate", ...args, "--format", "json"])).stdout) as ReportDocument;
const failures = ({ findings }: ReportDocument) => findings.filter(({ outcome }) => outcome === "fail");

test("the facility in 20 lines is accepted; with ten racks of 142 kW it is not", async () => {
  expect(README).toContain("npx superfactory validate first-hall.ts");
  const [nine, ten] = await Promise.all([validated("first-hall.ts"), validated("ten-of-142.ts")]);
  expect(failures(nine)).toEqual([]);
  expect(failures(ten).map(({ rule }) => rule)).toContain("power/survives-single-loss");
});

test("the error that the README reads is the one that the command prints", async () => {
  const [shown = ""] = blocks(README, "").filter((block) => block.startsWith("error  power/survives-single-loss"));
  const { code, stdout } = await project.run(["validate", "examples/lakeside.ts"]);
  expect(code).toBe(1);
  expect(stdout.startsWith(shown)).toBe(true);
});

test("the last line of the demonstration is the one that the README prints", async () => {
  const [shown = ""] = blocks(README, "").filter((block) => block.startsWith("0 errors"));
  const { code, stdout } = await project.run(["synth", "examples/fairwater.ts"]);
  expect(code).toBe(0);
  expect(stdout.endsWith(shown)).toBe(true);
});

test("parts of one's own: the files of docs/catalog.md, used by their ids", async () => {
  const report = await validated("own-parts.ts");
  expect(failures(report).filter(({ rule }) => rule.startsWith("declaration/"))).toEqual([]);
  // Nine racks of 138 kW with 88 % to liquid.
  expect(report.totals.it_power_kw).toBe(9 * 138);
  expect(report.totals.loops.map(({ path }) => path)).toEqual(["north/tcs"]);
});

test("a part of one's own with a mistake: the message of docs/catalog.md, with file, line and column", async () => {
  const broken = edited(RACK, ["tdp_kw: 138", "tdp: 138"]);
  const file = join(project.folder, "catalog/rack/acme/gb300-nvl72.yaml");
  writeFileSync(file, broken);
  try {
    const { code, stdout, stderr } = await project.run(["validate", "own-parts.ts"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`catalog/rack/acme/gb300-nvl72.yaml:${placeIn(broken, "tdp: 138")}`);
    expect(stderr).toContain('"tdp" is not a key of a rack. Did you mean "tdp_kw"? Allowed are kind, ');
    expect(CATALOG).toContain('"tdp" is not a key of a rack. Did you mean "tdp_kw"? Allowed are kind, ');
  } finally {
    writeFileSync(file, RACK);
  }
});

test("a rule of one's own: the file of the README, with the command of the README", async () => {
  const [, command = ""] = /npx superfactory (validate first-hall\.ts --rules \S+)/.exec(README) ?? [];
  expect(failures(await validated(...command.split(" ").slice(1)))).toEqual([]);
  writeFileSync(join(project.folder, "s01.ts"), edited(FIRST_HALL, ['"r01"', '"s01"']));
  const report = await validated("s01.ts", "--rules", "rules/named-by-row.ts");
  expect(failures(report)).toMatchObject([
    { rule: "house/row-names", severity: "warning", path: "north/hall/s01", message: "s01 does not start with r." },
  ]);
  const { code, stdout } = await superfactory(["explain", "house/row-names", "--rules", "rules/named-by-row.ts"], {
    cwd: project.folder,
  });
  expect({ code, told: stdout.includes("Our labels are printed that way.") }).toEqual({ code: 0, told: true });
});
