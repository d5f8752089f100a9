/** The repository that a file belongs to, and a commit of it in a folder of its own. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { devNull } from "node:os";
import { join } from "node:path";

import { UseError } from "../use-error";

/** Ignored by git through a file of its own, and below the project, so that its `node_modules` is found from there. */
const SCRATCH = ".superfactory";

export interface Commit {
  /** Absolute path of the working tree's top. */
  readonly top: string;
  readonly hash: string;
}

/**
 * The commit that a branch started from: the merge base of `ref` and HEAD where they have one, as a pull request shows it, else `ref`.
 *
 * @throws UseError when git or the repository or the commit is not there
 */
export function baseCommit(folder: string, ref: string): Commit {
  const top = tryGit(folder, ["rev-parse", "--show-toplevel"]);
  if (top === undefined) {
    throw new UseError({
      message: "--base needs a git repository, and the file is in none.",
      help: "Compare two plans instead: superfactory diff <base.json> <head.json>",
    });
  }
  const hash = tryGit(top, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
  if (hash === undefined) {
    const branch = ref.replace(/^origin\//, "");
    throw new UseError({
      message: `There is no commit ${ref} in this repository.`,
      help: `In CI it may not be fetched: git fetch origin ${branch}, or fetch-depth: 0 of actions/checkout.`,
    });
  }
  return { top: realpathSync(top), hash: tryGit(top, ["merge-base", hash, "HEAD"]) ?? hash };
}

/** Text of a file at a commit; undefined where it has none. The path is relative to the top. */
export function fileAt({ top, hash }: Commit, path: string): string | undefined {
  return tryGit(top, ["show", `${hash}:${path}`]);
}

/**
 * Checks a commit out below a project, hands its folder to the work, and removes it in any case.
 *
 * @param project - absolute path of the project's root
 * @throws UseError when git refuses
 */
export async function withCheckout<T>(
  commit: Commit,
  project: string,
  work: (folder: string) => T | Promise<T>,
): Promise<T> {
  const scratch = join(project, SCRATCH);
  mkdirSync(scratch, { recursive: true });
  if (!existsSync(join(scratch, ".gitignore"))) writeFileSync(join(scratch, ".gitignore"), "*\n");
  removeLeftovers(commit, scratch);
  const folder = join(scratch, `base-${commit.hash.slice(0, 12)}-${process.pid}`);
  const remove = (): void => removeCheckout(commit, folder);
  const stop = (): never => process.exit(INTERRUPTED);
  process.once("exit", remove).once("SIGINT", stop).once("SIGTERM", stop);
  try {
    git(commit.top, ["-c", `core.hooksPath=${devNull}`, "worktree", "add", "--detach", "--force", folder, commit.hash]);
    return await work(folder);
  } finally {
    process.off("exit", remove).off("SIGINT", stop).off("SIGTERM", stop);
    remove();
  }
}

/** What a shell says of a process that was interrupted. */
const INTERRUPTED = 130;
const CHECKOUT = /^base-[0-9a-f]+-(\d+)$/;

/** Checkouts of runs that were killed. */
function removeLeftovers(commit: Commit, scratch: string): void {
  for (const name of readdirSync(scratch)) {
    const owner = CHECKOUT.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) removeCheckout(commit, join(scratch, name));
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function removeCheckout({ top }: Commit, folder: string): void {
  tryGit(top, ["worktree", "remove", "--force", folder]);
  rmSync(folder, { recursive: true, force: true });
  tryGit(top, ["worktree", "prune"]);
}

function git(folder: string, args: readonly string[]): string {
  try {
    return run(folder, args);
  } catch (error) {
    const { stderr = "", message } = error as { stderr?: string; message: string };
    throw new UseError({ message: `git ${args[0] ?? ""} failed: ${(stderr || message).trim()}` });
  }
}

function tryGit(folder: string, args: readonly string[]): string | undefined {
  try {
    return run(folder, args);
  } catch {
    return undefined;
  }
}

/**
 * Inside a hook git tells its commands which index and which folders to use: a checkout would go into the index of the commit
 * that is being made.
 */
const OF_THE_HOOK =
  /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|PREFIX|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|CONFIG|CONFIG_PARAMETERS|CONFIG_COUNT|GRAFT_FILE|SHALLOW_FILE|IMPLICIT_WORK_TREE|NO_REPLACE_OBJECTS|REPLACE_REF_BASE|QUARANTINE_PATH)$/;

function run(folder: string, args: readonly string[]): string {
  const text = execFileSync("git", [...args], {
    cwd: folder,
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !OF_THE_HOOK.test(name))),
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    stdio: ["ignore", "pipe", "pipe"],
  });
  return text.replace(/\n$/, "");
}
