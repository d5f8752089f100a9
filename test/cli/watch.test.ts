/** `validate --watch` in a process of its own: saves are seen, problems are waited out, nothing is written. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { PACKAGE } from "../helpers/cli";
import { facility, makeProject, type Project } from "./project";

jest.setTimeout(60_000);

const GOOD = facility("hall");
const OVER = GOOD.replace("Power.kilowatts(20)", "Power.kilowatts(200)");

/** The command, and a way to wait for what it says; each wait begins where the one before ended. */
function watching(project: Project, ...options: readonly string[]) {
  const bin = join(PACKAGE, "dist/lib/cli/bin.js");
  const child = spawn(process.execPath, [bin, "validate", "facility.ts", "--watch", ...options], {
    cwd: project.folder,
  });
  running.push(child);
  let text = "";
  let read = 0;
  child.stdout.on("data", (data) => (text += String(data)));
  child.stderr.on("data", (data) => (text += String(data)));
  const until = async (words: string): Promise<string> => {
    for (let tries = 0; tries < 400; tries++) {
      const at = text.indexOf(words, read);
      if (at >= 0) {
        const said = text.slice(read, at + words.length);
        read = at + words.length;
        return said;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`It never said "${words}". It said:\n${text}`);
  };
  const end = (): Promise<number | null> => {
    const closed = new Promise<number | null>((resolve) => child.on("close", resolve));
    child.kill("SIGINT");
    return closed;
  };
  return { until, end };
}

const running: ChildProcess[] = [];
const READY = "Ctrl+C ends.";
let project: Project;
const save = (name: string, text: string): void => writeFileSync(join(project.folder, name), text);

beforeEach(() => {
  project = makeProject({
    "facility.ts": GOOD.replace("const factory", 'import "./notes";\nconst factory'),
    "notes.ts": "export const note = 1;\n",
  });
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
  project.remove();
});

test("a save is judged, so is one of a module that the file imports; the last run gives the exit code", async () => {
  const { until, end } = watching(project);
  expect(await until(READY)).toContain("0 errors");
  save("facility.ts", OVER);
  expect(await until(READY)).toMatch(/facility\.ts has changed\.[^]*density\/row-within-power-limit/);
  expect(existsSync(join(project.folder, "out"))).toBe(false);
  expect(await end()).toBe(1);
});

test("an import that is saved, also by an editor that renames", async () => {
  const { until, end } = watching(project);
  await until(READY);
  save("notes.ts", 'throw new Error("half written");\n');
  expect(await until(READY)).toContain("half written");
  save("notes.ts.tmp", "export const note = 2;\n");
  renameSync(join(project.folder, "notes.ts.tmp"), join(project.folder, "notes.ts"));
  expect(await until(READY)).toContain("0 errors");
  expect(await end()).toBe(0);
});

test("a file that is broken is waited out", async () => {
  const { until, end } = watching(project);
  await until(READY);
  save("facility.ts", "const x = ;\n");
  await until("error");
  await until(READY);
  save("facility.ts", GOOD);
  expect(await until(READY)).toContain("0 errors");
  expect(await end()).toBe(0);
});

test("a policy that another one extends, also when a mistake in it is waited out", async () => {
  save("superfactory.yaml", "extends: [./base/policy.yaml]\n");
  mkdirSync(join(project.folder, "base"));
  save("base/policy.yaml", "near_limit: 1\n");
  const { until, end } = watching(project);
  expect(await until(READY)).toContain("0 errors");
  save("base/policy.yaml", "near_limit: high\n");
  expect(await until(READY)).toMatch(/base\/policy\.yaml has changed\.[^]*base\/policy\.yaml:1:13/);
  save("base/policy.yaml", "near_limit: 0.1\n");
  expect(await until(READY)).toContain("density/row-keeps-reserve");
  expect(await end()).toBe(0);
});

test("a policy and a baseline that are named; not those that lie there", async () => {
  save("facility.ts", OVER);
  save("other.yaml", "near_limit: 1\n");
  save("known.json", '{ "schema_version": "1", "facilities": {} }');
  const { until, end } = watching(project, "--policy", "other.yaml", "--baseline", "known.json");
  expect(await until(READY)).toContain("density/row-within-power-limit");
  save("superfactory.yaml", "near_limit: 0.1\n");
  save("other.yaml", "severities: { density/row-within-power-limit: off }\n");
  expect(await until(READY)).toMatch(/^\s*other\.yaml has changed\./);
  save("known.json", "{ damaged");
  expect(await until(READY)).toMatch(/^\s*known\.json has changed\.[^]*no JSON/);
  expect(await end()).toBe(2);
});

test("a file that is not there is refused at once", async () => {
  const { code, stderr } = await project.run(["validate", "none.ts", "--watch"]);
  expect(code).toBe(2);
  expect(stderr).toContain("There is no file none.ts");
});
