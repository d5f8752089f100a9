/** `superfactory synth` and `superfactory validate`. */
import { UnreadableProps } from "../core/element";
import { positionOf } from "../core/location";
import type { PlanDocument, ReportDocument } from "../emit/documents/documents";
import type { RuleSetting, RuleSettings } from "../engine/options";
import type { ReadSource } from "../emit/pretty/frame";
import { oneLine, type OneLineForm } from "../emit/pretty/one-line";
import { pretty } from "../emit/pretty/pretty";
import type { SummaryFiles } from "../emit/pretty/summary";
import {
  type FactoryTree,
  isEmpty,
  type Judged,
  judgeFactory,
  judgePlan,
  loadProject,
  type Project,
  ProjectError,
  projectRootOf,
} from "../synth";
import { entryFile, type EntryFile } from "./entry-file";
import { loadFacilities } from "./load-file";
import { loadRules } from "./load-rules";
import { sourceReader } from "../emit/pretty/source-reader";
import { fromRoot } from "./project-files";
import { readPlan } from "./read-plan";
import { ruleSettings } from "./rule-options";
import type { Terminal } from "./terminal";
import { UseError, type UseProblem } from "./use-error";
import { prepareOutput, writeAll } from "./write-results";

export interface JudgeOptions {
  readonly format: "pretty" | "json";
  readonly failOn?: "unknown" | "warning" | undefined;
  readonly rules?: readonly string[];
  readonly ruleOption?: readonly string[];
  /** How much of the one-line diagram the summary shows. */
  readonly oneLine?: OneLineForm;
}

export interface SynthOptions extends JudgeOptions {
  readonly out: string;
  readonly plan?: string | undefined;
}

/** What a file declares, judged, in the order of declaration. */
export interface Judgements {
  readonly all: readonly Judged[];
  readonly project: Project;
  readonly source: ReadSource;
}

/** Judges the file and writes nothing. Returns the exit code. */
export async function validateCommand(name: string, options: JudgeOptions, terminal: Terminal): Promise<number> {
  const judgements = await judgeNamed(name, options, terminal);
  print(judgements, options, terminal, []);
  return exitCode(judgements.all, options.failOn);
}

/** Judges what a file declares, or a plan. */
export async function judgeNamed(name: string, options: JudgeOptions, terminal: Terminal): Promise<Judgements> {
  const entry = entryFile(name, terminal.cwd, "module or plan");
  return entry.kind === "plan" ? judgePlanFile(entry, name, options, terminal) : judgeFile(entry, options, terminal);
}

/** Judges the file, then writes the results of all its facilities. Returns the exit code. */
export async function synthCommand(name: string, options: SynthOptions, terminal: Terminal): Promise<number> {
  const entry = entryFile(name, terminal.cwd);
  const target = prepareOutput(options, terminal);
  const judgements = await judgeFile(entry, options, terminal);
  const files = writeAll(judgements.all, target, terminal);
  print(judgements, options, terminal, files);
  return exitCode(judgements.all, options.failOn);
}

async function judgeFile(entry: EntryFile, options: JudgeOptions, terminal: Terminal): Promise<Judgements> {
  const root = projectRootOf(entry.path);
  const project = await projectAt(root, options, terminal);
  const file = fromRoot(root, entry.path);
  const declared = await loadFacilities<FactoryTree>(entry.path, root);
  const factories = readyFactories(declared, root, file);
  const all = factories.map((factory) => judgeReadable(factory, project));
  const empty = all.find(isEmpty);
  if (empty) {
    const message = `Superfactory "${empty.report.factory}" has no racks: there is nothing to judge.`;
    throw new UseError({ message, file, help: "Declare sites, floors and racks below it." });
  }
  return { all, project, source: sourceReader(root) };
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
  options: JudgeOptions,
  terminal: Terminal,
): Promise<Judgements> {
  const plan = readPlan(entry.path, name);
  const root = projectRootOf(entry.path);
  const project = await projectAt(root, options, terminal);
  const absent = plan.judged_with.project_rules.filter((id) => !project.projectRules.includes(id));
  if (absent.length > 0) {
    const message = `The plan was judged with rules that do not come with the package: ${absent.join(", ")}.`;
    throw new UseError({ message, file: name, help: "Give the files that define them with --rules." });
  }
  try {
    const judged = judgePlan(withSettings(plan, project.settings), project);
    return { all: [judged], project, source: sourceReader(root, "root") };
  } catch (error) {
    if (!(error instanceof ProjectError)) throw error;
    throw new UseError(error.problems.map((problem) => ({ ...problem, file: name })));
  }
}

/** The plan with the options of the command line in place of its own. */
function withSettings(plan: PlanDocument, given: RuleSettings): PlanDocument {
  const settings: Record<string, RuleSetting> = { ...plan.judged_with.settings };
  for (const [id, { options }] of Object.entries(given)) {
    settings[id] = { ...settings[id], options: { ...settings[id]?.options, ...options } };
  }
  return { ...plan, judged_with: { ...plan.judged_with, settings } };
}

/** The project's parts, rules and settings, with what the command line adds. */
async function projectAt(
  root: string,
  { rules = [], ruleOption = [] }: JudgeOptions,
  { cwd }: Terminal,
): Promise<Project> {
  const extra = await loadRules(rules, cwd);
  try {
    const project = loadProject(root, { rules: extra });
    if (ruleOption.length === 0) return project;
    return loadProject(root, { rules: extra, settings: ruleSettings(ruleOption, project.rules) });
  } catch (error) {
    if (error instanceof ProjectError) throw new UseError(error.problems, sourceReader(root));
    throw error;
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

function print(
  { all, project, source }: Judgements,
  { format, oneLine: form = "short" }: JudgeOptions,
  terminal: Terminal,
  files: readonly SummaryFiles[],
): void {
  const reports = all.map(({ report }) => report);
  if (format === "json") {
    terminal.out(`${JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2)}\n`);
    return;
  }
  const texts = all.map(({ report, index, analysis }, at) => {
    const diagram = oneLine(index, analysis, form);
    return pretty({ report, rules: project.rules, source, colour: terminal.outColour, files: files[at], diagram });
  });
  terminal.out(texts.join("\n"));
}

/** 1 for an error, or for what `--fail-on` adds: unknowns of error-level rules, or everything at warning level. */
function exitCode(all: readonly Judged[], failOn: JudgeOptions["failOn"]): number {
  return all.some(({ report }) => fails(report, failOn)) ? 1 : 0;
}

function fails({ status, findings }: ReportDocument, failOn: JudgeOptions["failOn"]): boolean {
  if (status === "rejected") return true;
  if (failOn === undefined) return false;
  const warnings = findings.filter(({ severity }) => severity !== "info");
  return failOn === "warning" ? warnings.length > 0 : warnings.some(({ outcome }) => outcome === "unknown");
}
