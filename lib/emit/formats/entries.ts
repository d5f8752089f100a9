/** The findings of all facilities in one list, each with its place in the repository. */
import { posix } from "node:path";

import { fingerprint } from "../../engine/fingerprint";
import type { Finding, Severity } from "../../engine/report";
import type { Position } from "../../model/records";
import { render } from "../../units/render";
import { affectsText, evidenceParts } from "../pretty/finding";
import type { FormatInput } from "./format-input";

/** Why a finding does not count, and by whose decision. */
export interface SetAside {
  readonly by: "suppression" | "baseline";
  readonly reason: string;
  readonly owner?: string | undefined;
  /** Last day, as `YYYY-MM-DD`. */
  readonly until?: string | undefined;
  /** Where that is written, relative to the repository's root. */
  readonly place?: Position | undefined;
}

export interface Entry {
  readonly factory: string;
  readonly finding: Finding;
  /** Where the element is declared, relative to the repository's root; absent where that is not known, or outside. */
  readonly place: Position | undefined;
  /** Names the finding among those of all facilities and runs; never the line. Two that are alike get a number each. */
  readonly id: string;
  /** Present on what stays in the report and does not count. */
  readonly setAside: SetAside | undefined;
}

export const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

/** All findings, what counts before what is set aside, most severe first, otherwise in the order of the reports. */
export function entriesOf(input: FormatInput): Entry[] {
  const seen = new Map<string, number>();
  const entry = (factory: string, finding: Finding, setAside?: SetAside): Entry => {
    const name = fingerprint([factory, finding.fingerprint]);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { factory, finding, place: placeIn(input.prefix, finding.position), id: `${name}:${count}`, setAside };
  };
  const reports = input.facilities.map(({ report }) => report);
  const open = reports.flatMap(({ factory, findings }) => findings.map((each) => entry(factory, each)));
  const aside = reports.flatMap(({ factory, suppressed, known }) => [
    ...suppressed.map((each) => entry(factory, each, suppressionOf(each, input.prefix))),
    ...known.map((each) => entry(factory, each, KNOWN)),
  ]);
  return [...bySeverity(open), ...bySeverity(aside)];
}

/** What counts: neither suppressed nor known from a baseline. */
export function openEntries(input: FormatInput): Entry[] {
  return entriesOf(input).filter(({ setAside }) => setAside === undefined);
}

const KNOWN: SetAside = { by: "baseline", reason: "Known from the baseline." };

function suppressionOf({ suppression }: Finding, prefix: string): SetAside {
  if (!suppression) return { by: "suppression", reason: "No reason is given." };
  const { reason, owner, until, position } = suppression;
  return { by: "suppression", reason, owner, until, place: placeIn(prefix, position) };
}

/** Within a level, what is broken before what is unknown. */
function bySeverity(entries: readonly Entry[]): Entry[] {
  return SEVERITIES.flatMap((severity) => {
    const level = entries.filter(({ finding }) => finding.severity === severity);
    const isUnknown = ({ finding }: Entry): boolean => finding.outcome === "unknown";
    return [...level.filter((entry) => !isUnknown(entry)), ...level.filter(isUnknown)];
  });
}

/** A position relative to the repository's root; none where it lies outside. */
export function placeIn(prefix: string, position: Position | undefined): Position | undefined {
  if (!position) return undefined;
  const file = posix.normalize(prefix + position.file);
  return posix.isAbsolute(file) || /^(\.\.(\/|$)|[A-Za-z]:)/.test(file) ? undefined : { ...position, file };
}

/** What decided and whom it hits, as name and text: `["value", "483 kVA"]`. */
export function factsOf({ evidence, affects, worse_than: before }: Finding): (readonly [string, string])[] {
  return [
    ...(evidence ? evidenceParts(evidence) : []),
    ...(affects && affects.rack_count > 0 ? [["affects", affectsText(affects)] as const] : []),
    ...(before?.margin === undefined
      ? []
      : [["margin in the baseline", render(before.margin, before.unit ?? "")] as const]),
  ];
}

/** "error", or "warning, unknown" where something could not be judged. */
export function levelText({ severity, outcome }: Finding): string {
  return outcome === "unknown" ? `${severity}, unknown` : severity;
}
