/** `superfactory init`, run in this process. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { initCommand } from "../../lib/cli/init/init-command";
import { writeNewFiles } from "../../lib/cli/new-files";
import type { Terminal } from "../../lib/cli/terminal";

let folder: string;
let stdout: string;
let terminal: Terminal;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "superfactory-init-"));
  stdout = "";
  const out = (text: string): void => void (stdout += text);
  terminal = { cwd: folder, env: {}, out, note: () => undefined, outColour: false, noteColour: false };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const listing = (): string[] => readdirSync(folder, { recursive: true }).map(String).sort();

test("a file in the place of a folder: named, and nothing is written", () => {
  mkdirSync(join(folder, "pack"));
  writeFileSync(join(folder, "pack/test"), "mine");
  const start = (): void => initCommand("pack", { template: "rule-pack" }, terminal);
  expect(start).toThrow("pack needs a folder where it has something else: test; nothing was written.");
  expect(listing()).toEqual(["pack", "pack/test"]);
});

test("a link to nothing in the place of a file or of a folder is something too", () => {
  mkdirSync(join(folder, "pack"));
  symlinkSync("nowhere", join(folder, "pack/test"));
  expect(() => initCommand("pack", { template: "rule-pack" }, terminal)).toThrow("something else: test;");
  symlinkSync("nowhere", join(folder, "pack/package.json"));
  expect(() => initCommand("pack", { template: "site" }, terminal)).toThrow("pack has package.json already;");
  expect(listing()).toEqual(["pack", "pack/package.json", "pack/test"]);
});

test("what was written goes when a later file fails", () => {
  const files = [
    { path: "a/b/first", content: "1" },
    // No file system that is common takes a name of 300 characters.
    { path: `a/${"x".repeat(300)}`, content: "2" },
  ];
  expect(() => writeNewFiles(join(folder, "new"), files, "new", "help")).toThrow(
    "Cannot write new: the name is too long.",
  );
  expect(listing()).toEqual([]);
});

test("below a file: said, and nothing is written", () => {
  writeFileSync(join(folder, "file"), "");
  expect(() => initCommand("file/pack", { template: "site" }, terminal)).toThrow(
    /Cannot write .*: part of the path is a file/,
  );
  expect(listing()).toEqual(["file"]);
});

test.each([
  ["plain/north_1.2", "cd plain/north_1.2"],
  ["a b/ü", "cd 'a b/ü'"],
  ["it's;$(x)", "cd 'it'\\''s;$(x)'"],
  ["./-x", "cd ./-x"],
])("the command into %s is one that a shell takes as it is", (name, command) => {
  initCommand(name, { template: "site" }, terminal);
  expect(stdout.split("\n")[0]).toBe(command);
});
