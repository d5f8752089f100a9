/** Pages of the project: their links lead somewhere, and the commands that they name exist. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { ROOT } from "../helpers/source-imports";

const docs = readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .map((name) => join("docs", name));
const pages = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", ...docs];

const read = (page: string): string => readFileSync(join(ROOT, page), "utf8");

test.each(pages)("links of %s lead to a file", (page) => {
  const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
  const local = links.filter((link) => !/^(https?:|#)/.test(link)).map((link) => link.replace(/#.*$/, ""));
  expect(local.filter((link) => !existsSync(join(ROOT, dirname(page), link)))).toEqual([]);
});

test.each(["README.md", "CONTRIBUTING.md"])("scripts that %s names are in package.json", (page) => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const named = [...read(page).matchAll(/npm run ([\w:]+)/g)].map(([, name = ""]) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test("files and folders that CONTRIBUTING.md names exist", () => {
  const named = [...read("CONTRIBUTING.md").matchAll(/`((?:lib|test|schema|constructs|docs|\.ci)\/[^`<>*]*)`/g)];
  const absent = named.map(([, path = ""]) => path).filter((path) => !existsSync(join(ROOT, path)));
  expect(absent).toEqual([]);
});

test("rules and options that the README names exist", () => {
  const rules = JSON.parse(read("schema/rules.json")) as { id: string; options: Record<string, unknown> }[];
  const known = rules.flatMap(({ id, options }) => [id, ...Object.keys(options).map((name) => `${id}.${name}`)]);
  const domains = [...new Set(rules.map(({ id }) => id.slice(0, id.indexOf("/"))))].join("|");
  const named = [...read("README.md").matchAll(new RegExp(`\\b(?:${domains})/[a-z0-9-]+(?:\\.[a-z0-9_]+)?`, "g"))];
  const files = named.map(([name]) => name).filter((name) => !name.endsWith(".ts"));
  expect(files.filter((name) => !known.includes(name))).toEqual([]);
});
