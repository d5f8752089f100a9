/** What Terraform makes of the emitted stacks, from the user's file on. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { makeProject, type Project } from "../cli/project";
import { edited, exampleText, readJson } from "../helpers/cli";
import type { PlanDocument } from "../../lib/emit/documents/documents";
import { HOSTILE, hostileFacility } from "./hostile";
import { describeWithTerraform, Stacks, twoAtATime } from "./terraform-stacks";

jest.setTimeout(120_000);

const FAIRWATER = exampleText("fairwater.ts");
const RACKS = "gpuRacks(row, [busway], tcs);";

/** Row s0p1r1 of Atlanta without its tenth rack, which another statement makes. */
const withTenthRack = (made: string): string =>
  edited(
    FAIRWATER,
    ["slot <= RACKS_PER_ROW", 'slot <= (row.path === "atlanta/storey-0/s0p1r1" ? 9 : RACKS_PER_ROW)'],
    [
      RACKS,
      `${RACKS}
    const props = { model: "lenovo/gb300-nvl72", feeds: [busway], cooling: tcs, powerFactor: POWER_FACTOR };
    ${made}`,
    ],
  );
const WITHIN_ROW = withTenthRack(
  'if (row.path === "atlanta/storey-0/s0p1r1") new NVL72Rack(row, "n10", { ...props, slot: 12 });',
);
// The neighbour gets the rack; its busway and transformer have room for eleven: 11 x 135 / 0.98 = 1,515 kVA do not fit
// 1,438 kVA, so that the neighbour gives up one of its own racks and takes this one in its place, under its own id.
const TO_OTHER_ROW = edited(
  withTenthRack('if (row.path === "atlanta/storey-0/s0p1r2") new NVL72Rack(row, "moved", { ...props, slot: 10 });'),
  ["? 9 : RACKS_PER_ROW", '|| row.path === "atlanta/storey-0/s0p1r2" ? 9 : RACKS_PER_ROW'],
);

describeWithTerraform("Fairwater", () => {
  let project: Project;
  let stacks: Stacks;
  const synth = async (text: string): Promise<string> => {
    writeFileSync(join(project.folder, "fairwater.ts"), text);
    const { code, stderr, stdout } = await project.run(["synth", "fairwater.ts"]);
    if (code !== 0) throw new Error(stdout);
    return stderr;
  };

  beforeAll(async () => {
    project = makeProject({});
    stacks = new Stacks(project.folder, join(project.folder, "out/fairwater"));
    await synth(FAIRWATER);
    await twoAtATime(stacks.names, (stack) => stacks.apply(stack));
  });
  afterAll(() => project.remove());

  test("is seven stacks, all applied, and the next plan of each is empty", async () => {
    expect(stacks.names).toHaveLength(7);
    expect(await stacks.allChanges()).toEqual([]);
    for (const stack of stacks.names) {
      expect(existsSync(join(project.folder, `terraform.${stack}.tfstate`))).toBe(true);
    }
  });

  test("is written again beside state and provider folder without touching them", async () => {
    const before = stacks.names.map((stack) => readdirSync(stacks.folder(stack)).sort());
    const states = () =>
      stacks.names.map((stack) => readFileSync(join(project.folder, `terraform.${stack}.tfstate`), "utf8"));
    const stated = states();
    expect(await synth(FAIRWATER)).toMatch(/^fairwater: wrote 0 files in out\/fairwater \(\d+ unchanged\)\.\n$/);
    expect(stacks.names.map((stack) => readdirSync(stacks.folder(stack)).sort())).toEqual(before);
    for (const names of before) expect(names).toContain(".terraform");
    expect(states()).toEqual(stated);
  });

  test("with a rack moved within its row changes one resource in all stacks, to another row two", async () => {
    const storey = "fairwater-atlanta-storey-0: terraform_data.row";
    await synth(WITHIN_ROW);
    expect(await stacks.allChanges()).toEqual([`${storey}_s0p1r1 update`]);
    await synth(TO_OTHER_ROW);
    expect(await stacks.allChanges()).toEqual([`${storey}_s0p1r1 update`, `${storey}_s0p1r2 update`]);
    await synth(FAIRWATER);
    expect(await stacks.changes("fairwater-atlanta-storey-0")).toEqual([]);
  });
});

describeWithTerraform("names that look like something else", () => {
  let project: Project;
  let stacks: Stacks;
  let plan: PlanDocument;

  beforeAll(async () => {
    project = makeProject({ "hostile.ts": hostileFacility() });
    const { code, stdout, stderr } = await project.run(["synth", "hostile.ts"]);
    if (code !== 0) throw new Error(`${stdout}${stderr}`);
    const [folder = ""] = readdirSync(join(project.folder, "out"));
    stacks = new Stacks(project.folder, join(project.folder, "out", folder));
    plan = readJson<PlanDocument>(project.folder, "out", folder, "plan.json");
    await twoAtATime(stacks.names, (stack) => stacks.apply(stack));
  });
  afterAll(() => project.remove());

  test("stay text in the plan and in the states that Terraform keeps", async () => {
    expect(plan.factory).toBe(HOSTILE.call);
    const paths = new Set(plan.model.elements.map(({ path }) => path));
    const row = `${HOSTILE.call}/${HOSTILE.branch}/${HOSTILE.call}`;
    for (const name of HOSTILE.all) expect([name, paths.has(`${row}/${name}`)]).toEqual([name, true]);
    expect(await stacks.allChanges()).toEqual([]);

    const values: any[] = [];
    for (const stack of stacks.names) {
      expect(stack).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_-]*$/);
      const state = JSON.parse(await stacks.succeed(stack, "show", "-json"));
      values.push(...state.values.root_module.resources.map((each: any) => each.values.output));
    }
    const racks = values.find((value) => value?.power_limit_kw === 1000)?.racks;
    expect(Object.keys(racks).sort()).toEqual([...HOSTILE.all].sort());
    for (const name of HOSTILE.all) {
      expect(racks[name]).toMatchObject({ path: `${row}/${name}`, feeds: [`${HOSTILE.call}/${HOSTILE.call} feed`] });
    }
    const routes = values.find((value) => value?.routes)?.routes;
    expect(routes).toMatchObject([
      { name: HOSTILE.branch, risk_group: HOSTILE.call },
      { name: "other", risk_group: HOSTILE.branch },
    ]);
    const loop = values.find((value) => value?.cdus);
    expect(Object.values<any>(loop.cdus).map(({ path }) => path)).toEqual([
      `${HOSTILE.call}/${HOSTILE.branch} loop/cdu-1`,
    ]);
    expect(JSON.stringify(values)).not.toContain(readFileSync("/etc/hostname", "utf8").trim());
  });
});

test("names that look like something else do nothing to the terminal, nor to the lines of the text", async () => {
  const project = makeProject({ "hostile.ts": hostileFacility("Power.kilowatts(1)") });
  try {
    const { code, stdout, stderr } = await project.run(["validate", "hostile.ts"]);
    expect(code).toBe(1);
    // eslint-disable-next-line no-control-regex
    expect(`${stdout}${stderr}`).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2066-\u2069]/);
    expect(stdout).not.toMatch(/^line two/m);
    expect(stdout).toContain("density/row-within-power-limit");
  } finally {
    project.remove();
  }
});
