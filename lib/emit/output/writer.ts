import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import { compareText } from "../../core/order";
import { asOutputError, codeOf, OutputError } from "./error";
import type { OutputFile } from "./file";
import { discardWaiting, finishJournal, foldersIn, openNew, syncAndClose, writeAll, writeJournal } from "./journal";
import { lockFolder } from "./lock";
import { makeFolder, preparePlace, requireInside, waitingPath } from "./paths";

export interface WriteOptions {
  /**
   * How long to wait for another run that writes into the same folder, in milliseconds.
   *
   * @default 10000
   */
  readonly waitMs?: number | undefined;
}

/** What a run did to the output folder; paths as in the files given. */
export interface WriteResult {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  /** Stacks whose folder is still there though no stack of that name was given. They are left in place. */
  readonly undeclaredStacks: readonly string[];
}

const DEFAULT_WAIT_MS = 10_000;
const STACK_FILE = /^stacks\/([^/]+)\//;

/**
 * Puts the files into a folder, all of them or none: a run that is killed leaves either the old version, or a journal
 * with which the next run completes the new one before it does anything else. Files that say the same already are not
 * touched, and nothing else in the folder is: Terraform keeps its working folders, lock files and perhaps states there.
 *
 * @param folder absolute, or relative to the working folder; made when it does not exist
 * @throws OutputError when the folder cannot be written, is in use by another run, or a path leads out of it
 */
export function writeOutput(folder: string, files: readonly OutputFile[], options: WriteOptions = {}): WriteResult {
  requireDistinct(files);
  makeFolder(folder);
  const unlock = lockFolder(folder, options.waitMs ?? DEFAULT_WAIT_MS);
  try {
    finishJournal(folder);
    discardWaiting(folder);
    const checked = new Set<string>();
    const changed = files.filter((file) => differs(preparePlace(folder, file.path, checked), file.content));
    if (changed.length > 0) replaceAll(folder, changed);
    return resultOf(folder, files, changed);
  } catch (error) {
    throw asOutputError(error, folder);
  } finally {
    unlock();
  }
}

/**
 * Puts one file in its place, wholly or not at all; its folder is made when it does not exist.
 *
 * @throws OutputError when it cannot be written
 */
export function writeFileWhole(file: string, content: string): void {
  writeOutput(dirname(file), [{ path: basename(file), content }]);
}

function replaceAll(folder: string, files: readonly OutputFile[]): void {
  try {
    writeWaiting(folder, files);
    const paths = files.map(({ path }) => path);
    writeJournal(folder, paths);
  } catch (error) {
    discardWaiting(folder);
    throw error;
  }
  finishJournal(folder);
}

/** All are written before the first is waited for, so that the disk can take them in one go. */
function writeWaiting(folder: string, files: readonly OutputFile[]): void {
  const open: number[] = [];
  try {
    for (const { path, content } of files) {
      const fd = openNew(join(folder, waitingPath(path)));
      open.push(fd);
      writeAll(fd, content);
    }
  } finally {
    for (const fd of open) syncAndClose(fd);
  }
}

function differs(target: string, content: string): boolean {
  try {
    return !readFileSync(target).equals(Buffer.from(content));
  } catch (error) {
    if (codeOf(error) === "ENOENT") return true;
    throw asOutputError(error, target);
  }
}

function resultOf(folder: string, files: readonly OutputFile[], changed: readonly OutputFile[]): WriteResult {
  const isChanged = new Set(changed);
  const declared = new Set(files.map(({ path }) => STACK_FILE.exec(path)?.[1]));
  // A run that gives no stacks at all, because the facility was rejected, says nothing about them.
  const stacks = files.some(({ path }) => path === "manifest.json") ? foldersIn(join(folder, "stacks")) : [];
  return {
    written: changed.map(({ path }) => path),
    unchanged: files.filter((file) => !isChanged.has(file)).map(({ path }) => path),
    undeclaredStacks: stacks.filter((name) => !declared.has(name)).sort(compareText),
  };
}

function requireDistinct(files: readonly OutputFile[]): void {
  const seen = new Set<string>();
  for (const { path } of files) {
    requireInside(path);
    if (seen.has(path)) throw new OutputError(`Two files want the path ${path}.`);
    seen.add(path);
  }
}
