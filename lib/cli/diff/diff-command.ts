/** `superfactory diff`: what changes between two plans, or between a commit and the file as it is. */
import { diffMarkdown } from "../../emit/diff/diff-markdown";
import { diffPretty } from "../../emit/diff/diff-pretty";
import { diffPlans, emptyPlan } from "../../emit/diff/diff";
import type { DiffDocument } from "../../emit/diff/diff-document";
import { MOST_MARKDOWN } from "../../emit/formats/markdown";
import type { PlanDocument } from "../../emit/documents/documents";
import { compact } from "../../core/prop-reader";
import { entryFile } from "../entry-file";
import type { JudgingOptions } from "../judge-command";
import { readPlanParts } from "../read-plan";
import { outputTarget, writeReports } from "../reports";
import { namedKept, type TargetFile, targetProblems } from "../target-files";
import type { Terminal } from "../terminal";
import { UseError } from "../use-error";
import type { DiffFile, DiffFormat } from "./diff-options";
import { jsonText } from "../../emit/formats/json-text";

export interface DiffOptions extends JudgingOptions {
  readonly format: DiffFormat;
  readonly output?: readonly DiffFile[];
  readonly failOn: "new-error" | "new-warning" | "error" | "warning" | "never";
  /** Commit to compare with. */
  readonly base?: string | undefined;
  readonly baseInstall?: boolean | undefined;
  /** Where the whole report can be read. */
  readonly reportUrl?: string | undefined;
}

const DEFAULT_FILE = "facility.ts";
const USES = "superfactory diff <base.json> <head.json>, or superfactory diff --base <git ref> [facility.ts]";

/**
 * Compares and prints. Returns the exit code.
 *
 * @throws UseError when a plan, the commit or the file cannot be read
 */
export async function diffCommand(names: readonly string[], options: DiffOptions, terminal: Terminal): Promise<number> {
  const files = targetFiles(names, options, terminal);
  const [base, head] = await bothSides(names, options, terminal);
  const diffs = pairs(base, head).map(([before, after]) => diffPlans(before, after));
  const texts = files.map((file) => ({ ...file, text: textOf(diffs, file.format, options.reportUrl, false) }));
  writeReports(texts, terminal);
  terminal.out(textOf(diffs, options.format, options.reportUrl, terminal.outColour));
  return diffs.some((diff) => fails(diff, options.failOn)) ? 1 : 0;
}

function targetFiles(
  names: readonly string[],
  options: DiffOptions,
  terminal: Terminal,
): readonly (DiffFile & TargetFile)[] {
  const files = (options.output ?? []).map((each) => outputTarget(each, terminal));
  const problems = targetProblems(files, namedKept(names.length > 0 ? names : [DEFAULT_FILE], options, terminal));
  if (problems.length > 0) throw new UseError(problems);
  return files;
}

type Side = readonly PlanDocument[];

async function bothSides(names: readonly string[], options: DiffOptions, terminal: Terminal): Promise<[Side, Side]> {
  const [first, second, third] = names;
  const { base: ref, baseInstall: install = false, rules, ruleOption, policy, date, baseline } = options;
  const judging = compact({ rules, ruleOption, policy, date, baseline });
  if (ref === undefined) {
    if (first === undefined || second === undefined || third !== undefined) {
      throw new UseError({ message: "A comparison takes two plans, or --base with one file.", help: USES });
    }
    return [await plansOf(first, judging, terminal), await plansOf(second, judging, terminal)];
  }
  if (second !== undefined) throw new UseError({ message: "With --base only one file is compared.", help: USES });
  const name = first ?? DEFAULT_FILE;
  const { path } = entryFile(name, terminal.cwd);
  const { basePlans } = require("./base-plans") as typeof import("./base-plans");
  return [await basePlans(path, { ref, install, judging }, terminal), await plansOf(name, judging, terminal)];
}

async function plansOf(name: string, judging: JudgingOptions, terminal: Terminal): Promise<Side> {
  const entry = entryFile(name, terminal.cwd, "module or plan");
  if (entry.kind === "plan") return [readPlanParts(entry.path, name)];
  // Loaded when a file is judged: two plans are compared without the rules.
  const { judgeNamed } = require("../judge-command") as typeof import("../judge-command");
  const { all } = await judgeNamed(name, judging, terminal);
  return all.map(({ plan }) => plan);
}

/** Facilities of the same name belong together; one each belong together whatever their names. */
function pairs(base: Side, head: Side): [PlanDocument, PlanDocument][] {
  const [before, after] = [base[0], head[0]];
  if (base.length === 1 && head.length === 1 && before && after) return [[before, after]];
  const byName = new Map(base.map((plan) => [plan.factory, plan]));
  const matched = head.map((plan): [PlanDocument, PlanDocument] => {
    const other = byName.get(plan.factory);
    byName.delete(plan.factory);
    return [other ?? emptyPlan(plan), plan];
  });
  return [...matched, ...[...byName.values()].map((plan): [PlanDocument, PlanDocument] => [plan, emptyPlan(plan)])];
}

function textOf(
  diffs: readonly DiffDocument[],
  format: DiffFormat,
  reportUrl: string | undefined,
  colour: boolean,
): string {
  if (format === "json") return jsonText(diffs.length === 1 ? diffs[0] : diffs);
  if (format === "pretty") return diffs.map((diff) => diffPretty(diff, colour)).join("\n");
  // One comment holds them all.
  const most = Math.floor(MOST_MARKDOWN / Math.max(1, diffs.length)) - 1;
  return diffs.map((diff) => diffMarkdown(diff, { reportUrl, most })).join("\n");
}

/** `new-error`: a new or a worse finding at error level; `error`: any in the head. */
function fails({ findings, head_counts }: DiffDocument, failOn: DiffOptions["failOn"]): boolean {
  if (failOn === "never") return false;
  if (failOn === "error") return head_counts.error_count > 0;
  if (failOn === "warning") return head_counts.error_count + head_counts.warning_count > 0;
  const worse = findings.changed.filter(({ is_worse }) => is_worse).map(({ head }) => head);
  const levels = failOn === "new-error" ? ["error"] : ["error", "warning"];
  const isFailing = ({ severity, outcome }: DiffDocument["findings"]["new"][number]): boolean =>
    outcome === "unknown" ? failOn === "new-warning" : levels.includes(severity);
  return [...findings.new, ...worse].some(isFailing);
}
