/** `superfactory init`: a project that installs, passes and synthesises. */
import { basename, relative, resolve } from "node:path";

import { counted } from "../../emit/pretty/text";
import { writeNewFiles } from "../new-files";
import { found } from "../project-files";
import type { Terminal } from "../terminal";
import { UseError } from "../use-error";
import { type Template, templateFiles } from "./templates";

export interface InitOptions {
  readonly template: Template;
}

/**
 * Writes a new project into a folder, which is made when it is not there. Nothing that exists is written over.
 *
 * @throws UseError when the folder is a file, cannot be written, or has one of the files already; then nothing is written
 */
export function initCommand(folder: string, { template }: InitOptions, terminal: Terminal): void {
  const target = resolve(terminal.cwd, folder);
  const stats = found(target);
  if (stats && !stats.isDirectory()) throw new UseError({ message: `${folder} is a file; a project needs a folder.` });
  const files = templateFiles(template, packageName(basename(target)));
  writeNewFiles(target, files, folder, "Name an empty folder: superfactory init my-facility");
  const enter = relative(terminal.cwd, target);
  const steps = [...(enter === "" ? [] : [`cd ${shellWord(enter)}`]), "npm install", "npm test", ...stepsOf(template)];
  terminal.note(
    `Wrote ${counted(files.length, "file")} in ${enter || "."}: ${files.map(({ path }) => path).join(", ")}.\n`,
  );
  terminal.out(`${steps.join("\n")}\n`);
}

function stepsOf(template: Template): string[] {
  return template === "rule-pack" ? ["npm run build"] : ["npx superfactory synth"];
}

/** A path as one word of a shell. */
function shellWord(path: string): string {
  const named = path.startsWith("-") ? `./${path}` : path;
  return /^[\w./-]+$/.test(named) ? named : `'${named.replaceAll("'", "'\\''")}'`;
}

/** A name that npm accepts, made from that of the folder; npm installs no package into one of the same name. */
function packageName(folder: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return name === "" || name === "superfactory" ? "facility" : name;
}
