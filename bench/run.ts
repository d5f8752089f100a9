/** `npm run bench`: what `docs/benchmarks.md` describes. Prints figures; asserts nothing about time. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import type { FacilitySize } from "./facility";
import { compileBench, median, spread, timed } from "./measure";
import { writePlans } from "./plans";
import type { PhasesResult } from "./superfactory-run";

const ROOT = join(__dirname, "..");
const DIST = join(ROOT, "dist");
/** Inside the package, so that `superfactory` means what was built here. */
const COMPILED = join(ROOT, "out", "bench");

const SMALL: FacilitySize = { racks: 1_400, sites: 1 };
const MILLION_GPUS: FacilitySize = { racks: 14_000, sites: 10 };
const ONE_CAMPUS: FacilitySize = { racks: 14_000, sites: 1 };
const LARGE: FacilitySize = { racks: 140_000, sites: 10 };

interface Measured extends PhasesResult {
  readonly seconds: number;
}

function main(): void {
  const { values } = parseArgs({
    options: { large: { type: "boolean", default: false }, pairs: { type: "string", default: "5" } },
  });
  const pairs = Number(values.pairs);
  if (!Number.isInteger(pairs) || pairs < 1) throw new Error("--pairs takes a whole number of at least 1.");
  compileBench(__dirname, COMPILED);
  commandLine(pairs);
  for (const size of [SMALL, MILLION_GPUS]) againstBare(size, pairs);
  phases([SMALL, MILLION_GPUS, ONE_CAMPUS]);
  singleLosses("losses", "Power analysis of every single loss", values.large);
  singleLosses("thermal", "Thermal analysis of every single loss", values.large);
  differences(pairs);
  if (values.large) growth();
  else print("Growth to 140,000 racks: not measured; npm run bench -- --large");
}

function ours(mode: "synth" | "plan" | "phases" | "losses" | "thermal", { racks, sites }: FacilitySize): Measured {
  return measured([join(COMPILED, "superfactory-run.js"), DIST, mode, String(racks), String(sites)]);
}

function bare({ racks }: FacilitySize): Measured {
  return measured([join(COMPILED, "bare-cdktf.js"), String(racks)]);
}

function measured(args: readonly string[]): Measured {
  const { seconds, stdout } = timed(args);
  return { seconds, ...(JSON.parse(stdout) as PhasesResult) };
}

/** Alternating, each in its own process; the order turns round with every pair. */
function againstBare(size: FacilitySize, pairs: number): void {
  const rounds = Array.from({ length: pairs }, (_, at) => {
    if (at % 2 === 0) return { base: bare(size), synth: ours("synth", size), plan: ours("plan", size) };
    const [plan, synth] = [ours("plan", size), ours("synth", size)];
    return { plan, synth, base: bare(size) };
  });
  const ratio = (mode: "synth" | "plan") => rounds.map((round) => round[mode].seconds / round.base.seconds);
  const column = (mode: "base" | "synth" | "plan") => rounds.map((round) => round[mode]);
  print(`${named(size)} against bare cdktf, ${pairs} pairs: median (range)`);
  table([
    ["", "s", "of bare cdktf", "peak MB"],
    ["bare cdktf", ...figures(column("base"), "1")],
    ["with Terraform", ...figures(column("synth"), spread(ratio("synth"), 3))],
    ["without Terraform", ...figures(column("plan"), spread(ratio("plan"), 3))],
  ]);
}

function figures(runs: readonly Measured[], ratio: string): string[] {
  const seconds = runs.map((run) => run.seconds);
  return [spread(seconds, 2), ratio, median(runs.map((run) => run.peak_mb)).toFixed(0)];
}

/** Three runs each, and the median of every phase. */
function phases(sizes: readonly FacilitySize[]): void {
  const columns = sizes.map((size) => [1, 2, 3].map(() => ours("phases", size)));
  const names = Object.keys(columns[0]?.[0]?.phases_ms ?? {});
  print("Time per phase, median of 3, in ms");
  table([
    ["", ...sizes.map(named)],
    ...names.map((name) => [
      name,
      ...columns.map((runs) => median(runs.map((run) => run.phases_ms?.[name] ?? Number.NaN)).toFixed(0)),
    ]),
    ["process", ...columns.map((runs) => median(runs.map((run) => run.seconds * 1000)).toFixed(0))],
    ["peak MB", ...columns.map((runs) => median(runs.map((run) => run.peak_mb)).toFixed(0))],
  ]);
}

/** One analysis alone: racks of eight shelves on four feeds, four levels up to the utilities; loops of six CDUs. */
function singleLosses(mode: "losses" | "thermal", title: string, isLarge: boolean): void {
  const run = (size: FacilitySize) => ours(mode, size).phases_ms?.[mode] ?? Number.NaN;
  const before = [1, 2, 3, 4, 5].map(() => run(MILLION_GPUS));
  print(`${title}, in ms: median of 5 (range)`);
  const rows = [[named(MILLION_GPUS), spread(before, 0)]];
  if (isLarge) {
    const after = [1, 2, 3].map(() => run(LARGE));
    const exponent = Math.log10(median(after) / median(before)) / Math.log10(LARGE.racks / MILLION_GPUS.racks);
    rows.push([`${named(LARGE)}, median of 3`, spread(after, 0)], ["exponent", exponent.toFixed(2)]);
  }
  table(rows);
}

/** Both plans are read from disk by a new process each time. */
function differences(rounds: number): void {
  const folder = mkdtempSync(join(tmpdir(), "superfactory-plans-"));
  try {
    const [base, head] = writePlans([join(COMPILED, "superfactory-run.js"), DIST], MILLION_GPUS, folder);
    const bin = join(DIST, "lib", "cli", "bin.js");
    const text = (format: string) => timed([bin, "diff", base, head, "--format", format], [0, 1]);
    const ms = Array.from({ length: rounds }, () => text("pretty").seconds * 1000);
    const { stdout } = text("markdown");
    print(`Difference of two plans of ${named(MILLION_GPUS)}, ${rounds} rounds, in ms: median (range)`);
    table([
      ["superfactory diff", spread(ms, 0)],
      ["characters of Markdown", String(stdout.length)],
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function growth(): void {
  const before = [1, 2, 3].map(() => ours("synth", MILLION_GPUS));
  const after = ours("synth", LARGE);
  const times = LARGE.racks / MILLION_GPUS.racks;
  const exponent = Math.log(after.seconds / median(before.map((run) => run.seconds))) / Math.log(times);
  print(`Growth from ${named(MILLION_GPUS)} to ${named(LARGE)}`);
  table([
    ["exponent", exponent.toFixed(2)],
    ["s", after.seconds.toFixed(1)],
    ["peak MB", after.peak_mb.toFixed(0)],
  ]);
}

function commandLine(rounds: number): void {
  const bin = join(DIST, "lib", "cli", "bin.js");
  const example = join(ROOT, "examples", "lakeside.ts");
  const runs = Array.from({ length: rounds }, () => ({
    node: timed(["-e", "0"]).seconds,
    version: timed([bin, "--version"]).seconds,
    alone: timed([join(COMPILED, "load-alone.js"), example]).seconds,
    validate: timed([bin, "validate", example], [0, 1]).seconds,
  }));
  const ms = (pick: (run: (typeof runs)[number]) => number) =>
    spread(
      runs.map(pick).map((s) => s * 1000),
      0,
    );
  print(`Command line, ${rounds} rounds, in ms: median (range)`);
  table([
    ["node -e 0", ms((run) => run.node)],
    ["superfactory --version", ms((run) => run.version)],
    ["validate examples/lakeside.ts", ms((run) => run.validate)],
    ["the same file without the package", ms((run) => run.alone)],
    ["difference", ms((run) => run.validate - run.alone)],
  ]);
}

function named({ racks, sites }: FacilitySize): string {
  return `${racks.toLocaleString("en-GB")} racks on ${sites} ${sites === 1 ? "site" : "sites"}`;
}

function table(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? "").length)));
  for (const row of rows) {
    print(row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  "));
  }
  print("");
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main();
