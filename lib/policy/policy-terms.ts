/** What a chain of policies comes to: terms of judging, and files. */
import { resolve } from "node:path";

import { compact } from "../core/prop-reader";
import type { AnyRule } from "../engine/define-rule";
import type { JudgingTerms } from "../engine/judge";
import type { PatternSuppression } from "../engine/judged-suppression";
import { mergedSettings, type RuleSetting, type RuleSettings } from "../engine/options";
import { escapedPattern } from "../engine/path-pattern";
import type { PathSettings } from "../engine/rule-modes";
import type { PolicyFile, PolicyOutput, PolicyScope } from "./policy-file";

const PERCENT = 100;
/** The option by which a rule learns from which share of a limit on it shall report. */
const NOTICE_OPTION = "notice_percent";

/** @param files - the weakest first */
export function policyTerms(files: readonly PolicyFile[], rules: readonly AnyRule[]): JudgingTerms {
  const settings = files.reduce<RuleSettings>((all, { value }) => mergedSettings(all, scopeSettings(value, rules)), {});
  return {
    settings: sorted(settings),
    overrides: files.flatMap((file) => overridesOf(file, rules)),
    suppressions: files.flatMap(suppressionsOf),
  };
}

/** Files that the strongest policy with a list of them names. */
export function policyOutputs(files: readonly PolicyFile[]): PolicyOutput[] {
  const last = files.findLast(({ value }) => value.outputs !== undefined);
  if (!last) return [];
  return (last.value.outputs ?? []).map(({ format, file }, at) => ({
    format,
    path: resolve(last.folder, file),
    position: last.placeOf(["outputs", at, "format"]),
  }));
}

function scopeSettings(
  { severities = {}, options = {}, near_limit }: PolicyScope,
  rules: readonly AnyRule[],
): RuleSettings {
  const settings: Record<string, RuleSetting> = {};
  for (const rule of near_limit === undefined ? [] : rules) {
    if (!Object.hasOwn(rule.options ?? {}, NOTICE_OPTION)) continue;
    settings[rule.id] = { options: { [NOTICE_OPTION]: percent(near_limit ?? 1) } };
  }
  for (const [id, severity] of Object.entries(severities)) settings[id] = { ...settings[id], severity };
  for (const [id, own] of Object.entries(options)) {
    settings[id] = { ...settings[id], options: { ...settings[id]?.options, ...own } };
  }
  return settings;
}

/** Nine significant digits: 0.57 is 57 %, not 56.99999999999999 %. */
function percent(share: number): number {
  return Number((share * PERCENT).toPrecision(9));
}

/** Sites before patterns, so that a pattern counts before the site that it lies in. */
function overridesOf({ value, placeOf }: PolicyFile, rules: readonly AnyRule[]): PathSettings[] {
  const { sites = {}, paths = {} } = value;
  return [
    ...Object.entries(sites).map(([site, scope]) => ({ pattern: escapedPattern(site), scope, at: ["sites", site] })),
    ...Object.entries(paths).map(([pattern, scope]) => ({ pattern, scope, at: ["paths", pattern] })),
  ].map(({ pattern, scope, at }) => ({
    paths: [pattern],
    settings: sorted(scopeSettings(scope, rules)),
    position: placeOf(at, "key"),
  }));
}

function suppressionsOf({ value, placeOf }: PolicyFile): PatternSuppression[] {
  return (value.suppressions ?? []).map(({ rule, paths, reason, until, owner }, at) =>
    compact({ rule, paths, reason, until, owner, position: placeOf(["suppressions", at]) }),
  );
}

function sorted(settings: RuleSettings): RuleSettings {
  return Object.fromEntries(
    Object.keys(settings)
      .sort()
      .map((id) => [id, settings[id] as RuleSetting]),
  );
}
