/** SARIF 2.1.0, within the limits of GitHub code scanning. */
import { gzipSync } from "node:zlib";

import type { Severity } from "../../engine/report";
import type { Position } from "../../model/records";
import { counted } from "../pretty/text";
import { type Entry, entriesOf, factsOf, placeIn, SEVERITIES, type SetAside } from "./entries";
import type { FormatInput, ReportedFacility } from "./format-input";
import { jsonText } from "./json-text";
import { sarifRules } from "./sarif-rules";
import { sarifMessage, uriOf } from "./sarif-text";
import { shown } from "./visible";

export const SARIF_SCHEMA =
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const LEVELS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

/** GitHub rejects a file with more runs, with more results in one, or with more bytes when it is compressed. */
const MOST_RUNS = 20;
const MOST_RESULTS = 25_000;
const MOST_COMPRESSED_BYTES = 9_500_000;
const MOST_MESSAGE = 1000;
const MOST_PATH = 500;
/** A reader follows a few; GitHub keeps 100. */
const MOST_RELATED = 10;

/** Findings that are not set aside: for code scanning, which would show the others as open. */
export function sarif(input: FormatInput): string {
  return sarifText(input, (entry) => entry.setAside === undefined);
}

/** All findings; those that are set aside carry the reason. For auditors. */
export function sarifAudit(input: FormatInput): string {
  return sarifText(input, () => true);
}

function sarifText(input: FormatInput, isWanted: (entry: Entry) => boolean): string {
  const wanted = entriesOf(input).filter(isWanted);
  const facilities = mostSevere(input.facilities).slice(0, MOST_RUNS);
  const left = input.facilities.filter((facility) => !facilities.includes(facility));
  for (let most = MOST_RESULTS; ; most = Math.floor(Math.min(most, wanted.length) / 2)) {
    const runs = facilities.map((facility, at) => {
      const own = wanted.filter(({ factory }) => factory === facility.report.factory);
      return run(input, facility, own, most, at === 0 ? left : []);
    });
    const text = jsonText({ $schema: SARIF_SCHEMA, version: "2.1.0", runs }, 1);
    if (most === 0 || isWithinBytes(text)) return text;
  }
}

function isWithinBytes(text: string): boolean {
  const bytes = Buffer.from(text);
  return bytes.length <= MOST_COMPRESSED_BYTES || gzipSync(bytes).length <= MOST_COMPRESSED_BYTES;
}

function mostSevere(facilities: readonly ReportedFacility[]): readonly ReportedFacility[] {
  if (facilities.length <= MOST_RUNS) return facilities;
  return [...facilities].sort((one, other) => other.report.counts.error_count - one.report.counts.error_count);
}

function run(
  input: FormatInput,
  { report }: ReportedFacility,
  entries: readonly Entry[],
  most: number,
  left: readonly ReportedFacility[],
) {
  const ids = [...new Set(entries.map(({ finding }) => finding.rule))].sort();
  const rules = sarifRules(ids, input.rules);
  const indexOf = new Map(ids.map((id, at) => [id, at]));
  const kept = entries.slice(0, most);
  const results = kept.map((entry) => result(entry, indexOf.get(entry.finding.rule) ?? 0, input));
  const notes = [...leftNotes(entries, results.length), ...left.map(leftFacility)];
  return {
    tool: {
      driver: { name: "superfactory", version: input.version, semanticVersion: input.version, rules },
    },
    automationDetails: { id: `superfactory/${encodeURIComponent(shown(report.factory, MOST_PATH))}/` },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the repository." } } },
    invocations: [
      {
        executionSuccessful: true,
        ...(notes.length > 0 && { toolExecutionNotifications: notes }),
      },
    ],
    results,
    properties: { resultCount: entries.length, omittedResultCount: entries.length - results.length },
  };
}

/** What was left out, by level. */
function leftNotes(entries: readonly Entry[], kept: number): object[] {
  return SEVERITIES.flatMap((severity) => {
    const count = entries.slice(kept).filter(({ finding }) => finding.severity === severity).length;
    if (count === 0) return [];
    const what = counted(count, `more ${severity}`, `more ${severity}s`);
    return [{ level: "warning", message: { text: `${what}: the report lists all, this file keeps the most severe.` } }];
  });
}

function leftFacility({ report }: ReportedFacility) {
  const text = `Facility ${shown(report.factory, MOST_PATH)} is left out: this file holds ${MOST_RUNS}.`;
  return { level: "warning", message: { text } };
}

function result(entry: Entry, ruleIndex: number, input: FormatInput) {
  const { finding, place, id, setAside } = entry;
  const { path, severity } = finding;
  const nearby = finding.related.slice(0, MOST_RELATED).map((each, at) => ({
    id: at + 1,
    message: { text: sarifMessage(`${shown(each.path, MOST_PATH)}: ${shown(each.role, MOST_PATH)}`) },
    ...location(each.path, placeIn(input.prefix, each.position)),
  }));
  return {
    ruleId: shown(finding.rule, MOST_PATH),
    ruleIndex,
    level: LEVELS[severity],
    message: { text: messageOf(entry) },
    locations: [location(path, place ?? { file: input.file, line: 1, column: 1 })],
    ...(nearby.length > 0 && { relatedLocations: nearby }),
    partialFingerprints: { "superfactory/v1": id, primaryLocationLineHash: id },
    ...(setAside && { suppressions: [suppression(setAside)] }),
    properties: { outcome: finding.outcome },
  };
}

function messageOf({ finding }: Entry): string {
  const facts = factsOf(finding).map(([name, text]) => `${name} ${shown(text, MOST_PATH)}`);
  const sentences = [shown(finding.message, MOST_MESSAGE), ...(facts.length > 0 ? [`${facts.join(", ")}.`] : [])];
  return sarifMessage(`${sentences.join(" ")} Fix: ${shown(finding.fix, MOST_MESSAGE)}`);
}

function location(path: string, place: Position | undefined) {
  return {
    ...(place && { physicalLocation: physical(place) }),
    logicalLocations: [{ fullyQualifiedName: shown(path, MOST_PATH), kind: "element" }],
  };
}

/** One whole line: a region that goes beyond the lines of a pull request is not shown in it. */
function physical({ file, line, column }: Position) {
  return {
    artifactLocation: { uri: uriOf(file), uriBaseId: "%SRCROOT%" },
    region: { startLine: line, startColumn: column, endLine: line },
  };
}

function suppression({ by, reason, owner, until, place }: SetAside) {
  const isInSource = by === "suppression" && place !== undefined && !/\.ya?ml$/.test(place.file);
  return {
    kind: isInSource ? "inSource" : "external",
    status: "accepted",
    justification: shown(reason, MOST_MESSAGE),
    ...(place && { location: { physicalLocation: physical(place) } }),
    properties: {
      by,
      ...(owner !== undefined && { owner: shown(owner, MOST_PATH) }),
      ...(until !== undefined && { until: shown(until, MOST_PATH) }),
    },
  };
}
