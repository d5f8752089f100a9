import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { asOutputError, codeOf, OutputError } from "./error";

const LOCK = ".superfactory.lock";
const PAUSE_MS = 25;
/** A lock without a process id is one that is being written, or whose writer died just then. */
const PAUSES_FOR_EMPTY_LOCK = 20;

/**
 * Takes the output folder for this process, so that two runs do not mix their files. The lock of a process that no
 * longer runs is taken over.
 *
 * @param waitMs how long to wait for another run to end, in milliseconds
 * @returns gives the folder back
 * @throws OutputError when another run still has the folder
 */
export function lockFolder(folder: string, waitMs: number): () => void {
  const lock = join(folder, LOCK);
  let emptySeen = 0;
  for (let pauses = 0; ; pauses++) {
    if (create(lock)) return () => release(lock);
    const owner = read(lock);
    if (owner === undefined) continue;
    emptySeen = owner === "" ? emptySeen + 1 : 0;
    const abandoned = owner === "" ? emptySeen > PAUSES_FOR_EMPTY_LOCK : !isRunning(Number(owner));
    if (abandoned) takeAway(lock, owner);
    else if (owner !== "" && pauses * PAUSE_MS >= waitMs) throw inUse(folder, lock, owner);
    else pause(PAUSE_MS);
  }
}

function create(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw asOutputError(error, lock);
  }
}

function release(lock: string): void {
  if (read(lock) === String(process.pid)) unlinkSync(lock);
}

/** The process id in the lock; undefined when the lock is gone. */
function read(lock: string): string | undefined {
  try {
    return readFileSync(lock, "utf8").trim();
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw asOutputError(error, lock);
  }
}

/** A number of our own can only be left from a run that died: this process has no lock yet. */
function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/** Moves an abandoned lock aside before deleting it: another run may have put its own there meanwhile, which goes back. */
function takeAway(lock: string, abandoned: string): void {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
    if (readFileSync(aside, "utf8").trim() !== abandoned) linkSync(aside, lock);
    unlinkSync(aside);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw asOutputError(error, lock);
  }
}

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function inUse(folder: string, lock: string, owner: string): OutputError {
  return new OutputError(
    `Another run (process ${owner}) is writing into ${folder}. Wait for it to end; if there is none, delete ${lock}.`,
  );
}
