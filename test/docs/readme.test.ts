/** What the README shows is what happens: its code runs, its output is printed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { makeProject, type Project, type Ran } from "../cli/project";
import { ROOT } from "../helpers/source-imports";

const readme = readFileSync(join(ROOT, "README.md"), "utf8");

/** The first block of code that contains the text. */
function block(containing: string): string {
  const found = [...readme.matchAll(/```\w*\n([^`]*(?:`[^`]+)*?)```/g)].find(([, text]) => text?.includes(containing));
  if (!found?.[1]) throw new Error(`README.md has no block with ${containing}.`);
  return found[1];
}

const example = (name: string): string => readFileSync(join(ROOT, `examples/${name}.ts`), "utf8");

let project: Project;
beforeAll(() => {
  project = makeProject({
    "first-hall.ts": block('new Superfactory("first-hall")'),
    "rules/named-by-row.ts": block("// rules/named-by-row.ts"),
    "examples/lakeside.ts": example("lakeside"),
    "examples/fairwater.ts": example("fairwater"),
  });
});
afterAll(() => project.remove());

const validate = (...args: string[]): Promise<Ran> => project.run(["validate", ...args]);

test("the facility in 20 lines is accepted", async () => {
  const { code, stdout, stderr } = await validate("first-hall.ts");
  expect([code, code === 0 ? "" : stdout + stderr]).toEqual([0, ""]);
  expect(block('new Superfactory("first-hall")').trim().split("\n").length).toBeLessThanOrEqual(24);
});

test("the rule of one's own runs", async () => {
  const { code, stdout, stderr } = await validate("first-hall.ts", "--rules", "rules/named-by-row.ts");
  expect([code, code === 0 ? "" : stdout + stderr]).toEqual([0, ""]);
});

test("the error is printed as shown", async () => {
  const { code, stdout } = await validate("examples/lakeside.ts");
  expect(code).toBe(1);
  expect(stdout).toContain(block("error  power/survives-single-loss"));
});

test("the demo ends as shown", async () => {
  const { code, stdout } = await validate("examples/fairwater.ts");
  expect(code).toBe(0);
  expect(stdout.trimEnd().split("\n").at(-1)).toBe(block("0 errors, 0 warnings").trim());
});
