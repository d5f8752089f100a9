/** docs/reports.md names every format, and its examples are what the formats give. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { REPORT_MARKER } from "../../lib/emit/formats/markdown";
import { FORMAT_NAMES } from "../../lib/emit/formats";
import { program } from "../../lib/cli/program";
import { ROOT } from "../helpers/source-imports";

const page = readFileSync(join(ROOT, "docs/reports.md"), "utf8");
const golden = (name: string): string => readFileSync(join(ROOT, `test/golden/formats/lakeside.${name}.txt`), "utf8");
const blocks = [...page.matchAll(/```(\w*)\n(.*?)```/gs)].map(([, language = "", text = ""]) => ({ language, text }));

test("every format has a row, and no other has", () => {
  const table = page.slice(page.search(/^\| format +\|/m)).split("\n\n")[0] ?? "";
  const named = [...table.matchAll(/^\| `([^`]+)` *\|/gm)].map(([, name]) => name);
  expect(named).toEqual([...FORMAT_NAMES]);
});

test.each([["terse"], ["github"]])("the example of %s is its output", (name) => {
  const start = name === "github" ? "::error" : "sites/lakeside.ts:17";
  const example = blocks.find(({ text }) => text.startsWith(start))?.text.trim() ?? "no example";
  expect(golden(name)).toContain(example);
});

test("every option of a command on the page is there", () => {
  const commands = blocks.filter(({ language }) => language === "sh").flatMap(({ text }) => text.split("\n"));
  const validate = program(() => undefined).commands.find((command) => command.name() === "validate");
  const known = validate?.options.map(({ long }) => long) ?? [];
  const used = commands
    .filter((line) => line.startsWith("superfactory"))
    .flatMap((line) => line.match(/--[a-z-]+/g) ?? []);
  expect(used.length).toBeGreaterThan(4);
  expect(used.filter((option) => !known.includes(option))).toEqual([]);
});

test("the marker is the one that is written", () => {
  expect(page).toContain(REPORT_MARKER);
});
