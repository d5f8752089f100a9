/** Makes findings: fills messages, locates, merges the unknowns of one input into one. */
import type { Missing } from "../analysis/amount";
import type { Position } from "../model/records";
import type { AnyRule, FailureDetails } from "./define-rule";
import { fingerprint } from "./fingerprint";
import type { Finding, Severity } from "./report";

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

/** One finding per rule and missing input, at the first subject in path order; consequences of invalid elements are none. */
export function mergeUnknowns(rule: JudgedRule, notes: readonly UnknownNote[], locate: Locate): Finding[] {
  const byInput = new Map<string, UnknownNote[]>();
  for (const note of notes) {
    if (note.missing.invalid) continue;
    const key = `${note.missing.what}\n${note.missing.why}`;
    const same = byInput.get(key);
    if (same) same.push(note);
    else byInput.set(key, [note]);
  }
  return [...byInput.values()].map((same) => unknownFinding(rule, same, locate));
}

function unknownFinding(rule: JudgedRule, notes: readonly UnknownNote[], locate: Locate): Finding {
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
    fingerprint: fingerprint([rule.id, "unknown", subject, missing.what, missing.why]),
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
