/** `superfactory baseline`: records what is found today, or drops what is fixed. */
import { existsSync } from "node:fs";
import { relative } from "node:path";

import { documentText } from "../emit/documents/document-text";
import { writeFileWhole } from "../emit/output/writer";
import { counted } from "../emit/pretty/text";
import { baselineOf, lastingRules, pruned } from "../engine/baseline";
import { type Baseline, baselineDocument, readBaseline } from "../policy/baseline-file";
import { type Judgements, judgeNamed } from "./judge-command";
import type { ProjectOptions } from "./open-project";
import type { Terminal } from "./terminal";
import { UseError } from "./use-error";
import { writing } from "./writing";

export interface BaselineOptions extends ProjectOptions {
  /** Keep only what the baseline has and is still found. */
  readonly prune?: boolean;
}

/**
 * Writes the baseline of the facilities that a file declares; those of other files stay in it. Returns the exit code: 1 when
 * errors remain that no baseline can hold, or that are worse than it knows them.
 */
export async function baselineCommand(name: string, options: BaselineOptions, terminal: Terminal): Promise<number> {
  const { prune = false, ...given } = options;
  const judgements = await judgeNamed(name, { ...given, ignoresBaseline: !prune }, terminal);
  const { baselineFile: path } = judgements.project;
  const shown = relative(terminal.cwd, path);
  if (prune && !judgements.project.baseline) throw new UseError({ message: `There is no baseline ${shown} to prune.` });
  const before: Baseline = existsSync(path) ? entriesIn(path, shown) : new Map();
  const today = prune ? prunedEntries(judgements, before) : recordedEntries(judgements);
  writing(shown, () => writeFileWhole(path, documentText(baselineDocument(new Map([...before, ...today])))));
  const left = judgements.all
    .flatMap(({ report }) => report.findings)
    .filter((each) => stays(judgements, each.rule, prune));
  const count = [...today.values()].flat().length;
  const dropped = [...today.keys()].flatMap((facility) => before.get(facility) ?? []).length - count;
  const what = prune ? `${counted(count, "finding")} kept, ${dropped} dropped` : counted(count, "known finding");
  terminal.note(`Wrote ${shown}: ${what}. Only new and worse findings count from now on.\n`);
  const errors = left.filter(({ severity, outcome }) => severity === "error" && outcome === "fail");
  if (errors.length === 0) return 0;
  const rules = [...new Set(errors.map(({ rule }) => rule))].join(", ");
  terminal.note(`${counted(errors.length, "error")} still count: ${rules}. Correct them; validate shows where.\n`);
  return 1;
}

/** A finding that counts with the new baseline as well. */
function stays({ project }: Judgements, rule: string, prune: boolean): boolean {
  return prune || lastingRules(project.rules).has(rule);
}

function recordedEntries({ all, project }: Judgements): Baseline {
  const lasting = lastingRules(project.rules);
  return new Map(all.map(({ report }) => [report.factory, baselineOf(report.findings, lasting)]));
}

function prunedEntries({ all }: Judgements, before: Baseline): Baseline {
  return new Map(all.map(({ report }) => [report.factory, pruned(before.get(report.factory) ?? [], report)]));
}

function entriesIn(path: string, shown: string): Baseline {
  const { baseline, problems } = readBaseline(path, shown);
  if (!baseline) {
    throw new UseError(
      problems.map((problem) => ({ ...problem, help: "Remove the file, or restore an earlier one." })),
    );
  }
  return baseline;
}
