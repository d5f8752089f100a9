import { existsSync, lstatSync, mkdirSync, rmdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

import { asOutputError, codeOf, OutputError } from "./error";

/** Ending of a file that waits to take the place of its target. */
const WAITING = ".superfactory-new";

/** Where the new content of a file waits: beside it, hidden, on the same file system. */
export function waitingPath(path: string): string {
  const cut = path.lastIndexOf("/") + 1;
  return `${path.slice(0, cut)}.${path.slice(cut)}${WAITING}`;
}

export function isWaiting(name: string): boolean {
  return name.startsWith(".") && name.endsWith(WAITING);
}

/**
 * Holds a path to the inside of the output folder.
 *
 * @throws OutputError when the path is absolute, climbs, is empty in part, or would mean something else on another system
 */
export function requireInside(path: string): void {
  const parts = path.split("/");
  const odd = /[\\:\0]/.test(path) || parts.some((part) => part === "" || part === "." || part === "..");
  if (odd) throw new OutputError(`"${path}" is not a path inside the output folder.`);
}

/**
 * Makes the folders of a file, and refuses a symbolic link on the way or in its place: writing through it would change
 * something outside the output folder.
 *
 * @returns the file's path on disk
 */
export function preparePlace(folder: string, path: string, checked: Set<string>): string {
  const parts = path.split("/");
  for (let depth = 1; depth < parts.length; depth++) {
    const above = join(folder, ...parts.slice(0, depth));
    if (checked.has(above)) continue;
    if (statOf(above)?.isSymbolicLink()) throw linkInTheWay(above);
    makeFolder(above);
    checked.add(above);
  }
  const target = join(folder, ...parts);
  const found = statOf(target);
  if (found?.isSymbolicLink()) throw linkInTheWay(target);
  if (found && !found.isFile()) throw new OutputError(`Cannot write ${target}: it is not a file.`);
  return target;
}

/**
 * Makes a folder and those above it; one that exists is left as it is. One by one: where the system refuses a name, as below
 * /proc, making all at once never ends.
 *
 * @returns those that were made, the outermost first
 * @throws OutputError when one cannot be made; then none is left
 */
export function makeFolder(folder: string): string[] {
  const made: string[] = [];
  try {
    for (const each of absentFolders(resolve(folder))) if (makeOne(each)) made.push(each);
    return made;
  } catch (error) {
    removeEmpty(made);
    throw asOutputError(error, folder);
  }
}

/** Removes folders that were made for nothing, the innermost first; what has been put into one meanwhile stays. */
export function removeEmpty(made: readonly string[]): void {
  for (const folder of [...made].reverse()) {
    try {
      rmdirSync(folder);
    } catch {
      return;
    }
  }
}

/** The folder and those above it that are not there, the outermost first; a file in place of the folder itself counts as such. */
function absentFolders(folder: string): string[] {
  if (existsSync(folder) && statSync(folder).isDirectory()) return [];
  const absent = [folder];
  for (let at = folder; dirname(at) !== at && !existsSync(dirname(at)); at = dirname(at)) absent.unshift(dirname(at));
  return absent;
}

/** False where another run made it meanwhile. */
function makeOne(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST" && statSync(folder).isDirectory()) return false;
    throw error;
  }
}

function statOf(path: string) {
  try {
    return lstatSync(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw asOutputError(error, path);
  }
}

function linkInTheWay(path: string): OutputError {
  return new OutputError(
    `Cannot write ${path}: it is a symbolic link. Remove the link, or choose another output folder.`,
  );
}
