/** Runs the flow: build, analyse, judge, emit. Above every layer but the command line. */
import { join, relative } from "node:path";

import type { Construct } from "constructs";

import { type Analysis, analyse } from "./analysis/analysis";
import { type CapturedFrame, positionOf } from "./core/location";
import { compact } from "./core/prop-reader";
import { judge } from "./engine/judge";
import { settingsProblems } from "./engine/options";
import { packageVersion } from "./emit/package-info";
import { emitAll } from "./emit";
import type { PlanDocument, ReportDocument } from "./emit/documents/documents";
import type { OutputFile } from "./emit/output/file";
import { writeFileWhole, writeOutput } from "./emit/output/writer";
import { pretty } from "./emit/pretty/pretty";
import { sourceReader } from "./emit/pretty/source-reader";
import { planDocument } from "./emit/documents/plan-document";
import { documentText } from "./emit/documents/document-text";
import { folderName } from "./emit/folder-name";
import { reportDocument } from "./emit/documents/report-document";
import { buildModel } from "./model/build";
import { type Model, ModelIndex } from "./model/model";
import type { Position } from "./model/records";
import { loadProject, type Project, ProjectError, relativeTo } from "./project";
import { projectRootOf } from "./project-root";
import { rules as shippedRules } from "./rules";

export { loadProject, type Project, ProjectError } from "./project";
export { projectRootOf } from "./project-root";

/** A facility that was judged, from its source or from a plan. */
export interface Judged {
  readonly index: ModelIndex;
  readonly analysis: Analysis;
  readonly report: ReportDocument;
  /** The line that made the element of a path. */
  readonly locate: (path: string) => Position | undefined;
  /** Made at the first access: a report alone does not need it. */
  readonly plan: PlanDocument;
}

/** What `synth` needs to know of a Superfactory. */
export type FactoryTree = Construct & { readonly name: string; readonly frame: CapturedFrame };

/** Judges a facility as it was declared. */
export function judgeFactory(factory: FactoryTree, project: Project): Judged {
  const { model, locate } = buildModel(factory, {
    name: factory.name,
    parts: project.parts,
    relative: relativeTo(project.root),
  });
  const { baseline } = project;
  const terms = baseline ? { ...project.terms, baseline: baseline.get(factory.name) ?? [] } : project.terms;
  return judgeModel(model, { ...project, terms }, locate);
}

/**
 * Judges a plan that was read back, with the parts, settings and positions it carries: without the TypeScript, the
 * project's catalog and its policy the report is the same.
 *
 * @param project - Gives rules of its own, where the plan was judged with some.
 * @throws ProjectError when the plan was judged with project rules that are not given, or with settings that no rule has
 */
export function judgePlan(plan: PlanDocument, project: Pick<Project, "rules" | "projectRules"> = shippedOnly): Judged {
  const { model, judged_with: with_ } = plan;
  const absent = with_.project_rules.filter((id) => !project.projectRules.includes(id));
  if (absent.length > 0) {
    const message = `The plan was judged with rules that are not of this package: ${absent.join(", ")}. Give their files with --rules.`;
    throw new ProjectError([{ message }]);
  }
  const stated = [with_.settings, ...(with_.overrides ?? []).map((each) => each.settings)];
  const wrong = stated.flatMap((each) => settingsProblems(project.rules, each));
  if (wrong.length > 0) throw new ProjectError(wrong.map((each) => ({ message: each })));
  const facility: Model = {
    factory: plan.factory,
    records: model.elements,
    parts: with_.parts,
    assumptions: plan.assumptions,
    suppressions: plan.suppressions ?? [],
  };
  const positions = new Map(Object.entries(plan.positions));
  const { settings, overrides, suppressions, baseline, date } = with_;
  const terms = compact({ settings, overrides, suppressions, baseline, date });
  return judgeModel(facility, { ...project, terms }, (path) => positions.get(path));
}

const shippedOnly: Pick<Project, "rules" | "projectRules"> = { rules: shippedRules, projectRules: [] };

type Judging = Pick<Project, "rules" | "projectRules" | "terms">;

function judgeModel(model: Model, project: Judging, locate: (path: string) => Position | undefined): Judged {
  const index = new ModelIndex(model);
  const analysis = analyse(index);
  const { terms, rules, projectRules } = project;
  const judgement = judge({ ...terms, index, analysis, rules, locate });
  const report = reportDocument({ index, analysis, judgement, date: terms.date, locate });
  let plan: PlanDocument | undefined;
  const input = { version: packageVersion(), index, analysis, report, terms, projectRules, locate };
  return {
    index,
    analysis,
    report,
    locate,
    get plan() {
      return (plan ??= planDocument(input));
    },
  };
}

/** True when the facility declares no rack: there is nothing to judge. */
export function isEmpty({ index }: Judged): boolean {
  return index.all("rack").length === 0;
}

export interface Destination {
  /** Absolute: the folder that holds one folder per Superfactory. */
  readonly outputRoot: string;
  /** Absolute: the folder that cdktf named; it takes the place of the Superfactory's own. */
  readonly cdktfOutdir?: string | undefined;
}

export interface Written {
  readonly folder: string;
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  /** Stacks that are still in the folder though the facility no longer declares them. */
  readonly undeclaredStacks: readonly string[];
}

/** The results of a facility, and the folder that they go to. */
export interface Results {
  readonly folder: string;
  readonly files: readonly OutputFile[];
}

/**
 * The report, and for a facility without errors the plan and Terraform. Nothing is written yet.
 *
 * @throws OutputError when what makes Terraform is not installed
 */
export function resultsOf(judged: Judged, { outputRoot, cdktfOutdir }: Destination): Results {
  const folder = cdktfOutdir ?? join(outputRoot, folderName(judged.report.factory));
  return { folder, files: emitAll(judged, { outputDepth: cdktfOutdir ? 1 : 2 }) };
}

/**
 * Writes results. What an earlier run wrote stays whole when the facility has errors.
 *
 * @throws OutputError when the folder cannot be written
 */
export function writeResults({ folder, files }: Results): Written {
  return { folder, ...writeOutput(folder, files) };
}

/** Writes the plan to a file of the user's choice, also that of a rejected facility. */
export function writePlanFile(judged: Judged, file: string): void {
  writeFileWhole(file, documentText(judged.plan));
}

/**
 * What `Superfactory.synth()` does outside the command line: the whole flow below the working directory, the result on
 * stderr, the exit code set.
 *
 * @throws when a `CDKTF_*` variable is set and the facility has errors, so that `cdktf synth` stops
 */
export function synthesise(factory: FactoryTree): void {
  const at = positionOf(factory.frame);
  const project = loadProject(at ? projectRootOf(at.file) : process.cwd());
  const judged = judgeFactory(factory, project);
  const outdir = process.env["CDKTF_OUTDIR"];
  const destination = { outputRoot: join(process.cwd(), "out"), cdktfOutdir: outdir };
  const { folder, undeclaredStacks } = writeResults(resultsOf(judged, destination));
  const files = { folder: relative(process.cwd(), folder) || ".", undeclaredStacks };
  const source = sourceReader(project.root);
  process.stderr.write(pretty({ report: judged.report, rules: project.rules, source, colour: false, files }));
  if (judged.report.status === "accepted") return;
  process.exitCode = 1;
  if (Object.keys(process.env).some((name) => name.startsWith("CDKTF_"))) {
    throw new Error(`${judged.report.factory} has ${judged.report.counts.error_count} errors; nothing was emitted.`);
  }
}
