/**
 * What a reviewer sees of a pull request that adds 20 racks, moves 5 and lowers one rating. UPDATE_GOLDEN=1 writes the golden
 * files anew: read their diff.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { ROOT } from "../helpers/source-imports";
import type { Ran } from "../cli/project";
import { FILE, git, lineOf, PROJECT, pullRequest, type PullRequest } from "./two-branches";

jest.setTimeout(60_000);

const FOLDER = join(ROOT, "test/golden/pull-request");

function expectGolden(name: string, text: string): void {
  const file = join(FOLDER, name);
  if (process.env["UPDATE_GOLDEN"] === "1") {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, "utf8"));
}

let made: PullRequest;
let folder: string;
const run = (line: string): Promise<Ran> => made.project.shell(`cd checkout/${PROJECT} && ${line}`);
beforeAll(() => {
  made = pullRequest();
  folder = made.checkOut("checkout", made.head, "full");
});
afterAll(() => made.project.remove());

/** Lines of the file that the branch adds or edits. */
function changedLines(): number[] {
  const hunks = git(folder, "diff", "--unified=0", "origin/main", "HEAD", "--", FILE).matchAll(
    /^@@ .* \+(\d+),?(\d*) @@/gm,
  );
  return [...hunks].flatMap(([, first, count]) =>
    Array.from({ length: count === "" ? 1 : Number(count) }, (_, at) => Number(first) + at),
  );
}

test("the base has no errors", async () => {
  const base = made.checkOut("before", made.base);
  const { code, stdout } = await made.project.shell(`cd ${join(base, PROJECT)} && superfactory validate --format json`);
  expect(code).toBe(0);
  expect(JSON.parse(stdout).counts.error_count).toBe(0);
});

describe("the difference as Markdown", () => {
  let text: string;
  const section = (title: string): string[] => {
    const start = text.indexOf(`### ${title}`);
    const lines = text.slice(start).split("\n").slice(2);
    return lines.slice(0, lines.indexOf(""));
  };
  beforeAll(async () => {
    const ran = await run("superfactory diff --base origin/main --format markdown");
    expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 1, stderr: "" });
    text = ran.stdout;
  });

  test("begins with the verdict, the new findings and the changes", () => {
    const titles = [...text.matchAll(/^(?:##+ |<details><summary>)([^\n<]+)/gm)].map(([, title]) => title);
    expect(titles.slice(0, 3)).toEqual([
      "❌ lakeside: rejected (was accepted): 2 new findings, 0 fixed",
      "New findings",
      "What changed",
    ]);
    // A screen of a browser shows about 40 lines.
    expect(text.slice(0, text.indexOf("### Totals")).split("\n").length).toBeLessThan(25);
  });

  test("names exactly the two new findings", () => {
    const rows = section("New findings").slice(2);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain(`density/rack-air-heat-within-limit | hall/r3/n40 gives 21 kW to the air`);
    expect(rows[1]).toContain(
      "power/survives-single-loss | Losing busway-a overloads busway-b: 411 kVA against 400 kVA",
    );
    // 39 × 10 + 21 = 411 kVA at a power factor of 1; 411 / 400 = 102.75 %.
    expect(rows[1]).toContain("(102.8 %)");
  });

  test("names exactly the three changes", () => {
    expect(section("What changed")).toEqual([
      "- 20 racks added: north/hall/r3 (20)",
      "- 5 racks moved: north/hall/r1 → north/hall/r2 (5)",
      "- north/busway-b: rated\\_kva 500 kVA → 400 kVA",
    ]);
  });

  test("is the golden file", () => expectGolden("diff.markdown.txt", text));
});

describe("the findings on their lines", () => {
  const expected = () => [
    { rule: "density/rack-air-heat-within-limit", line: lineOf('"n40"') },
    { rule: "power/survives-single-loss", line: lineOf('"busway-b"') },
  ];

  test("SARIF points at lines that the branch changed", async () => {
    const { stdout } = await run("superfactory validate --format sarif");
    const [{ results }] = JSON.parse(stdout).runs;
    const errors = results.filter(({ level }: { level: string }) => level === "error");
    const places = errors.map(({ ruleId, locations: [{ physicalLocation }] }: any) => {
      expect(physicalLocation.artifactLocation.uri).toBe(FILE);
      expect(physicalLocation.region.endLine).toBe(physicalLocation.region.startLine);
      return { rule: ruleId, line: physicalLocation.region.startLine };
    });
    expect(places).toEqual(expected());
    expect(changedLines()).toEqual(expect.arrayContaining(expected().map(({ line }) => line)));
    // The version of the package is not the matter of this file.
    expectGolden("report.sarif.txt", stdout.replace(/("(?:semanticVersion|version)": ")0\.[^"]*/g, "$1<version>"));
  });

  test("workflow commands too", async () => {
    git(folder, "diff", "--name-only", `--output=${join(made.project.folder, "changed.txt")}`, "origin/main", "HEAD");
    const { stdout } = await run("superfactory validate --format github --changed-files ../../../changed.txt");
    const errors = [...stdout.matchAll(/^::error file=([^,]+),line=(\d+),endLine=(\d+),.*title=([^:]+)::/gm)];
    expect(errors.map(([, file, line, end, rule]) => ({ file, line: Number(line), end: Number(end), rule }))).toEqual(
      expected().map(({ rule, line }) => ({ file: FILE, line, end: line, rule })),
    );
    expectGolden("annotations.github.txt", stdout);
  });
});
