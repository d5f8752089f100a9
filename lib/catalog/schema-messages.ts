import type { ErrorObject } from "ajv";
import type { Complaint, PartPath } from "./catalog-problem";
import { didYouMean } from "./suggest";

type Params = Readonly<Record<string, unknown>>;
type Describe = (name: string, error: ErrorObject, params: Params) => string;

/**
 * One violation of a schema in words: what is wrong, what is allowed, what to do.
 *
 * @param kind - what the file describes: "rack", "policy"
 * @param whole - what the value as a whole is called
 */
export function complaintOf(error: ErrorObject, kind: string, whole = WHOLE): Complaint {
  const path = pathOf(error.instancePath);
  const params = error.params as Params;
  if (error.keyword === "additionalProperties") {
    const key = String(params["additionalProperty"]);
    return { path: [...path, key], at: "key", message: unknownKey(key, error, path, kind) };
  }
  const name = nameOf(path, whole);
  const describe =
    DESCRIPTIONS[error.keyword] ?? ((subject, { message }) => `${subject} ${message ?? "is not allowed"}.`);
  const text = describe(name, error, params);
  return { path, at: "value", message: `${text}${meaning(error)}` };
}

const DESCRIPTIONS: Readonly<Record<string, Describe>> = {
  required: (name, _, { missingProperty }) => `${name} has no "${String(missingProperty)}", which it needs. Add it.`,
  type: (name, { data }, { type }) =>
    `${name} must be ${[type].flat().map(withArticle).join(" or ")}, but is ${shown(data)}.`,
  const: (name, { data }, { allowedValue }) => `${name} must be ${shown(allowedValue)}, but is ${shown(data)}.`,
  enum: (name, { data }, { allowedValues }) => oneOf(name, data, allowedValues as readonly unknown[]),
  minimum: (name, { data }, { limit }) => `${name} is ${shown(data)}; allowed is ${String(limit)} or more.`,
  exclusiveMinimum: (name, { data }, { limit }) => `${name} is ${shown(data)}; allowed is more than ${String(limit)}.`,
  maximum: (name, { data }, { limit }) => `${name} is ${shown(data)}; allowed is ${String(limit)} or less.`,
  minItems: (name, _, { limit }) => `${name} needs at least ${String(limit)} ${limit === 1 ? "entry" : "entries"}.`,
  minLength: (name) => `${name} is empty. Write a text or leave the key out.`,
  uniqueItems: (name, _, { i }) => `${name} names its entry ${Number(i) + 1} twice. Keep one.`,
  pattern: (name, { data, schema }) =>
    schema === "\\S"
      ? `${name} is blank. Write a text or leave the key out.`
      : `${name} must be the id of a part, but is ${shown(data)}.`,
};

const ARTICLES: Readonly<Record<string, string>> = {
  number: "a number",
  integer: "a whole number",
  string: "a text",
  array: "a list",
  boolean: "true or false",
  object: "a mapping of keys to values",
};

function withArticle(type: unknown): string {
  return ARTICLES[String(type)] ?? String(type);
}

function unknownKey(key: string, error: ErrorObject, path: PartPath, kind: string): string {
  const { properties = {} } = error.parentSchema as { properties?: object };
  const allowed = Object.keys(properties);
  const owner = path.length === 0 ? `a ${kind}` : nameOf(path);
  const suggestion = didYouMean(key, allowed);
  return `"${key}" is not a key of ${owner}.${suggestion} Allowed are ${allowed.join(", ")}.`;
}

function oneOf(name: string, data: unknown, allowed: readonly unknown[]): string {
  const suggestion = typeof data === "string" ? didYouMean(data, allowed.map(String)) : "";
  return `${name} is ${shown(data)}; allowed are ${allowed.map(String).join(", ")}.${suggestion}`;
}

/** The schema's own description of the key, which carries its unit. */
function meaning(error: ErrorObject): string {
  const { description } = error.parentSchema as { description?: string };
  if (description === undefined || error.instancePath === "" || error.keyword === "required") return "";
  return ` It means: ${description}`;
}

const WHOLE = "The part";

/** `flow_points[0].head_kpa`, counted from 0 as in JSON, or the name of the whole. */
export function nameOf(path: PartPath, whole = WHOLE): string {
  if (path.length === 0) return whole;
  const steps = path.map((step, index) =>
    typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${step}`,
  );
  return `"${steps.join("")}"`;
}

function shown(data: unknown): string {
  if (data === null || data === undefined) return "empty";
  if (typeof data === "string") return `the text ${JSON.stringify(data)}`;
  if (Array.isArray(data)) return "a list";
  return typeof data === "object" ? "a mapping" : `${data as number | boolean}`;
}

/** Steps of a JSON pointer; list indices as numbers. */
function pathOf(pointer: string): PartPath {
  const steps = pointer.split("/").slice(1);
  return steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step.replace(/~1/g, "/").replace(/~0/g, "~")));
}
