/** Kills a process that rewrites one output folder without pause, and looks at what it leaves. */
import { type ChildProcess, spawn } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";

import { transformFileSync } from "@swc/core";

import { writeOutput } from "../../lib/emit/output/writer";

const KILLS = 50;
const PATHS = ["manifest.json", "plan.json", "stacks/a/cdk.tf.json", "stacks/b/cdk.tf.json", "stacks/c/cdk.tf.json"];
const LIB = resolve(__dirname, "../../lib");

/** Writes version after version; every file says its version at its beginning and at its end. */
const WRITER = `
const { writeOutput } = require("./lib/emit/output/writer.js");
const [folder, first, ...paths] = process.argv.slice(2);
for (let version = Number(first); ; version++) {
  writeOutput(folder, paths.map((path, at) => ({
    path,
    content: JSON.stringify({ version, filling: "x".repeat(20000 * (at + 1)), end: version }),
  })));
  if (version === Number(first)) process.stdout.write("ready");
}`;

let root: string;
beforeAll(() => {
  root = fs.mkdtempSync(join(tmpdir(), "superfactory-kill-"));
  // The child runs plain JavaScript, so that it starts in tens of milliseconds.
  const sources = fs.readdirSync(join(LIB, "emit/output"));
  for (const source of [...sources.map((name) => join(LIB, "emit/output", name)), join(LIB, "core/order.ts")]) {
    const target = join(root, "lib", relative(LIB, source).replace(/\.ts$/, ".js"));
    fs.mkdirSync(dirname(target), { recursive: true });
    const options = {
      jsc: { target: "es2022", parser: { syntax: "typescript" } },
      module: { type: "commonjs" },
    } as const;
    fs.writeFileSync(target, transformFileSync(source, { ...options, swcrc: false }).code);
  }
  fs.writeFileSync(join(root, "writer.js"), WRITER);
});
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

/** Park and Miller's generator: the same instants on every run of the test. */
function* instants(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state * 48271) % 2147483647;
    yield state / 2147483647;
  }
}

async function killAfterFirstVersion(child: ChildProcess, delayMs: number): Promise<void> {
  const ended = new Promise((done) => child.once("exit", done));
  await new Promise<void>((ready, failed) => {
    child.stdout?.once("data", () => ready());
    child.once("exit", () => failed(new Error("The writer ended by itself.")));
  });
  await new Promise((later) => setTimeout(later, delayMs));
  child.kill("SIGKILL");
  await ended;
}

/** The version that a file says, after a check that it says all of it. */
function versionOf(path: string): number {
  const { version, filling, end } = JSON.parse(fs.readFileSync(path, "utf8"));
  expect(end).toBe(version);
  expect(filling.length % 20000).toBe(0);
  return version;
}

test(`${KILLS} kills leave whole files, and the next run makes them one version`, async () => {
  const folder = join(root, "out");
  const instant = instants(20251);
  let first = 0;
  let caughtInTheAct = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const child = spawn(process.execPath, ["writer.js", folder, String(first), ...PATHS], {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
    });
    await killAfterFirstVersion(child, instant.next().value * 30);
    const left = PATHS.map((path) => versionOf(join(folder, path)));
    expect(Math.max(...left) - Math.min(...left)).toBeLessThanOrEqual(1);
    if (fs.readdirSync(folder, { recursive: true }).some((name) => String(name).includes(".superfactory")))
      caughtInTheAct++;

    writeOutput(folder, [{ path: "report.json", content: "{}" }]);
    const recovered = new Set(PATHS.map((path) => versionOf(join(folder, path))));
    expect(recovered.size).toBe(1);
    expect([...recovered][0]).toBeGreaterThanOrEqual(Math.max(...left));
    const hidden = fs.readdirSync(folder, { recursive: true }).filter((name) => String(name).includes(".superfactory"));
    expect(hidden).toEqual([]);
    first = Math.max(...recovered) + 1;
  }
  // Otherwise the test would show nothing.
  expect(caughtInTheAct).toBeGreaterThan(KILLS / 4);
}, 120_000);
