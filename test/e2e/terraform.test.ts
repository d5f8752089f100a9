/** What Terraform itself makes of the emitted stacks. */
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { writeOutput } from "../../lib/emit/output/writer";
import type { ModelRecord } from "../../lib/model/records";
import { emitted, lakeside } from "../emit/terraform/facility";
import { airUnit, cdu, feed, feedGroup, floor, loop, rack, row, site, wanLink } from "../helpers/records";

jest.setTimeout(120_000);

const present = spawnSync("terraform", ["version"]).status === 0;
const inCi = process.env["CI"] === "true";
// In CI a missing binary must fail; elsewhere it is a skip that says why.
const name = present || inCi ? "with the terraform binary" : "skipped: no terraform on PATH";
const suite = present || inCi ? describe : describe.skip;

let root: string;
let out: string;
beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), "superfactory-terraform-"));
  out = join(root, "out", "lakeside");
  fs.writeFileSync(join(root, "terraform.rc"), "");
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

const folderOf = (stack: string) => join(out, "stacks", stack);
const emit = (records: readonly ModelRecord[]) => writeOutput(out, emitted(records));

/** Runs Terraform in a stack's folder, away from the network and from the user's own settings. */
function terraform(stack: string, ...args: string[]) {
  const unreachable = "http://127.0.0.1:9";
  const env = {
    PATH: process.env["PATH"] ?? "",
    HOME: root,
    TF_CLI_CONFIG_FILE: join(root, "terraform.rc"),
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    HTTP_PROXY: unreachable,
    HTTPS_PROXY: unreachable,
  };
  const run = spawnSync("terraform", [...args, "-no-color"], { cwd: folderOf(stack), env, encoding: "utf8" });
  return { status: run.status, text: `${run.stdout}${run.stderr}` };
}

function succeed(stack: string, ...args: string[]): string {
  const { status, text } = terraform(stack, ...args);
  if (status !== 0) throw new Error(`terraform ${args.join(" ")} in ${stack} ended with ${status}:\n${text}`);
  return text;
}

function apply(stack: string): void {
  succeed(stack, "init", "-input=false");
  succeed(stack, "validate");
  succeed(stack, "apply", "-input=false", "-auto-approve");
}

/** Exit 0 means no change, 2 means changes. */
const planStatus = (stack: string) => terraform(stack, "plan", "-input=false", "-detailed-exitcode").status;

/** The output attribute of every resource, from the state in the project's root. */
function applied(stack: string): Record<string, any> {
  const state = JSON.parse(fs.readFileSync(join(root, `terraform.${stack}.tfstate`), "utf8"));
  return Object.fromEntries(
    state.resources.map((each: any) => [each.name, each.instances[0].attributes.output?.value]),
  );
}

function plannedChanges(stack: string): readonly string[] {
  succeed(stack, "plan", "-input=false", "-out=changes");
  const plan = JSON.parse(succeed(stack, "show", "-json", "changes"));
  return plan.resource_changes
    .filter(({ change }: any) => change.actions.join() !== "no-op")
    .map(({ address, change }: any) => `${address}: ${change.actions.join()}`);
}

const HALL = "lakeside-north-hall-1";

suite(name, () => {
  test("every stack initialises, validates, plans and applies; the next plan is empty", () => {
    emit(lakeside);
    for (const stack of ["lakeside-north", HALL, "lakeside-south", "lakeside-wan"]) {
      apply(stack);
      expect([stack, planStatus(stack)]).toEqual([stack, 0]);
    }
    expect(applied(HALL)["row_r01"].racks.n2).toMatchObject({ path: "north/hall-1/r01/n2", slot: 2, power_kw: 100 });
    const outputs = JSON.parse(succeed("lakeside-north", "output", "-json"));
    expect(Object.keys(outputs.feed_ids.value)).toEqual(["north/busway/a", "north/busway/b"]);
    expect(outputs.loop_ids.value["north/tcs"]).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("emitting again after an apply keeps state and provider folder, and the plan stays empty", () => {
    emit(lakeside);
    apply(HALL);
    const state = fs.readFileSync(join(root, `terraform.${HALL}.tfstate`), "utf8");
    const inFolder = fs.readdirSync(folderOf(HALL)).sort();
    expect(inFolder).toContain(".terraform");
    expect(emit([...lakeside].reverse()).written).toEqual([]);
    expect(fs.readdirSync(folderOf(HALL)).sort()).toEqual(inFolder);
    expect(fs.readFileSync(join(root, `terraform.${HALL}.tfstate`), "utf8")).toBe(state);
    expect(planStatus(HALL)).toBe(0);
  });

  test("a rack moved within its row changes one resource, to another row two", () => {
    emit(lakeside);
    apply(HALL);
    const without = lakeside.filter(({ path }) => path !== "north/hall-1/r01/n2");
    emit([...without, rack("north/hall-1/r01/n2", { slot: 5 })]);
    expect(plannedChanges(HALL)).toEqual(["terraform_data.row_r01: update"]);
    emit([
      ...without,
      { ...(lakeside.find(({ path }) => path === "north/hall-1/r01/n2") as ModelRecord), path: "north/hall-1/r02/n2" },
    ]);
    expect(plannedChanges(HALL)).toEqual(["terraform_data.row_r01: update", "terraform_data.row_r02: update"]);
  });

  test("the text of ids reaches the state literally, whatever it looks like", () => {
    const call = '${file("\\etc\\hostname")}';
    const branch = "%{ if true }";
    const hostile = [call, branch, "$${a}", "%%{b}", "$$${c}", "%${d}", '"quoted"', "${", "line\nbreak", "é"];
    const hall = `${call}/${branch}`;
    emit([
      site(call),
      floor(hall),
      loop(`${call}/${call}`),
      cdu(`${call}/${call}/${branch}`),
      feed(`${call}/feed ${branch}`),
      feed(`${call}/feed ${call}`),
      feedGroup(`${call}/group ${branch}`, [`${call}/feed ${branch}`]),
      airUnit(`${hall}/air ${call}`),
      row(`${hall}/${call}`, { power_limit_kw: 1000 }),
      ...hostile.map((id) => rack(`${hall}/${call}/${id}`, { model: id, feeds: [`${call}/feed ${call}`] })),
      wanLink(branch, { sites: [call], routes: [{ name: branch, risk_group: call }] }),
    ]);
    const stacks = fs.readdirSync(join(out, "stacks"));
    expect(stacks).toHaveLength(3);
    for (const stack of stacks) {
      expect(stack).toMatch(/^lakeside-[A-Za-z0-9_-]+$/);
      apply(stack);
      expect(planStatus(stack)).toBe(0);
    }
    const values = Object.assign({}, ...stacks.map(applied));
    const racks = Object.values<any>(values).find((value) => value?.power_limit_kw === 1000).racks;
    expect(Object.keys(racks).sort()).toEqual([...hostile].sort());
    for (const id of hostile) {
      expect(racks[id]).toMatchObject({ model: id, path: `${hall}/${call}/${id}`, feeds: [`${call}/feed ${call}`] });
    }
    const looped = Object.values<any>(values).find((value) => value?.cdus);
    expect(looped.cdus[branch].path).toBe(`${call}/${call}/${branch}`);
    expect(values.power_groups[`group ${branch}`].members).toEqual([`${call}/feed ${branch}`]);
    expect(values.air_units[`air ${call}`].floor).toBe(hall);
    const linked = Object.values<any>(values).find((value) => value?.routes);
    expect(linked.routes[0]).toEqual({ name: branch, risk_group: call });
  });

  describe("the preconditions", () => {
    const edit = (change: (locals: any) => void) => {
      const path = join(folderOf(HALL), "cdk.tf.json");
      const content = JSON.parse(fs.readFileSync(path, "utf8"));
      change(content.locals);
      fs.writeFileSync(path, JSON.stringify(content));
    };
    const failure = () => {
      const { status, text } = terraform(HALL, "plan", "-input=false");
      // Terraform breaks long messages over lines that begin with a bar.
      return { status, text: text.replace(/\s*\n[│\s]*/g, " ") };
    };

    test("stop a rack that was added or taken away by hand", () => {
      emit(lakeside);
      succeed(HALL, "init", "-input=false");
      edit((locals) => (locals.row_r02.racks.n9 = { path: "north/hall-1/r02/n9", power_kw: 1, feeds: [] }));
      expect(failure()).toEqual({
        status: 1,
        text: expect.stringContaining("north/hall-1/r02 holds 2 racks; the plan has 1."),
      });
      emit(lakeside);
      edit((locals) => delete locals.floor.racks.storage);
      expect(failure().text).toContain("north/hall-1 holds 0 racks; the plan has 1.");
    });

    test("stop a row that draws more than its limit", () => {
      emit(lakeside);
      succeed(HALL, "init", "-input=false");
      edit((locals) => (locals.row_r01.racks.n1.power_kw = 150.5));
      // 150.5 kW + 100 kW
      expect(failure().text).toContain("north/hall-1/r01 draws 250.5 kW, above its limit of 250 kW.");
      edit((locals) => (locals.row_r01.racks.n1.power_kw = 150));
      expect(planStatus(HALL)).toBe(2);
    });

    test.each([
      ["no rack", [], 0],
      ["a rack of unknown power", [{ power_kw: undefined }], 0],
      ["exactly the limit in parts that binary numbers cannot hold", [{ power_kw: 0.1 }, { power_kw: 0.2 }], 0.3],
      ["a rounding error over the limit", [{ power_kw: 0.3 + 1e-16 }], 0.3],
    ])("let pass a row with %s", (_name, racks, limit) => {
      const records = [site("north"), floor("north/hall-1"), row("north/hall-1/r", { power_limit_kw: limit })];
      emit([...records, ...racks.map((more, at) => rack(`north/hall-1/r/n${at}`, more as object))]);
      apply(HALL);
      expect(planStatus(HALL)).toBe(0);
    });
  });
});
