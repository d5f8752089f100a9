import type { ReportDocument, SiteTotals, Totals, WorstState } from "../../../lib/emit/documents/documents";
import { paint } from "../../../lib/emit/pretty/paint";
import { summary, type SummaryFiles } from "../../../lib/emit/pretty/summary";
import { table } from "../../../lib/emit/pretty/table";

const NORTH: SiteTotals = {
  path: "north",
  rack_count: 14_000,
  gpu_count: 1_008_000,
  it_power_kw: 1_988_000,
  site_power_kw: 2_150_000,
  design_power_ratio: 1.08148893,
  coolant_flow_l_per_min: 1_807_400,
  flow_lacks: [],
  lacks: [],
  floors: [
    {
      path: "north/hall-1",
      rack_count: 14_000,
      gpu_count: 1_008_000,
      it_power_kw: 1_988_000,
      air_heat_kw: 198_800,
      air_lacks: [],
      lacks: [],
    },
  ],
};
const FAN = { what: "load of the dry cooler", why: "no fan power stated" };
const POWER = { what: "power of racks without a model", why: "no power stated" };
const { design_power_ratio: _ratio, ...WITHOUT_RATIO } = NORTH;
const SOUTH: SiteTotals = {
  ...WITHOUT_RATIO,
  path: "south",
  rack_count: 2,
  gpu_count: 0,
  it_power_kw: 24.5,
  site_power_kw: 30,
  coolant_flow_l_per_min: 0,
  flow_lacks: [],
  lacks: [FAN],
  floors: [
    {
      path: "south/hall",
      rack_count: 2,
      gpu_count: 0,
      it_power_kw: 24.5,
      air_heat_kw: 24.5,
      air_lacks: [POWER],
      lacks: [POWER],
    },
  ],
};

const feed = (path: string, used_percent: number, more: Partial<WorstState> = {}): WorstState => ({
  path,
  state: "normal",
  value: used_percent * 4.6,
  limit: 460,
  unit: "kVA",
  used_percent,
  lacks: [],
  ...more,
});

const printed = (totals: Partial<Totals>, more: Partial<ReportDocument> = {}, files?: SummaryFiles): string[] =>
  summary(
    {
      schema_version: "1",
      factory: "lakeside",
      status: "accepted",
      counts: { error_count: 0, warning_count: 0, info_count: 0 },
      outcomes: { pass: 1, fail: 0, unknown: 0, "not-applicable": 0 },
      totals: {
        rack_count: 14_002,
        gpu_count: 1_008_000,
        it_power_kw: 1_988_024.5,
        known_rack_count: 14_002,
        sites: [NORTH, SOUTH],
        feeds: [],
        loops: [],
        temperature_chains: [],
        single_points_of_failure: [],
        links: [],
        ...totals,
      },
      findings: [],
      suppressed: [],
      known: [],
      fixed: [],
      rules: [],
      assumptions: [],
      not_checked: ["arc flash", "voltage drop"],
      ...more,
    },
    { paint: paint(false), files },
  );

test("sites with their floors, and all of them together; what lacks an input is a lower bound and says which", () => {
  expect(printed({}).slice(0, 10)).toEqual([
    "lakeside: accepted",
    "",
    "Place      racks       GPUs     IT MW      L/min   air kW  site MW  site/IT",
    "north     14,000  1,008,000     1,988  1,807,400             2,150    1.081",
    "  hall-1  14,000  1,008,000     1,988             198,800",
    // 24.5 kW is 0.0245 MW; the floor lacks the power of some racks, so that the sums are lower bounds.
    "south          2          0  ≥ 0.0245          0            ≥ 0.03  unknown",
    "  hall         2          0  ≥ 0.0245              ≥ 24.5",
    "all       14,002  1,008,000   ≥ 1,988",
    "≥ south lacks load of the dry cooler (no fan power stated), power of racks without a model (no",
    "  power stated).",
  ]);
});

test("the ten fullest feeds, the fullest first", () => {
  const feeds = Array.from({ length: 12 }, (_, at) => feed(`north/busway/${"abcdefghijkl"[at]}`, 40 + at));
  const lines = printed({
    sites: [NORTH],
    feeds: [...feeds, feed("north/ups", 99.5, { state: "fault(north/grid)", lacks: [FAN] })],
  });
  const from = lines.findIndex((line) => line.startsWith("Fullest feeds"));
  expect(lines.slice(from, from + 3)).toEqual([
    "Fullest feeds (+ alike)      used      value    limit  in state",
    "north/ups                ≥ 99.5 %  457.7 kVA  460 kVA  fault(north/grid)",
    "north/busway/l             51.0 %  234.6 kVA  460 kVA  normal",
  ]);
  expect(lines[from + 11]).toBe("  and 3 more feeds");
});

test("single points of failure: how many, and the three that take most", () => {
  const point = (path: string, rack_count: number, claim?: string) => ({
    path,
    rack_count,
    uncooled_rack_count: 0,
    takes: [],
    uncools: [],
    ...(claim && { claim }),
  });
  const lines = printed({
    single_points_of_failure: [point("s/a", 1), point("s/b", 200, "N"), point("s/c", 30), point("s/d", 30)],
  });
  const from = lines.findIndex((line) => line.startsWith("Single points"));
  expect(lines.slice(from, from + 6)).toEqual([
    "Single points of failure: 4",
    "  Loss of  racks  claimed",
    "  s/b        200  N",
    "  s/c         30  no claim: unknown",
    "  s/d         30  no claim: unknown",
    "  and 1 more loss",
  ]);
});

test("single points of failure that take cooling: a column of their own, and counted for the order", () => {
  const point = (path: string, rack_count: number, uncooled_rack_count: number) => ({
    path,
    rack_count,
    uncooled_rack_count,
    takes: [],
    uncools: [],
    claim: "N",
  });
  const lines = printed({ single_points_of_failure: [point("s/a", 150, 0), point("s/b", 8, 160)] });
  const from = lines.findIndex((line) => line.startsWith("Single points"));
  expect(lines.slice(from, from + 4)).toEqual([
    "Single points of failure: 2",
    "  Loss of  racks  uncooled  claimed",
    "  s/b          8       160  N",
    "  s/a        150         0  N",
  ]);
});

test("links: capacity in Tb/s and the latency of the longest route, or that they are unknown", () => {
  const lines = printed({
    links: [
      {
        path: "backbone",
        capacity_gb_per_s: 307_200,
        capacity_one_route_lost_gb_per_s: 153_600,
        committed_gb_per_s: 100_000,
        latency_ms: 5.5223,
        latency_is_lower_bound: true,
      },
      { path: "spare" },
    ],
  });
  const from = lines.findIndex((line) => line.startsWith("Link"));
  expect(lines.slice(from, from + 3)).toEqual([
    "Link         Tb/s  one route lost  committed     one way",
    "backbone    307.2           153.6        100  ≥ 5.522 ms",
    "spare     unknown         unknown          -     unknown",
  ]);
});

const FILES: SummaryFiles = { folder: "out/lakeside", undeclaredStacks: ["north-hall-2"] };

test("an accepted run says where the files are, what was left, and what comes next", () => {
  expect(printed({}, {}, FILES).slice(-5)).toEqual([
    "Assumptions  none stated",
    "Not checked  arc flash; voltage drop.",
    "Files        out/lakeside: report.json, plan.json, load-schedule.csv and the Terraform stacks",
    "Left         no longer declared, left in place with their state: north-hall-2",
    "Next         review out/lakeside/plan.json, then run terraform plan in the stacks.",
  ]);
});

test("a rejected run says that nothing deployable was written; validate names no files", () => {
  const rejected = { status: "rejected", counts: { error_count: 2, warning_count: 0, info_count: 0 } } as const;
  const text = printed({}, rejected, { ...FILES, undeclaredStacks: [] }).join("\n");
  expect(text).toContain(
    "Files        out/lakeside: report.json only\nNext         correct 2 errors, then synthesise again.",
  );
  expect(printed({}, rejected).join("\n")).not.toContain("Files");
});

test("every line keeps to a hundred columns, also with long paths", () => {
  const long = `north/${"pod-with-a-long-name/".repeat(6)}busway/a`;
  const lines = printed(
    { feeds: [feed(long, 50)] },
    { not_checked: Array<string>(30).fill("control stability") },
    FILES,
  );
  expect(lines.filter((line) => line.length > 100)).toEqual([]);
  expect(lines.join("\n")).toMatch(/…\S*\/busway\/a {2}50\.0 %/);
});

test("a table aligns by what a terminal shows", () => {
  const columns = [
    { title: "Name", align: "left" },
    { title: "kW", align: "right" },
  ] as const;
  expect(
    table(
      columns,
      [
        ["電気", "1"],
        ["abc", "1,000"],
      ],
      { columns: 40, indent: " " },
    ),
  ).toEqual([" Name     kW", " 電気      1", " abc   1,000"]);
});
