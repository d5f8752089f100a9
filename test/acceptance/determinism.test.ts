/** The same source gives the same bytes, whatever the machine; and no other process has a part in it. */
import { mkdtempSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir, userInfo } from "node:os";
import { join } from "node:path";

import { makeProject } from "../cli/project";
import { edited, type Ended, exampleText, filesIn, superfactory } from "../helpers/cli";

jest.setTimeout(60_000);

const FAIRWATER = exampleText("fairwater.ts");
/** Rejected, so that report and plan hold findings with positions. */
const REJECTED = edited(FAIRWATER, ["current: Current.amperes(800)", "current: Current.amperes(640)"]);

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "superfactory-bytes-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function projectAt(...folder: string[]): string {
  const made = makeProject({ "fairwater.ts": FAIRWATER, "rejected.ts": REJECTED }).folder;
  const place = join(root, ...folder);
  mkdirSync(join(place, ".."), { recursive: true });
  renameSync(made, place);
  return place;
}

async function everything(cwd: string, env: Record<string, string>) {
  const accepted = await superfactory(["synth", "fairwater.ts"], { cwd, env });
  const rejected = await superfactory(["synth", "rejected.ts", "--out", "no", "--plan", "no/plan.json"], { cwd, env });
  const { "package.json": _, "fairwater.ts": _a, "rejected.ts": _b, ...files } = filesIn(cwd);
  return { ran: [accepted, rejected], files };
}

test("two folders, time zones, languages and home folders: one result", async () => {
  const near = projectAt("a");
  const far = projectAt("a folder", "with ümläuts and 工場", "x".repeat(60), "project");
  const [first, second] = await Promise.all([
    everything(near, { TZ: "Pacific/Kiritimati", LANG: "C", HOME: near, USER: "first", NODE_ENV: "production" }),
    everything(far, {
      TZ: "America/Los_Angeles",
      LANG: "tr_TR.UTF-8",
      LC_ALL: "tr_TR.UTF-8",
      HOME: far,
      COLUMNS: "40",
    }),
  ]);
  expect(first.ran.map(({ code }) => code)).toEqual([0, 1]);
  expect(second.ran).toEqual(first.ran);
  // Report, plan, manifest and seven stacks of the accepted run, report and plan of the rejected one.
  expect(Object.keys(first.files).filter((path) => path.endsWith(".json"))).toHaveLength(12);
  expect(second.files).toEqual(first.files);
  const today = new Date().toISOString().slice(0, 10);
  const words = [root, near, far, tmpdir(), hostname(), "superfactory-bytes", today];
  const all = Object.values(first.files).join("\n");
  for (const word of words) expect([word, all.includes(word)]).toEqual([word, false]);
  expect(all).not.toMatch(/\/home\/|\/root\/|\/Users\/|\/tmp\/|[A-Za-z]:\\\\/);
  expect(all).not.toMatch(/\d{4}-\d\d-\d\dT\d\d:|\b\d\d:\d\d:\d\d\b/);
  expect(all).not.toMatch(new RegExp(`"${userInfo().username}"`));
});

test("the order of declaration does not show", async () => {
  const cwd = projectAt("order");
  const storeys = "for (let storey = 0; storey < STOREYS; storey++)";
  const backwards = FAIRWATER.replaceAll(storeys, "for (let storey = STOREYS - 1; storey >= 0; storey--)");
  expect(backwards).not.toBe(FAIRWATER);
  await superfactory(["synth", "fairwater.ts"], { cwd });
  const forwards = filesIn(join(cwd, "out"));
  writeFileSync(join(cwd, "fairwater.ts"), backwards);
  const { stderr } = await superfactory(["synth", "fairwater.ts"], { cwd });
  expect(stderr).toMatch(/^fairwater: wrote 0 files in out\/fairwater \(\d+ unchanged\)\.\n$/);
  expect(filesIn(join(cwd, "out"))).toEqual(forwards);
});

const SPY = `
const names = ["spawn", "spawnSync", "exec", "execSync", "execFile", "execFileSync", "fork"];
const module_ = require("node:child_process");
let calls = [];
for (const name of names) {
  const own = module_[name];
  module_[name] = (...given) => (calls.push(name + " " + String(given[0])), own(...given));
}
const { ChildProcess } = module_;
const spawn = ChildProcess.prototype.spawn;
ChildProcess.prototype.spawn = function (options) { calls.push("ChildProcess " + options.file); return spawn.call(this, options); };
const binding = process.binding ? process.binding("spawn_sync") : undefined;
if (binding) { const own = binding.spawn; binding.spawn = (options) => (calls.push("sync " + options.file), own(options)); }
process.on("exit", () => require("node:fs").writeFileSync(process.env.SPY_FILE, JSON.stringify(calls)));
`;

test("no process is started, and none needs to be found", async () => {
  const cwd = projectAt("alone");
  writeFileSync(join(cwd, "spy.cjs"), SPY);
  const env = { PATH: "", SPY_FILE: join(cwd, "calls.json") };
  const run = (args: string[]): Promise<Ended> =>
    superfactory(args, { cwd, env, node: ["--no-deprecation", "--require", join(cwd, "spy.cjs")] });
  const { code } = await run(["synth", "fairwater.ts"]);
  expect({ code, calls: filesIn(cwd)["calls.json"] }).toEqual({ code: 0, calls: "[]" });
  expect((await run(["validate", "out/fairwater/plan.json"])).code).toBe(0);
  expect(filesIn(cwd)["calls.json"]).toBe("[]");
});
