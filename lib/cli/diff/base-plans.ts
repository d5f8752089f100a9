/** The plans of a file as a commit has it. */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve, sep } from "node:path";

import type { PlanDocument } from "../../emit/documents/documents";
import { projectRootOf } from "../../project-root";
import type { JudgingOptions } from "../judge-command";
import type { Terminal } from "../terminal";
import { UseError } from "../use-error";
import { baseCommit, type Commit, fileAt, withCheckout } from "./git";

export interface BaseOptions {
  readonly ref: string;
  /** Install the base's own packages where its lock file differs. */
  readonly install: boolean;
  readonly judging: JudgingOptions;
}

/**
 * Builds the base in a checkout of its own, below the project.
 *
 * @param file - absolute path of the file as it is now
 * @returns the plans of its facilities; none where the commit does not have the file
 * @throws UseError when the commit is not there, or when the file cannot be judged as it was
 */
export async function basePlans(file: string, options: BaseOptions, terminal: Terminal): Promise<PlanDocument[]> {
  const commit = baseCommit(dirname(file), options.ref);
  const project = realpathSync(projectRootOf(file));
  const inTop = (path: string): string => relative(commit.top, path).split(sep).join("/");
  const short = commit.hash.slice(0, 12);
  if (fileAt(commit, inTop(file)) === undefined) {
    terminal.note(`${inTop(file)} is not in ${options.ref} (${short}): everything in it is new.\n`);
    return [];
  }
  const lock = otherLock(commit, project);
  if (lock && !options.install) {
    terminal.note(
      `${lock.name} differs from ${short}: the base was built with the head's packages (--base-install installs its own).\n`,
    );
  }
  return withCheckout(commit, project, (folder) => {
    const base = join(folder, relative(commit.top, project));
    if (lock && options.install) install(folder, lock);
    // Files are named from where the command runs; the base has its own, or takes those of the head that it has not yet.
    const inBase = (name: string): string => {
      const path = resolve(terminal.cwd, name);
      const own = join(base, relative(project, path));
      return existsSync(own) ? own : path;
    };
    const { rules, policy, baseline } = options.judging;
    const judging = {
      ...options.judging,
      ...(rules && { rules: rules.map(inBase) }),
      ...(policy !== undefined && { policy: inBase(policy) }),
      ...(typeof baseline === "string" && { baseline: inBase(baseline) }),
    };
    return plansIn(base, relative(project, file), { ...options, judging });
  });
}

/** The lock file that decides on the packages of a project: the nearest, from its root up to the repository's top. */
interface Lock {
  /** Folder, relative to the repository's top. */
  readonly folder: string;
  readonly name: string;
}

/** Lock files, with what installs exactly what they say. */
const INSTALLERS: Readonly<Record<string, readonly string[]>> = {
  "package-lock.json": ["npm", "ci", "--no-audit", "--no-fund"],
  "npm-shrinkwrap.json": ["npm", "ci", "--no-audit", "--no-fund"],
  "pnpm-lock.yaml": ["pnpm", "install", "--frozen-lockfile"],
  "yarn.lock": ["yarn", "install", "--frozen-lockfile"],
};

/** The lock file, of the head or of the base, where the two sides do not have the same. */
function otherLock(commit: Commit, project: string): Lock | undefined {
  for (let folder = project; ; folder = dirname(folder)) {
    const inTop = relative(commit.top, folder).split(sep).join("/");
    for (const name of Object.keys(INSTALLERS)) {
      const file = join(folder, name);
      const now = existsSync(file) ? readFileSync(file, "utf8").replace(/\n$/, "") : undefined;
      const before = fileAt(commit, inTop === "" ? name : `${inTop}/${name}`);
      if (now === undefined && before === undefined) continue;
      return now === before ? undefined : { folder: inTop, name };
    }
    if (folder === commit.top || folder === dirname(folder)) return undefined;
  }
}

function install(checkout: string, { folder, name }: Lock): void {
  const [command = "npm", ...args] = INSTALLERS[name] ?? [];
  try {
    execFileSync(command, args, { cwd: join(checkout, folder), stdio: ["ignore", "ignore", "pipe"] });
  } catch (error) {
    const { stderr, message } = error as { stderr?: Buffer | string; message: string };
    const said = lastLines(String(stderr ?? "") || message);
    throw new UseError({
      message: `The packages of the base cannot be installed (${command} ${args.join(" ")}):\n${said}`,
    });
  }
}

const LINES_SHOWN = 20;

function lastLines(text: string): string {
  const lines = text.trim().split("\n");
  const left = lines.length - LINES_SHOWN;
  return left > 0 ? [`... (${left} lines before)`, ...lines.slice(left)].join("\n") : lines.join("\n");
}

/** In a process of its own: the modules of the head are loaded in this one. */
async function plansIn(folder: string, file: string, { ref, judging }: BaseOptions): Promise<PlanDocument[]> {
  const scratch = mkdtempSync(join(tmpdir(), "superfactory-base-"));
  try {
    const output = join(scratch, "plans.json");
    const args = [join(__dirname, "plans-of.js"), file, output, JSON.stringify(judging)];
    const { status, stderr } = await ended(args, folder);
    if (status !== 0) {
      throw new UseError({
        message: `${basename(file)} cannot be judged as it was in ${ref}:\n${lastLines(stderr)}`,
        help: "Where its packages have changed: --base-install.",
      });
    }
    const lines = readFileSync(output, "utf8").split("\n");
    return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as PlanDocument);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Not waited for by blocking: an interrupt must be able to clean up. */
function ended(args: readonly string[], cwd: string): Promise<{ status: number | null; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...args], { cwd, stdio: ["ignore", "ignore", "pipe"] });
    const said: string[] = [];
    child.stderr.setEncoding("utf8").on("data", (text: string) => said.push(text));
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, stderr: said.join("") }));
  });
}
