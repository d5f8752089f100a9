import { createHash } from "node:crypto";

import { namesOf, slug } from "../../../lib/emit/terraform/names";

const hash = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 8);
const names = (...pairs: readonly (readonly [string, string])[]) =>
  Object.fromEntries(namesOf(pairs.map(([subject, wanted]) => ({ subject, wanted }))));

test.each([
  ["hall-1", "hall-1"],
  ["r_01", "r_01"],
  ["a b.c", "a-b-c"],
  ['${file("x")}', "--file--x---"],
  ["é日", "--"],
])("slug of %j", (text, expected) => expect(slug(text)).toBe(expected));

test("a name that nobody else wants stays as it is", () => {
  expect(names(["a", "x"], ["b", "y"])).toEqual({ a: "x", b: "y" });
});

test("subjects that want one name get a hash each, in any order", () => {
  const expected = { "a-b/c": `a-b-c-${hash("a-b/c")}`, "a/b-c": `a-b-c-${hash("a/b-c")}`, d: "d" };
  expect(names(["a-b/c", "a-b-c"], ["a/b-c", "a-b-c"], ["d", "d"])).toEqual(expected);
  expect(names(["d", "d"], ["a/b-c", "a-b-c"], ["a-b/c", "a-b-c"])).toEqual(expected);
});

test("names that differ in case only meet on some file systems", () => {
  expect(names(["Hall", "Hall"], ["hall", "hall"])).toEqual({
    Hall: `Hall-${hash("Hall")}`,
    hall: `hall-${hash("hall")}`,
  });
});

test("a name that looks like another's with its hash does not meet it", () => {
  const forged = `x-${hash("1")}`;
  const made = names(["1", "x"], ["2", "x"], ["3", forged]);
  expect(new Set(Object.values(made)).size).toBe(3);
  expect(made["3"]).toBe(forged);
});

test("a very long name is cut and hashed", () => {
  const long = "n".repeat(300);
  expect(names([long, long])[long]).toBe(`${"n".repeat(120)}-${hash(long)}`);
});
