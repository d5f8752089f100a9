/** `superfactory synth` and `superfactory validate`. */
import { UnreadableProps } from "../core/element";
import { positionOf } from "../core/location";
import type { ReadSource } from "../emit/pretty/frame";
import { failsRun, type FailOn } from "../emit/formats/fails-run";
import { packageVersion } from "../emit/package-info";
import type { OneLineForm } from "../emit/pretty/one-line";
import type { SummaryFiles } from "../emit/pretty/summary";
import {
  type FactoryTree,
  isEmpty,
  type Judged,
  judgeFactory,
  judgePlan,
  type Project,
  ProjectError,
  projectRootOf,
} from "../synth";
import { entryFile, type EntryFile } from "./entry-file";
import { loadFacilities } from "./load-file";
import { openProject, type ProjectOptions as JudgingOptions } from "./open-project";
import { underTerms } from "./plan-terms";
import { sourceReader } from "../emit/pretty/source-reader";
import { fromRoot } from "./project-files";
import { withPolicyOutputs } from "./policy-outputs";
import { readPlan } from "./read-plan";
import type { ReportOptions } from "./report-options";
import { fromRepository, makeReports, planReports, type ReportPlan } from "./reports";
import type { Terminal } from "./terminal";
import { UseError, type UseProblem } from "./use-error";
import { prepareOutput, prepareResults, resultFiles, writeAll } from "./write-results";

export type { JudgingOptions };

export interface JudgeOptions extends JudgingOptions, ReportOptions {
  readonly failOn?: FailOn | undefined;
  /** How much of the one-line diagram the summary shows. */
  readonly oneLine?: OneLineForm;
}

export interface SynthOptions extends JudgeOptions {
  readonly out: string;
  readonly plan?: string | undefined;
}

/** What a file declares, judged, in the order of declaration. */
export interface Judgements {
  /** Absolute: what was judged. */
  readonly path: string;
  readonly all: readonly Judged[];
  readonly project: Project;
  readonly source: ReadSource;
}

/** Judges the file and writes nothing. Returns the exit code. */
export async function validateCommand(name: string, options: JudgeOptions, terminal: Terminal): Promise<number> {
  const plan = planReports(options, terminal, [name]);
  const judgements = await judgeNamed(name, options, terminal);
  report(judgements, withPolicyOutputs(plan, judgements.project, terminal), options, terminal);
  return exitCode(judgements.all, options.failOn);
}

/** Judges what a file declares, or a plan. */
export async function judgeNamed(name: string, options: JudgingOptions, terminal: Terminal): Promise<Judgements> {
  const entry = entryFile(name, terminal.cwd, "module or plan");
  return entry.kind === "plan" ? judgePlanFile(entry, name, options, terminal) : judgeFile(entry, options, terminal);
}

/** Judges the file, then writes the results of all its facilities. Returns the exit code. */
export async function synthCommand(name: string, options: SynthOptions, terminal: Terminal): Promise<number> {
  const entry = entryFile(name, terminal.cwd);
  const target = prepareOutput(options, terminal);
  const planned = planReports(options, terminal, [name]);
  const judgements = await judgeFile(entry, options, terminal);
  const prepared = prepareResults(judgements.all, target);
  const plan = withPolicyOutputs(planned, judgements.project, terminal, resultFiles(prepared, target));
  const reports = plan.files.map(({ path }) => path);
  const files = writeAll(prepared, target, reports, terminal);
  report(judgements, plan, options, terminal, files);
  return exitCode(judgements.all, options.failOn);
}

async function judgeFile(entry: EntryFile, options: JudgingOptions, terminal: Terminal): Promise<Judgements> {
  const root = projectRootOf(entry.path);
  const project = await openProject(root, options, terminal);
  const file = fromRoot(root, entry.path);
  const declared = await loadFacilities<FactoryTree>(entry.path, root);
  const factories = readyFactories(declared, root, file);
  const all = factories.map((factory) => judgeReadable(factory, project));
  const empty = all.find(isEmpty);
  if (empty) {
    const message = `Superfactory "${empty.report.factory}" has no racks: there is nothing to judge.`;
    throw new UseError({ message, file, help: "Declare sites, floors and racks below it." });
  }
  return { path: entry.path, all, project, source: sourceReader(root) };
}

/** Types are not checked here: an element of a file without types may lack its props altogether. */
function judgeReadable(factory: FactoryTree, project: Project): Judged {
  try {
    return judgeFactory(factory, project);
  } catch (error) {
    if (!(error instanceof UnreadableProps)) throw error;
    const help = "Check the types of the file: npx tsc --noEmit";
    throw new UseError({ message: error.message, help, ...placeOf(error, project.root) }, sourceReader(project.root));
  }
}

async function judgePlanFile(
  entry: EntryFile,
  name: string,
  options: JudgingOptions,
  terminal: Terminal,
): Promise<Judgements> {
  const plan = readPlan(entry.path, name);
  const root = projectRootOf(entry.path);
  const project = await openProject(root, options, terminal, "named");
  const absent = plan.judged_with.project_rules.filter((id) => !project.projectRules.includes(id));
  if (absent.length > 0) {
    const message = `The plan was judged with rules that do not come with the package: ${absent.join(", ")}.`;
    throw new UseError({ message, file: name, help: "Give the files that define them with --rules." });
  }
  try {
    const judged = judgePlan(underTerms(plan, project, options), project);
    return { path: entry.path, all: [judged], project, source: sourceReader(root, "root") };
  } catch (error) {
    if (!(error instanceof ProjectError)) throw error;
    throw new UseError(error.problems.map((problem) => ({ ...problem, file: name })));
  }
}

/** The facilities that are ready to be judged; all of them must be. */
function readyFactories(
  declared: readonly { factory: FactoryTree; synthesised: boolean }[],
  root: string,
  file: string,
): FactoryTree[] {
  if (declared.length === 0) {
    const help = 'Start with: const factory = new Superfactory("name"), and end with: factory.synth();';
    throw new UseError({ message: "The file declares no Superfactory.", file, help });
  }
  const names = declared.map(({ factory }) => factory.name);
  const problems = declared.flatMap(({ factory, synthesised }, at) => [
    ...(synthesised ? [] : [{ ...unready(factory.name), ...placeOf(factory, root) }]),
    ...(names.indexOf(factory.name) === at ? [] : [{ ...twice(factory.name), ...placeOf(factory, root) }]),
  ]);
  if (problems.length > 0) throw new UseError(problems, sourceReader(root));
  return declared.map(({ factory }) => factory);
}

function unready(name: string): UseProblem {
  return {
    message: `Superfactory "${name}" is declared, but its synth() is never called.`,
    help: "Call synth() on it when everything is declared; a facility without it is taken as unfinished.",
  };
}

function twice(name: string): UseProblem {
  return {
    message: `Two Superfactories are named "${name}", and their results would go to the same folder.`,
    help: "Give each a name of its own.",
  };
}

/** The line that declares it. */
function placeOf({ frame }: Pick<FactoryTree, "frame">, root: string): Pick<UseProblem, "file" | "line" | "column"> {
  const at = positionOf(frame);
  return at ? { ...at, file: fromRoot(root, at.file) } : {};
}

function report(
  { path, all, project, source }: Judgements,
  plan: ReportPlan,
  { failOn, oneLine = "short" }: JudgeOptions,
  terminal: Terminal,
  files: readonly SummaryFiles[] = [],
): void {
  const folder = fromRepository(project.root, project.root);
  const input = {
    facilities: all.map(({ index, analysis, report }, at) => ({ index, analysis, report, files: files[at] })),
    rules: project.rules,
    version: packageVersion(),
    file: fromRepository(path, project.root),
    prefix: folder === "" ? "" : `${folder}/`,
    changedFiles: plan.changedFiles,
    reportUrl: plan.reportUrl,
    failOn,
    source,
    colour: false,
    oneLine,
  };
  makeReports(plan, input, terminal);
}

/** 1 for an error, or for what `--fail-on` adds: unknowns of error-level rules, or everything at warning level. */
function exitCode(all: readonly Judged[], failOn: FailOn | undefined): number {
  return all.some(({ report }) => report.findings.some((finding) => failsRun(finding, failOn))) ? 1 : 0;
}
