import type { RuleSource } from "../../engine/define-rule";
import type { Affected, Evidence, Finding, Related, Severity } from "../../engine/report";
import { render, renderComparison } from "../../units/render";
import { codeFrame, placeOf, type ReadSource } from "./frame";
import type { Paint } from "./paint";
import { counted, plain, width } from "./text";

/** What a finding is printed with. */
export interface FindingWords {
  readonly source: ReadSource;
  readonly paint: Paint;
  /** Sources of a rule by its id; none for a rule that is not known here. */
  sourcesOf(rule: string): readonly RuleSource[];
  /** Paths of the sites: places are said inside the finding's own site. */
  readonly sites: readonly string[];
}

/** The last column of the location of a finding. */
const LOCATION_END = 85;
/** Related places beyond these are only counted. */
const RELATED_SHOWN = 5;

/**
 * A finding in full: heading with its location, message, line of source, evidence, related places, fix and sources.
 *
 * @param alike - how many further findings the same rule has for elements made on the same line, with the same numbers
 */
export function prettyFinding(finding: Finding, words: FindingWords, alike = 0): string[] {
  const { paint } = words;
  return [
    heading(finding, paint),
    `  ${plain(finding.message)}`,
    ...(alike > 0
      ? [`  The same holds for ${counted(alike, "more element")} of this line; the report lists each.`]
      : []),
    ...(finding.position ? codeFrame(finding.position, words.source, paint) : []),
    ...evidenceLine(finding, words),
    ...worseLine(finding, paint),
    ...relatedLines(finding.related, paint),
    `  ${paint.aside("fix")}    ${plain(finding.fix)}`,
    ...words.sourcesOf(finding.rule).map((source) => `  ${paint.aside("source")} ${sourceText(source)}`),
  ];
}

function worseLine({ worse_than: before }: Finding, paint: Paint): string[] {
  if (!before) return [];
  const { severity, margin, unit = "", subject_count } = before;
  const was = [
    severity,
    ...(margin === undefined ? [] : [`margin ${render(margin, unit)}`]),
    ...(subject_count === undefined ? [] : [counted(subject_count, "subject")]),
  ];
  return [`  ${paint.aside("was")}    ${plain(was.join(", "))} in the baseline`];
}

function heading({ severity, rule, position, path }: Finding, paint: Paint): string {
  return headline(severity, rule, position ? placeOf(position) : plain(path), paint);
}

/** Severity, what it is about, and at the right where; the place is printable already. */
export function headline(severity: Severity, subject: string, place: string, paint: Paint): string {
  const left = `${severity}  ${plain(subject)}`;
  const gap = " ".repeat(Math.max(2, LOCATION_END - width(left) - width(place)));
  return `${paint[severity](severity)}  ${paint.strong(plain(subject))}${gap}${paint.aside(place)}`;
}

function evidenceLine({ evidence, affects }: Finding, { paint, sites }: FindingWords): string[] {
  const parts = [
    ...(evidence ? evidenceParts(evidence, (each) => inSite(each, sites)) : []),
    ...(affects && affects.rack_count > 0 ? [["affects", affectsText(affects)] as const] : []),
  ];
  if (parts.length === 0) return [];
  return [`  ${parts.map(([name, text]) => `${paint.aside(name)} ${plain(text)}`).join("   ")}`];
}

/**
 * What decided as name and text: value, limit, margin, state. Paths are those of the user, unescaped.
 *
 * @param label - how a path is said; as it is where not given
 */
export function evidenceParts(
  evidence: Evidence,
  label: (path: string) => string = (path) => path,
): (readonly [string, string])[] {
  const { value, limit, unit, state, instant, bound } = evidence;
  const text = renderComparison(value, limit, unit, bound === "at-most" ? "at most" : "at least");
  return [
    ["value", text.value],
    ["limit", text.limit],
    ["margin", text.margin],
    ["state", stateText(state, label) + (instant ? `, ${instant}` : "")],
  ];
}

/** `fault(north/busway/a)` as `fault(busway/a)`. */
function stateText(state: string, label: (path: string) => string): string {
  return state.replace(/\(([^()]*)\)/g, (_, paths: string) => `(${paths.split("+").map(label).join("+")})`);
}

/** The path as people say it: without its site where that is the only one. */
function inSite(path: string, [site, second]: readonly string[]): string {
  const only = site !== undefined && second === undefined && path.startsWith(`${site}/`);
  return only ? path.slice(site.length + 1) : path;
}

/** "10 racks in north/hall-1/r01", with the path of the user, unescaped. */
export function affectsText({ rack_count, racks }: Affected): string {
  const place = commonPlace(racks);
  return counted(rack_count, "rack") + (place === "" ? "" : ` in ${place}`);
}

/** The smallest place that holds all the racks: the longest path above every one of them. */
export function commonPlace(racks: readonly string[]): string {
  const [first, ...others] = racks.map((path) => path.split("/").slice(0, -1));
  if (!first) return "";
  const differs = first.findIndex((id, at) => others.some((other) => other[at] !== id));
  return (differs < 0 ? first : first.slice(0, differs)).join("/");
}

function relatedLines(related: readonly Related[], paint: Paint): string[] {
  const shown = related.slice(0, RELATED_SHOWN).map(({ path, role, position }) => {
    const place = position ? `  ${paint.aside(placeOf(position))}` : "";
    return `  ${paint.aside("see")}    ${plain(path)}: ${plain(role)}${place}`;
  });
  const more = related.length - shown.length;
  return more > 0 ? [...shown, `         and ${counted(more, "more place")}`] : shown;
}

const MARK_WORDS: Partial<Record<RuleSource["mark"], string>> = {
  PRESS: "press",
  MEMORY: "not verified",
  DERIVED: "derived",
  ASSUMPTION: "assumption",
};

/** `NEC 215.3: ...`, with the mark where the source is less than a rule or a vendor's own page. */
export function sourceText({ title, clause, mark }: RuleSource): string {
  const word = MARK_WORDS[mark];
  const gap = /^\d/.test(clause ?? "") ? " " : ", ";
  return plain(`${title}${clause === undefined ? "" : gap + clause}${word ? ` (${word})` : ""}`);
}
