/** What docs/policy.md shows is right: the policy is read, the suppression suppresses. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { ROOT } from "../helpers/source-imports";
import { problemsOf, projectWith, removeFolders } from "../policy/project-folder";

const PAGE = readFileSync(join(ROOT, "docs/policy.md"), "utf8");
const block = (language: string): string => new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(PAGE)?.[1] ?? "";

afterEach(removeFolders);

test("its policy is read without a problem, and decides what it says", () => {
  expect(problemsOf(block("yaml"))).toEqual([]);
  const { terms } = projectWith(block("yaml"));
  expect(terms.settings?.["power/feed-keeps-reserve"]?.options).toEqual({ notice_percent: 90 });
  expect(terms.overrides?.map(({ paths }) => paths)).toEqual([["north"], ["north/hall-{1,2}/**"]]);
  expect(terms.suppressions?.map(({ rule }) => rule)).toEqual(["power/feed-within-device-rating"]);
});

test("the schema that its first line names is published", () => {
  const file = /\$schema=node_modules\/superfactory\/(\S+)/.exec(block("yaml"))?.[1] ?? "";
  expect(readFileSync(join(ROOT, file), "utf8")).toContain("urn:superfactory:policy:1");
});

test("rules that it names exist", () => {
  const ids = (JSON.parse(readFileSync(join(ROOT, "schema/rules.json"), "utf8")) as { id: string }[]).map(
    ({ id }) => id,
  );
  const named = [...PAGE.matchAll(/rule\("([^"]+)"/g)].map(([, id = ""]) => id);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((id) => !ids.includes(id))).toEqual([]);
});
