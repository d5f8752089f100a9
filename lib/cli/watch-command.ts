/** `superfactory validate --watch`: judges again whenever a file of the project is saved. Writes no results. */
import { type FSWatcher, watch } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

import { projectRootOf } from "../project-root";
import { entryFile } from "./entry-file";
import { type JudgeOptions, validateCommand } from "./judge-command";
import { loadedModules } from "./load-file";
import { judgingFiles } from "./open-project";
import { fromRoot } from "./project-files";
import type { Terminal } from "./terminal";
import { UseError, useErrorText } from "./use-error";

/** An editor writes a file in several steps; a formatter writes it again. */
const SETTLE_MS = 60;
const PART = /^catalog\/.*\.ya?ml$/;

const MODULE = /\.[cm]?[jt]s$/;
/** The file could not be judged. */
const FAILED = 2;

export interface WatchOptions extends JudgeOptions {
  /** Ends the watch; by default the signals that end a process do. */
  readonly until?: Promise<unknown>;
}

/**
 * Judges, waits for a change, and judges again, until the process is told to end. Returns the exit code of the last run.
 *
 * @throws UseError when the file cannot be found at the start; later problems are printed and waited out
 */
export async function watchCommand(name: string, options: WatchOptions, terminal: Terminal): Promise<number> {
  const { path } = entryFile(name, terminal.cwd, "module or plan");
  const root = projectRootOf(path);
  let code = await judgedOnce(name, options, terminal);
  const changes = new Changes(root, path);
  const ended = (options.until ?? signal()).then(() => undefined);
  try {
    for (;;) {
      terminal.note(`\nWatching ${fromRoot(root, path)} and what it reads. Ctrl+C ends.\n`);
      const changed = await Promise.race([changes.next(code === FAILED, judgingFiles(root, options, terminal)), ended]);
      if (changed === undefined) return code;
      changes.rest();
      forget(root);
      terminal.note(`${changed} has changed.\n\n`);
      code = await judgedOnce(name, options, terminal);
    }
  } finally {
    changes.close();
  }
}

async function judgedOnce(name: string, options: JudgeOptions, terminal: Terminal): Promise<number> {
  try {
    return await validateCommand(name, options, terminal);
  } catch (error) {
    if (!(error instanceof UseError)) throw error;
    terminal.note(useErrorText(error, terminal.noteColour));
    return FAILED;
  }
}

function signal(): Promise<unknown> {
  return new Promise((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
}

/** Drops the project's own modules, so that they are read again; packages and the loader stay. */
function forget(root: string): void {
  for (const file of loadedModules(root)) delete require.cache[file];
}

/** Tells of saves to modules that were loaded, to parts, to policies and to the baseline; of all else in the project it tells nothing. */
class Changes {
  private readonly watchers = new Map<string, FSWatcher>();
  /** Modules that some run has loaded: one that fails is not kept by the loader. */
  private readonly modules = new Set<string>();
  private isAnyModule = false;
  /** Policies and the baseline of the latest run. */
  private judging: ReadonlySet<string> = new Set();
  private waiting: ((file: string) => void) | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly root: string,
    private readonly entry: string,
  ) {}

  /**
   * The next file that is saved, relative to the root.
   *
   * @param hasFailed - the run ended early: any module may be what it needs
   * @param judging - absolute: files beside modules and parts by which the facility was judged
   */
  next(hasFailed: boolean, judging: readonly string[]): Promise<string> {
    this.isAnyModule = hasFailed;
    this.judging = new Set(judging);
    for (const file of loadedModules(this.root)) this.modules.add(file);
    const folders = [
      this.root,
      join(this.root, "catalog"),
      ...[this.entry, ...this.modules, ...this.judging].map((file) => dirname(file)),
    ];
    for (const folder of new Set(folders)) this.watchFolder(folder);
    for (const watcher of this.watchers.values()) watcher.ref();
    return new Promise((resolve) => {
      this.waiting = resolve;
    });
  }

  /** A run ends when nothing is left to do: the watchers must not count as something. */
  rest(): void {
    for (const watcher of this.watchers.values()) watcher.unref();
  }

  close(): void {
    for (const watcher of this.watchers.values()) watcher.close();
    clearTimeout(this.timer);
  }

  /** Folders and not files: an editor that saves by renaming puts another file in place of the one that was watched. */
  private watchFolder(folder: string): void {
    if (this.watchers.has(folder)) return;
    try {
      const isCatalog = relative(this.root, folder) === "catalog";
      const watcher = watch(folder, { recursive: isCatalog }, (_, name) => {
        if (name !== null) this.saved(join(folder, name));
      });
      watcher.on("error", () => this.watchers.delete(folder));
      this.watchers.set(folder, watcher);
    } catch {
      // There is no such folder: there is nothing in it to be saved.
    }
  }

  private saved(file: string): void {
    const name = relative(this.root, file).split(sep).join("/");
    const isModule = this.modules.has(file) || (this.isAnyModule && MODULE.test(file));
    if (file !== this.entry && !isModule && !this.judging.has(file) && !PART.test(name)) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.waiting?.(name), SETTLE_MS);
  }
}
