import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { PLAN_SCHEMA_VERSION, type PlanDocument, type ReportDocument } from "../emit/documents/documents";
import { packageRoot } from "../emit/package-info";
import { jsonPlaces, syntaxPlace } from "./json-places";
import { UseError, type UseProblem } from "./use-error";

/** What tells a plan from a report, which has a version as well. */
const PARTS = ["factory", "judged_with", "model", "assumptions", "positions"] as const;
/** Violations of the schema beyond these are only counted. */
const SHOWN = 20;

/**
 * Reads a plan that was written before, here or elsewhere.
 *
 * @param name - the file as the reader knows it
 * @throws UseError when it is no JSON, of another version, or not what the schema says
 */
export function readPlan(path: string, name: string): PlanDocument {
  const text = readFileSync(path, "utf8");
  const plan = recognised(text, name);
  const problems = violations(plan, text);
  if (problems.length > 0) throw new UseError(problems.map((problem) => ({ ...problem, file: name })));
  return plan;
}

/**
 * Reads a plan for a comparison: only what is compared is looked at, because the whole schema takes longer than all the
 * rest. Where something is not as it should be, the whole schema says what.
 *
 * @throws UseError as {@link readPlan} does
 */
export function readPlanParts(path: string, name: string): PlanDocument {
  const plan = recognised(withoutAnalysis(readFileSync(path, "utf8")), name);
  return hasParts(plan) ? plan : readPlan(path, name);
}

/**
 * The text of a plan with no more of its analysis than the floors, which is all that a comparison reads of it: the analysis is
 * the larger part of a plan. Only where the lines stand as they are written, one section below the other; else all of it.
 */
function withoutAnalysis(text: string): string {
  const from = text.indexOf('\n  "analysis": {\n');
  const to = from < 0 ? -1 : text.indexOf("\n  },\n", from);
  if (to < 0) return text;
  const list = text.indexOf('\n    "floors": [\n', from);
  const end = list < 0 || list > to ? -1 : text.indexOf("\n    ]", list);
  const floors = end < 0 ? '\n    "floors": [' : text.slice(list, end);
  return `${text.slice(0, from)}\n  "analysis": {${floors}]${text.slice(to)}`;
}

/** Whether everything that a comparison reads is there and of its kind. */
function hasParts({ model, report, analysis, judged_with }: PlanDocument): boolean {
  return (
    isList(model?.elements, ["path", "kind"]) &&
    isObject(report) &&
    isReport(report) &&
    [analysis, judged_with?.parts, judged_with?.settings].every(isObject) &&
    Array.isArray(judged_with.project_rules)
  );
}

function isReport({ status, counts, totals, findings, suppressed, known }: ReportDocument): boolean {
  return (
    (status === "accepted" || status === "rejected") &&
    [findings, suppressed, known].every((list) => isList(list, FINDING_TEXTS)) &&
    areNumbers(counts, ["error_count", "warning_count", "info_count"]) &&
    areNumbers(totals, ["rack_count", "gpu_count", "it_power_kw"]) &&
    [totals.feeds, totals.loops, totals.single_points_of_failure, totals.sites].every((list) =>
      isList(list, ["path"]),
    ) &&
    totals.sites.every(({ lacks, flow_lacks }) => Array.isArray(lacks) && Array.isArray(flow_lacks))
  );
}

const FINDING_TEXTS = ["rule", "severity", "outcome", "message_id", "message", "path"] as const;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList(value: unknown, texts: readonly string[]): boolean {
  const isEntry = (each: unknown): boolean => isObject(each) && texts.every((key) => typeof each[key] === "string");
  return Array.isArray(value) && value.every(isEntry);
}

function areNumbers(value: unknown, keys: readonly string[]): boolean {
  return isObject(value) && keys.every((key) => typeof value[key] === "number");
}

/** What says that it is a plan of this version. */
function recognised(text: string, name: string): PlanDocument {
  const plan = parse(text, name);
  const help = "A plan is written by: superfactory synth <file> --plan <plan.json>";
  if (typeof plan !== "object" || plan === null || !("schema_version" in plan)) {
    throw new UseError({ message: "The file is no plan: it has no schema_version.", file: name, help });
  }
  if (plan.schema_version !== PLAN_SCHEMA_VERSION) {
    const message = `The plan has schema_version ${JSON.stringify(plan.schema_version)}; this version reads "${PLAN_SCHEMA_VERSION}".`;
    throw new UseError({
      message,
      file: name,
      help: "Write it again with this version, or use the one that wrote it.",
    });
  }
  const absent = PARTS.filter((key) => !(key in plan));
  if (absent.length > 0) {
    throw new UseError({ message: `The file is no plan: it has no ${absent.join(", no ")}.`, file: name, help });
  }
  return plan as unknown as PlanDocument;
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const reason = (error as Error).message;
    const message = `The file is no JSON: ${reason.replace(/ in JSON at position.*$/s, "").replace(/, (?:\.\.\.)?".*$/s, "")}.`;
    throw new UseError({ message, file: name, ...syntaxPlace(text, error as Error) });
  }
}

/** Every violation of the published schema, with its place in the text. */
function violations(plan: object, text: string): UseProblem[] {
  const file = join(packageRoot(), "schema", "plan.schema.json");
  if (!existsSync(file)) return [];
  const { Ajv } = require("ajv") as typeof import("ajv");
  const ajv = new Ajv({ allErrors: true, strict: false });
  const validate = ajv.compile(JSON.parse(readFileSync(file, "utf8")) as object);
  if (validate(plan)) return [];
  // That a condition of the schema failed says nothing beside what failed in it.
  const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== "if");
  const placeOf = jsonPlaces(text);
  const shown = errors.slice(0, SHOWN).map(({ instancePath: pointer, message, params }) => {
    const key = "additionalProperty" in params ? String(params["additionalProperty"]) : undefined;
    const detail = key === undefined ? allowedWords(params) : ` ("${key}")`;
    return {
      message: `${pointer || "The plan"} ${message ?? "is not allowed"}${detail}.`,
      ...placeOf({ pointer, key }),
    };
  });
  const more = errors.length - SHOWN;
  return more > 0 ? [...shown, { message: `There are ${more} more violations of the schema.` }] : shown;
}

function allowedWords(params: Readonly<Record<string, unknown>>): string {
  const allowed = "allowedValues" in params ? params["allowedValues"] : undefined;
  return Array.isArray(allowed) ? `: ${allowed.join(", ")}` : "";
}
