/**
 * One measured run in a process of its own. Usage: node superfactory-run.js <dist> <mode> <racks> <sites>, in an empty
 * working directory. `synth` is what a user's file does; `plan` is the same without Terraform; `phases` is the same as
 * `synth`, cut where the design cuts it, with a clock at each cut; `losses` has the clock around the power analysis alone,
 * in which every feed is lost once, and `thermal` around the thermal analysis alone, in which every CDU, cooler, pump and air
 * unit is.
 */
import { performance } from "node:perf_hooks";
import { join } from "node:path";

import type { FacilitySize } from "./facility";

export interface PhasesResult {
  readonly peak_mb: number;
  /** Milliseconds from the start of the process, or of the phase before, to the end of each phase. */
  readonly phases_ms?: Readonly<Record<string, number>>;
}

const [dist = "", mode = "", racks = "", sites = ""] = process.argv.slice(2);
const size: FacilitySize = { racks: Number(racks), sites: Number(sites) };

/** Loads a built module: what is measured is what is shipped. */
function built(name: string): unknown {
  return require(join(dist, "lib", name));
}

function runSynth(): undefined {
  const { facility } = require("./facility") as typeof import("./facility");
  facility(size).synth();
}

function runPlan(): undefined {
  const { facility } = require("./facility") as typeof import("./facility");
  const factory = facility(size);
  const { judgeFactory, loadProject } = built("synth") as typeof import("../lib/synth");
  const { documentText } = built(
    "emit/documents/document-text",
  ) as typeof import("../lib/emit/documents/document-text");
  const { writeOutput } = built("emit/output/writer") as typeof import("../lib/emit/output/writer");
  const judged = judgeFactory(factory, loadProject(process.cwd()));
  writeOutput(join(process.cwd(), "out"), [
    { path: "report.json", content: documentText(judged.report) },
    { path: "plan.json", content: documentText(judged.plan) },
  ]);
}

function runPhases(): Record<string, number> {
  const phases: Record<string, number> = {};
  let last = 0;
  const phase = <T>(name: string, work: () => T): T => {
    const made = work();
    const now = performance.now();
    phases[name] = now - last;
    last = now;
    return made;
  };
  const { facility } = phase("start", () => require("./facility") as typeof import("./facility"));
  const factory = phase("declare", () => facility(size));
  const flow = phase("load", loadFlow);
  const project = flow.loadProject(process.cwd());
  const relative = (file: string): string => file;
  const { model, locate } = phase("build", () =>
    flow.buildModel(factory, { name: factory.name, parts: project.parts, relative }),
  );
  const index = new flow.ModelIndex(model);
  const analysis = phase("analyse", () => flow.analyse(index));
  const { rules, terms, projectRules } = project;
  const report = phase("judge", () => {
    const judgement = flow.judge({ ...terms, index, analysis, rules, locate });
    return flow.reportDocument({ index, analysis, judgement, locate });
  });
  const documents = phase("plan", () => {
    const plan = flow.planDocument({ version: "0", index, analysis, report, terms, projectRules, locate });
    return [
      { path: "report.json", content: flow.documentText(report) },
      { path: "plan.json", content: flow.documentText(plan) },
    ];
  });
  const stacks = phase("terraform", () => {
    const { emitTerraform } = built(
      "emit/terraform/emit-terraform",
    ) as typeof import("../lib/emit/terraform/emit-terraform");
    return emitTerraform({ index, analysis, outputDepth: 2 });
  });
  phase("write", () => flow.writeOutput(join(process.cwd(), "out"), [...documents, ...stacks]));
  return phases;
}

function runLosses(): Record<string, number> {
  const { index, racks, analyseThermal } = loads();
  const { analysePower } = built("analysis/power/power") as typeof import("../lib/analysis/power/power");
  const thermal = analyseThermal(index, racks);
  const from = performance.now();
  analysePower(index, racks, thermal);
  return { losses: performance.now() - from };
}

function runThermal(): Record<string, number> {
  const { index, racks, analyseThermal } = loads();
  const from = performance.now();
  analyseThermal(index, racks);
  return { thermal: performance.now() - from };
}

/** A facility with the loads of its racks, and what analyses its heat. */
function loads() {
  const { facility } = require("./facility") as typeof import("./facility");
  const flow = loadFlow();
  const { parts } = flow.loadProject(process.cwd());
  const { model } = flow.buildModel(facility(size), { name: "bench", parts, relative: (file) => file });
  const index = new flow.ModelIndex(model);
  const { rackLoads } = built("analysis/rack-load") as typeof import("../lib/analysis/rack-load");
  const thermal = built("analysis/thermal/thermal") as typeof import("../lib/analysis/thermal/thermal");
  return { index, racks: rackLoads(index), analyseThermal: thermal.analyseThermal };
}

function loadFlow() {
  return {
    ...(built("project") as typeof import("../lib/project")),
    ...(built("model/build") as typeof import("../lib/model/build")),
    ...(built("model/model") as typeof import("../lib/model/model")),
    ...(built("analysis/analysis") as typeof import("../lib/analysis/analysis")),
    ...(built("engine/judge") as typeof import("../lib/engine/judge")),
    ...(built("emit/documents/report-document") as typeof import("../lib/emit/documents/report-document")),
    ...(built("emit/documents/plan-document") as typeof import("../lib/emit/documents/plan-document")),
    ...(built("emit/documents/document-text") as typeof import("../lib/emit/documents/document-text")),
    ...(built("emit/output/writer") as typeof import("../lib/emit/output/writer")),
  };
}

const MODES: Readonly<Record<string, () => Record<string, number> | undefined>> = {
  synth: runSynth,
  plan: runPlan,
  phases: runPhases,
  losses: runLosses,
  thermal: runThermal,
};
const phases = MODES[mode]?.();
const result: PhasesResult = { peak_mb: process.resourceUsage().maxRSS / 1024, ...(phases && { phases_ms: phases }) };
process.stdout.write(JSON.stringify(result));
