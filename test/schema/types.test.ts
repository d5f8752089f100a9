/** The schemas and the types of the documents say the same: keys, which of them are required, words, kinds of value. */
import { join } from "node:path";
import ts from "typescript";

import { choices, readSchema, resolved, type SchemaNode } from "../helpers/schemas";
import { ROOT } from "../helpers/source-imports";

const plan = readSchema("plan");
const DOCUMENTS = join(ROOT, "lib/emit/documents/documents.ts");
const program = ts.createProgram([DOCUMENTS], {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.Node16,
  strict: true,
  exactOptionalPropertyTypes: true,
  types: [],
});
const checker = program.getTypeChecker();

function exportedType(name: string): ts.Type {
  const source = program.getSourceFile(DOCUMENTS);
  const module = source && checker.getSymbolAtLocation(source);
  const symbol = module && checker.getExportsOfModule(module).find((each) => each.name === name);
  if (!symbol) throw new Error(`${DOCUMENTS} exports no ${name}.`);
  return checker.getDeclaredTypeOfSymbol(symbol);
}

/** Differences between a type and a schema, each with its place. */
function differences(type: ts.Type, node: SchemaNode, at: string): string[] {
  const schema = resolved(plan, node);
  const members = withoutUndefined(type);
  const differs = (what: string): string[] => [
    `${at}: the type is ${checker.typeToString(type)}, the schema says ${what}`,
  ];
  if (members.every((each) => each.isLiteral() || each.flags & ts.TypeFlags.BooleanLiteral)) {
    return sameWords(members, schema) ? [] : differs(JSON.stringify(schema.enum ?? schema.const ?? schema.type));
  }
  const [only, another] = members as [ts.Type, ts.Type?];
  if (another && schema.anyOf) return sameScalars(members, schema.anyOf) ? [] : differs("another choice");
  if (another) return kindDifferences(members, schema, at);
  if (only.flags & ts.TypeFlags.Unknown) return [];
  if (only.flags & ts.TypeFlags.String)
    return schema.type === "string" || schema.const ? [] : differs(String(schema.type));
  if (only.flags & ts.TypeFlags.Number) {
    return schema.type === "number" || schema.type === "integer" ? [] : differs(String(schema.type));
  }
  const element = checker.getIndexTypeOfType(only, ts.IndexKind.Number);
  if (element)
    return schema.type === "array" ? differences(element, schema.items ?? {}, `${at}[]`) : differs(String(schema.type));
  const value = checker.getIndexTypeOfType(only, ts.IndexKind.String);
  if (value) {
    const { additionalProperties } = schema;
    return typeof additionalProperties === "object"
      ? differences(value, additionalProperties, `${at}.*`)
      : differs("no map");
  }
  return objectDifferences(only, schema, at);
}

function objectDifferences(type: ts.Type, schema: SchemaNode, at: string): string[] {
  const properties = type.getProperties();
  const found: string[] = [];
  for (const property of properties) {
    const node = schema.properties?.[property.name];
    const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    if (!node) found.push(`${at}.${property.name}: only in the type`);
    else if (optional === schema.required?.includes(property.name))
      found.push(`${at}.${property.name}: optional or not?`);
    else found.push(...differences(checker.getTypeOfSymbol(property), node, `${at}.${property.name}`));
  }
  const names = new Set(properties.map(({ name }) => name));
  const extra = Object.keys(schema.properties ?? {}).filter((key) => !names.has(key));
  return [...found, ...extra.map((key) => `${at}.${key}: only in the schema`)];
}

/** A union of records that differ by `kind`. */
function kindDifferences(members: readonly ts.Type[], schema: SchemaNode, at: string): string[] {
  const byKind = choices(schema);
  const kinds = members.map((member) => {
    const kind = member.getProperty("kind");
    const type = kind && checker.getTypeOfSymbol(kind);
    return type?.isStringLiteral() ? type.value : checker.typeToString(member);
  });
  const extra = [...byKind.keys()].filter((kind) => !kinds.includes(kind));
  return [
    ...extra.map((kind) => `${at}: the kind ${kind} is only in the schema`),
    ...members.flatMap((member, index) => {
      const kind = kinds[index] as string;
      const node = byKind.get(kind);
      return node ? differences(member, node, `${at}<${kind}>`) : [`${at}: the kind ${kind} is only in the type`];
    }),
  ];
}

function withoutUndefined(type: ts.Type): ts.Type[] {
  const members = type.isUnion() ? type.types : [type];
  return members.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
}

function sameWords(members: readonly ts.Type[], schema: SchemaNode): boolean {
  const booleans = members.filter(({ flags }) => flags & ts.TypeFlags.BooleanLiteral);
  if (booleans.length === members.length) return schema.type === "boolean";
  const words = new Set(members.map((each) => (each.isLiteral() ? each.value : undefined)));
  const allowed = new Set(schema.enum ?? [schema.const]);
  return words.size === allowed.size && [...words].every((word) => allowed.has(word));
}

function sameScalars(members: readonly ts.Type[], nodes: readonly SchemaNode[]): boolean {
  const named = (type: ts.Type): string =>
    type.flags & ts.TypeFlags.BooleanLiteral ? "boolean" : checker.typeToString(type);
  return (
    [...new Set(members.map(named))].sort().join() ===
    nodes
      .map(({ type }) => String(type))
      .sort()
      .join()
  );
}

test.each([
  ["PlanDocument", plan as SchemaNode],
  ["ReportDocument", plan.definitions["report"] as SchemaNode],
])("%s and its schema are one", (name, node) => {
  expect(differences(exportedType(name), node, name)).toEqual([]);
});

test("a difference is found", () => {
  const report = plan.definitions["report"] as SchemaNode;
  const { factory: _, ...properties } = report.properties ?? {};
  const changed = { ...report, properties: { ...properties, name: {}, not_checked: { type: "string" } } };
  expect(differences(exportedType("ReportDocument"), changed, "r")).toEqual([
    "r.factory: only in the type",
    "r.not_checked: the type is readonly string[], the schema says string",
    "r.name: only in the schema",
  ]);
});
