/** Rules as SARIF describes them. */
import type { AnyRule } from "../../engine/define-rule";
import type { Severity } from "../../engine/report";
import { sourceText } from "../pretty/finding";
import { markdownText } from "./markdown-text";
import { shown } from "./visible";

const LEVELS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };
const PROBLEMS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "recommendation" };
/** Longest description that GitHub takes, in characters; what `shown` says of the rest included. */
const MOST_DESCRIPTION = 960;
const MOST_HELP = 4000;
const MOST_ID = 200;

/** In the order of the ids. A rule that is not known here, as that of a crash, is described by its id. */
export function sarifRules(ids: readonly string[], rules: readonly AnyRule[]) {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  return ids.map((id) => descriptor(id, known.get(id)));
}

function descriptor(id: string, rule: AnyRule | undefined) {
  const name = shown(id, MOST_ID);
  const severity = rule?.severity ?? "error";
  return {
    id: name,
    shortDescription: { text: shown(rule?.summary || id, MOST_DESCRIPTION) },
    fullDescription: { text: shown(rule?.why || id, MOST_DESCRIPTION) },
    help: rule
      ? helpOf(rule)
      : { text: `Rule ${name} is not described.`, markdown: `Rule ${markdownText(name)} is not described.` },
    defaultConfiguration: { level: LEVELS[severity] },
    // Never a security severity: it would make security alerts of engineering findings.
    properties: {
      tags: [shown(id.split("/")[0] ?? id, MOST_ID)],
      precision: "very-high",
      "problem.severity": PROBLEMS[severity],
    },
  };
}

function helpOf({ summary, why, fix, sources }: AnyRule) {
  const listed = sources.map((source) => shown(sourceText(source), MOST_DESCRIPTION));
  const [what, reason, advice] = [summary, why, fix].map((text) => shown(text, MOST_HELP)) as [string, string, string];
  return {
    text: [what, `Why: ${reason}`, `Fix: ${advice}`, ...listed.map((text) => `Source: ${text}`)].join("\n\n"),
    markdown: [
      `**${markdownText(what)}**`,
      markdownText(reason),
      `**Fix:** ${markdownText(advice)}`,
      `**Sources**\n\n${listed.map((text) => `- ${markdownText(text)}`).join("\n")}`,
    ].join("\n\n"),
  };
}
