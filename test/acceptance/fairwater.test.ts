/** The example from its file to its results, and what one wrong rating does to it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { makeProject, type Project, type Ran } from "../cli/project";
import { edited, exampleText, filesIn, placeIn, readJson } from "../helpers/cli";
import type { PlanDocument, ReportDocument } from "../../lib/emit/documents/documents";

jest.setTimeout(60_000);

const FAIRWATER = exampleText("fairwater.ts");

let project: Project;
let out: string;
let accepted: Ran;

beforeAll(async () => {
  project = makeProject({ "fairwater.ts": FAIRWATER });
  out = join(project.folder, "out/fairwater");
  accepted = await project.run(["synth", "fairwater.ts"]);
});
afterAll(() => project.remove());

test("passes, and leaves report, plan, manifest and one stack per site, per floor and for the WAN", () => {
  expect({ code: accepted.code, stderr: accepted.stderr }).toEqual({
    code: 0,
    stderr: expect.stringMatching(/^fairwater: wrote \d+ files in out\/fairwater\.\n$/),
  });
  const documents = Object.keys(filesIn(out)).filter((path) => path.endsWith(".json"));
  expect(documents.sort()).toEqual(
    [
      "manifest.json",
      "plan.json",
      "report.json",
      ...[
        "atlanta",
        "atlanta-storey-0",
        "atlanta-storey-1",
        "wan",
        "wisconsin",
        "wisconsin-storey-0",
        "wisconsin-storey-1",
      ].map((stack) => `stacks/fairwater-${stack}/cdk.tf.json`),
    ].sort(),
  );
  expect(accepted.stdout).toMatch(/^fairwater: accepted\n/);
  expect(accepted.stdout).toMatch(/\n0 errors, 0 warnings, 0 unknown\. Checks: [\d,]+ pass, 0 fail, 0 unknown, .*\n$/);
});

test("its totals are what the hand makes of them", () => {
  const { totals, status, counts } = readJson<ReportDocument>(out, "report.json");
  expect({ status, counts }).toEqual({
    status: "accepted",
    counts: { error_count: 0, warning_count: 0, info_count: 0 },
  });
  // Per site 2 storeys x 2 pods x 4 rows = 16 rows of 10 racks of 135 kW, and 2 x 4 network racks of 20 kW:
  // 160 x 135 + 8 x 20 = 21,760 kW; 160 + 8 = 168 racks; 160 x 72 = 11,520 GPUs.
  // Room air of a storey: 80 racks x 135 kW x 10 % + 4 x 20 kW = 1,160 kW.
  // Flow per rack at 40 °C 119 L/min (Wisconsin), at 45 °C 177 L/min (Atlanta): 160 x 119 = 19,040; 160 x 177 = 28,320.
  // Site: IT 21,760 + CDUs 4 loops x 5 x 20.5 + dry coolers 4 x 120 + chillers 582 + fan walls 2 x 10 x 6 + house 200
  // = 23,552 kW, all of it below transformers of 99 %: 23,789.8990 kW.
  const [atlanta, wisconsin] = totals.sites;
  const site = { rack_count: 168, gpu_count: 11520, it_power_kw: 21760, lacks: [] };
  expect(atlanta).toMatchObject({ ...site, path: "atlanta", coolant_flow_l_per_min: 28320 });
  expect(wisconsin).toMatchObject({ ...site, path: "wisconsin", coolant_flow_l_per_min: 19040 });
  const sitePower = (21760 + 410 + 480 + 582 + 120 + 200) / 0.99;
  for (const each of totals.sites) {
    expect(each.site_power_kw).toBeCloseTo(sitePower, 3);
    expect(each.design_power_ratio).toBeCloseTo(sitePower / 21760, 6);
    expect(each.floors.map((floor) => [floor.rack_count, floor.it_power_kw, floor.air_heat_kw])).toEqual([
      [84, 10880, 1160],
      [84, 10880, 1160],
    ]);
  }
  expect(totals).toMatchObject({ rack_count: 336, gpu_count: 23040, it_power_kw: 43520, known_rack_count: 336 });
  // The fullest busway with one of four lost: 10 x 135 kW / 0.98 / 3 against 800 A x 415 V x sqrt(3) x 80 %.
  const fullest = totals.feeds.find(({ path }) => path === "wisconsin/storey-0/s0p1r1/busway/a");
  expect(fullest?.value).toBeCloseTo(1350 / 0.98 / 3, 5);
  expect(fullest?.limit).toBeCloseTo((800 * 415 * Math.sqrt(3) * 0.8) / 1000, 5);
  // In Atlanta one transformer and one busway per row, the grid, and the transformer of the mechanical boards, which the
  // network racks hang on; in Wisconsin the grid: 16 + 16 + 1 + 1 + 1.
  expect(totals.single_points_of_failure).toHaveLength(35);
  // 4 pairs x 96 wavelengths x 800 Gb/s on each of two routes; about 700 mi = 1,126.5 km at 4.9 µs/km one way is less
  // than the eastern route: the geodesic of about 1,045 km x 1.35.
  expect(totals.links).toMatchObject([
    { capacity_gb_per_s: 614400, capacity_one_route_lost_gb_per_s: 307200, committed_gb_per_s: 300000 },
  ]);
});

describe("with busways of 640 A in Wisconsin", () => {
  const CUT = edited(FAIRWATER, ["current: Current.amperes(800)", "current: Current.amperes(640)"]);
  let before: Record<string, string>;
  let rejected: Ran;

  beforeAll(async () => {
    before = filesIn(out);
    writeFileSync(join(project.folder, "fairwater.ts"), CUT);
    rejected = await project.run(["synth", "fairwater.ts"]);
  });

  test("is rejected with one finding per row at the line of the busways, and with nothing else", () => {
    expect(rejected.code).toBe(1);
    const report = readJson<ReportDocument>(out, "report.json");
    expect(report.status).toBe("rejected");
    // 16 rows in Wisconsin; Atlanta's busways of 2,500 A have room.
    expect(report.findings).toHaveLength(16);
    const place = placeIn(CUT, 'group(row, "busway"');
    for (const finding of report.findings) {
      expect(finding).toMatchObject({ rule: "power/survives-single-loss", severity: "error", outcome: "fail" });
      expect(finding.path).toMatch(/^wisconsin\/storey-[01]\/s[01]p[12]r[1-4]\/busway\/b$/);
      expect(finding.position?.file).toBe("fairwater.ts");
      expect(`${finding.position?.line}:${finding.position?.column}`).toBe(place);
      const row = finding.path.replace(/\/busway\/b$/, "");
      expect(finding.evidence).toMatchObject({ unit: "kVA", state: `fault(${row}/busway/a)`, instant: "settled" });
      // 640 A x 415 V x sqrt(3) x 80 % = 368.03 kVA against 1,350 kW / 0.98 / 3 = 459.18 kVA.
      expect(finding.evidence?.limit).toBeCloseTo(368.0262, 3);
      expect(finding.evidence?.value).toBeCloseTo(459.1837, 3);
      expect(finding.evidence?.margin).toBeCloseTo(368.0262 - 459.1837, 3);
      expect(finding.affects).toMatchObject({ rack_count: 10 });
      expect(finding.affects?.racks.every((rack) => rack.startsWith(`${row}/n`))).toBe(true);
    }
    expect(new Set(report.findings.map(({ path }) => path)).size).toBe(16);
  });

  test("says so in text: file, line, column, value, limit, margin, state and the racks", () => {
    const place = placeIn(CUT, 'group(row, "busway"');
    expect(rejected.stdout).toContain(`fairwater.ts:${place}`);
    const row = "wisconsin/storey-0/s0p1r1";
    const said =
      /value 459\.2 kVA +limit 368\.0 kVA +margin -91\.2 kVA +state fault\((\S+)\), settled +affects (.*)\n/.exec(
        rejected.stdout,
      );
    expect(`${row}/busway/a`).toMatch(new RegExp(`${said?.[1]}$`));
    expect(said?.[2]).toBe(`10 racks in ${row}`);
    expect(rejected.stdout).toMatch(/\n16 errors, 0 warnings, 0 unknown\./);
  });

  test("leaves plan, manifest and stacks of the run before byte by byte", () => {
    const { "report.json": _before, ...deployable } = before;
    const { "report.json": _after, ...left } = filesIn(out);
    expect(left).toEqual(deployable);
    expect(readJson<PlanDocument>(out, "plan.json").status).toBe("accepted");
    expect(readFileSync(join(out, "report.json"), "utf8")).toContain('"status": "rejected"');
  });

  test("is accepted again with the old rating, and nothing but the report is written", async () => {
    writeFileSync(join(project.folder, "fairwater.ts"), FAIRWATER);
    const { code, stderr } = await project.run(["synth", "fairwater.ts"]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^fairwater: wrote 1 file in out\/fairwater \(\d+ unchanged\)\.\n$/);
    expect(filesIn(out)).toEqual(before);
  });
});
