#!/usr/bin/env node
import { CommanderError } from "commander";

import { program } from "./program";
import { endProcess, tolerateClosedPipes, wantsColour } from "./terminal";

/** The tool or its use failed. */
const FAILED = 2;

async function main(): Promise<number> {
  let code = 0;
  try {
    await program((result) => {
      code = result;
    }).parseAsync(process.argv);
    return code;
  } catch (error) {
    // Help and version end this way too, with code 0; what is wrong with the arguments is printed already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : FAILED;
    report(error);
    return FAILED;
  }
}

function report(error: unknown): void {
  // Loaded only now: a run without errors does not need it.
  const { UseError, useErrorText } = require("./use-error") as typeof import("./use-error");
  if (error instanceof UseError) {
    const flag = process.argv.includes("--no-color") ? false : process.argv.includes("--color") ? true : undefined;
    process.stderr.write(useErrorText(error, wantsColour(flag, process.env, process.stderr.isTTY)));
    return;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `This is an error in superfactory, not in your facility. Please report it with these lines:\n${trace}\n`,
  );
}

tolerateClosedPipes();
void main().then(endProcess);
