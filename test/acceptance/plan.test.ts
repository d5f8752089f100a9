/** The plan is the whole of what was judged: fed back anywhere it gives the same report. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { makeProject, type Project } from "../cli/project";
import { edited, findingsOf, placeIn, readJson, superfactory } from "../helpers/cli";
import type { PlanDocument, ReportDocument } from "../../lib/emit/documents/documents";
import { PLANT } from "./plant";

jest.setTimeout(60_000);

const PART = `kind: rack
title: ACME GB300 NVL72
generation: gb300
tdp_kw: 138
power_factor: 0.97
liquid_fraction: 0.88
shelves: { count: 8, rated_power_kw: 33 }
voltages_v: [415]
phases: 3
supply_max_c: 40
flow_curve_of: lenovo/gb300-nvl72
sources:
  - { title: ACME data sheet, mark: VENDOR }
`;
/** Unknowns as well as errors: no dew point, no power of the fans, and a row above its limit. */
const UNSURE = edited(
  PLANT,
  ["  dewPoint: Temperature.celsius(15),\n", ""],
  [", fanPower: Power.kilowatts(6)", ""],
  ["Power.kilowatts(1360)", "Power.kilowatts(1000)"],
);
/** Loop at 18 °C and dew point of 15 °C: right with a margin of 2 K or 3 K, wrong with one of 4 K. */
const COLD = edited(
  PLANT,
  ["celsius(40)", "celsius(18)"],
  [
    'kind: "dry-cooler", approach: TemperatureDifference.kelvin(5)',
    'kind: "chiller", leaving: Temperature.celsius(14)',
  ],
);

const STATEMENTS = { file: "plant.ts", options: [] as string[] };
const RUNS = {
  accepted: STATEMENTS,
  rejected: { ...STATEMENTS, file: "unsure.ts" },
  "with a part of the project": { ...STATEMENTS, file: "own-part.ts" },
  "with an option that rejects": {
    file: "cold.ts",
    options: ["--rule-option", "thermal/loop-above-dew-point.margin_k=4"],
  },
};

let project: Project;
/** Without TypeScript, catalog or node_modules. */
let elsewhere: string;

beforeAll(async () => {
  project = makeProject({
    "plant.ts": PLANT,
    "unsure.ts": UNSURE,
    "own-part.ts": edited(PLANT, ["lenovo/gb300-nvl72", "acme/gb300-nvl72"]),
    "cold.ts": COLD,
    "catalog/rack/acme/gb300-nvl72.yaml": PART,
  });
  elsewhere = join(makeProject({}).folder, "else where");
  mkdirSync(elsewhere);
  for (const [at, { file, options }] of Object.values(RUNS).entries()) {
    const run = await superfactory(["synth", file, "--out", `out-${at}`, "--plan", `${at}.plan.json`, ...options], {
      cwd: project.folder,
    });
    expect(run.stderr).toContain(`wrote the plan`);
    copyFileSync(join(project.folder, `${at}.plan.json`), join(elsewhere, `${at}.plan.json`));
  }
});
afterAll(() => project.remove());

test.each(Object.keys(RUNS).map((name, at) => [name, at] as const))("a plan that is %s", async (name, at) => {
  const report = readJson<ReportDocument>(project.folder, `out-${at}/plant/report.json`);
  const plan = readJson<PlanDocument>(elsewhere, `${at}.plan.json`);
  const { code, stdout, stderr } = await superfactory(["validate", `${at}.plan.json`, "--format", "json"], {
    cwd: elsewhere,
  });
  expect({ code, stderr }).toEqual({ code: report.status === "accepted" ? 0 : 1, stderr: "" });
  // The same bytes, positions included, once the two are laid out alike.
  expect(stdout).toBe(`${JSON.stringify(report, null, 2)}\n`);
  expect(JSON.stringify(plan.report)).toBe(JSON.stringify(report));
  expect(plan.status).toBe(report.status);
  if (name === "accepted") {
    expect(findingsOf(report)).toEqual([]);
    expect(readFileSync(join(project.folder, `out-${at}/plant/plan.json`), "utf8")).toBe(
      readFileSync(join(elsewhere, `${at}.plan.json`), "utf8"),
    );
  }
  if (name === "rejected") {
    expect(report.findings.some(({ outcome }) => outcome === "unknown")).toBe(true);
    expect(report.findings.every(({ position }) => position?.file === "unsure.ts")).toBe(true);
  }
  if (name === "with a part of the project") {
    expect(Object.keys(plan.judged_with.parts)).toContain("acme/gb300-nvl72");
    expect(report.totals.it_power_kw).toBe(16 * 138);
  }
  if (name === "with an option that rejects") {
    expect(plan.judged_with.settings).toEqual({ "thermal/loop-above-dew-point": { options: { margin_k: 4 } } });
    expect(findingsOf(report)).toContain(
      `error thermal/loop-above-dew-point north/tcs ${placeIn(COLD, 'new CoolingLoop(site, "tcs"')}`,
    );
  }
});

test("the option of the plan gives way to one of the command line", async () => {
  const { stdout } = await superfactory(
    ["validate", "3.plan.json", "--format", "json", "--rule-option", "thermal/loop-above-dew-point.margin_k=3"],
    { cwd: elsewhere },
  );
  const { findings } = JSON.parse(stdout) as ReportDocument;
  expect(findings.filter(({ rule }) => rule === "thermal/loop-above-dew-point")).toEqual([]);
});

describe("a damaged plan: exit 2, nothing on stdout, and where it is damaged", () => {
  let plan: string;
  beforeAll(() => {
    plan = readFileSync(join(elsewhere, "0.plan.json"), "utf8");
  });

  const SLOT = '"slot":3';
  const damages: readonly (readonly [string, (plan: string) => string, (damaged: string) => readonly string[]])[] = [
    ["cut off", (text) => text.slice(0, 3000), (text) => [`.json:${placeIn(`${text}|`, "|")}`, "The file is no JSON"]],
    ["empty", () => "", () => [".json:1:1", "The file is no JSON"]],
    [
      "not JSON",
      (text) => edited(text, [SLOT, '"slot":oops']),
      (text) => [`.json:${placeIn(text, "oops")}`, "Unexpected token 'o'"],
    ],
    [
      "of another version",
      (text) => edited(text, ['"schema_version": "1"', '"schema_version": "2"']),
      () => ['schema_version "2"; this version reads "1"'],
    ],
    [
      "with a key that is not known",
      (text) => edited(text, ['{"kind":"row",', '{"kind":"row","colour":"red",']),
      (text) => [`.json:${placeIn(text, '"colour"')}`, "/model/elements/", '("colour")'],
    ],
    [
      "with a value of another type",
      (text) => edited(text, [SLOT, '"slot":"three"']),
      (text) => [`.json:${placeIn(text, '"three"')}`, "/slot must be integer."],
    ],
    [
      "without a key",
      (text) => edited(text, ['{"kind":"row",', "{"]),
      (text) => [`.json:${placeIn(text, '{"path":"north/hall/r01"')}`, "must have required property 'kind'"],
    ],
    [
      "with a kind that is not known",
      (text) => edited(text, ['{"kind":"row",', '{"kind":"column",']),
      (text) => [`.json:${placeIn(text, '"column"')}`, "/kind must be equal to one of the allowed values: site, floor"],
    ],
    ["a list", () => "[]", () => ["no plan"]],
    [
      "with an option of a rule that is not known",
      (text) => edited(text, ['"settings": {}', '"settings": {"power/nothing":{"options":{"x":1}}}']),
      () => ['There is no rule "power/nothing"'],
    ],
    [
      "with an option of the wrong type",
      (text) =>
        edited(text, ['"settings": {}', '"settings": {"thermal/loop-above-dew-point":{"options":{"margin_k":"x"}}}']),
      () => ['Option "margin_k" of thermal/loop-above-dew-point is "x"; it must be a number.'],
    ],
  ];

  test.each(damages)("%s", async (name, damage, says) => {
    const text = damage(plan);
    const file = `${name.replaceAll(" ", "-")}.json`;
    writeFileSync(join(elsewhere, file), text);
    const { code, stdout, stderr } = await superfactory(["validate", file], { cwd: elsewhere });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    for (const words of says(text)) expect(stderr).toContain(words);
    expect(stderr).toContain(file);
    expect(stderr).not.toContain("This is an error in superfactory");
    expect(stderr.match(/^error /gm)).toHaveLength(1);
  });
});

test("--fail-on: unknowns, and warnings, decide on the exit code when asked to", async () => {
  const cwd = project.folder;
  // Eight racks at a peak of 400 kW on four busways: 816 kVA against 800 A x 415 V x sqrt(3) = 575 kVA, at 100 %.
  const warned = edited(PLANT, ["feeds: busways, cooling", "feeds: busways, peak: Power.kilowatts(400), cooling"]);
  const unknown = edited(PLANT, ["  dewPoint: Temperature.celsius(15),\n", ""]);
  writeFileSync(join(cwd, "warned.ts"), warned);
  writeFileSync(join(cwd, "unknown.ts"), unknown);
  const codes = async (...options: string[]): Promise<(number | null)[]> => {
    const files = ["plant.ts", "unknown.ts", "warned.ts"];
    const runs = await Promise.all(files.map((file) => superfactory(["validate", file, ...options], { cwd })));
    return runs.map(({ code }) => code);
  };
  // The facilities are: without findings; with an unknown; with a warning (a peak above the device).
  expect(await codes()).toEqual([0, 0, 0]);
  expect(await codes("--fail-on", "unknown")).toEqual([0, 1, 0]);
  expect(await codes("--fail-on", "warning")).toEqual([0, 1, 1]);
});
