import { readFileSync } from "node:fs";
import { join } from "node:path";

import { ROOT } from "./source-imports";

/** A JSON Schema, as far as the schemas of this package use it. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly $id?: string;
  readonly description?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly items?: SchemaNode;
  readonly allOf?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
  readonly if?: SchemaNode;
  readonly then?: SchemaNode;
  readonly minimum?: number;
}

export interface Schema extends SchemaNode {
  readonly definitions: Readonly<Record<string, SchemaNode>>;
}

export function readSchema(name: "plan" | "report" | "catalog"): Schema {
  return JSON.parse(readFileSync(join(ROOT, "schema", `${name}.schema.json`), "utf8")) as Schema;
}

/** Follows a reference, also one that stands alone in an `allOf` beside a description. */
export function resolved(schema: Schema, node: SchemaNode): SchemaNode {
  const reference = node.$ref ?? (node.allOf?.length === 1 ? node.allOf[0]?.$ref : undefined);
  if (reference === undefined) return node;
  const target = schema.definitions[reference.replace("#/definitions/", "")];
  if (!target) throw new Error(`There is no ${reference}.`);
  return resolved(schema, target);
}

/** The schema for one kind, where a node chooses by `kind`. */
export function choices(node: SchemaNode): ReadonlyMap<string, SchemaNode> {
  const branches = (node.allOf ?? []).filter(({ if: condition }) => condition);
  return new Map(
    branches.map(({ if: condition, then }) => [String(condition?.properties?.["kind"]?.const), then ?? {}]),
  );
}
