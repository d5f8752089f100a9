import { renderJson } from "../../../lib/emit/output/json";

test("an object without objects inside stands on one line, the rest is indented by two spaces", () => {
  const value = {
    racks: { n1: { slot: 1, feeds: ["a", "b"], loop: undefined }, n2: { power_kw: null } },
    none: {},
    list: [],
  };
  expect(renderJson(value)).toBe(
    [
      "{",
      '  "racks": {',
      '    "n1": {"slot":1,"feeds":["a","b"]},',
      '    "n2": {"power_kw":null}',
      "  },",
      '  "none": {},',
      '  "list": []',
      "}",
      "",
    ].join("\n"),
  );
});

test("a list of objects has one object per line", () => {
  expect(renderJson([{ a: 1 }, { a: 2 }])).toBe('[\n  {"a":1},\n  {"a":2}\n]\n');
});

test("a table of more than 24 entries has one entry per line", () => {
  const table = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, at]));
  expect(renderJson(table(24)).split("\n")).toHaveLength(2); // the line, and the end of it
  expect(renderJson(table(25)).split("\n")).toHaveLength(28); // 25 entries, two braces, the end
});

test.each([
  ["text that needs escapes", { 'quote " and \\': "line\nbreak \u2028 é" }],
  ["numbers", { a: 1e21, b: -0.1, c: 34.8, d: 0 }],
  ["nested lists", { a: [[1, 2], [3]], b: [[], {}] }],
  ["keys that look like numbers or like members of every object", { 10: "x", 2: "y", toString: "z" }],
])("reads back: %s", (_name, value) => {
  expect(JSON.parse(renderJson(value))).toEqual(value);
});
