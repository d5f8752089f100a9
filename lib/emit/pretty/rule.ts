import type { AnyRule, RuleOption } from "../../engine/define-rule";
import type { Severity } from "../../engine/report";
import { sourceText } from "./finding";
import type { Paint } from "./paint";
import { PAGE_COLUMNS, plain, wrap } from "./text";
import { table } from "./table";

const LABEL_WIDTH = 11;

interface ListedRule {
  readonly rule: AnyRule;
  /** What it has under the policy. */
  readonly severity: Severity | "off";
}

/** One line per rule: id, severity, summary. Ends with a line break. */
export function prettyRules(rules: readonly ListedRule[], paint: Paint): string {
  const rows = rules.map(({ rule: { id, summary }, severity }) => [plain(id), severity, plain(summary)]);
  const columns = (["Rule", "severity", "what holds"] as const).map((title) => ({ title, align: "left" as const }));
  const [heading = "", ...lines] = table(columns, rows, { columns: Infinity });
  return `${[paint.strong(heading), ...lines].join("\n")}\n`;
}

/** Everything about one rule. Ends with a line break. */
export function prettyRule(rule: AnyRule, paint: Paint): string {
  const label = (name: string, text: string): string[] =>
    wrap(plain(text), PAGE_COLUMNS - LABEL_WIDTH).map(
      (line, at) => paint.aside((at === 0 ? name : "").padEnd(LABEL_WIDTH)) + line,
    );
  const lines = [
    `${paint.strong(plain(rule.id))}  ${paint[rule.severity](rule.severity)}`,
    plain(rule.summary),
    "",
    ...label("about", rule.appliesTo === "element" ? "every element" : `every ${rule.appliesTo}`),
    ...(rule.suppressible === false ? label("suppress", "cannot be suppressed") : []),
    ...label("why", rule.why),
    ...label("fix", rule.fix),
    ...Object.entries(rule.options ?? {}).flatMap(([name, option]) => label("option", optionText(name, option))),
    ...Object.entries(rule.messages).flatMap(([id, text]) => label("message", `${id}: ${text}`)),
    ...rule.sources.flatMap((source) => label("source", sourceText(source))),
  ];
  return `${lines.join("\n")}\n`;
}

function optionText(name: string, option: RuleOption): string {
  const { type, default: initial, minimum, maximum, description, source } = option;
  const range = minimum === undefined && maximum === undefined ? "" : `, ${minimum ?? "any"} to ${maximum ?? "any"}`;
  return `${name} (${type}${range}; default ${String(initial)}): ${description} Source: ${sourceText(source)}`;
}
