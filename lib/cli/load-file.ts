/** Runs a user's file in this process, with its TypeScript lines known to every stack frame. */
import { sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { inSession, type Session } from "../core/session";
import { loadError } from "./load-error";
import { watchRun } from "./watch-run";

let registered = false;
/** Addresses of what was loaded as ES modules, which the cache of CommonJS does not name. */
const imported = new Set<string>();

/** Frames kept of an error: those of the user may stand below many of a library's. */
const STACK_DEPTH = 50;

function register(): void {
  if (registered) return;
  registered = true;
  process.setSourceMapsEnabled(true);
  Error.stackTraceLimit = STACK_DEPTH;
  // Loaded when a file is: the command line itself starts without it.
  const api = require("tsx/cjs/api") as typeof import("tsx/cjs/api");
  api.register();
}

/**
 * Loads a module: CommonJS, ES modules, TypeScript. What waits at its top level is loaded a second time as an ES module.
 *
 * @param beforeRetry - called before that second time
 */
export async function loadModule(file: string, beforeRetry: () => void = () => undefined): Promise<unknown> {
  register();
  try {
    return require(file) as unknown;
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code !== "ERR_REQUIRE_ASYNC_MODULE") throw error;
  }
  beforeRetry();
  const api = await import("tsx/esm/api");
  api.register({ onImport: (url) => imported.add(url) });
  return (await import(pathToFileURL(file).href)) as unknown;
}

/**
 * Runs the file that declares a facility, to its end as Node would: also what it does after an `await`. What it prints
 * goes to stderr, because stdout is for results.
 *
 * @param file - absolute, with symbolic links resolved
 * @param root - the project's root; positions are relative to it
 * @throws UseError for whatever goes wrong in the file
 */
export async function loadFacilities<Factory>(file: string, root: string): Promise<Session<Factory>["factories"]> {
  const watch = watchRun(root, file);
  try {
    const session = await inSession<Factory>(async ({ factories }) => {
      await Promise.race([loadModule(file, () => factories.splice(0)), watch.failure]);
      await Promise.race([nothingLeftToDo(), watch.failure]);
    });
    return session.factories;
  } catch (error) {
    throw loadError(error, file, root);
  } finally {
    watch.stop();
  }
}

/** Files of a project, packages aside, that the loader holds: what was imported or required, JSON too. */
export function loadedModules(root: string): string[] {
  const modules = [...imported].filter((url) => url.startsWith("file:")).map((url) => fileURLToPath(url));
  return [...new Set([...Object.keys(require.cache), ...modules])].filter(
    (file) => file.startsWith(root + sep) && !file.includes(`${sep}node_modules${sep}`),
  );
}

/** Settles when no timer, request or other work of the file is left. */
function nothingLeftToDo(): Promise<void> {
  return new Promise((resolve) => {
    process.once("beforeExit", () => resolve());
  });
}
