import { readdirSync, realpathSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";

import { didYouMean } from "../catalog/suggest";
import { found } from "./project-files";
import { UseError } from "./use-error";

const MODULE_NAME = /\.[cm]?[jt]s$/;
const PLAN_NAME = /\.json$/;

/** A file that was named on the command line. */
export interface EntryFile {
  /** Absolute, with symbolic links resolved: as the runtime names it. */
  readonly path: string;
  readonly kind: "module" | "plan";
}

/**
 * Finds a file by its name on the command line.
 *
 * @throws UseError when there is none, when it is a folder, or when its name is of no kind that is read
 */
export function entryFile(name: string, cwd: string, allowed: "module" | "module or plan" = "module"): EntryFile {
  const path = resolve(cwd, name);
  const stats = found(path);
  if (!stats) throw new UseError({ message: `There is no file ${name}.${similar(path)}` });
  if (stats.isDirectory()) {
    const help = `Give the file itself, like so: ${name.replace(/\/+$/, "")}/facility.ts`;
    throw new UseError({ message: `${name} is a folder, not a file.`, help });
  }
  if (MODULE_NAME.test(path)) return { path: realpathSync(path), kind: "module" };
  if (PLAN_NAME.test(path) && allowed === "module or plan") return { path: realpathSync(path), kind: "plan" };
  const help = PLAN_NAME.test(path)
    ? "This command reads no plan; validate, diff and whatif do."
    : `Allowed are TypeScript and JavaScript files${allowed === "module" ? "" : ", and plans as .json"}.`;
  throw new UseError({ message: `${name} is no TypeScript file.`, help });
}

function similar(path: string): string {
  if (!found(dirname(path))?.isDirectory()) return " Its folder is not there either.";
  return didYouMean(
    basename(path),
    readdirSync(dirname(path)).filter((each) => MODULE_NAME.test(each) || PLAN_NAME.test(each)),
  );
}
