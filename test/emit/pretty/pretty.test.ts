import type { ReportDocument } from "../../../lib/emit/documents/documents";
import { pretty, type PrettyInput } from "../../../lib/emit/pretty/pretty";
import { commonPlace, sourceText } from "../../../lib/emit/pretty/finding";
import { codeFrame } from "../../../lib/emit/pretty/frame";
import { paint } from "../../../lib/emit/pretty/paint";
import { plain, width, wrap } from "../../../lib/emit/pretty/text";
import { unknownLines } from "../../../lib/emit/pretty/unknown";
import { defineRule } from "../../../lib/engine/define-rule";
import type { Finding } from "../../../lib/engine/report";

const RULE = defineRule({
  id: "power/survives-single-loss",
  severity: "error",
  appliesTo: "power-feed",
  summary: "Survivors carry their load.",
  why: "They must.",
  fix: "Add a feed.",
  sources: [
    {
      title: "NEC",
      clause: "215.3: overcurrent device at least 125 % of the continuous load, so load at most 80 % of its rating",
      mark: "RULE",
    },
  ],
  messages: { over: "over" },
  check: () => undefined,
});

const FINDING: Finding = {
  rule: RULE.id,
  severity: "error",
  outcome: "fail",
  message_id: "over",
  message:
    "Losing busway/a overloads busway/b: 483 kVA against 460 kVA (105.0 %). The loss of any other busway or substation does the same.",
  path: "north/busway/b",
  position: { file: "lakeside.ts", line: 17, column: 32 },
  evidence: {
    value: 482.993198,
    limit: 460.030434,
    margin: -22.962764,
    unit: "kVA",
    state: "fault(north/busway/a)",
    instant: "settled",
    bound: "at-most",
  },
  affects: { rack_count: 10, racks: Array.from({ length: 10 }, (_, at) => `north/hall-1/r01/n${at + 1}`) },
  related: [],
  fix: "add a busway, raise the rating, or move 1 rack",
  fingerprint: "0".repeat(16),
};

const unknown = (what: string, why: string, rule = RULE.id): Finding => ({
  rule,
  severity: "warning",
  outcome: "unknown",
  message_id: "unknown",
  message: `Not known: ${what}.`,
  path: "north/tcs",
  related: [],
  fix: "State it.",
  missing: { what, why },
  fingerprint: "1".repeat(16),
});

const site = { rack_count: 10, gpu_count: 720, it_power_kw: 1420, lacks: [] };
const report = (findings: readonly Finding[], more: Partial<ReportDocument> = {}): ReportDocument => ({
  schema_version: "1",
  factory: "lakeside",
  status: "rejected",
  counts: { error_count: 1, warning_count: 3, info_count: 0 },
  outcomes: { pass: 98, fail: 1, unknown: 7, "not-applicable": 43 },
  totals: {
    rack_count: 10,
    gpu_count: 720,
    it_power_kw: 1420,
    known_rack_count: 9,
    sites: [{ path: "north", ...site, site_power_kw: 1500, coolant_flow_l_per_min: 1291, flow_lacks: [], floors: [] }],
    feeds: [],
    loops: [],
    temperature_chains: [],
    single_points_of_failure: [],
    links: [],
  },
  findings,
  suppressed: [],
  known: [],
  fixed: [],
  rules: [],
  assumptions: [],
  not_checked: ["arc flash"],
  ...more,
});

const LINE = 'const [a, b, c, d] = PowerFeed.group(north, "busway", {';
const SOURCE = [...Array<string>(16).fill(""), LINE].join("\n");
const printed = (findings: readonly Finding[], more: Partial<PrettyInput> = {}): string =>
  pretty({ report: report(findings), rules: [RULE], source: () => SOURCE, colour: false, ...more });

test("a finding looks as the design shows it", () => {
  // Byte for byte the sample of the design page; the caret stands under the name of the called method.
  const sample = `error  power/survives-single-loss                                   lakeside.ts:17:32
  Losing busway/a overloads busway/b: 483 kVA against 460 kVA (105.0 %). The loss of any other busway or substation does the same.
    17 | const [a, b, c, d] = PowerFeed.group(north, "busway", {
       |                                ^
  value 483 kVA   limit 460 kVA   margin -23 kVA   state fault(busway/a), settled   affects 10 racks in north/hall-1/r01
  fix    add a busway, raise the rating, or move 1 rack
  source NEC 215.3: overcurrent device at least 125 % of the continuous load, so load at most 80 % of its rating
`;
  expect(printed([FINDING]).startsWith(`${sample}\n`)).toBe(true);
});

test("the last line counts findings, checks and racks without an unknown", () => {
  const findings = [
    FINDING,
    unknown("load of the CDUs", "no feed stated"),
    { ...FINDING, severity: "warning" as const },
  ];
  expect(printed(findings).split("\n").slice(-2)).toEqual([
    "1 error, 1 warning, 1 unknown. Checks: 98 pass, 1 fail, 7 unknown, 43 not applicable. 90.0 % of racks with no unknown.",
    "",
  ]);
});

test("a plan that was judged elsewhere has no source, and says the same without it", () => {
  const text = printed([FINDING], { source: () => undefined });
  expect(text).toContain("lakeside.ts:17:32\n  Losing busway/a");
  expect(text).not.toContain(" | ");
});

test("related places stand one per line; beyond five they are counted", () => {
  const related = Array.from({ length: 7 }, (_, at) => ({
    path: `north/busway/${at}`,
    role: "is overloaded too",
    position: { file: "b.ts", line: at + 1, column: 2 },
  }));
  const lines = printed([{ ...FINDING, related }]).split("\n");
  const see = lines.filter((line) => line.startsWith("  see"));
  expect(see[0]).toBe("  see    north/busway/0: is overloaded too  b.ts:1:2");
  expect(see).toHaveLength(5);
  expect(lines).toContain("         and 2 more places");
});

test("all errors up to a hundred are printed, and the rest is counted", () => {
  const findings = Array.from({ length: 103 }, (_, at) => ({
    ...FINDING,
    position: { file: "other.ts", line: at + 1, column: 1 },
  }));
  const text = printed(findings);
  expect(text.match(/^error {2}/gm)).toHaveLength(100);
  expect(text).toContain("\n3 more errors: the report lists all.\n");
});

test("findings of one rule with the same numbers for elements of one line are one block", () => {
  const text = printed([FINDING, { ...FINDING, path: "north/busway/c" }, { ...FINDING, path: "north/busway/d" }]);
  expect(text.match(/^error {2}/gm)).toHaveLength(1);
  expect(text).toContain("\n  The same holds for 2 more elements of this line; the report lists each.\n");
});

test("colour only adds to the text", () => {
  const coloured = printed([FINDING, unknown("x", "y")], { colour: true });
  expect(coloured).toContain("\u001b[31merror\u001b[39m");
  // eslint-disable-next-line no-control-regex
  expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(printed([FINDING, unknown("x", "y")]));
});

test("what users wrote cannot steer the terminal", () => {
  const nasty = "a\u001b]0;owned\u0007\u009b2J\u202eb\r\nc";
  const text = printed(
    [
      {
        ...FINDING,
        message: nasty,
        path: nasty,
        fix: nasty,
        position: { file: nasty, line: 1, column: 1 },
        related: [{ path: nasty, role: nasty }],
      },
    ],
    { source: () => nasty },
  );
  // eslint-disable-next-line no-control-regex
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  expect(text).toContain("  a]0;owned2Jb c\n");
});

describe("unknowns", () => {
  test("are named once per missing input, the most wanted first, with the findings that wait", () => {
    const findings = [
      unknown("load of the CDUs", "no feed stated"),
      unknown("peak", "not published"),
      unknown("peak", "not published", "power/other"),
    ];
    expect(unknownLines(findings, paint(false))).toEqual([
      "2 unknown: peak (not published), load of the CDUs (no feed stated). 3 findings of 2 rules wait for",
      "  them.",
    ]);
  });

  test("are at most twenty", () => {
    const findings = Array.from({ length: 23 }, (_, at) =>
      unknown(`input ${String(at).padStart(2, "0")}`, "not stated"),
    );
    const text = unknownLines(findings, paint(false)).join(" ");
    expect(text).toMatch(/^23 unknown: input 00 \(not stated\), .*input 19 \(not stated\),? +and 3 more\.$/);
  });

  test("are nothing where nothing is unknown", () => {
    expect(unknownLines([FINDING], paint(false))).toEqual([]);
  });
});

describe("the line of source", () => {
  const frame = (line: string, column: number) =>
    codeFrame({ file: "a.ts", line: 1, column }, () => line, paint(false));

  test.each([
    ["a tab takes one column", "\tnew Row()", 2, ["    1 |  new Row()", "      |  ^"]],
    ["a wide character takes two", 'f("電"); new Row()', 9, ['    1 | f("電"); new Row()', "      |          ^"]],
    ["no such column", "new Row()", 11, []],
    ["an empty line", "", 1, ["    1 |", "      | ^"]],
  ])("%s", (_, line, column, expected) => {
    expect(frame(line, column).map((each) => each.trimEnd())).toEqual(expected);
  });

  test("of a long line only the surroundings are shown", () => {
    const [code = "", caret = ""] = frame(`${"x".repeat(500)}new Row()${"y".repeat(500)}`, 501);
    expect(code.slice(caret.indexOf("^")).startsWith("new Row()")).toBe(true);
    expect(code.length).toBeLessThan(125);
  });

  test("of a file that has fewer lines is not shown", () => {
    expect(codeFrame({ file: "a.ts", line: 2, column: 1 }, () => "one", paint(false))).toEqual([]);
  });
});

test.each([
  [["s/f/r/n1", "s/f/r/n2"], "s/f/r"],
  [["s/f/r1/n1", "s/f/r10/n2"], "s/f"],
  [["s/f/r/n1"], "s/f/r"],
  [["a/f/r/n", "b/f/r/n"], ""],
  [["s/f/r/n", "s/f/n"], "s/f"],
  [["s/f/n", "s/f/r/n"], "s/f"],
  [[], ""],
])("the smallest place that holds %j is %j", (racks, place) => {
  expect(commonPlace(racks)).toBe(place);
});

test.each([
  [{ title: "NEC", clause: "215.3", mark: "RULE" }, "NEC 215.3"],
  [{ title: "GB300 data sheet", clause: "page 4", mark: "VENDOR" }, "GB300 data sheet, page 4"],
  [{ title: "Own count", mark: "DERIVED" }, "Own count (derived)"],
] as const)("the source %j", (source, text) => {
  expect(sourceText(source)).toBe(text);
});

test("widths and words", () => {
  expect([width("abc"), width("電気"), width("e\u0301"), width("🙂")]).toEqual([3, 4, 1, 2]);
  expect(wrap("aa bb cc", 5)).toEqual(["aa bb", "cc"]);
  expect(wrap("aaaaaaa b", 3, " ")).toEqual([" aaaaaaa", " b"]);
  expect(plain("a\tb\u200bc")).toBe("a bc");
});
