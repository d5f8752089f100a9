/** The emitters, in one table: what each needs, and what it makes of a judged facility. */
import type { Analysis } from "../analysis/analysis";
import type { ModelIndex } from "../model/model";
import type { PlanDocument, ReportDocument } from "./documents/documents";
import { loadScheduleCsv, type LoadScheduleDocument } from "./documents/load-schedule-document";
import { codeOf, OutputError } from "./output/error";
import type { OutputFile } from "./output/file";
import { documentText } from "./documents/document-text";

export interface EmitInput {
  readonly index: ModelIndex;
  readonly analysis: Analysis;
  readonly report: ReportDocument;
  readonly plan: PlanDocument;
}

export interface EmitOptions {
  /** How many folders the output folder lies below the folder that keeps Terraform's states. */
  readonly outputDepth: number;
}

export interface Emitter {
  readonly name: string;
  /** `accepted` emitters make something deployable and run only for a facility without errors. */
  readonly needs: "any" | "accepted";
  emit(input: EmitInput, options: EmitOptions): OutputFile[];
}

export const EMITTERS: readonly Emitter[] = [
  {
    name: "report",
    needs: "any",
    emit: ({ report }) => [{ path: "report.json", content: documentText(report) }],
  },
  {
    name: "plan",
    needs: "accepted",
    emit: ({ plan }) => [{ path: "plan.json", content: documentText(plan) }],
  },
  {
    name: "load-schedule",
    needs: "accepted",
    emit: ({ plan }) => [{ path: "load-schedule.csv", content: loadScheduleCsv(schedulesOf(plan)) }],
  },
  {
    name: "terraform",
    needs: "accepted",
    emit: ({ index, analysis }, { outputDepth }) => terraform().emitTerraform({ index, analysis, outputDepth }),
  },
];

/** Those of the plan, so that they are computed once. */
function schedulesOf({ analysis }: PlanDocument): readonly LoadScheduleDocument[] {
  return (analysis as { readonly load_schedules: readonly LoadScheduleDocument[] }).load_schedules;
}

/** Files of every emitter that the facility's status allows. Pure: nothing is written. */
export function emitAll(input: EmitInput, options: EmitOptions): OutputFile[] {
  const allowed = EMITTERS.filter(({ needs }) => needs === "any" || input.report.status === "accepted");
  return allowed.flatMap((emitter) => emitter.emit(input, options));
}

/** The Terraform stacks alone, of a facility without errors. Pure: nothing is written. */
export function emitStacks({ index, analysis }: Pick<EmitInput, "index" | "analysis">): OutputFile[] {
  const files = terraform().emitTerraform({ index, analysis, outputDepth: 2 });
  return files.filter(({ path }) => path.startsWith("stacks/"));
}

/**
 * cdktf costs about 0.2 s to load: only a facility that is emitted pays for it.
 *
 * @throws OutputError when it is not installed: it is an optional peer, which judging does without
 */
function terraform(): typeof import("./terraform/emit-terraform") {
  try {
    return require("./terraform/emit-terraform") as typeof import("./terraform/emit-terraform");
  } catch (error) {
    if (codeOf(error) !== "MODULE_NOT_FOUND" || !String(error).includes("'cdktf'")) throw error;
    throw new OutputError(NO_CDKTF, { cause: error });
  }
}

const NO_CDKTF =
  "Terraform is made with the package cdktf, which is not installed; nothing was written. " +
  "Install it with: npm install cdktf (or its successor under that name: npm install cdktf@npm:cdktn).";
