/** The rules that a module exports: one, a list, or several by name. */
import type { AnyRule } from "../engine/define-rule";

export interface ExportedRules {
  readonly rules: readonly AnyRule[];
  /** What is wrong with the exports, each as one sentence. */
  readonly flaws: readonly string[];
}

/** Reads the default export of a module, or all that it exports by name. */
export function exportedRules(loaded: unknown): ExportedRules {
  const exported = typeof loaded === "object" && loaded !== null ? (loaded as Record<string, unknown>) : {};
  const values = "default" in exported ? [exported["default"]] : Object.values(exported);
  const candidates = values.flat().filter((value) => typeof value === "object" && value !== null);
  if (candidates.length === 0) return { rules: [], flaws: ["The file exports no rule."] };
  const flaws = candidates.flatMap((value) => flawsOf(value as Partial<AnyRule>));
  return { rules: flaws.length === 0 ? (candidates as AnyRule[]) : [], flaws };
}

const TEXTS = ["summary", "why", "fix"] as const;
const SEVERITIES: readonly unknown[] = ["error", "warning", "info"];
const ID = /^[a-z0-9-]+(?:\/[a-z0-9-]+)+$/;

/** What a rule of JavaScript can lack, where no compiler has looked. */
function flawsOf(rule: Partial<AnyRule>): string[] {
  const id: unknown = rule.id;
  if (typeof id !== "string" || !ID.test(id)) {
    return [`A rule has the id ${JSON.stringify(id) ?? "(none)"}; it must be like "domain/fact-that-should-hold".`];
  }
  return [
    ...TEXTS.filter((key) => typeof rule[key] !== "string").map((key) => `Rule ${id} has no text "${key}".`),
    ...(SEVERITIES.includes(rule.severity) ? [] : [`Rule ${id} has no severity; it must be error, warning or info.`]),
    ...(typeof rule.appliesTo === "string" ? [] : [`Rule ${id} does not say what it applies to ("appliesTo").`]),
    ...(typeof rule.check === "function" ? [] : [`Rule ${id} has no function "check".`]),
    ...(typeof rule.messages === "object" && rule.messages !== null ? [] : [`Rule ${id} has no "messages".`]),
    ...(Array.isArray(rule.sources) ? [] : [`Rule ${id} has no list of "sources".`]),
  ];
}
