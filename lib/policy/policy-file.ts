/** Reads one policy file: its value where it has one, what is wrong with it, and where things stand in it. */
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { ErrorObject, ValidateFunction } from "ajv";

import type { Complaint, PartPath } from "../catalog/catalog-problem";
import type { Position as Place } from "../catalog/line-starts";
import { readPartDocument } from "../catalog/part-document";
import { complaintOf } from "../catalog/schema-messages";
import type { RuleSetting } from "../engine/options";
import type { Position } from "../model/records";

/** What differs for the whole facility or for a part of it. */
export interface PolicyScope {
  readonly severities?: Readonly<Record<string, NonNullable<RuleSetting["severity"]>>>;
  readonly options?: Readonly<Record<string, NonNullable<RuleSetting["options"]>>>;
  readonly near_limit?: number;
}

/** A file that every run writes. */
export interface PolicyOutput {
  readonly format: string;
  /** Absolute. */
  readonly path: string;
  /** Where the policy names it. */
  readonly position: Position;
}

/** A policy file as `schema/policy.schema.json` describes it. */
export interface PolicyDocument extends PolicyScope {
  readonly extends?: readonly string[];
  readonly packs?: readonly string[];
  readonly sites?: Readonly<Record<string, PolicyScope>>;
  readonly paths?: Readonly<Record<string, PolicyScope>>;
  readonly suppressions?: readonly PolicySuppression[];
  readonly baseline?: string;
  readonly outputs?: readonly { readonly format: string; readonly file: string }[];
}

export interface PolicySuppression {
  readonly rule: string;
  readonly paths: readonly string[];
  readonly reason: string;
  readonly until?: string;
  readonly owner?: string;
}

export interface PolicyProblem {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

export interface PolicyFile {
  /** Absolute. */
  readonly path: string;
  /** As the reader knows it. */
  readonly name: string;
  readonly folder: string;
  /** Empty where the file has none that the schema allows. */
  readonly value: PolicyDocument;
  /** What is wrong with its text and with its shape. */
  readonly problems: readonly PolicyProblem[];
  placeOf(path: PartPath, at?: Complaint["at"]): Position;
}

const WORDS = {
  one: "policy",
  contents: "State what the project decides, such as severities, or remove the file.",
  example: "near_limit: 0.9",
};

/** @param name - the file as the reader knows it */
export function readPolicyFile(path: string, name: string): PolicyFile {
  const file = { path, name, folder: dirname(path) };
  const text = textOf(path);
  if (typeof text !== "string") {
    return { ...file, value: {}, problems: [{ file: name, message: text.message }], placeOf: () => beginningOf(name) };
  }
  const document = readPartDocument(text, WORDS);
  const placeOf = (at: PartPath, what: Complaint["at"] = "value"): Position => ({
    file: name,
    ...document.positionOf(at, what),
  });
  const shape = document.value === undefined ? [] : violationsOf(document.value);
  const problems = [
    ...document.problems.map((problem: Place & { readonly message: string }) => ({ file: name, ...problem })),
    ...shape.map(({ path: at, at: what, message }) => ({ ...placeOf(at, what), message })),
  ];
  return { ...file, value: soundPart(document.value ?? {}, shape), problems, placeOf };
}

/**
 * What of a file with mistakes has none, so that one run shows also what is wrong with that. Entries of lists keep their
 * places: what is left out is a gap, which `forEach` and `map` pass over.
 */
function soundPart(value: Readonly<Record<string, unknown>>, shape: readonly Complaint[]): PolicyDocument {
  const sound = structuredClone(value);
  for (const { path } of shape) {
    let parent: unknown = sound;
    for (const step of path.slice(0, -1)) parent = (parent as Record<string | number, unknown> | undefined)?.[step];
    const last = path.at(-1);
    if (last !== undefined && typeof parent === "object" && parent !== null) {
      delete (parent as Record<string | number, unknown>)[last];
    }
  }
  return sound;
}

function beginningOf(file: string): Position {
  return { file, line: 1, column: 1 };
}

function textOf(path: string): string | { readonly message: string } {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return { message: "The policy is not UTF-8. Save it as UTF-8." };
    return { message: `The policy cannot be read (${code ?? String(error)}).` };
  }
}

let validate: ValidateFunction | undefined;

function violationsOf(value: unknown): Complaint[] {
  validate ??= compiled();
  validate(value);
  return (validate.errors ?? []).map((error: ErrorObject) => complaintOf(error, "policy", "The policy"));
}

/** Loads ajv and the schema when the first policy is judged; the schema by the package's own name. */
function compiled(): ValidateFunction {
  const { Ajv } = require("ajv") as typeof import("ajv");
  const schema = require.resolve("superfactory/schema/policy.schema.json");
  const ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true });
  return ajv.compile(JSON.parse(readFileSync(schema, "utf8")) as object);
}
