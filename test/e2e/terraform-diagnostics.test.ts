/** What Terraform itself says of damaged stacks, brought back to the elements. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { locateDiagnostics, readDiagnostics } from "../../lib/cli/terraform/diagnostics";
import { findTerraform } from "../../lib/cli/terraform/run-terraform";
import { planStacks } from "../../lib/emit/terraform/stack-plan";
import type { ModelRecord } from "../../lib/model/records";
import { emitted, lakeside } from "../emit/terraform/facility";
import { edited, placeIn } from "../helpers/cli";
import { judgeRecords } from "../helpers/judged";
import { feed, rack, site } from "../helpers/records";

jest.setTimeout(60_000);

const present = spawnSync("terraform", ["version"]).status === 0;
const inCi = process.env["CI"] === "true";
const name = present || inCi ? "with the terraform binary" : "skipped: no terraform on PATH";
const suite = present || inCi ? describe : describe.skip;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "superfactory-terraform-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Each diagnostic of a damaged stack as address, path, place in the stack, and line of the element. */
async function diagnosed(records: readonly ModelRecord[], stack: string, ...edits: (readonly [string, string])[]) {
  const judged = judgeRecords(records);
  const plan = planStacks(judged.index).find((each) => each.name === stack);
  const path = `stacks/${stack}/cdk.tf.json`;
  const file = emitted(records, { factory: judged.report.factory }).find((each) => each.path === path);
  if (!plan || !file) throw new Error(`There is no stack ${stack}.`);
  const text = edited(file.content, ...edits);
  writeFileSync(join(folder, "cdk.tf.json"), text);
  const terraform = await findTerraform(folder, process.env);
  await terraform.run(folder, "init", "-backend=false", "-input=false");
  const raw = readDiagnostics((await terraform.run(folder, "validate", "-json")).stdout);
  return { text, judged, found: locateDiagnostics(raw ?? [], plan, { path, text }, judged) };
}

suite(name, () => {
  test("two references to nothing: each at its own element, in order of their places", async () => {
    const { text, found, judged } = await diagnosed(
      lakeside,
      "test-north",
      ['"rated_a":800,"group"', '"rated_a":"${terraform_data.gone.id}","group"'],
      ['"path":"north/tcs/cdu-1"', '"path":"north/tcs/cdu-1","x":"${local.none}"'],
    );
    expect(found).toMatchObject([
      {
        severity: "error",
        summary: "Reference to undeclared resource",
        factory: "test",
        stack: "test-north",
        address: "terraform_data.feed_busway_a",
        path: "north/busway/a",
        position: judged.locate("north/busway/a"),
      },
      {
        summary: "Reference to undeclared local value",
        address: "terraform_data.loop_tcs",
        path: "north/tcs/cdu-1",
        position: judged.locate("north/tcs/cdu-1"),
      },
    ]);
    const at = found[0]?.stack_position;
    expect(`${at?.line}:${at?.column}`).toBe(placeIn(text, "terraform_data.gone.id"));
  });

  test("a rack in the local of its row", async () => {
    const { found } = await diagnosed(lakeside, "test-north-hall-1", ['"slot":2', '"slot":"${data.none.x.y}"']);
    expect(found).toMatchObject([{ address: "local.row_r01", path: "north/hall-1/r01/n2" }]);
  });

  test("behind text that takes more bytes than characters", async () => {
    const records = [site("nørd"), feed("nørd/é–漢", { rated_a: 800 }), rack("nørd/架")];
    const { text, found } = await diagnosed(records, "test-n-rd", ['"rated_a":800', '"rated_a":"${local.none}"']);
    expect(found).toMatchObject([{ path: "nørd/é–漢" }]);
    const at = found[0]?.stack_position;
    expect(`${at?.line}:${at?.column}`).toBe(placeIn(text, "local.none"));
  });

  test("a version that Terraform does not have: the stack, at no element of its own", async () => {
    const { found } = await diagnosed(lakeside, "test-wan", [">= 1.4.0", ">= 99.0.0"]);
    expect(found.map(({ stack, path, address }) => ({ stack, path, address }))).toEqual([{ stack: "test-wan" }]);
  });

  test("nothing where the stack is valid", async () => {
    expect((await diagnosed(lakeside, "test-north")).found).toEqual([]);
  });
});

test("what is no answer of Terraform's is not read as one", () => {
  expect(readDiagnostics("")).toBeUndefined();
  expect(readDiagnostics("null")).toBeUndefined();
  expect(readDiagnostics('{"format_version":"2.0"}')).toBeUndefined();
  expect(readDiagnostics('{"format_version":"1.0","diagnostics":[]}')).toEqual([]);
});
