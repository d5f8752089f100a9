import { compareText } from "../../core/order";
import type { Finding } from "../../engine/report";
import type { Paint } from "./paint";
import { counted, PAGE_COLUMNS, plain, wrap } from "./text";

/** Missing inputs beyond these are only counted. */
const SHOWN = 20;

/** What is unknown, once per missing input: the input that most findings wait for first. Nothing when nothing is. */
export function unknownLines(findings: readonly Finding[], paint: Paint): string[] {
  const unknown = findings.filter(({ outcome }) => outcome === "unknown");
  if (unknown.length === 0) return [];
  const inputs = missingInputs(unknown);
  const named = inputs.slice(0, SHOWN).join(", ");
  const more = inputs.length > SHOWN ? `, and ${inputs.length - SHOWN} more` : "";
  const text = `${inputs.length} unknown: ${named}${more}.${waiting(unknown, inputs.length)}`;
  return wrap(text, PAGE_COLUMNS).map((line, at) => paint.warning(at === 0 ? line : `  ${line}`));
}

/** The distinct missing inputs of some findings, each as "what (why)", the most wanted first. */
export function missingInputs(unknown: readonly Finding[]): string[] {
  const findings = new Map<string, number>();
  for (const { missing, message } of unknown) {
    const input = plain(missing ? `${missing.what} (${missing.why})` : message);
    findings.set(input, (findings.get(input) ?? 0) + 1);
  }
  return [...findings]
    .sort(([left, more], [right, less]) => less - more || compareText(left, right))
    .map(([input]) => input);
}

function waiting(unknown: readonly Finding[], inputs: number): string {
  if (unknown.length === inputs) return "";
  const rules = new Set(unknown.map(({ rule }) => rule)).size;
  return ` ${counted(unknown.length, "finding")} of ${counted(rules, "rule")} wait for them.`;
}
