/** The file of known findings. */
import { readFileSync } from "node:fs";
import type { ErrorObject } from "ajv";

import { complaintOf } from "../catalog/schema-messages";
import { compareText } from "../core/order";
import type { BaselineEntry } from "../engine/report";
import type { PolicyProblem } from "./policy-file";

/** Its name, beside the project's package.json, where nothing else is said. */
export const BASELINE_NAME = "superfactory.baseline.json";

const VERSION = "1";

/** Known findings by name of the facility, which may be any text. */
export type Baseline = ReadonlyMap<string, readonly BaselineEntry[]>;

export interface ReadBaseline {
  readonly baseline?: Baseline;
  readonly problems: readonly PolicyProblem[];
}

/** @param name - the file as the reader knows it */
export function readBaseline(path: string, name: string): ReadBaseline {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === undefined ? `is no JSON (${message})` : `cannot be read (${code})`;
    return { problems: [{ file: name, message: `The baseline ${why}. ${HELP}` }] };
  }
  const complaints = violationsOf(value).slice(0, SHOWN);
  if (complaints.length > 0) return { problems: complaints.map((message) => ({ file: name, message })) };
  const { facilities } = value as { readonly facilities: Readonly<Record<string, readonly BaselineEntry[]>> };
  return { baseline: new Map(Object.entries(facilities)), problems: [] };
}

const HELP = "Write it anew: superfactory baseline <file>";
/** A damaged file breaks the schema in every entry alike. */
const SHOWN = 5;

function violationsOf(value: unknown): string[] {
  const { Ajv } = require("ajv") as typeof import("ajv");
  const schema = require.resolve("superfactory/schema/baseline.schema.json");
  const validate = new Ajv({ allErrors: true, verbose: true }).compile(
    JSON.parse(readFileSync(schema, "utf8")) as object,
  );
  validate(value);
  return (validate.errors ?? []).map((error: ErrorObject) => complaintOf(error, "baseline", "The baseline").message);
}

/** The document, facilities in order of their names. */
export function baselineDocument(baseline: Baseline): object {
  const facilities = [...baseline].sort(([left], [right]) => compareText(left, right));
  return { schema_version: VERSION, facilities: Object.fromEntries(facilities) };
}
