/** How a rule runs at a place: its severity and options, after what the project changes for all and for some paths. */
import type { Position } from "../model/records";
import type { AnyRule } from "./define-rule";
import { ruleOptions, type RuleSetting, type RuleSettings } from "./options";
import { pathMatcher } from "./path-pattern";
import type { Severity } from "./report";

/** Settings that hold for some elements and all below them. Of several the later ones count. */
export interface PathSettings {
  readonly paths: readonly string[];
  readonly settings: RuleSettings;
  /** Where it is written. */
  readonly position?: Position;
}

export interface RuleMode {
  readonly severity: Severity | "off";
  readonly options: Readonly<Record<string, unknown>>;
}

/** The mode of a rule by path; one for all paths that the same settings name. */
export function ruleModes(
  rule: AnyRule,
  settings: RuleSettings = {},
  overrides: readonly PathSettings[] = [],
): (path: string) => RuleMode {
  const base = modeOf(rule, [settings[rule.id]]);
  const local = overrides.flatMap(({ paths, settings: own }) => {
    const setting = own[rule.id];
    return setting ? [{ matches: pathMatcher(paths), setting }] : [];
  });
  if (local.length === 0) return () => base;
  const known = new Map<string, RuleMode>();
  return (path) => {
    const here = local.filter(({ matches }) => matches(path));
    const key = here.map((each) => local.indexOf(each)).join();
    const mode = known.get(key) ?? modeOf(rule, [settings[rule.id], ...here.map(({ setting }) => setting)]);
    known.set(key, mode);
    return mode;
  };
}

function modeOf(rule: AnyRule, stated: readonly (RuleSetting | undefined)[]): RuleMode {
  const severity = stated.findLast((each) => each?.severity !== undefined)?.severity ?? rule.severity;
  const options = Object.assign({}, ...stated.map((each) => each?.options)) as RuleSetting["options"];
  return { severity, options: ruleOptions(rule, options) };
}
