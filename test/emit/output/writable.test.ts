import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { OutputError } from "../../../lib/emit/output/error";
import { makeFolder } from "../../../lib/emit/output/paths";
import { placeOfFile, requireWritable } from "../../../lib/emit/output/writable";

let root: string;
beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), "superfactory-"));
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

const listing = () => fs.readdirSync(root, { recursive: true }).map(String).sort();

test("makes the folders, and leaves nothing in them", () => {
  requireWritable([placeOfFile(join(root, "a/b/x.json")), { folder: join(root, "a/c") }]);
  expect(listing()).toEqual(["a", "a/b", "a/c"]);
});

test("keeps what is there", () => {
  fs.writeFileSync(join(root, "x.json"), "old");
  requireWritable([placeOfFile(join(root, "x.json"))]);
  expect(fs.readFileSync(join(root, "x.json"), "utf8")).toBe("old");
});

test.each([
  ["a file above", "file/deep/x"],
  ["a link to nothing above", "dangling/x"],
  ["a link in a circle above", "circle/x"],
  ["a folder in its place", "folder"],
  ["a link in its place", "dangling"],
])("%s: refused, and the folders that were made go again", (_, bad) => {
  fs.writeFileSync(join(root, "file"), "");
  fs.mkdirSync(join(root, "folder"));
  fs.symlinkSync("nowhere", join(root, "dangling"));
  fs.symlinkSync("circle", join(root, "circle"));
  const was = listing();
  const places = ["new/deep/good", bad].map((name) => placeOfFile(join(root, name)));
  expect(() => requireWritable(places)).toThrow(OutputError);
  expect(listing()).toEqual(was);
});

test("folders of which one cannot be made are not made in part", () => {
  expect(() => makeFolder(join(root, "a", "b", "x".repeat(300)))).toThrow("the name is too long");
  expect(listing()).toEqual([]);
});
