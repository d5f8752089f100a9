import { type Stats, statSync } from "node:fs";
import { relative, sep } from "node:path";

/** A file relative to the root, with `/`. One outside the root begins with `../`. */
export function fromRoot(root: string, file: string): string {
  return relative(root, file).split(sep).join("/");
}

/** What stands at a path; undefined where nothing does or where it cannot be seen. */
export function found(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
