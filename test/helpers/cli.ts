/** Runs the built command line (and Node with it) in folders of the tests, and reads what it leaves there. */
import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

import type { ReportDocument } from "../../lib/emit/documents/documents";

export const PACKAGE = resolve(__dirname, "../..");
export const BIN = join(PACKAGE, "dist/lib/cli/bin.js");
export const TSX = join(PACKAGE, "node_modules/tsx/dist/cli.mjs");

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  /** In place of the environment of the tests, of which only `PATH` and `HOME` stay. */
  readonly env?: Readonly<Record<string, string>>;
  /** Flags of Node itself. */
  readonly node?: readonly string[];
  readonly uid?: number;
  /** Kills the process with SIGKILL when this settles. */
  readonly killAt?: Promise<unknown>;
}

/** Runs `superfactory` with these arguments. */
export function superfactory(args: readonly string[], options: RunOptions): Promise<Ended> {
  return runNode([BIN, ...args], options);
}

/** Runs a script of Node to its end. */
export function runNode(args: readonly string[], { cwd, env, node = [], uid, killAt }: RunOptions): Promise<Ended> {
  const { PATH = "", HOME = "" } = process.env;
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [...node, ...args], {
      cwd,
      env: { PATH, HOME, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      ...(uid !== undefined && { uid, gid: uid }),
    });
    void killAt?.then(() => child.kill("SIGKILL"));
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", fail);
    child.on("close", (code) => done({ code, stdout, stderr }));
  });
}

/** A text with pieces replaced; each piece must be there. */
export function edited(text: string, ...edits: readonly (readonly [from: string, to: string])[]): string {
  return edits.reduce((current, [from, to]) => {
    if (!current.includes(from)) throw new Error(`The text does not hold "${from}".`);
    return current.replace(from, () => to);
  }, text);
}

/** Line and column of the beginning of a piece of text, as a finding names them. */
export function placeIn(text: string, piece: string): string {
  const at = text.indexOf(piece);
  if (at < 0) throw new Error(`The text does not hold "${piece}".`);
  const before = text.slice(0, at).split("\n");
  return `${before.length}:${(before.at(-1) ?? "").length + 1}`;
}

/** Each finding as `severity rule path line:column`. */
export function findingsOf(report: ReportDocument): string[] {
  return report.findings.map(({ severity, outcome, rule, path, position }) => {
    const unknown = outcome === "unknown" ? " unknown" : "";
    return `${severity}${unknown} ${rule} ${path} ${position?.line}:${position?.column}`;
  });
}

/** Every file below a folder by its relative path, with its bytes as text; symbolic links are left out. */
export function filesIn(folder: string): Record<string, string> {
  const files: Record<string, string> = {};
  const visit = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile()) files[path] = readFileSync(join(folder, path), "utf8");
    }
  };
  visit("");
  return files;
}

export const readJson = <T>(...path: string[]): T => JSON.parse(readFileSync(join(...path), "utf8")) as T;

/** An example of the package as text. */
export const exampleText = (name: string): string => readFileSync(join(PACKAGE, "examples", name), "utf8");
