/** Turns what happens while a user's file is loaded into what its author can act on. */
import { existsSync, readFileSync } from "node:fs";
import { isAbsolute, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

import { sourceReader } from "../emit/pretty/source-reader";
import { fromRoot } from "./project-files";
import { UseError, type UseProblem } from "./use-error";
import { userFrames } from "./user-stack";

interface LoadFailure {
  readonly code?: unknown;
  readonly name?: unknown;
  readonly message?: unknown;
  readonly stack?: unknown;
  readonly requireStack?: unknown;
}

/** What went wrong in the user's file (or in one that it imports), with the user's own lines. */
export function loadError(error: unknown, file: string, root: string): UseError {
  if (error instanceof UseError) return error;
  const failure = (typeof error === "object" && error !== null ? error : {}) as LoadFailure;
  const problems =
    syntaxProblems(failure, root) ??
    missingModule(failure, root) ??
    awaitProblem(failure, file, root) ??
    thrown(error, file, root);
  return new UseError(problems, sourceReader(root));
}

/** `/a/lakeside.ts:2:27: ERROR: Unexpected "="`; the column counts bytes from 0. */
const TRANSFORM_ERROR = /^(.+):(\d+):(\d+): ERROR: (.*)$/gm;

function syntaxProblems(failure: LoadFailure, root: string): UseProblem[] | undefined {
  if (failure.name !== "TransformError") {
    return failure.name === "SyntaxError" ? scriptSyntax(failure, root) : undefined;
  }
  const problems = [...String(failure.message).matchAll(TRANSFORM_ERROR)].map(
    ([, name = "", line, byte, text = ""]) => {
      const file = existingName(name);
      const column = columnOfByte(file, Number(line), Number(byte));
      const words = text.startsWith("Top-level await") ? AWAITS : { message: `Syntax error: ${text}.` };
      return { ...words, file: fromRoot(root, file), line: Number(line), column };
    },
  );
  return problems.length > 0 ? problems : undefined;
}

const AWAITS = {
  message: "The file waits at its top level (await), which only an ES module can.",
  help: 'Rename it to end in .mts, or state "type": "module" in package.json.',
};

/** A syntax error that the runtime found itself: file and line stand first in the stack, the column as a caret. */
function scriptSyntax(failure: LoadFailure, root: string): UseProblem[] | undefined {
  const [first = "", , marks = ""] = String(failure.stack).split("\n");
  const [, file, line] = /^(?:file:\/\/)?(.+):(\d+)$/.exec(first) ?? [];
  if (file === undefined || line === undefined || !isAbsolute(file)) return undefined;
  const message = `Syntax error: ${String(failure.message)}.`;
  return [{ message, file: fromRoot(root, file), line: Number(line), column: marks.indexOf("^") + 1 || 1 }];
}

/** The transformer says `.ts` where the file is `.mts` or `.cts`. */
function existingName(name: string): string {
  const file = name.startsWith("file://") ? fileURLToPath(name) : name.replace(/\?.*$/, "");
  const names = [file, file.replace(/\.ts$/, ".mts"), file.replace(/\.ts$/, ".cts")];
  return names.find((each) => existsSync(each)) ?? file;
}

function columnOfByte(file: string, line: number, byte: number): number {
  const text = existsSync(file) ? (readFileSync(file, "utf8").split(/\r\n|[\n\r]/)[line - 1] ?? "") : "";
  return Buffer.from(text, "utf8").subarray(0, byte).toString("utf8").length + 1;
}

const NOT_FOUND = new Set<unknown>(["MODULE_NOT_FOUND", "ERR_MODULE_NOT_FOUND", "ERR_PACKAGE_PATH_NOT_EXPORTED"]);

function missingModule(failure: LoadFailure, root: string): UseProblem[] | undefined {
  if (!NOT_FOUND.has(failure.code)) return undefined;
  const text = String(failure.message).split("\n")[0] ?? "";
  const name = /'([^']+)'/.exec(text)?.[1];
  const importer = importerOf(failure, text);
  if (name === undefined || importer === undefined) return undefined;
  if (failure.code === "ERR_PACKAGE_PATH_NOT_EXPORTED") return [notExported(text, importer, root)];
  const written = asWritten(name, importer);
  return [
    {
      message: `There is no module "${written}", which ${fromRoot(root, importer)} imports.`,
      ...placeOfImport(importer, written, root),
      help: helpOn(written),
    },
  ];
}

function importerOf(failure: LoadFailure, text: string): string | undefined {
  const chain: unknown = Array.isArray(failure.requireStack) ? failure.requireStack[0] : undefined;
  if (typeof chain === "string") return chain;
  const imported = / imported from (.+)$/.exec(text)?.[1];
  if (imported !== undefined) return imported.startsWith("file://") ? fileURLToPath(imported) : imported;
  return userFrames(String(failure.stack))[0]?.file;
}

function notExported(text: string, importer: string, root: string): UseProblem {
  const path = /'\.\/([^']*)'/.exec(text)?.[1] ?? "";
  const owner = /[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)[\\/]package\.json/.exec(text)?.[1] ?? "The package";
  return {
    message: `${owner} has no entry point "${path}".`,
    ...placeOfImport(importer, `${owner}/${path}`, root),
    help:
      owner === "superfactory"
        ? 'Import from "superfactory", "superfactory/rules" or "superfactory/testing".'
        : "Import from an entry point that the package lists.",
  };
}

/** ES modules report the resolved file; the author wrote a path relative to the importing file. */
function asWritten(name: string, importer: string): string {
  if (!isAbsolute(name)) return name;
  const path = relative(importer.slice(0, importer.lastIndexOf(sep)), name)
    .split(sep)
    .join("/");
  return path.startsWith(".") ? path : `./${path}`;
}

function placeOfImport(importer: string, name: string, root: string): Pick<UseProblem, "file" | "line" | "column"> {
  const file = fromRoot(root, importer);
  const lines = existsSync(importer) ? readFileSync(importer, "utf8").split(/\r\n|[\n\r]/) : [];
  for (const [at, text] of lines.entries()) {
    const column = Math.max(text.indexOf(`"${name}"`), text.indexOf(`'${name}'`));
    if (column >= 0) return { file, line: at + 1, column: column + 1 };
  }
  return { file };
}

function helpOn(name: string): string {
  if (/^[./]/.test(name)) return "Check the path: it is relative to the importing file.";
  const parts = name.split("/");
  const owner = name.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0];
  return `Install it in the project: npm install ${owner === "superfactory" ? "superfactory constructs" : owner}`;
}

/** Some versions of the runtime refuse such a file themselves. */
function awaitProblem({ code }: LoadFailure, file: string, root: string): UseProblem[] | undefined {
  const refused = code === "ERR_REQUIRE_ASYNC_MODULE" || code === "ERR_REQUIRE_CYCLE_MODULE";
  return refused ? [{ ...AWAITS, file: fromRoot(root, file) }] : undefined;
}

function thrown(error: unknown, file: string, root: string): UseProblem[] {
  const stack = error instanceof Error || hasStack(error) ? error.stack : undefined;
  const frames = userFrames(stack);
  const [at] = frames;
  return [
    {
      message: `The file threw ${describe(error)}`,
      file: fromRoot(root, at?.file ?? file),
      line: at?.line,
      column: at?.column,
      stack: frames.map(({ name, ...place }) => {
        const where = `${fromRoot(root, place.file)}:${place.line}:${place.column}`;
        return name === undefined ? where : `${name} (${where})`;
      }),
    },
  ];
}

/** Errors of another realm are no instances of ours. */
function hasStack(error: unknown): error is { stack: string } {
  return typeof error === "object" && error !== null && typeof (error as { stack?: unknown }).stack === "string";
}

function describe(error: unknown): string {
  if (error instanceof Error) return `${error.name}: ${error.message || "(no message)"}${causeOf(error)}`;
  try {
    return `a value that is no Error: ${typeof error === "string" ? error : (JSON.stringify(error) ?? String(error))}`;
  } catch {
    return "a value that is no Error.";
  }
}

function causeOf({ cause }: Error): string {
  return cause instanceof Error ? `\nCaused by ${cause.name}: ${cause.message}` : "";
}
