/** A baseline knows findings by the name of their facility, whatever that name is. */
import type { ReportDocument } from "../../lib/emit/documents/documents";
import { facility, makeProject, type Project, type Ran } from "../cli/project";

jest.setTimeout(120_000);

const BASELINE = "superfactory.baseline.json";
/** 60 kW to the air, where 50 are allowed. */
const HOT = `new Rack(row, "n2", { power: Power.kilowatts(60), powerFactor: 1, liquidFraction: 0, feeds: [grid] });`;

let project: Project;
afterEach(() => project.remove());

const reportOf = ({ stdout }: Ran): ReportDocument => JSON.parse(stdout) as ReportDocument;

test.each(["constructor", "toString", "__proto__"])("a facility named %s, beside another one", async (name) => {
  project = makeProject({
    "hall.ts": facility("hall", HOT),
    "other.ts": facility(name, HOT),
    [BASELINE]: '{ "schema_version": "1", "facilities": {} }',
  });
  const first = await project.run(["validate", "other.ts", "--format", "json"]);
  expect([first.code, reportOf(first).known]).toEqual([1, []]);
  for (const file of ["hall.ts", "other.ts"]) {
    expect((await project.run(["baseline", file])).stderr).toMatch(/Wrote .*: \d+ known finding/);
  }
  const after = await project.run(["validate", "other.ts", "--format", "json"]);
  expect([after.code, reportOf(after).findings, reportOf(after).known]).toEqual([0, [], reportOf(first).findings]);
  expect((await project.run(["baseline", "other.ts", "--prune"])).stderr).toContain(", 0 dropped");
  expect((await project.run(["validate", "hall.ts"])).code).toBe(0);
  await project.run(["synth", "other.ts", "--no-baseline", "--plan", "other.plan.json"]);
  const plan = (...options: string[]): Promise<Ran> => project.run(["validate", "other.plan.json", ...options]);
  expect([(await plan()).code, (await plan("--baseline", BASELINE)).code]).toEqual([1, 0]);
});
