/**
 * Run as a process of its own: judges the file and writes the plans of its facilities as JSON, each on a line. So the base of a
 * comparison is loaded with modules of its own. Usage: node plans-of.js <file> <output> <options as JSON>.
 */
import { writeFileSync } from "node:fs";

import { type JudgeOptions, judgeNamed } from "../judge-command";
import { processTerminal } from "../terminal";
import { UseError, useErrorText } from "../use-error";

async function main([file = "", output = "", options = "{}"]: readonly string[]): Promise<void> {
  const { all } = await judgeNamed(file, JSON.parse(options) as JudgeOptions, processTerminal(false));
  writeFileSync(output, all.map(({ plan }) => JSON.stringify(plan)).join("\n"));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(error instanceof UseError ? useErrorText(error, false) : `${(error as Error).stack}\n`);
  process.exitCode = 2;
});
