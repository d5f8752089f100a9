/** Finds the files that a policy names: relative to it, or in a package that its project has installed. */
import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";

/** The name of a policy, in a project and in a package. */
export const POLICY_NAME = "superfactory.yaml";

/** The policy that another one extends; undefined where there is none. */
export function basePolicy(name: string, folder: string): string | undefined {
  if (isFileName(name)) return fileAt(resolve(folder, name));
  const found = inPackage(name, folder);
  return found && (isFolder(found) ? fileAt(join(found, POLICY_NAME)) : fileAt(found));
}

/** The file that exports the rules of a pack; undefined where there is none. */
export function packFile(name: string, folder: string): string | undefined {
  if (isFileName(name)) return fileAt(resolve(folder, name));
  try {
    return require.resolve(name, { paths: [folder] });
  } catch {
    return undefined;
  }
}

function isFileName(name: string): boolean {
  return name.startsWith("./") || name.startsWith("../") || isAbsolute(name);
}

/** A package, or a file in it, as Node looks for packages; what its `exports` say does not matter for data. */
function inPackage(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, "node_modules", name);
    if (existsSync(path)) return path;
    if (folder === dirname(folder)) return undefined;
  }
}

function fileAt(path: string): string | undefined {
  return existsSync(path) && !isFolder(path) ? realpathSync(path) : undefined;
}

function isFolder(path: string): boolean {
  return statSync(path).isDirectory();
}
