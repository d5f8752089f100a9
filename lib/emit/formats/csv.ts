import { type Cell, csvText } from "../csv";
import { type Entry, entriesOf } from "./entries";
import type { FormatInput } from "./format-input";
import { visible } from "./visible";

type Column = readonly [title: string, cell: (entry: Entry) => Cell];

const COLUMNS: readonly Column[] = [
  ["factory", ({ factory }) => visible(factory)],
  ["severity", ({ finding }) => finding.severity],
  ["outcome", ({ finding }) => finding.outcome],
  ["rule", ({ finding }) => visible(finding.rule)],
  ["path", ({ finding }) => visible(finding.path)],
  ["message", ({ finding }) => visible(finding.message)],
  ["value", ({ finding }) => finding.evidence?.value],
  ["limit", ({ finding }) => finding.evidence?.limit],
  ["margin", ({ finding }) => finding.evidence?.margin],
  ["unit", ({ finding }) => optional(finding.evidence?.unit)],
  ["bound", ({ finding }) => finding.evidence?.bound],
  ["state", ({ finding }) => optional(finding.evidence?.state)],
  ["instant", ({ finding }) => finding.evidence?.instant],
  ["rack_count", ({ finding }) => finding.affects?.rack_count],
  ["missing", ({ finding }) => optional(finding.missing?.what)],
  ["fix", ({ finding }) => visible(finding.fix)],
  ["file", ({ place }) => optional(place?.file)],
  ["line", ({ place }) => place?.line],
  ["column", ({ place }) => place?.column],
  ["set_aside_by", ({ setAside }) => setAside?.by],
  ["reason", ({ setAside }) => optional(setAside?.reason)],
  ["owner", ({ setAside }) => optional(setAside?.owner)],
  ["until", ({ setAside }) => optional(setAside?.until)],
  ["fingerprint", ({ finding }) => finding.fingerprint],
];

function optional(text: string | undefined): string | undefined {
  return text === undefined ? undefined : visible(text);
}

/** One row per finding under a header, those that are set aside among them; numbers as the report has them, in full. */
export function csv(input: FormatInput): string {
  const rows = entriesOf(input).map((entry) => COLUMNS.map(([, cell]) => cell(entry)));
  return csvText([COLUMNS.map(([title]) => title), ...rows]);
}
