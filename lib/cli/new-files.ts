/** Files that are written once, for their owner to go on with. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { UseError } from "./use-error";

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
 * @throws UseError when the folder cannot be written, or has one of the files already; then nothing is written
 */
export function writeNewFiles(folder: string, files: readonly NewFile[], shown: string, help: string): void {
  const present = files.filter(({ path }) => existsSync(join(folder, path)));
  if (present.length > 0) {
    const names = present.map(({ path }) => path).join(", ");
    throw new UseError({ message: `${shown} has ${names} already; nothing was written.`, help });
  }
  try {
    for (const { path, content } of files) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content, { flag: "wx" });
    }
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new UseError({ message: `${shown} cannot be written to: ${code || message}.` });
  }
}
