import { spawnSync } from "node:child_process";
import { chmodSync, readdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Ajv } from "ajv";

import type { TerraformValidationDocument } from "../../lib/emit/documents/terraform-validation-document";
import { filesIn, PACKAGE, placeIn, readJson } from "../helpers/cli";
import { facility, makeProject, type Project } from "./project";

jest.setTimeout(60_000);

const present = spawnSync("terraform", ["version"]).status === 0;
const inCi = process.env["CI"] === "true";
const name = present || inCi ? "with the terraform binary" : "skipped: no terraform on PATH";
const suite = present || inCi ? describe : describe.skip;

const GOOD = facility("lake");
const TOO_MUCH = facility("lake", 'new Rack(row, "n2", { power: Power.kilowatts(90), feeds: [grid] });');

const isAsPublished = new Ajv({ allErrors: true, strict: true }).compile(
  readJson<object>(PACKAGE, "schema/terraform-validation.schema.json"),
);

let project: Project;
beforeAll(() => {
  project = makeProject({ "facility.ts": GOOD, "rejected.ts": TOO_MUCH, "bin/README": "Programs of the tests." });
});
afterAll(() => project.remove());

/** Makes a program `terraform` that does this before the real one runs, or in its place. */
function standIn(script: string): Record<string, string> {
  const real = (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, "terraform"));
  const [path] = real.filter((each) => spawnSync(each, ["version"]).status === 0);
  const file = join(project.folder, "bin/terraform");
  writeFileSync(file, `#!/bin/sh\n${script.replace("REAL", `exec "${path}" "$@"`)}\n`);
  chmodSync(file, 0o755);
  return { PATH: `${join(project.folder, "bin")}${delimiter}${process.env["PATH"]}` };
}

/** One that meets damaged stacks: the feed refers to a resource that is not there. */
const DAMAGE = `sed -i 's/"feed_kind":"utility"/"feed_kind":"\${terraform_data.gone.id}"/' cdk.tf.json 2>/dev/null\nREAL`;

suite(name, () => {
  test("valid stacks: exit 0, and nothing of the project is written", async () => {
    const before = filesIn(project.folder);
    const { code, stdout, stderr } = await project.run(["terraform-validate"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^0 errors, 0 warnings in 2 stacks, by Terraform \d+\.\d+\.\d+\n$/);
    expect(filesIn(project.folder)).toEqual(before);
  });

  test("what Terraform finds is said with the line that made the resource: exit 1", async () => {
    const { code, stdout } = await project.run(["terraform-validate"], standIn(DAMAGE));
    expect(code).toBe(1);
    const lines = stdout.split("\n");
    const at = placeIn(GOOD, "new PowerFeed");
    expect(lines[0]).toMatch(/^error {2}terraform +facility\.ts:\d+:\d+$/);
    expect(lines[0]?.endsWith(` facility.ts:${at}`)).toBe(true);
    expect(lines[1]).toBe(
      '  Reference to undeclared resource. A managed resource "terraform_data" "gone" has not been declared in the root module.',
    );
    expect(lines[2]).toBe(`    ${at.split(":")[0]} | const grid = new PowerFeed(site, "grid", {`);
    expect(lines[4]).toBe("  about  s/grid");
    expect(lines[5]).toMatch(/^ {2}stack {2}stacks\/lake-s\/cdk\.tf\.json:\d+:\d+ {2}terraform_data\.feed_grid$/);
    expect(lines.at(-2)).toMatch(/^1 error, 0 warnings in 2 stacks, by Terraform /);
  });

  test("as JSON, as its schema says", async () => {
    const { stdout } = await project.run(["terraform-validate", "--format", "json"], standIn(DAMAGE));
    const found = JSON.parse(stdout) as TerraformValidationDocument;
    isAsPublished(found);
    expect(isAsPublished.errors).toBeNull();
    const { line, column } = found.diagnostics[0]?.position ?? {};
    expect(`${line}:${column}`).toBe(placeIn(GOOD, "new PowerFeed"));
    const rejected = JSON.parse((await project.run(["terraform-validate", "rejected.ts", "--format", "json"])).stdout);
    isAsPublished(rejected);
    expect(isAsPublished.errors).toBeNull();
    expect(rejected.facilities).toMatchObject([{ status: "rejected", stacks: [] }]);
  });

  test("of a plan as well; a line that the plan does not have is not said", async () => {
    await project.run(["synth", "--plan", "out/plan.json"]);
    const { code, stdout } = await project.run(["terraform-validate", "out/plan.json", "--format", "json"], {
      ...standIn(DAMAGE),
    });
    const found = JSON.parse(stdout) as TerraformValidationDocument;
    expect(code).toBe(1);
    isAsPublished(found);
    expect(isAsPublished.errors).toBeNull();
    expect(found.facilities).toEqual([
      { factory: "lake", status: "accepted", error_count: 0, stacks: ["lake-s", "lake-s-f"] },
    ]);
    expect(found.diagnostics).toMatchObject([
      { severity: "error", factory: "lake", stack: "lake-s", path: "s/grid", address: "terraform_data.feed_grid" },
    ]);
  });

  test("a facility that is rejected has no stacks: exit 1", async () => {
    const { code, stdout } = await project.run(["terraform-validate", "rejected.ts"]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^rejected {2}lake is rejected for \d errors? and has no stacks\. superfactory validate /);
    expect(stdout).toContain("in 0 stacks");
  });

  test("the user's own settings for deploying have no say", async () => {
    const { code } = await project.run(["terraform-validate"], {
      TF_CLI_ARGS_validate: "-no-such-option",
      TF_DATA_DIR: join(project.folder, "data"),
      TF_CLI_CONFIG_FILE: join(project.folder, "facility.ts"),
    });
    expect(code).toBe(0);
    expect(readdirSync(project.folder)).not.toContain("data");
  });

  test("a stack that cannot be initialised though it is valid: exit 2 with Terraform's words", async () => {
    const script = 'if [ "$1" = init ]; then echo "no space left" >&2; exit 1; fi\nREAL';
    const { code, stdout, stderr } = await project.run(["terraform-validate"], standIn(script));
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("`terraform init (stack lake-s)` failed:");
    expect(stderr).toContain("no space left");
  });
});

test("a program of that name that is not Terraform: exit 2", async () => {
  const { code, stderr } = await project.run(["terraform-validate"], standIn('echo "Something else."'));
  expect(code).toBe(2);
  expect(stderr).toBe("error  `terraform version` failed:\n  Something else.\n");
});

test("without Terraform: exit 2, and what to install", async () => {
  const { code, stdout, stderr } = await project.run(["terraform-validate"], { PATH: project.folder });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain("Terraform is not installed: there is no program `terraform` on the PATH.");
  expect(stderr).toContain("https://developer.hashicorp.com/terraform/install");
});
