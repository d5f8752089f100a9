/** What the source files of the package import, read by the TypeScript parser: nothing is loaded. */
import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, posix } from "node:path";
import ts from "typescript";

export const ROOT = join(__dirname, "../..");

export interface SourceImport {
  /** Importing file, relative to the root, with `/`. */
  readonly file: string;
  readonly line: number;
  /** As written: `../core/order`, `node:fs`, `cdktf`. */
  readonly specifier: string;
  /** The imported file of the package, relative to the root; undefined for packages and Node's modules. */
  readonly target: string | undefined;
  /** `static` and `require` at the top level load with the file; `lazy` ones when a function runs; `type` ones never. */
  readonly load: "static" | "lazy" | "type";
}

/** Source files below the folders, relative to the root, sorted. */
export function sourceFiles(...folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((name) =>
        posix.join(folder, name.split("\\").join("/")),
      ),
    )
    .filter((file) => file.endsWith(".ts"))
    .sort();
}

/** Every import of a file: declarations, re-exports, `require`, `import()`, and `typeof import()` in types. */
export function importsOf(file: string, text = readFileSync(join(ROOT, file), "utf8")): SourceImport[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: SourceImport[] = [];
  const add = (node: ts.Node, specifier: ts.Node | undefined, load: SourceImport["load"]): void => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    found.push({ file, line, specifier: specifier.text, target: targetOf(file, specifier.text), load });
  };
  const visit = (node: ts.Node, inFunction: boolean): void => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, onlyTypes(node.importClause) ? "type" : "static");
    if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, onlyTypesExported(node) ? "type" : "static");
    if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
      add(node, node.moduleReference.expression, node.isTypeOnly ? "type" : "static");
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node, node.argument.literal, "type");
    if (ts.isCallExpression(node) && isLoad(node.expression))
      add(node, node.arguments[0], inFunction ? "lazy" : "static");
    ts.forEachChild(node, (child) => visit(child, inFunction || ts.isFunctionLike(node)));
  };
  visit(source, false);
  return found;
}

function onlyTypes(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = clause;
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.every((each) => each.isTypeOnly);
}

function onlyTypesExported({ isTypeOnly, exportClause }: ts.ExportDeclaration): boolean {
  if (isTypeOnly) return true;
  return (
    exportClause !== undefined &&
    ts.isNamedExports(exportClause) &&
    exportClause.elements.every((each) => each.isTypeOnly)
  );
}

/** `require(...)`, `require.resolve(...)` and `import(...)`. */
function isLoad(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  const loader = ts.isPropertyAccessExpression(callee) ? callee.expression : callee;
  return ts.isIdentifier(loader) && loader.text === "require";
}

function targetOf(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  const base = posix.normalize(posix.join(dirname(file), specifier));
  return RESOLVED.get(base) ?? base;
}

/** Files by what an import may call them. */
const RESOLVED: ReadonlyMap<string, string> = new Map(
  sourceFiles("lib", "constructs").flatMap((file) => {
    const bare = file.slice(0, -".ts".length);
    const folder = bare.endsWith("/index") ? [[bare.slice(0, -"/index".length), file] as const] : [];
    return [[bare, file] as const, [`${bare}.js`, file] as const, ...folder];
  }),
);

const BUILTINS: ReadonlySet<string> = new Set(builtinModules);

export function isNodeModule(specifier: string): boolean {
  return specifier.startsWith("node:") || BUILTINS.has(specifier);
}

/** `@scope/name` for `@scope/name/lib/x`; undefined for files and Node's modules. */
export function packageOf(specifier: string): string | undefined {
  if (specifier.startsWith(".") || isNodeModule(specifier)) return undefined;
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

/** One shortest cycle through each file that lies on one, as `a → b → a`; each cycle once. */
export function importCycles(imports: readonly SourceImport[]): string[] {
  const next = new Map<string, string[]>();
  for (const { file, target } of imports) {
    if (target !== undefined) next.set(file, [...(next.get(file) ?? []), target]);
  }
  const cycles = new Map<string, string>();
  for (const start of [...next.keys()].sort()) {
    const cycle = shortestWayBack(start, next);
    if (!cycle) continue;
    const key = [...cycle].sort().join();
    if (!cycles.has(key)) cycles.set(key, [...cycle, start].join(" → "));
  }
  return [...cycles.values()];
}

function shortestWayBack(start: string, next: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const before = new Map<string, string | undefined>([[start, undefined]]);
  const queue = [start];
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    for (const target of next.get(file) ?? []) {
      if (target === start) return wayTo(file, before);
      if (before.has(target)) continue;
      before.set(target, file);
      queue.push(target);
    }
  }
  return undefined;
}

function wayTo(file: string, before: ReadonlyMap<string, string | undefined>): string[] {
  const way: string[] = [];
  for (let at: string | undefined = file; at !== undefined; at = before.get(at)) way.unshift(at);
  return way;
}
