import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { compareText } from "../core/order";

export interface ListedFile {
  /** Below the folder, with `/`. */
  readonly path: string;
  /** As the file system names it. */
  readonly file: string;
}

export interface Listing {
  readonly files: readonly ListedFile[];
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

/** Deeper than any part stands: a link that leads back into the folder ends here. */
const DEPTH_MAX = 4;

/** The YAML files below a folder, in code-unit order. Other files are left alone, unless they look like parts. */
export function filesBelow(folder: string): Listing {
  const files: ListedFile[] = [];
  const problems: { path: string; message: string }[] = [];
  const walk = (path: string, depth: number): void => {
    const names = attempt(() => readdirSync(join(folder, path)));
    if (!Array.isArray(names)) {
      if (path !== "" || names.code !== "ENOENT") problems.push({ path, message: unreadable(names.code) });
      return;
    }
    for (const name of names.filter((candidate) => !candidate.startsWith(".")).sort(compareText)) {
      const below = path === "" ? name : `${path}/${name}`;
      const file = join(folder, below);
      const status = attempt(() => statSync(file));
      if ("code" in status) problems.push({ path: below, message: unreadable(status.code) });
      else if (status.isDirectory() && depth < DEPTH_MAX) walk(below, depth + 1);
      else if (status.isFile() && name.endsWith(".yaml")) files.push({ path: below, file });
      else if (status.isFile() && /\.(ya?ml|json)$/i.test(name)) problems.push({ path: below, message: ENDING });
    }
  };
  walk("", 0);
  return { files: files.sort((left, right) => compareText(left.path, right.path)), problems };
}

const ENDING = 'A file of the catalog ends in ".yaml", in lower case. Rename it, or move it out of the catalog folder.';

function unreadable(code: string): string {
  return code === "ENOTDIR"
    ? "The catalog must be a folder, but this is a file. Move it away or name another folder."
    : `This cannot be read (${code}). Check that it exists and may be read.`;
}

function attempt<T>(read: () => T): T | { code: string } {
  try {
    return read();
  } catch (error) {
    return { code: (error as NodeJS.ErrnoException).code ?? String(error) };
  }
}
