import { readFileSync, statSync } from "node:fs";
import { isAbsolute, relative, resolve } from "node:path";

import type { ReadSource } from "./frame";

const SOURCE_NAME = /\.[cm]?[jt]sx?$/;
const LARGEST_SOURCE_BYTES = 10_000_000;

/**
 * Reads the sources that positions name, each once; one that is not there has no text.
 *
 * @param within - "root" for positions of a plan, which can come from anywhere: nothing outside the root is read
 */
export function sourceReader(root: string, within: "root" | "anywhere" = "anywhere"): ReadSource {
  const texts = new Map<string, string | undefined>();
  return (file) => {
    if (!texts.has(file)) texts.set(file, readSource(root, file, within));
    return texts.get(file);
  };
}

function readSource(root: string, file: string, within: "root" | "anywhere"): string | undefined {
  const path = resolve(root, file);
  const below = relative(root, path);
  const outside = below.startsWith("..") || isAbsolute(below);
  if ((outside && within === "root") || !SOURCE_NAME.test(path)) return undefined;
  try {
    return statSync(path).size > LARGEST_SOURCE_BYTES ? undefined : readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
