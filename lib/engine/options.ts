import type { AnyRule } from "./define-rule";
import { type Severity, SEVERITY_WEIGHT } from "./report";

/** What a project changes about the rules: severity and options by rule id. Part of the plan, as data. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

export interface RuleSetting {
  readonly severity?: Severity | "off";
  readonly options?: Readonly<Record<string, number | string | boolean>>;
}

/** The options a rule runs with: its defaults, and what the settings say. */
export function ruleOptions(rule: AnyRule, given: RuleSetting["options"]): Readonly<Record<string, unknown>> {
  const options: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(rule.options ?? {})) options[name] = given?.[name] ?? option.default;
  return Object.freeze(options);
}

/** Settings of which the strong ones count before the weak ones, option by option. */
export function mergedSettings(weak: RuleSettings, strong: RuleSettings): RuleSettings {
  const all: Record<string, RuleSetting> = { ...weak };
  for (const [id, { severity, options }] of Object.entries(strong)) {
    const before = all[id];
    const both = { ...before?.options, ...options };
    all[id] = {
      ...before,
      ...(severity !== undefined && { severity }),
      ...(Object.keys(both).length > 0 && { options: both }),
    };
  }
  return all;
}

const SEVERITIES = ["error", "warning", "info", "off"] as const;

/**
 * What is wrong with the settings, each as one sentence: unknown rules, severities and options, wrong types, values out
 * of range.
 */
export function settingsProblems(rules: readonly AnyRule[], settings: RuleSettings): string[] {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  return Object.entries(settings).flatMap(([id, setting]) => {
    const rule = known.get(id);
    if (!rule) return [`There is no rule "${id}". \`superfactory rules\` lists them.`];
    return [
      severityProblem(rule, setting.severity),
      ...Object.entries(setting.options ?? {}).map(([name, value]) => settingProblem(rule, name, value)),
    ].filter((each) => each !== undefined);
  });
}

/**
 * What is wrong with a severity for a rule, as one sentence; undefined where nothing is. A rule that cannot be suppressed
 * keeps at least its own: it would be suppressed by another name.
 */
export function severityProblem({ id, severity: own, suppressible }: AnyRule, severity: unknown): string | undefined {
  if (severity === undefined) return undefined;
  if (!isSeverity(severity)) {
    return `The severity of ${id} is ${JSON.stringify(severity)}; it must be one of ${SEVERITIES.join(", ")}.`;
  }
  if (suppressible !== false || SEVERITY_WEIGHT[severity] >= SEVERITY_WEIGHT[own]) return undefined;
  const higher = SEVERITIES.filter((each) => SEVERITY_WEIGHT[each] > SEVERITY_WEIGHT[own]);
  const allowed = higher.length === 0 ? own : `${own}, or ${higher.join(" or ")}`;
  return `The severity of ${id} is ${severity}, but the rule cannot be suppressed. Remove it here; allowed is ${allowed}.`;
}

function isSeverity(given: unknown): given is Severity | "off" {
  return SEVERITIES.some((each) => each === given);
}

/** What is wrong with a value for an option of a rule, as one sentence; undefined where nothing is. */
export function settingProblem(rule: AnyRule, name: string, value: unknown): string | undefined {
  const names = Object.keys(rule.options ?? {});
  const option = names.includes(name) ? rule.options?.[name] : undefined;
  if (!option) {
    const allowed = names.length > 0 ? `it has ${names.join(", ")}` : "it has none";
    return `Rule ${rule.id} has no option "${name}"; ${allowed}.`;
  }
  if (typeof value !== option.type || Number.isNaN(value)) {
    return `Option "${name}" of ${rule.id} is ${typeof value === "number" ? value : JSON.stringify(value)}; it must be a ${option.type}.`;
  }
  const low = typeof value === "number" && option.minimum !== undefined && value < option.minimum;
  const high = typeof value === "number" && option.maximum !== undefined && value > option.maximum;
  if (!low && !high) return undefined;
  return `Option "${name}" of ${rule.id} is ${value}; allowed is ${option.minimum ?? "any"} to ${option.maximum ?? "any"}.`;
}
