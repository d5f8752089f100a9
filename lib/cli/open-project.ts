/** The project that a command works in: parts, rules, policy and baseline, with what the command line adds. */
import { join, relative, resolve } from "node:path";

import { didYouMean } from "../catalog/suggest";
import { compareText } from "../core/order";
import { isDate } from "../engine/calendar";
import type { AnyRule } from "../engine/define-rule";
import type { Severity } from "../engine/report";
import { FORMAT_NAMES, isFormatName } from "../emit/formats";
import { sourceReader } from "../emit/pretty/source-reader";
import { BASELINE_NAME } from "../policy/baseline-file";
import { type LoadedPacks, packsLoaded } from "../policy/packs";
import { NO_POLICY, type Policy, readPolicy } from "../policy/policy";
import { policyTerms } from "../policy/policy-terms";
import { POLICY_NAME } from "../policy/resolve";
import { allPolicyProblems, loadProject, type Project, ProjectError } from "../project";
import { projectRootOf } from "../project-root";
import { rules as shippedRules } from "../rules";
import { loadModule } from "./load-file";
import { loadRules } from "./load-rules";
import { found } from "./project-files";
import { ruleSettings } from "./rule-options";
import type { Terminal } from "./terminal";
import { UseError } from "./use-error";

export interface ProjectOptions {
  readonly rules?: readonly string[];
  readonly ruleOption?: readonly string[];
  /** A policy in place of the project's own. */
  readonly policy?: string | undefined;
  /** `YYYY-MM-DD`, or `today`. */
  readonly date?: string | undefined;
  /** A baseline in place of the project's own; false for none. */
  readonly baseline?: string | false | undefined;
  /** The baseline is about to be written: what it holds does not count. */
  readonly ignoresBaseline?: boolean;
}

/**
 * Opens the project around a root.
 *
 * @param found - whether the policy and the baseline that lie there count; those that the options name always do
 * @throws UseError with everything that is wrong with them
 */
export async function openProject(
  root: string,
  { rules = [], ruleOption = [], policy: named, date, baseline, ignoresBaseline = false }: ProjectOptions,
  { cwd }: Terminal,
  given: "found" | "named" = "found",
): Promise<Project> {
  const own = await loadRules(rules, cwd);
  const policy = withFormatProblems(policyOf(root, named, cwd, given));
  const packs = await loadPacks(policy);
  const settings = ruleSettings(ruleOption, [...shippedRules, ...packs.rules, ...own]);
  const asked = typeof baseline === "string" ? resolve(cwd, baseline) : baseline;
  const known = given === "named" && policy.baseline === undefined ? (asked ?? false) : asked;
  try {
    return loadProject(root, {
      rules: own,
      settings,
      policy,
      packs,
      date: dayOf(date),
      baseline: known,
      ignoresBaseline,
    });
  } catch (error) {
    if (error instanceof ProjectError) throw new UseError(error.problems, sourceReader(root));
    throw error;
  }
}

/**
 * The files beside its modules and parts by which a project is judged: the policy and all that it extends, as far as they
 * are there and whatever is wrong with them, and the baseline.
 */
export function judgingFiles(
  root: string,
  { policy: named, baseline }: Pick<ProjectOptions, "policy" | "baseline">,
  { cwd }: Terminal,
): string[] {
  const start = named === undefined ? join(root, POLICY_NAME) : resolve(cwd, named);
  const policy = found(start)?.isFile() ? readPolicy(root, start) : NO_POLICY;
  const known =
    typeof baseline === "string" ? resolve(cwd, baseline) : (policy.baseline?.path ?? join(root, BASELINE_NAME));
  return [start, ...policy.files.map(({ path }) => path), ...(baseline === false ? [] : [known])];
}

/** A rule with the severity that it has under the policy. */
export interface ListedRule {
  readonly rule: AnyRule;
  readonly severity: Severity | "off";
}

/**
 * The rules that the project around the working folder knows, in order of their ids.
 *
 * @throws UseError with everything that is wrong with the policy
 */
export async function openRules(
  { rules = [], policy: named }: Pick<ProjectOptions, "rules" | "policy">,
  { cwd }: Terminal,
): Promise<ListedRule[]> {
  const root = projectRootOf(join(cwd, "package.json"));
  const own = await loadRules(rules, cwd);
  const policy = withFormatProblems(policyOf(root, named, cwd, "found"));
  const packs = await loadPacks(policy);
  const all = [...shippedRules, ...packs.rules, ...own].sort((left, right) => compareText(left.id, right.id));
  const problems = allPolicyProblems(policy, packs, all);
  if (problems.length > 0) throw new UseError(problems, sourceReader(root));
  const { settings = {} } = policyTerms(policy.files, all);
  return all.map((rule) => ({ rule, severity: settings[rule.id]?.severity ?? rule.severity }));
}

function policyOf(root: string, named: string | undefined, cwd: string, given: "found" | "named"): Policy {
  if (named === undefined) return given === "found" ? readPolicy(root) : NO_POLICY;
  const path = resolve(cwd, named);
  if (!found(path)?.isFile()) throw new UseError({ message: `There is no policy ${relative(cwd, path) || named}.` });
  return readPolicy(root, path);
}

/** The policy itself knows no formats: they are above it. */
function withFormatProblems(policy: Policy): Policy {
  const wrong = policy.outputs.filter(({ format }) => !isFormatName(format));
  const problems = wrong.map(({ format, position }) => {
    const message = `There is no format "${format}".${didYouMean(format, FORMAT_NAMES)} Allowed are ${FORMAT_NAMES.join(", ")}.`;
    return { ...position, message };
  });
  return { ...policy, problems: [...policy.problems, ...problems] };
}

/** TypeScript and ES modules as well, which the process alone would not load. */
async function loadPacks({ packs }: Policy): Promise<LoadedPacks> {
  const loaded: unknown[] = [];
  for (const { path } of packs) {
    const failed = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
    loaded.push(await loadModule(path).catch(failed));
  }
  return packsLoaded(packs, loaded);
}

/** The day that expiry is judged by. The clock is read only where it is asked for, in UTC. */
function dayOf(given: string | undefined): string | undefined {
  if (given === undefined || isDate(given)) return given;
  // eslint-disable-next-line no-restricted-syntax -- asked for by name
  if (given === "today") return new Date().toISOString().slice(0, "YYYY-MM-DD".length);
  throw new UseError({
    message: `--date ${given}: it must be a day of the calendar as YYYY-MM-DD, or "today".`,
  });
}
