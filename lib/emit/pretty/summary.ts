/** What a reviewer wants to know in one minute: places, the fullest feeds and loops, risks, and what to do next. */
import type { ReportDocument } from "../documents/documents";
import type { Paint } from "./paint";
import { counted, PAGE_COLUMNS, plain, wrap } from "./text";
import { missingInputs } from "./unknown";
import { auditLines } from "./audit";
import { chainLines } from "./temperature-chains";
import { linkLines, placeLines, riskLines, usageLines } from "./summary-sections";
import { yearLines } from "./summary-year";

/** Where the results of a run are. */
export interface SummaryFiles {
  /** The folder of this facility, as the reader would type it. */
  readonly folder: string;
  /** Stacks of an earlier run that are no longer declared and were left in place. */
  readonly undeclaredStacks: readonly string[];
}

export interface SummaryOptions {
  readonly paint: Paint;
  readonly files?: SummaryFiles | undefined;
  /** The one-line diagram; none where it is left out. */
  readonly diagram?: readonly string[] | undefined;
}

/** The summary as lines; sections stand apart by an empty line. */
export function summary(report: ReportDocument, { paint, files, diagram = [] }: SummaryOptions): string[] {
  const { totals } = report;
  const sections = [
    [paint.strong(`${plain(report.factory)}: ${report.status}`), "", ...placeLines(totals)],
    diagram,
    usageLines("Fullest feeds", "feed", totals.feeds),
    usageLines("Fullest loops", "loop", totals.loops),
    yearLines(totals),
    chainLines(totals.temperature_chains),
    riskLines(totals.single_points_of_failure),
    linkLines(totals.links),
    auditLines(report),
    noteLines(report, files),
  ];
  return sections.filter((lines) => lines.length > 0).flatMap((lines, at) => (at === 0 ? lines : ["", ...lines]));
}

function noteLines(report: ReportDocument, files: SummaryFiles | undefined): string[] {
  return [
    ...labelled("Assumptions", assumptionText(report.assumptions.length)),
    ...labelled("Not checked", `${report.not_checked.map(plain).join("; ")}.`),
    ...(files ? fileLines(report, files) : []),
    ...labelled("Next", nextStep(report, files)),
  ];
}

function assumptionText(count: number): string {
  return count === 0 ? "none stated" : `${count}; report.json lists each with its line`;
}

function fileLines({ status }: ReportDocument, { folder, undeclaredStacks }: SummaryFiles): string[] {
  const what =
    status === "accepted" ? "report.json, plan.json, load-schedule.csv and the Terraform stacks" : "report.json only";
  const kept = undeclaredStacks.map(plain).join(", ");
  return [
    ...labelled("Files", `${plain(folder)}: ${what}`),
    ...(kept === "" ? [] : labelled("Left", `no longer declared, left in place with their state: ${kept}`)),
  ];
}

function nextStep(report: ReportDocument, files: SummaryFiles | undefined): string {
  const errors = report.counts.error_count;
  if (report.status === "rejected") {
    const nothing = files
      ? ", then synthesise again. Plan and Terraform of an earlier accepted run are untouched."
      : ".";
    return `correct ${counted(errors, "error")}${nothing}`;
  }
  const unknown = missingInputs(report.findings.filter(({ outcome }) => outcome === "unknown")).length;
  const doubt = unknown === 0 ? "" : `state ${counted(unknown, "missing input")} or accept what they leave unproved; `;
  return files
    ? `${doubt}review ${plain(files.folder)}/plan.json, then run terraform plan in the stacks.`
    : `${doubt}synthesise: superfactory synth <file>.`;
}

const LABEL_WIDTH = 13;

/** A label and its text; further lines of the text stand under the first. */
function labelled(label: string, text: string): string[] {
  const lines = wrap(text, PAGE_COLUMNS - LABEL_WIDTH);
  return lines.map((line, at) => (at === 0 ? label : "").padEnd(LABEL_WIDTH) + line);
}
