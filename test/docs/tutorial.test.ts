/** docs/tutorial.md, from the first block to the last: commands run, edits are made, output is as shown. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

import { ACTION } from "../acceptance/action-runner";
import { makeProject, type Project } from "../cli/project";
import { ROOT } from "../helpers/source-imports";

jest.setTimeout(120_000);

interface Block {
  readonly language: string;
  readonly text: string;
  /** Line of the page. */
  readonly line: number;
  /** Text before it on the page, from the block above. */
  readonly before: string;
}

const page = readFileSync(join(ROOT, "docs/tutorial.md"), "utf8");
const blocks = [...page.matchAll(/(.*?)^```(\w*)\n(.*?)^```\n/gms)].map(
  ([, before = "", language = "", text = ""], at, all): Block => {
    const line = page.slice(0, (all[at]?.index ?? 0) + before.length).split("\n").length;
    return { language, text, line, before };
  },
);

function addCommand(folder: string, name: string, path: string): void {
  const bin = join(folder, "node_modules/.bin");
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, name), `#!/bin/sh\nexec "${process.execPath}" "${join(ROOT, path)}" "$@"\n`, { mode: 0o755 });
}

/** Stands for `npm install`: the package as it is built, and what the project depends on. */
function install(folder: string): void {
  addCommand(folder, "superfactory", "dist/lib/cli/bin.js");
  addCommand(folder, "tsc", "node_modules/typescript/bin/tsc");
  for (const name of ["constructs", "cdktf"]) {
    symlinkSync(join(ROOT, "node_modules", name), join(folder, "node_modules", name));
  }
  symlinkSync(ROOT, join(folder, "node_modules/superfactory"));
}

function edit(file: string, diff: string): void {
  const lines = diff.trimEnd().split("\n");
  const side = (sign: string): string =>
    lines
      .filter((line) => line.startsWith(sign))
      .map((line) => `${line.slice(1)}\n`)
      .join("");
  const text = readFileSync(file, "utf8");
  if (text.split(side("-")).length !== 2) throw new Error(`The file does not have exactly once: ${side("-")}`);
  writeFileSync(
    file,
    text.replace(side("-"), () => side("+")),
  );
}

/** The parts between lines with an ellipsis, in this order. */
function expectShown(output: string, shown: string): void {
  let from = 0;
  for (const part of shown.trimEnd().split(/^…\n/m)) {
    const found = output.indexOf(part.trimEnd(), from);
    if (found < 0) expect(output.slice(from)).toContain(part.trimEnd());
    from = found + part.trimEnd().length;
  }
}

const who = ["AUTHOR", "COMMITTER"].flatMap((role) => [
  [`GIT_${role}_NAME`, "test"],
  [`GIT_${role}_EMAIL`, "test@example.com"],
]);
const { FORCE_COLOR: _force, ...inherited } = process.env;
const env = { ...inherited, ...Object.fromEntries(who), NO_COLOR: "1", npm_config_offline: "true" };

/** What a command says on both streams. */
function run(command: string, cwd: string): { code: number | null; output: string } {
  const { status, stdout } = spawnSync("bash", ["-c", `exec 2>&1; ${command}`], { cwd, env, encoding: "utf8" });
  return { code: status, output: stdout };
}

let project: Project;
beforeAll(() => {
  project = makeProject({});
  // What `npx` would download.
  addCommand(project.folder, "superfactory", "dist/lib/cli/bin.js");
});
afterAll(() => project.remove());

test("the page has blocks of every kind", () => {
  expect(blocks.length).toBe([...page.matchAll(/^```/gm)].length / 2);
  expect([...new Set(blocks.map(({ language }) => language))].sort()).toEqual(["", "diff", "sh", "yaml"]);
});

test("every command runs, and prints what is shown", () => {
  let folder = project.folder;
  for (const [at, { language, text, before, line }] of blocks.entries()) {
    if (language === "diff") edit(join(folder, "facility.ts"), text);
    if (language === "yaml") writeFileSync(join(folder, /`([^`]+)`:\s*$/.exec(before)?.[1] ?? "unnamed"), text);
    if (language !== "sh") continue;
    const next = blocks[at + 1];
    const shown = next?.language === "" ? next.text : "";
    // 1 where an error is shown.
    const code = /^error |: rejected/m.test(shown) ? 1 : 0;
    let output = "";
    for (const command of text.trimEnd().split("\n")) {
      if (command.startsWith("cd ")) folder = join(folder, command.slice(3));
      else if (command === "npm install") install(folder);
      else {
        const ran = run(command, folder);
        expect({ line, command, ...ran }).toEqual({ line, command, code, output: ran.output });
        output += ran.output;
      }
    }
    expectShown(output, shown);
  }
  expect(run("git status --porcelain", folder)).toEqual({ code: 0, output: "" });
});

test("the workflow gives the action inputs that it has", () => {
  const text = blocks.find(({ language }) => language === "yaml")?.text ?? "";
  const [{ steps }] = Object.values(parse(text).jobs) as [{ steps: { uses: string; with?: object }[] }];
  const given = steps.filter(({ uses }) => uses.startsWith("OWNER/")).flatMap((step) => Object.keys(step.with ?? {}));
  expect(given).toEqual(["arguments"]);
  expect(given.filter((name) => !(name in ACTION.inputs))).toEqual([]);
});
