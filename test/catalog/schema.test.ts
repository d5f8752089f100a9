import { Ajv } from "ajv";
import { catalogSchema } from "../../lib/catalog/part-schema";
import { shippedParts } from "../../lib/catalog/shipped";

interface Node {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: boolean;
  readonly $ref?: string;
  readonly [key: string]: unknown;
}

const schema = catalogSchema() as { readonly definitions: Readonly<Record<string, Node>> };

/** Every key that the schema knows, with what it says about it. */
function keys(): [string, Node][] {
  const below = (name: string, node: Node): [string, Node][] =>
    Object.entries(node.properties ?? {}).flatMap(([key, value]) => [
      [`${name}.${key}`, value] as [string, Node],
      ...below(`${name}.${key}`, value),
    ]);
  return Object.entries(schema.definitions).flatMap(([name, node]) => below(name, node));
}

/** What a key's ending says about its unit, and how the description must name it. */
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/_kw$/, "in kW"],
  [/_c$/, "in °C"],
  [/approach_k$/, "in K"],
  [/_l_per_min$/, "in L/min"],
  [/_kpa$/, "in kPa"],
  [/_kg$/, "in kg"],
  [/(width|depth|height)_m$/, "in m"],
  [/_v$/, "in V"],
  [/_gb_per_s$/, "in Gb/s"],
  [/_gbyte_per_s$/, "in GB/s"],
];

test("the published schema accepts every part, by its kind", () => {
  const validate = new Ajv({ allErrors: true }).compile(catalogSchema());
  for (const part of Object.values(shippedParts())) {
    expect([part.id, validate(part), validate.errors]).toEqual([part.id, true, null]);
  }
  expect(validate({ ...shippedParts()["water"], kind: "rack" })).toBe(false);
});

test.each(keys())("%s is described, bounded and closed", (name, node) => {
  if (node.$ref !== undefined) return;
  expect(node.description).toMatch(/\.$/);
  if (node.type === "object") expect(node.additionalProperties).toBe(false);
  if ((node.type === "number" || node.type === "integer") && node["enum"] === undefined) {
    expect("minimum" in node || "exclusiveMinimum" in node).toBe(true);
    expect(node["maximum"]).toBeDefined();
  }
  for (const [ending, unit] of UNITS) if (ending.test(name)) expect(node.description).toContain(unit);
});
