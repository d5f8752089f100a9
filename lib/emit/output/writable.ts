/** Whether files can be written, tried before the first of them is. */
import { closeSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import { asOutputError } from "./error";
import { openNew } from "./journal";
import { makeFolder, preparePlace, removeEmpty, waitingPath } from "./paths";

/**
 * Tries all places by a file that is removed at once. The folders are made, because the files come next.
 *
 * @param places - folders, absolute; with the name of a file where one alone is written, which may be refused as such
 * @throws OutputError for the first place that takes no files; then nothing is left
 */
export function requireWritable(places: readonly { readonly folder: string; readonly file?: string }[]): void {
  const made: string[] = [];
  try {
    for (const { folder, file } of places) {
      made.push(...makeFolder(folder));
      tryPlace(folder, file);
    }
  } catch (error) {
    removeEmpty(made);
    throw error;
  }
}

/** A single file as a place. */
export function placeOfFile(path: string): { readonly folder: string; readonly file: string } {
  return { folder: dirname(path), file: basename(path) };
}

function tryPlace(folder: string, file: string | undefined): void {
  // Named as what the next run discards, should this one be killed. Rights alone do not say whether a folder takes files: the
  // administrator has them all, also where the system takes none.
  const trial = join(folder, waitingPath(`trial-${process.pid}`));
  try {
    if (file !== undefined) for (const name of [file, waitingPath(file)]) preparePlace(folder, name, new Set());
    closeSync(openNew(trial));
    rmSync(trial, { force: true });
  } catch (error) {
    throw asOutputError(error, file === undefined ? folder : join(folder, file));
  }
}
