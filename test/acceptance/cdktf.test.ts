/** What cdktf's command line expects of the program in `app`. */
import { existsSync, mkdirSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";

import { makeProject, type Project } from "../cli/project";
import { edited, filesIn, readJson, runNode, superfactory, TSX } from "../helpers/cli";
import { PLANT } from "./plant";

jest.setTimeout(60_000);

const REJECTED = edited(PLANT, ["Power.kilowatts(1360)", "Power.kilowatts(1000)"]);

let project: Project;
let cwd: string;

beforeAll(() => {
  project = makeProject({ "plant.ts": PLANT, "rejected.ts": REJECTED });
  cwd = realpathSync(project.folder);
});
afterAll(() => project.remove());

test.each([
  ["superfactory synth", (env: Record<string, string>) => superfactory(["synth", "plant.ts"], { cwd, env })],
  ["tsx", (env: Record<string, string>) => runNode([TSX, "plant.ts"], { cwd, env })],
])("%s puts manifest and stacks directly where CDKTF_OUTDIR says, with states relative to it", async (name, run) => {
  const out = join(cwd, `cdktf-${name.replace(" ", "-")}`);
  expect((await run({ CDKTF_OUTDIR: out })).code).toBe(0);
  const files = filesIn(out);
  const stacks = ["plant-north", "plant-north-hall"];
  const documents = Object.keys(files).filter((path) => path.endsWith(".json"));
  expect(documents.sort()).toEqual(
    ["manifest.json", "plan.json", "report.json", ...stacks.map((stack) => `stacks/${stack}/cdk.tf.json`)].sort(),
  );
  const manifest = readJson<{ version: string; stacks: Record<string, Record<string, unknown>> }>(out, "manifest.json");
  expect(Object.keys(manifest.stacks)).toEqual(stacks);
  for (const stack of stacks) {
    expect(manifest.stacks[stack]).toMatchObject({
      name: stack,
      constructPath: stack,
      workingDirectory: `stacks/${stack}`,
      synthesizedStackPath: `stacks/${stack}/cdk.tf.json`,
      annotations: [],
    });
    const content = JSON.parse(files[`stacks/${stack}/cdk.tf.json`] as string);
    const state = content.terraform.backend.local.path as string;
    // The states stand beside the folder that cdktf named, which it makes in the project's root.
    expect(resolve(out, "stacks", stack, state)).toBe(join(cwd, `terraform.${stack}.tfstate`));
    expect(state.startsWith("../")).toBe(true);
  }
  expect(manifest.stacks["plant-north-hall"]?.["dependencies"]).toEqual(["plant-north"]);
  expect(existsSync(join(cwd, "out"))).toBe(false);
});

test("a folder that cdktf has made already, and one named relatively, do as well", async () => {
  mkdirSync(join(cwd, "made/stacks"), { recursive: true });
  const [made, named] = await Promise.all([
    superfactory(["synth", "plant.ts"], { cwd, env: { CDKTF_OUTDIR: join(cwd, "made") } }),
    superfactory(["synth", "plant.ts"], { cwd, env: { CDKTF_OUTDIR: "named" } }),
  ]);
  expect([made.code, named.code]).toEqual([0, 0]);
  expect(filesIn(join(cwd, "made"))).toEqual(filesIn(join(cwd, "named")));
});

test("with errors the exit code is not zero, and no stack is there for cdktf to deploy", async () => {
  const { code } = await superfactory(["synth", "rejected.ts"], { cwd, env: { CDKTF_OUTDIR: "rejected" } });
  expect(code).toBe(1);
  expect(Object.keys(filesIn(join(cwd, "rejected")))).toEqual(["report.json"]);
});

test("the file on its own throws under cdktf, so that nothing after it runs; without cdktf it only fails", async () => {
  const [under, alone] = await Promise.all([
    runNode([TSX, "rejected.ts"], { cwd, env: { CDKTF_OUTDIR: "thrown" } }),
    runNode([TSX, "rejected.ts"], { cwd }),
  ]);
  expect([under.code, alone.code]).toEqual([1, 1]);
  expect(under.stderr).toMatch(/Error: plant has 2 errors/);
  expect(under.stderr).toContain("error  density/row-within-power-limit");
  expect(Object.keys(filesIn(join(cwd, "thrown")))).toEqual(["report.json"]);
  expect(alone.stderr).not.toMatch(/^\s+at /m);
});
