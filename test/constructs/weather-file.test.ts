import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

import { Floor, Power, Rack, Row, Site, Superfactory, Weather } from "../../constructs";
import { documentText } from "../../lib/emit/documents/document-text";
import type { PlanDocument } from "../../lib/emit/documents/documents";
import { judgeFactory, judgePlan, loadProject } from "../../lib/synth";
import { ROOT } from "../helpers/source-imports";
import { epwLines, seasonalWeather } from "../helpers/weather";

const folder = mkdtempSync(join(tmpdir(), "weather-"));
const lines = epwLines(seasonalWeather());

function write(name: string, text: readonly string[]): string {
  writeFileSync(join(folder, name), text.join("\n"));
  return join(folder, name);
}

afterAll(() => rmSync(folder, { recursive: true }));

/** A site with a rack above the limit of its row, which has nothing to do with the weather. */
function judgedWith(weather: unknown) {
  const factory = new Superfactory("f");
  const site = new Site(factory, "s", { electricalCode: "NEC", weather: weather as Weather });
  const row = new Row(new Floor(site, "hall"), "r", { powerLimit: Power.kilowatts(90) });
  new Rack(row, "n", { power: Power.kilowatts(100), feeds: [] });
  return judgeFactory(factory, loadProject(ROOT));
}

type Result = ReturnType<typeof judgedWith>;

const OWN = ["thermal/weather-file-readable", "declaration/value-allowed"];
const errorsOf = ({ report }: Result) =>
  report.findings.filter(({ rule, outcome }) => OWN.includes(rule) && outcome === "fail");
const hasRowFinding = ({ report }: Result) =>
  report.findings.some(({ rule }) => rule === "density/row-within-power-limit");

test("a file is found relative to the file that names it", () => {
  const path = write("north.epw", lines);
  for (const name of [path, relative(__dirname, path)]) {
    const result = judgedWith(Weather.epw(name));
    expect(errorsOf(result)).toEqual([]);
    expect(result.index.all("site")[0]?.weather).toEqual({ ...seasonalWeather(), source: "north.epw" });
  }
});

test("sites that share it share the numbers", () => {
  const weather = Weather.epw(write("shared.epw", lines));
  expect(weather.hourly()).toBe(weather.hourly());
});

test("a file that is cut is a finding at the site's line, and the rest of the report stays", () => {
  const result = judgedWith(Weather.epw(write("cut.epw", lines.slice(0, 4008))));
  const [finding, ...others] = errorsOf(result);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    path: "s",
    severity: "error",
    message: "cut.epw:4008: The file is cut: it has 4000 hours instead of 8760.",
    position: { file: "test/constructs/weather-file.test.ts" },
  });
  expect(hasRowFinding(result)).toBe(true);
});

test.each<[string, unknown, string]>([
  ["that is not there", Weather.epw("nowhere/x.epw"), 'x.epw: The weather file "nowhere/x.epw" is not there.'],
  ["that is a folder", Weather.epw("."), '.: The weather file "." cannot be read (EISDIR).'],
  [
    "that is no text",
    Weather.epw(7 as unknown as string),
    "weather file: The weather file is 7, which is no name of a file.",
  ],
  ["given without Weather.epw", "x.epw", 's: "weather" is "x.epw", not a Weather.'],
])("a file %s is a finding", (_, weather, message) => {
  const result = judgedWith(weather);
  expect(errorsOf(result).map((finding) => finding.message)).toEqual([message]);
  expect(hasRowFinding(result)).toBe(true);
});

describe("the plan", () => {
  const path = write("plan.epw", lines);

  test("holds the weather in the line of its site, and is judged again without the file", () => {
    const { plan, report } = judgedWith(Weather.epw(path));
    const text = documentText(plan);
    const holding = text.split("\n").filter((line) => line.includes('"relative_humidity_percent"'));
    expect(holding.map((line) => /"kind":"(\w+)"/.exec(line)?.[1])).toEqual(["site"]);
    const again = judgePlan(JSON.parse(text) as PlanDocument);
    expect(again.report).toEqual(report);
    expect(documentText(again.plan)).toBe(text);
  });

  test("says what the year gives", () => {
    const { plan, report } = judgedWith(Weather.epw(path));
    const { sites } = plan.analysis as { sites: { year: object }[] };
    expect(sites[0]?.year).toMatchObject({
      weather: "plan.epw",
      hour_count: 8760,
      pue_at_least: 1,
      pue_lacks: expect.arrayContaining(["load of the network (no network rack stated)"]) as string[],
      plants: [],
    });
    expect(report.totals.sites[0]?.year).toMatchObject({ weather: "plan.epw", pue: 1 });
    expect(report.assumptions.some(({ text }) => text.includes("ISO/IEC 30134-9:2022"))).toBe(true);
  });
});
