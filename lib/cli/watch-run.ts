/** Holds what a user's file can do to the process while it runs: print to stdout, fail later, end the process. */
import { writeSync } from "node:fs";

import { fromRoot } from "./project-files";
import { UseError, useErrorText } from "./use-error";

export interface Watch {
  /** Rejects with what is thrown in a callback or left unhandled in a promise. */
  readonly failure: Promise<never>;
  stop(): void;
}

/** Watches from now until `stop`. */
export function watchRun(root: string, file: string): Watch {
  const stopDiverting = divertStdout();
  const onExit = (): void => {
    const message = "The file ended the process before the facility could be judged.";
    const help = "Remove its call of process.exit, and wait only for what settles.";
    writeSync(2, useErrorText(new UseError({ message, file: fromRoot(root, file), help }), false));
    process.exitCode = 2;
  };
  let fail: (error: unknown) => void = () => undefined;
  const failure = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failure.catch(() => undefined);
  process.on("exit", onExit);
  process.on("uncaughtException", fail);
  process.on("unhandledRejection", fail);
  const stop = (): void => {
    process.off("exit", onExit);
    process.off("uncaughtException", fail);
    process.off("unhandledRejection", fail);
    stopDiverting();
  };
  return { failure, stop };
}

/** What the file prints goes to stderr. */
function divertStdout(): () => void {
  const write = process.stdout.write;
  process.stdout.write = process.stderr.write.bind(process.stderr);
  return () => {
    process.stdout.write = write;
  };
}
