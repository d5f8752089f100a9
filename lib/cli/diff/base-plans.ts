/** The plans of a file as a commit has it. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve, sep } from "node:path";

import type { PlanDocument } from "../../emit/documents/documents";
import { projectRootOf } from "../../synth";
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

const LOCK_FILE = "package-lock.json";

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
  const isOtherLock = lockDiffers(commit, project, inTop(join(project, LOCK_FILE)));
  if (isOtherLock && !options.install) {
    terminal.note(
      `${LOCK_FILE} differs from ${short}: the base was built with the head's packages (--base-install installs its own).\n`,
    );
  }
  return withCheckout(commit, project, (folder) => {
    const base = join(folder, relative(commit.top, project));
    if (isOtherLock && options.install) install(base);
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

function lockDiffers(commit: Commit, project: string, path: string): boolean {
  const now = join(project, LOCK_FILE);
  const text = existsSync(now) ? readFileSync(now, "utf8").replace(/\n$/, "") : undefined;
  return fileAt(commit, path) !== text;
}

function install(folder: string): void {
  try {
    execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  } catch (error) {
    const { stderr = "" } = error as { stderr?: Buffer | string };
    throw new UseError({ message: `The packages of the base cannot be installed:\n${String(stderr).trim()}` });
  }
}

/** In a process of its own: the modules of the head are loaded in this one. */
function plansIn(folder: string, file: string, { ref, judging }: BaseOptions): PlanDocument[] {
  const scratch = mkdtempSync(join(tmpdir(), "superfactory-base-"));
  try {
    const output = join(scratch, "plans.json");
    const args = [join(__dirname, "plans-of.js"), file, output, JSON.stringify(judging)];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    if (status !== 0) {
      throw new UseError({
        message: `${basename(file)} cannot be judged as it was in ${ref}:\n${stderr.trim()}`,
        help: "Where its packages have changed: --base-install.",
      });
    }
    const lines = readFileSync(output, "utf8").split("\n");
    return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as PlanDocument);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
