/** Processes with a clock around them, and the statistics of what they took. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { performance } from "node:perf_hooks";

import ts from "typescript";

export interface Run {
  readonly seconds: number;
  readonly stdout: string;
}

/** Runs Node in an empty working directory, and takes the time from start to exit. */
export function timed(args: readonly string[], allowed: readonly number[] = [0]): Run {
  const cwd = mkdtempSync(join(tmpdir(), "superfactory-bench-"));
  try {
    const from = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8", maxBuffer: 2 ** 28 });
    const seconds = (performance.now() - from) / 1000;
    if (status === null || !allowed.includes(status)) {
      throw new Error(`node ${args.join(" ")} ended with ${status}:\n${stderr.slice(-4000)}`);
    }
    return { seconds, stdout };
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

/** Compiles the files of this folder into another, without looking at types. */
export function compileBench(from: string, into: string): void {
  mkdirSync(into, { recursive: true });
  const compilerOptions: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.CommonJS,
    esModuleInterop: true,
  };
  for (const name of readdirSync(from)) {
    if (!name.endsWith(".ts")) continue;
    const { outputText } = ts.transpileModule(readFileSync(join(from, name), "utf8"), { compilerOptions });
    writeFileSync(join(into, `${basename(name, ".ts")}.js`), outputText);
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
  const high = sorted[Math.floor(middle)] ?? Number.NaN;
  return (low + high) / 2;
}

/** `0.27 (0.26 - 0.29)`: the median and the range. */
export function spread(values: readonly number[], digits: number): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return `${median(values).toFixed(digits)} (${least.toFixed(digits)} - ${most.toFixed(digits)})`;
}
