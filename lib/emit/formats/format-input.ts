/** What the formats of a report are made from: plain data, the same for all of them. */
import type { Analysis } from "../../analysis/analysis";
import type { AnyRule } from "../../engine/define-rule";
import type { ModelIndex } from "../../model/model";
import type { ReportDocument } from "../documents/documents";
import type { ReadSource } from "../pretty/frame";
import type { OneLineForm } from "../pretty/one-line";
import type { SummaryFiles } from "../pretty/summary";
import type { FailOn } from "./fails-run";

/** A facility that was judged. */
export interface ReportedFacility {
  readonly index: ModelIndex;
  readonly analysis: Analysis;
  readonly report: ReportDocument;
  /** Where its results went; absent when nothing is written. */
  readonly files?: SummaryFiles | undefined;
}

export interface FormatInput {
  /** In the order of declaration. */
  readonly facilities: readonly ReportedFacility[];
  /** Rules that the facilities were judged by. */
  readonly rules: readonly AnyRule[];
  /** Version of this package. */
  readonly version: string;
  /** What was judged, relative to the repository's root: the place of findings that have none of their own. */
  readonly file: string;
  /** The way from the repository's root to the folder that positions are relative to: "" or `sites/north/`. */
  readonly prefix: string;
  /** Files that the pull request changes, relative to the repository's root; their findings come first. */
  readonly changedFiles: readonly string[];
  /** Where the whole report can be read. */
  readonly reportUrl?: string | undefined;
  readonly failOn?: FailOn | undefined;
  /** For people at a terminal. */
  readonly source: ReadSource;
  readonly colour: boolean;
  readonly oneLine: OneLineForm;
}

/** A report as a text. Pure: no clock, no disk, no environment. */
export type Format = (input: FormatInput) => string;
