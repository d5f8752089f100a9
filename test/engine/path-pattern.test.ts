import fc from "fast-check";

import { escapedPattern, pathMatcher, patternProblem } from "../../lib/engine/path-pattern";

describe("a pattern names elements and all below them", () => {
  test.each([
    ["north", ["north", "north/hall-1", "north/hall-1/r1/n1"], ["northern", "south", "x/north"]],
    ["north/*", ["north/a", "north/a/b"], ["north", "south/a"]],
    ["*/gen-*", ["north/gen-1", "south/gen-/x"], ["gen-1", "north/x/gen-1"]],
    ["**", ["a", "a/b/c"], []],
    ["**/n1", ["n1", "a/n1", "a/b/n1", "a/n1/shelf"], ["a/n10", "an1"]],
    ["north/**/n1", ["north/n1", "north/a/b/n1"], ["n1", "north/a/n2"]],
    ["north/**", ["north/a", "north/a/b"], ["north", "northern/a"]],
    ["n?", ["n1", "nä"], ["n", "n12"]],
    ["{north,south}/hall-{1,2}", ["north/hall-1", "south/hall-2"], ["north/hall-3", "west/hall-1"]],
    ["{a*,b?}", ["abc", "bx"], ["b", "ca"]],
    ["a.b+c", ["a.b+c"], ["aXb+c", "a.bbc"]],
    ["a\\*", ["a*"], ["ab"]],
    ["{a", ["{a"], ["a"]],
  ])("%s", (pattern, named, others) => {
    const matches = pathMatcher([pattern]);
    expect([named.filter((path) => !matches(path)), others.filter(matches)]).toEqual([[], []]);
  });

  test("of several, one is enough; of none, none", () => {
    expect(["a", "b", "c"].filter(pathMatcher(["a", "b"]))).toEqual(["a", "b"]);
    expect(pathMatcher([])("a")).toBe(false);
  });

  test("the form of the characters does not matter", () => {
    expect(pathMatcher(["a\u0308"])("\u00e4")).toBe(true);
  });
});

test("an escaped path names itself and what is below it, whatever it is made of", () => {
  const id = fc.string({ unit: fc.constantFrom(..."ab*?{},\\.[]()+^$|-"), minLength: 1, maxLength: 6 });
  const path = fc.array(id, { minLength: 1, maxLength: 3 }).map((ids) => ids.join("/"));
  fc.assert(
    fc.property(path, path, (one, other) => {
      const matches = pathMatcher([escapedPattern(one)]);
      expect(matches(one)).toBe(true);
      expect(matches(`${one}/${other}`)).toBe(true);
      expect(matches(other)).toBe(other === one || other.startsWith(`${one}/`));
    }),
  );
});

test.each([
  ["", "empty"],
  ["/north", "empty id"],
  ["north/", "empty id"],
  ["a//b", "empty id"],
  ["a{", "does not end"],
  ["a\\", "does not end"],
])("%j cannot be read", (pattern, words) => {
  expect(patternProblem(pattern)).toContain(words);
});

test.each(["north", "**", "north/**/n?", "{a,b}", "a\\{"])("%j can be read", (pattern) => {
  expect(patternProblem(pattern)).toBeUndefined();
});
