/** Reports made by hand, for tests of the formats: stable whatever the rules find. */
import type { ReportDocument } from "../../../lib/emit/documents/documents";
import type { FormatInput } from "../../../lib/emit/formats/format-input";
import { defineRule } from "../../../lib/engine/define-rule";
import { fingerprint } from "../../../lib/engine/fingerprint";
import type { Finding } from "../../../lib/engine/report";
import { judgeRecords } from "../../helpers/judged";
import { site } from "../../helpers/records";

export const RULE = defineRule({
  id: "power/survives-single-loss",
  severity: "error",
  appliesTo: "power-feed",
  summary: "Survivors carry their load.",
  why: "One that trips takes the next with it.",
  fix: "Add a feed.",
  sources: [{ title: "NEC", clause: "215.3", mark: "RULE" }],
  messages: { over: "over" },
  check: () => undefined,
});

/** Losing one of four busways: 483 kVA on 460 kVA. */
export function finding(changes: Partial<Finding> = {}): Finding {
  const made: Finding = {
    rule: RULE.id,
    severity: "error",
    outcome: "fail",
    message_id: "over",
    message: "Losing busway/a overloads busway/b: 483 kVA against 460 kVA (105.0 %).",
    path: "north/busway/b",
    position: { file: "lakeside.ts", line: 17, column: 32 },
    evidence: {
      value: 483,
      limit: 460,
      margin: -23,
      unit: "kVA",
      state: "fault(north/busway/a)",
      instant: "settled",
      bound: "at-most",
    },
    affects: { rack_count: 2, racks: ["north/hall/r01/n1", "north/hall/r01/n2"] },
    related: [{ path: "north/busway/a", role: "is lost", position: { file: "lakeside.ts", line: 12, column: 3 } }],
    fix: "Add a busway.",
    fingerprint: "",
    ...changes,
  };
  return { ...made, fingerprint: changes.fingerprint ?? fingerprint([made.rule, made.message_id, made.path]) };
}

const UNKNOWN = unknownFinding();

function unknownFinding(): Finding {
  const {
    evidence: _evidence,
    affects: _affects,
    ...made
  } = finding({
    rule: "thermal/flow",
    severity: "warning",
    outcome: "unknown",
    message_id: "unknown",
    message: "Not known for north/tcs: pump power (no pump stated).",
    path: "north/tcs",
    position: { file: "lakeside.ts", line: 20, column: 14 },
    missing: { what: "pump power", why: "no pump stated" },
    subject_count: 1,
    related: [],
    fix: "State the missing input.",
  });
  return made;
}

const SUPPRESSED = finding({
  path: "north/busway/c",
  suppression: {
    path: "north",
    reason: "Test stand.",
    owner: "power team",
    until: "2027-03-31",
    position: { file: "lakeside.ts", line: 3, column: 1 },
  },
});

/** A report of these findings; everything else in it is empty. */
export function reportOf(findings: readonly Finding[], changes: Partial<ReportDocument> = {}): ReportDocument {
  const count = (severity: string): number => findings.filter((each) => each.severity === severity).length;
  const { report } = judgeRecords([site("north", { electrical_code: "NEC" })]);
  const none = { pass: 0, fail: 0, unknown: 0, "not-applicable": 0 };
  return {
    ...report,
    factory: "lakeside",
    status: count("error") > 0 ? "rejected" : "accepted",
    counts: { error_count: count("error"), warning_count: count("warning"), info_count: count("info") },
    outcomes: { pass: 40, fail: count("error"), unknown: 1, "not-applicable": 7 },
    totals: { ...report.totals, sites: [], feeds: [], loops: [], rack_count: 2, known_rack_count: 2 },
    findings,
    rules: [
      { rule: RULE.id, outcomes: { ...none, pass: 3, fail: 1 } },
      { rule: "thermal/flow", outcomes: { ...none, unknown: 1 } },
      { rule: "wan/route", outcomes: { ...none, "not-applicable": 7 } },
    ],
    suppressed: [],
    known: [],
    fixed: [],
    ...changes,
  };
}

export const SAMPLE = reportOf([finding(), UNKNOWN], { suppressed: [SUPPRESSED] });

export function inputOf(reports: readonly ReportDocument[], changes: Partial<FormatInput> = {}): FormatInput {
  const { index, analysis } = judgeRecords([site("north")]);
  return {
    facilities: reports.map((report) => ({ index, analysis, report })),
    rules: [RULE],
    version: "0.0.0",
    file: "sites/lakeside.ts",
    prefix: "sites/",
    changedFiles: [],
    source: () => undefined,
    colour: false,
    oneLine: "none",
    ...changes,
  };
}

/** This many errors and as many warnings, each at a place of its own. */
export function manyFindings(count: number, changes: (at: number) => Partial<Finding> = () => ({})): Finding[] {
  return Array.from({ length: count }, (_, at) =>
    finding({
      path: `north/hall/r${at}/n${at}`,
      message: `Losing busway/${at} overloads busway/${at + 1}: 483 kVA against 460 kVA (105.0 %).`,
      position: { file: `hall-${at % 70}.ts`, line: at + 1, column: 5 },
      severity: at % 2 === 0 ? "error" : "warning",
      ...changes(at),
    }),
  );
}
