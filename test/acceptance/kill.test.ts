/** A run that is killed at any instant leaves whole files, and the next run makes them one version. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, watch } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { makeProject, type Project } from "../cli/project";
import { edited, exampleText, filesIn, superfactory } from "../helpers/cli";

jest.setTimeout(120_000);

const KILLS = 50;
const LANES = 2;
/** About as long as the writing takes. */
const WRITE_MS = 12;
const FAIRWATER = exampleText("fairwater.ts");
const VERSIONS = {
  "ten.ts": FAIRWATER,
  "nine.ts": edited(FAIRWATER, ["RACKS_PER_ROW = 10", "RACKS_PER_ROW = 9"], ["Length.miles(700)", "Length.miles(701)"]),
};
type Version = keyof typeof VERSIONS;
const versions = Object.keys(VERSIONS) as readonly Version[];

let project: Project;
let root: string;
const clean: Partial<Record<Version, Record<string, string>>> = {};

beforeAll(() => {
  project = makeProject(VERSIONS);
  root = mkdtempSync(join(tmpdir(), "superfactory-killed-"));
});
afterAll(() => {
  project.remove();
  rmSync(root, { recursive: true, force: true });
});

const synth = (version: Version, out: string, killAt?: Promise<unknown>) =>
  superfactory(["synth", version, "--out", out], { cwd: project.folder, ...(killAt && { killAt }) });

/** Settles this long after the first change in a folder. */
function afterChange(folder: string, ms: number): Promise<unknown> {
  return new Promise((settle) => {
    const watcher = watch(folder, { persistent: false }, () => {
      watcher.close();
      setTimeout(settle, ms);
    });
  });
}

/** Park and Miller's generator: the same shares of a run on every run of the test. */
function* shares(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state * 48271) % 2147483647;
    yield state / 2147483647;
  }
}

const isHidden = (path: string): boolean => /(^|\/)\.superfactory|\.superfactory-new$/.test(path);

interface Seen {
  killed: number;
  inTheAct: number;
}

/** Kills runs that alternate between the versions; what the killed ones leave is looked at before and after recovery. */
async function lane(number: number, runMs: number, seen: Seen): Promise<void> {
  const out = join(root, `lane-${number}`);
  const share = shares(20251 + number);
  mkdirSync(out);
  cpSync(join(root, "clean-ten.ts"), out, { recursive: true });
  for (let kill = 0; kill < KILLS / LANES; kill++) {
    const version = versions[(kill + 1) % 2] as Version;
    // A third of the kills falls anywhere into the run, the others while it writes.
    const instant = share.next().value;
    const folder = join(out, "fairwater");
    const killAt = kill % 3 === 0 ? wait(instant * runMs) : afterChange(folder, instant * WRITE_MS);
    const { code } = await synth(version, out, killAt);
    if (code === null) seen.killed++;
    const left = filesIn(join(out, "fairwater"));
    if (Object.keys(left).some(isHidden)) seen.inTheAct++;
    for (const [path, text] of Object.entries(left).filter(([name]) => !isHidden(name))) {
      const known = versions.some((each) => clean[each]?.[path] === text);
      expect([path, known]).toEqual([path, true]);
      if (path.endsWith(".json")) JSON.parse(text);
    }
    const recovered = await synth(version, out);
    expect([recovered.code, recovered.stderr.startsWith("fairwater: wrote")]).toEqual([0, true]);
    expect(filesIn(join(out, "fairwater"))).toEqual(clean[version]);
  }
}

test(`${KILLS} kills of the command line`, async () => {
  let runMs = 0;
  for (const version of versions) {
    const out = join(root, `clean-${version}`);
    const begun = performance.now();
    expect((await synth(version, out)).code).toBe(0);
    runMs = performance.now() - begun;
    clean[version] = filesIn(join(out, "fairwater"));
  }
  const [ten = {}, nine = {}] = versions.map((version) => clean[version]);
  expect(Object.keys(nine)).toEqual(Object.keys(ten));
  // Report, plan, four floors and the WAN differ; the manifest and what the sites own do not.
  const different = Object.keys(ten).filter((path) => ten[path] !== nine[path]);
  expect(different.filter((path) => path.endsWith(".json"))).toHaveLength(7);

  const seen: Seen = { killed: 0, inTheAct: 0 };
  await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number, runMs, seen)));
  // Otherwise the test would show nothing; how many are caught while they write depends on the machine.
  expect(seen.killed).toBeGreaterThan(KILLS / 3);
  expect(seen.inTheAct).toBeGreaterThan(0);
});
