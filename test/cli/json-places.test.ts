import { jsonPlaces, stepsTo } from "../../lib/cli/json-places";

const TEXT = `{
  "a": { "b": [1, { "c/d": "x" }], "e": {} },
  "f": "}"
}`;

test.each([
  ["the beginning", "{", []],
  ["a key", '"a"', ["a"]],
  ["a number in a list", "1", ["a", "b", "0"]],
  ["inside a text", "x", ["a", "b", "1", "c/d"]],
  ["an object without members", "{}", ["a", "e"]],
  ["a bracket in a text", '}"', ["f"]],
])("the keys on the way to %s", (_name, piece, steps) => {
  expect(stepsTo(TEXT, TEXT.indexOf(piece))).toEqual(steps);
});

test("the end of an object is of that object, not of its last member", () => {
  expect(stepsTo(TEXT, TEXT.indexOf("},\n"))).toEqual(["a"]);
  expect(stepsTo(TEXT, TEXT.length - 1)).toEqual([]);
});

test("the way to a place leads to it", () => {
  // Line 2, behind `  "a": { "b": [1, { "c/d": `.
  expect(jsonPlaces(TEXT)({ pointer: "/a/b/1/c~1d" })).toEqual({ line: 2, column: 28 });
});
