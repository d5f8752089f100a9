/** Makes findings: fills messages, locates, merges the unknowns of one input into one. */
import type { Missing } from "../analysis/amount";
import { compareText } from "../core/order";
import type { Position } from "../model/records";
import type { AnyRule, FailureDetails } from "./define-rule";
import { fingerprint } from "./fingerprint";
import { type Finding, type FindingSuppression, type Severity, SEVERITY_WEIGHT } from "./report";

type Locate = ((path: string) => Position | undefined) | undefined;
export type JudgedRule = Pick<AnyRule, "id" | "fix" | "messages" | "summary"> & { readonly severity: Severity };

export interface Failure {
  readonly messageId: string;
  readonly details: FailureDetails<string>;
}

export interface UnknownNote {
  readonly subject: string;
  readonly missing: Missing;
}

export interface CrashNote {
  readonly subject: string;
  readonly error: unknown;
}

export const CRASH_RULE = "engine/rule-crashed";

export function failFinding(rule: JudgedRule, path: string, failure: Failure, locate: Locate): Finding {
  const { messageId, details } = failure;
  const template = rule.messages[messageId];
  if (template === undefined) throw new Error(`Rule ${rule.id} has no message "${messageId}".`);
  return {
    rule: rule.id,
    severity: rule.severity,
    outcome: "fail",
    message_id: messageId,
    message: fill(template, details.data),
    path,
    ...positioned(path, locate),
    ...(details.evidence && { evidence: details.evidence }),
    ...(details.affects && { affects: details.affects }),
    related: (details.related ?? []).map((related) => ({ ...related, ...positioned(related.path, locate) })),
    fix: details.fix ?? rule.fix,
    fingerprint: fingerprint([rule.id, messageId, path, details.detail ?? ""]),
  };
}

/** What could not be judged alike: at one severity, and set aside by one suppression or by none. */
export interface Unjudged {
  readonly rule: JudgedRule;
  readonly suppression: FindingSuppression | undefined;
  readonly notes: readonly UnknownNote[];
}

/**
 * One finding per group and missing input, at the first subject in path order; consequences of invalid elements are none.
 * A missing input keeps its fingerprint while some subject lacks it, whichever is the first. Of several groups that lack
 * it the one that counts most has the fingerprint that it would have alone.
 */
export function mergeUnknowns(groups: readonly Unjudged[], locate: Locate): Finding[] {
  const taken = new Set<string>();
  return [...groups].sort(compareGroups).flatMap(({ rule, suppression, notes }) =>
    byInput(notes).map((same) => {
      const { what, why } = (same[0] as UnknownNote).missing;
      const input = [rule.id, "unknown", what, why];
      const alone = fingerprint(input);
      const group = [rule.severity, ...(suppression ? [suppression.path] : [])];
      const name = taken.has(alone) ? fingerprint([...input, ...group]) : alone;
      taken.add(name);
      return { ...unknownFinding(rule, same, locate), ...(suppression && { suppression }), fingerprint: name };
    }),
  );
}

/** What counts before what is set aside, then the severe before the mild. */
function compareGroups(left: Unjudged, right: Unjudged): number {
  return (
    Number(left.suppression !== undefined) - Number(right.suppression !== undefined) ||
    compareText(left.suppression?.path ?? "", right.suppression?.path ?? "") ||
    SEVERITY_WEIGHT[right.rule.severity] - SEVERITY_WEIGHT[left.rule.severity]
  );
}

/** Notes of the same missing input together, in the order of their first subjects. */
function byInput(notes: readonly UnknownNote[]): (readonly UnknownNote[])[] {
  const inputs = new Map<string, UnknownNote[]>();
  for (const note of notes) {
    if (note.missing.invalid) continue;
    const key = `${note.missing.what}\n${note.missing.why}`;
    const same = inputs.get(key);
    if (same) same.push(note);
    else inputs.set(key, [note]);
  }
  return [...inputs.values()];
}

function unknownFinding(rule: JudgedRule, notes: readonly UnknownNote[], locate: Locate): Omit<Finding, "fingerprint"> {
  const { subject, missing } = notes[0] as UnknownNote;
  const subjects = new Set(notes.map((note) => note.subject)).size;
  const others = subjects > 1 ? ` The same holds for ${subjects - 1} more.` : "";
  return {
    rule: rule.id,
    severity: rule.severity === "error" ? "warning" : "info",
    outcome: "unknown",
    message_id: "unknown",
    message: `Not known for ${subject}: ${missing.what} (${missing.why}).${others}`,
    path: subject,
    ...positioned(subject, locate),
    related:
      missing.path === subject
        ? []
        : [{ path: missing.path, role: "lacks the input", ...positioned(missing.path, locate) }],
    fix: `State the missing input, or accept that "${rule.summary}" is not proved.`,
    subject_count: subjects,
    missing: { what: missing.what, why: missing.why },
  };
}

/** A rule that throws is one finding of its own, at the first subject on which it did; the other rules still run. */
export function mergeCrashes(rule: string, crashes: readonly CrashNote[], locate: Locate): Finding[] {
  const first = crashes[0];
  if (!first) return [];
  const { subject: path, error } = first;
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const others = crashes.length > 1 ? ` It failed on ${crashes.length - 1} more.` : "";
  return [
    {
      rule: CRASH_RULE,
      severity: "error",
      outcome: "fail",
      message_id: "crashed",
      message: `Rule ${rule} failed on ${path}: ${reason}${/[.!?]$/.test(reason) ? "" : "."}${others}`,
      path,
      ...positioned(path, locate),
      related: [],
      fix: "This is an error in the rule, not in the facility: report it to the rule's authors.",
      subject_count: crashes.length,
      fingerprint: fingerprint([CRASH_RULE, rule, path, reason]),
    },
  ];
}

function positioned(path: string, locate: Locate): { position?: Position } {
  const position = locate?.(path);
  return position ? { position } : {};
}

function fill(template: string, data: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    if (!Object.hasOwn(data, name)) throw new Error(`The message "${template}" lacks "${name}".`);
    return String(data[name]);
  });
}
