import { spawn } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { asOutputError } from "../../../lib/emit/output/error";
import type { OutputFile } from "../../../lib/emit/output/file";
import { writeOutput } from "../../../lib/emit/output/writer";

let root: string;
let out: string;
beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), "superfactory-"));
  out = join(root, "out", "lakeside");
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

const file = (path: string, content = path): OutputFile => ({ path, content });
const read = (path: string) => fs.readFileSync(join(out, path), "utf8");
/** Every entry below the output folder, hidden ones too. */
const listing = () => fs.readdirSync(out, { recursive: true }).map(String).sort();

test("writes into a folder that does not exist, and leaves nothing else behind", () => {
  const result = writeOutput(out, [file("manifest.json"), file("stacks/a/cdk.tf.json", "{}")]);
  expect(result).toEqual({ written: ["manifest.json", "stacks/a/cdk.tf.json"], unchanged: [], undeclaredStacks: [] });
  expect(read("stacks/a/cdk.tf.json")).toBe("{}");
  expect(listing()).toEqual(["manifest.json", "stacks", "stacks/a", "stacks/a/cdk.tf.json"]);
});

test("does not touch what says the same already", () => {
  writeOutput(out, [file("same"), file("other", "1")]);
  const long_ago = new Date(0);
  fs.utimesSync(join(out, "same"), long_ago, long_ago);
  expect(writeOutput(out, [file("same"), file("other", "2")])).toMatchObject({
    written: ["other"],
    unchanged: ["same"],
  });
  expect(fs.statSync(join(out, "same")).mtimeMs).toBe(0);
  expect(read("other")).toBe("2");
});

test("leaves Terraform's files and undeclared stacks in place, and names the stacks", () => {
  writeOutput(out, [file("manifest.json"), file("stacks/a/cdk.tf.json"), file("stacks/b/cdk.tf.json")]);
  fs.mkdirSync(join(out, "stacks/b/.terraform"));
  fs.writeFileSync(join(out, "stacks/a/.terraform.lock.hcl"), "lock");
  fs.writeFileSync(join(out, "stacks/b/terraform.tfstate"), "state");
  const result = writeOutput(out, [file("manifest.json"), file("stacks/a/cdk.tf.json", "new")]);
  expect(result.undeclaredStacks).toEqual(["b"]);
  expect(listing()).toEqual(
    expect.arrayContaining(["stacks/a/.terraform.lock.hcl", "stacks/b/.terraform", "stacks/b/terraform.tfstate"]),
  );
  expect(writeOutput(out, [file("report.json")]).undeclaredStacks).toEqual([]);
});

describe("a run that was killed", () => {
  const journal = (paths: readonly string[]) =>
    fs.writeFileSync(join(out, ".superfactory.journal.json"), JSON.stringify({ version: 1, paths }));

  test("after its journal: the next run completes it, whatever it is about to write itself", () => {
    writeOutput(out, [file("a", "old"), file("b", "old"), file("stacks/s/c", "old")]);
    journal(["a", "b", "stacks/s/c"]);
    fs.writeFileSync(join(out, "a"), "new"); // renamed already
    fs.writeFileSync(join(out, ".b.superfactory-new"), "new");
    fs.writeFileSync(join(out, "stacks/s/.c.superfactory-new"), "new");
    writeOutput(out, [file("report.json")]);
    expect([read("a"), read("b"), read("stacks/s/c")]).toEqual(["new", "new", "new"]);
    expect(listing()).toEqual(["a", "b", "report.json", "stacks", "stacks/s", "stacks/s/c"]);
  });

  test("before its journal: the next run throws its beginnings away", () => {
    writeOutput(out, [file("a", "old"), file("stacks/s/c", "old")]);
    fs.writeFileSync(join(out, ".a.superfactory-new"), "ne");
    fs.writeFileSync(join(out, "stacks/s/.c.superfactory-new"), "n");
    fs.writeFileSync(join(out, ".superfactory.journal.json.new"), '{"version":1,"pat');
    writeOutput(out, [file("report.json")]);
    expect([read("a"), read("stacks/s/c")]).toEqual(["old", "old"]);
    expect(listing()).toEqual(["a", "report.json", "stacks", "stacks/s", "stacks/s/c"]);
  });

  test("with a journal that leads out of the folder, or is none: refused", () => {
    writeOutput(out, [file("a")]);
    journal(["../../victim"]);
    expect(() => writeOutput(out, [file("a")])).toThrow('"../../victim" is not a path inside the output folder.');
    fs.writeFileSync(join(out, ".superfactory.journal.json"), "[]");
    expect(() => writeOutput(out, [file("a")])).toThrow("is not a journal of this program");
  });
});

describe("refuses", () => {
  test.each(["../a", "/a", "a/../b", "", "a//b", "./a", "a\\b", "c:a", "a\0"])("the path %j", (path) => {
    expect(() => writeOutput(out, [file(path)])).toThrow("is not a path inside the output folder.");
    expect(fs.existsSync(out)).toBe(false);
  });

  test("two files of one path", () => {
    expect(() => writeOutput(out, [file("a"), file("a")])).toThrow("Two files want the path a.");
  });

  test("a symbolic link in place of a file, or on the way to it", () => {
    fs.mkdirSync(join(root, "elsewhere"));
    fs.writeFileSync(join(root, "precious"), "precious");
    fs.mkdirSync(out, { recursive: true });
    fs.symlinkSync(join(root, "precious"), join(out, "manifest.json"));
    fs.symlinkSync(join(root, "elsewhere"), join(out, "stacks"));
    expect(() => writeOutput(out, [file("manifest.json")])).toThrow("it is a symbolic link");
    expect(() => writeOutput(out, [file("stacks/a/cdk.tf.json")])).toThrow("it is a symbolic link");
    expect(fs.readFileSync(join(root, "precious"), "utf8")).toBe("precious");
    expect(fs.readdirSync(join(root, "elsewhere"))).toEqual([]);
  });

  test("an output folder that is a file, or lies under one", () => {
    fs.writeFileSync(join(root, "out"), "");
    expect(() => writeOutput(join(root, "out"), [file("a")])).toThrow(/^Cannot write .*out: a file is in the way\.$/);
    expect(() => writeOutput(out, [file("a")])).toThrow("part of the path is a file, not a folder.");
  });

  test("a folder in place of a file", () => {
    fs.mkdirSync(join(out, "manifest.json"), { recursive: true });
    expect(() => writeOutput(out, [file("manifest.json")])).toThrow("it is not a file.");
  });
});

test("writes nothing when one of the files cannot be written", () => {
  writeOutput(out, [file("a", "old")]);
  fs.mkdirSync(join(out, "b"));
  expect(() => writeOutput(out, [file("a", "new"), file("b")])).toThrow("it is not a file.");
  expect(read("a")).toBe("old");
  expect(listing()).toEqual(["a", "b"]);
});

test("says what is wrong with the disk", () => {
  const full = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  expect(asOutputError(full, "out/lakeside")).toMatchObject({
    name: "OutputError",
    message: "Cannot write out/lakeside: no space is left on the device.",
    cause: full,
  });
  const other = new TypeError("a mistake of ours");
  expect(asOutputError(other, "out")).toBe(other);
});

describe("two runs into one folder", () => {
  const lock = () => join(out, ".superfactory.lock");

  test("the second waits, then says which process has the folder", async () => {
    writeOutput(out, [file("a", "old")]);
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    try {
      fs.writeFileSync(lock(), String(other.pid));
      expect(() => writeOutput(out, [file("a", "new")], { waitMs: 60 })).toThrow(
        `Another run (process ${other.pid}) is writing into ${out}.`,
      );
      expect(read("a")).toBe("old");
      expect(fs.existsSync(lock())).toBe(true);
    } finally {
      other.kill("SIGKILL");
      await new Promise((done) => other.once("exit", done));
    }
    // Now the process is gone, and its lock with it.
    writeOutput(out, [file("a", "new")], { waitMs: 0 });
    expect(read("a")).toBe("new");
    expect(listing()).toEqual(["a"]);
  });

  test.each(["", "no number", String(process.pid)])("a lock that says %j is taken over", (content) => {
    fs.mkdirSync(out, { recursive: true });
    fs.writeFileSync(lock(), content);
    writeOutput(out, [file("a")], { waitMs: 0 });
    expect(listing()).toEqual(["a"]);
  });
});
