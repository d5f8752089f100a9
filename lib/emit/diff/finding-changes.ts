/** Findings of two reports: new, fixed, changed in value. Lines play no part. */
import { isAtLeast } from "../../analysis/tolerance";
import type { Finding, Severity } from "../../engine/report";
import type { FindingChange, FindingChanges } from "./diff-document";
import type { MappedPath } from "./properties";

/** The findings of one side. */
export interface SideFindings {
  /** Those that count. */
  readonly open: readonly Finding[];
  /** Suppressed, or known from a baseline. */
  readonly setAside: readonly Finding[];
}

/**
 * @param mapped - where an element of the base stands in the head
 * @param rulesOff - rules that the head does not judge by, everywhere or in some places: their findings are not fixed
 */
export function findingChanges(
  base: SideFindings,
  head: SideFindings,
  mapped: MappedPath,
  rulesOff: ReadonlySet<string> = new Set(),
): FindingChanges {
  const before = new Map<string, Finding[]>();
  for (const finding of base.open) {
    const key = keyOf(finding, mapped);
    const same = before.get(key);
    if (same) same.push(finding);
    else before.set(key, [finding]);
  }
  const added: Finding[] = [];
  const changed: FindingChange[] = [];
  let unchanged = 0;
  for (const finding of head.open) {
    const old = before.get(keyOf(finding))?.shift();
    if (!old) added.push(finding);
    else if (isSame(old, finding)) unchanged++;
    else changed.push({ base: old, head: finding, is_worse: isWorse(old, finding) });
  }
  const aside = new Set(head.setAside.map((finding) => keyOf(finding)));
  const wasAside = new Set(base.setAside.map((finding) => keyOf(finding, mapped)));
  const left = new Set([...before.values()].flat());
  const gone = base.open.filter((finding) => left.has(finding) && !aside.has(keyOf(finding, mapped)));
  return {
    new: added,
    fixed: gone.filter(({ rule }) => !rulesOff.has(rule)),
    // Also what the head brings along with its suppression: a reviewer decides on that too.
    set_aside: [
      ...head.setAside.filter((finding) => !wasAside.has(keyOf(finding))),
      ...gone.filter(({ rule }) => rulesOff.has(rule)),
    ],
    changed,
    unchanged_count: unchanged,
  };
}

/**
 * What a finding is about, in the words of the head: an element that moved keeps its findings. An unknown is about the input
 * that is missing, whichever element is the first to lack it.
 */
function keyOf({ rule, message_id, path, missing }: Finding, mapped: MappedPath = (same) => same): string {
  const about = missing ? [missing.what, missing.why] : [mapped(path) ?? path];
  return [rule, message_id, ...about].join("\n");
}

function isSame(base: Finding, head: Finding): boolean {
  return (
    base.severity === head.severity &&
    base.evidence?.value === head.evidence?.value &&
    base.evidence?.limit === head.evidence?.limit &&
    base.affects?.rack_count === head.affects?.rack_count &&
    base.subject_count === head.subject_count
  );
}

const RANK: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };

function isWorse(base: Finding, head: Finding): boolean {
  if (RANK[head.severity] !== RANK[base.severity]) return RANK[head.severity] > RANK[base.severity];
  const [before, after] = [base.evidence?.margin, head.evidence?.margin];
  if (before !== undefined && after !== undefined && before !== after) return !isAtLeast(after, before);
  return (head.affects?.rack_count ?? 0) > (base.affects?.rack_count ?? 0);
}
