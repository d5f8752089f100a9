/** Findings of an earlier day, against which only new and worse ones count. */
import { isAtLeast } from "../analysis/tolerance";
import { compareText } from "../core/order";
import type { AnyRule } from "./define-rule";
import { CRASH_RULE } from "./findings";
import { type BaselineEntry, type Finding, type Judgement, SEVERITY_WEIGHT } from "./report";

export interface Compared {
  /** New findings, and those that are worse than they were. */
  readonly open: readonly Finding[];
  /** Those that are as they were, or better. */
  readonly known: readonly Finding[];
}

/** Rules whose findings always count: neither a suppression nor a baseline sets them aside. */
export function lastingRules(rules: readonly AnyRule[]): ReadonlySet<string> {
  return new Set([CRASH_RULE, ...rules.filter(({ suppressible }) => suppressible === false).map(({ id }) => id)]);
}

/**
 * Tells what is new or worse from what is known.
 *
 * @param lasting - rules whose findings always count
 */
export function againstBaseline(
  findings: readonly Finding[],
  entries: readonly BaselineEntry[],
  lasting: ReadonlySet<string>,
): Compared {
  const counting = entries.filter(({ rule }) => !lasting.has(rule));
  const before = new Map(counting.map((entry) => [entry.fingerprint, entry]));
  const open: Finding[] = [];
  const known: Finding[] = [];
  for (const finding of findings) {
    const entry = before.get(finding.fingerprint);
    if (!entry) open.push(finding);
    else if (isWorse(finding, entry)) open.push({ ...finding, worse_than: entry });
    else known.push(finding);
  }
  return { open, known };
}

/** Entries of which nothing is left. */
export function fixedEntries(
  entries: readonly BaselineEntry[],
  left: Iterable<Pick<Finding, "fingerprint">>,
): BaselineEntry[] {
  const still = new Set([...left].map(({ fingerprint }) => fingerprint));
  return entries.filter(({ fingerprint }) => !still.has(fingerprint));
}

/** What a baseline keeps of findings, in order of rule, path and fingerprint; of equal fingerprints the first. */
export function baselineOf(findings: readonly Finding[], lasting: ReadonlySet<string>): BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings) {
    if (!lasting.has(finding.rule) && !entries.has(finding.fingerprint)) {
      entries.set(finding.fingerprint, entryOf(finding));
    }
  }
  return [...entries.values()].sort(
    (left, right) =>
      compareText(left.rule, right.rule) ||
      compareText(left.path, right.path) ||
      compareText(left.fingerprint, right.fingerprint),
  );
}

/** The entries without the fixed ones; one that is better today is kept as it is today. */
export function pruned(entries: readonly BaselineEntry[], { findings, known, fixed }: Left): BaselineEntry[] {
  const gone = new Set(fixed.map(({ fingerprint }) => fingerprint));
  const today = new Map(known.map((finding) => [finding.fingerprint, entryOf(finding)]));
  const worse = new Set(findings.filter(({ worse_than }) => worse_than).map(({ fingerprint }) => fingerprint));
  return entries
    .filter(({ fingerprint }) => !gone.has(fingerprint))
    .map((entry) => (worse.has(entry.fingerprint) ? entry : (today.get(entry.fingerprint) ?? entry)));
}

/** What of a report a baseline is pruned by. */
type Left = Pick<Judgement, "findings" | "known" | "fixed">;

function entryOf({ fingerprint, rule, path, severity, outcome, evidence, subject_count }: Finding): BaselineEntry {
  return {
    fingerprint,
    rule,
    path,
    severity,
    outcome,
    ...(evidence && { value: evidence.value, margin: evidence.margin, unit: evidence.unit }),
    ...(subject_count !== undefined && { subject_count }),
  };
}

/** More severe, less room, or more subjects than before. Figures that cannot be compared are taken as worse. */
function isWorse({ severity, evidence, subject_count = 0 }: Finding, before: BaselineEntry): boolean {
  if (SEVERITY_WEIGHT[severity] > SEVERITY_WEIGHT[before.severity]) return true;
  if (subject_count > (before.subject_count ?? 0)) return true;
  if (!evidence) return false;
  if (evidence.unit !== before.unit || before.margin === undefined) return true;
  // Margins are differences: what arithmetic adds to them is measured by what they are differences of.
  const scale = Math.abs(evidence.limit);
  return !isAtLeast(scale + evidence.margin, scale + before.margin);
}
