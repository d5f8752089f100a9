/** The keys of a policy as tables, from its schema. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Node {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: boolean | Node;
  readonly items?: Node;
  readonly $ref?: string;
}

interface Schema extends Node {
  readonly definitions: Readonly<Record<string, Node>>;
}

const BEGIN = "<!-- keys: generated from schema/policy.schema.json by `npm run generate` -->";
const END = "<!-- end of keys -->";

/** The page with its tables renewed; the rest is written by hand. */
export function policyPage(root: string): string {
  const page = readFileSync(join(root, "docs/policy.md"), "utf8");
  const schema = JSON.parse(readFileSync(join(root, "schema/policy.schema.json"), "utf8")) as Schema;
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error("docs/policy.md lacks the marks of its tables.");
  return `${page.slice(0, begin)}${BEGIN}\n\n${tables(schema).join("\n\n")}\n\n${page.slice(end)}`;
}

function tables(schema: Schema): string[] {
  const parts = [
    ["The policy", schema],
    ["Each of `sites` and `paths`", schema.definitions["scope"]],
    ["Each of `suppressions`", schema.definitions["suppression"]],
    ["Each of `outputs`", schema.definitions["output"]],
  ] as const;
  return parts.map(([title, node]) => `${title}:\n\n${table(node ?? {})}`);
}

function table({ properties = {}, required = [] }: Node): string {
  const rows = Object.entries(properties).map(([key, node]) => {
    const need = required.includes(key) ? " (required)" : "";
    return `| \`${key}\`${need} | ${kindOf(node)} | ${node.description} |`;
  });
  return ["| key | value | meaning |", "| --- | --- | --- |", ...rows].join("\n");
}

function kindOf(node: Node): string {
  if (node.enum) return node.enum.map((word) => `\`${word}\``).join(", ");
  if (node.type === "array") return `list of ${node.items?.$ref ? "mappings" : "texts"}`;
  if (node.type === "object") {
    const value = typeof node.additionalProperties === "object" ? node.additionalProperties : {};
    return value.enum ? `mapping to ${kindOf(value)}` : "mapping";
  }
  return node.type === "string" ? "text" : String(node.type);
}
