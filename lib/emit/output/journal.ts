import { closeSync, fsyncSync, openSync, readFileSync, readdirSync, renameSync, unlinkSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";

import { codeOf, OutputError } from "./error";
import { isWaiting, preparePlace, requireInside, waitingPath } from "./paths";

const JOURNAL = ".superfactory.journal.json";

/**
 * Writes down which files are complete and only wait for their renames. From then on the new version is what the
 * folder holds, whoever carries out the renames.
 */
export function writeJournal(folder: string, paths: readonly string[]): void {
  const journal = join(folder, JOURNAL);
  const fd = openNew(`${journal}.new`);
  writeAll(fd, JSON.stringify({ version: 1, paths }));
  syncAndClose(fd);
  renameSync(`${journal}.new`, journal);
  syncFolder(folder);
}

/** Carries out the renames of the journal, if there is one: those that a killed run has done already are skipped. */
export function finishJournal(folder: string): void {
  const paths = readJournal(folder);
  if (!paths) return;
  const checked = new Set<string>();
  for (const path of paths) {
    requireInside(path);
    const target = preparePlace(folder, path, checked);
    ignoringAbsence(() => renameSync(join(folder, waitingPath(path)), target));
  }
  for (const touched of new Set(paths.map((path) => dirname(join(folder, path))))) syncFolder(touched);
  unlinkSync(join(folder, JOURNAL));
}

/** Deletes files that a killed run had begun and no journal mentions. */
export function discardWaiting(folder: string): void {
  ignoringAbsence(() => unlinkSync(join(folder, `${JOURNAL}.new`)));
  const stacks = join(folder, "stacks");
  for (const each of [folder, stacks, ...foldersIn(stacks).map((name) => join(stacks, name))]) {
    for (const name of namesIn(each)) if (isWaiting(name)) ignoringAbsence(() => unlinkSync(join(each, name)));
  }
}

/** Opens a file that must not exist yet; what a killed run left under the name goes first. */
export function openNew(path: string): number {
  ignoringAbsence(() => unlinkSync(path));
  return openSync(path, "wx");
}

export function writeAll(fd: number, content: string): void {
  const bytes = Buffer.from(content);
  for (let written = 0; written < bytes.length;) written += writeSync(fd, bytes, written);
}

/** Waits until the file is on the disk itself, so that not even a power cut can leave half of it under its final name. */
export function syncAndClose(fd: number): void {
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Names of the folders in a folder, which need not exist; links are not followed. */
export function foldersIn(folder: string): readonly string[] {
  return entriesOf(folder)
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

function namesIn(folder: string): readonly string[] {
  return entriesOf(folder).map((entry) => entry.name);
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return [];
    throw error;
  }
}

function readJournal(folder: string): readonly string[] | undefined {
  const journal = join(folder, JOURNAL);
  let text: string;
  try {
    text = readFileSync(journal, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
  try {
    const { version, paths } = JSON.parse(text) as { readonly version?: unknown; readonly paths?: unknown };
    if (version === 1 && Array.isArray(paths) && paths.every((path) => typeof path === "string")) return paths;
  } catch {
    // Said below: a journal takes its name only when it is complete, so somebody else has written this one.
  }
  throw new OutputError(`${journal} is not a journal of this program. Move it away, then run again.`);
}

/** Windows cannot sync a folder; there a rename is written through with the file system's own journal. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  syncAndClose(openSync(folder, "r"));
}

function ignoringAbsence(action: () => void): void {
  try {
    action();
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
}
