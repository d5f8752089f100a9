/** Files that are written once, for their owner to go on with. */
import { lstatSync, rmSync, type Stats, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { makeFolder, removeEmpty } from "../emit/output/paths";
import { found } from "./project-files";
import { UseError } from "./use-error";
import { writing } from "./writing";

/** A file that is to be; the path is below a folder, with `/`. */
export interface NewFile {
  readonly path: string;
  readonly content: string;
}

/**
 * Writes files into a folder; what exists is not written over.
 *
 * @param shown - the folder as the reader knows it
 * @param help - what to do where one of the files is there already
 * @throws UseError when the folder cannot be written, or has something in the place of a file or of a folder above one; then
 * nothing is left
 */
export function writeNewFiles(folder: string, files: readonly NewFile[], shown: string, help: string): void {
  const present = files.map(({ path }) => path).filter((path) => standing(join(folder, path)));
  if (present.length > 0) {
    throw new UseError({ message: `${shown} has ${present.join(", ")} already; nothing was written.`, help });
  }
  const inTheWay = [...new Set(files.flatMap(({ path }) => foldersAbove(path)))].filter((path) => {
    const place = join(folder, path);
    return standing(place) && !found(place)?.isDirectory();
  });
  if (inTheWay.length > 0) {
    const message = `${shown} needs a folder where it has something else: ${inTheWay.join(", ")}; nothing was written.`;
    throw new UseError({ message, help });
  }
  writing(shown, () => writeAllOrNone(folder, files));
}

function writeAllOrNone(folder: string, files: readonly NewFile[]): void {
  const made: string[] = [];
  const written: string[] = [];
  try {
    for (const { path, content } of files) {
      const file = join(folder, path);
      made.push(...makeFolder(dirname(file)));
      writeFileSync(file, "", { flag: "wx" });
      written.push(file);
      writeFileSync(file, content);
    }
  } catch (error) {
    for (const file of written) rmSync(file, { force: true });
    removeEmpty(made);
    throw error;
  }
}

/** What stands at a path, also a link to nothing. */
function standing(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}

/** The folders of a path, the outermost first. */
function foldersAbove(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join("/"));
}
