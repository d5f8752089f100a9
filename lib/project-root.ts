import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/** The nearest folder upward with a package.json; without one, the folder of the file. Symbolic links are resolved. */
export function projectRootOf(file: string): string {
  const start = dirname(existsSync(file) ? realpathSync(file) : file);
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
    if (folder === dirname(folder)) return start;
  }
}
