/** What two plans of a facility differ in, as data: `schema/diff.schema.json` describes the same. */
import type { Finding } from "../../engine/report";
import type { RecordKind } from "../../model/records";
import type { ReportDocument, Status } from "../documents/documents";

export const DIFF_SCHEMA_VERSION = "1";

/** One of the two plans. */
export interface DiffSide {
  readonly status: Status;
  readonly element_count: number;
}

/** A sum over the whole facility, before and after. */
export interface TotalChange {
  readonly name: string;
  /** Empty for counts. */
  readonly unit: string;
  readonly base: number;
  readonly head: number;
  /** A side whose sum lacks inputs: then it is a lower bound. */
  readonly base_is_lower_bound: boolean;
  readonly head_is_lower_bound: boolean;
}

export interface ElementName {
  readonly path: string;
  readonly kind: RecordKind;
  /** Catalog part. */
  readonly model?: string;
}

/** One stated value; absent where a side does not state it. Keys of nested values are joined by a dot. */
export interface PropertyChange {
  readonly key: string;
  readonly base?: unknown;
  readonly head?: unknown;
}

export interface ElementChange extends ElementName {
  readonly properties: readonly PropertyChange[];
}

/** An element that stands elsewhere, with all that stands below it: same content, other path or other slot. */
export interface ElementMove {
  readonly from: string;
  readonly to: string;
  /** Absent for a group that is no element itself. */
  readonly kind?: RecordKind;
  readonly model?: string;
  readonly element_count: number;
  readonly rack_count: number;
  /** What else changed on the element itself. */
  readonly properties: readonly PropertyChange[];
}

/** How much of its limit a feed, loop or floor uses in its worst state. */
export interface Headroom {
  readonly value: number;
  readonly limit: number;
  readonly unit: string;
  readonly state: string;
}

export interface HeadroomChange {
  readonly path: string;
  readonly of: "feed" | "loop" | "floor";
  /** Absent where the element is on one side only. */
  readonly base?: Headroom;
  readonly head?: Headroom;
}

/** A finding that both sides have, with other numbers. */
export interface FindingChange {
  readonly base: Finding;
  readonly head: Finding;
  /** The margin is smaller than it was, or the severity higher. */
  readonly is_worse: boolean;
}

export interface FindingChanges {
  readonly new: readonly Finding[];
  readonly fixed: readonly Finding[];
  /** Suppressed or taken into the baseline by the head, and not by the base. */
  readonly set_aside: readonly Finding[];
  readonly changed: readonly FindingChange[];
  readonly unchanged_count: number;
}

export interface StackChange {
  readonly stack: string;
  readonly change: "added" | "removed" | "changed";
  /** Names of the Terraform resources, in code-unit order. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

export interface DiffDocument {
  readonly schema_version: string;
  readonly factory: string;
  readonly base: DiffSide;
  readonly head: DiffSide;
  readonly head_counts: ReportDocument["counts"];
  readonly totals: readonly TotalChange[];
  readonly elements: {
    readonly added: readonly ElementName[];
    readonly removed: readonly ElementName[];
    readonly moved: readonly ElementMove[];
    readonly changed: readonly ElementChange[];
  };
  readonly headroom: readonly HeadroomChange[];
  readonly findings: FindingChanges;
  readonly stacks: readonly StackChange[];
  /** Rules that the head does not judge by, everywhere or in some places, and the base did. */
  readonly rules_off: readonly string[];
  /** Catalog parts, rule settings and other things that the two sides were judged with and that differ. */
  readonly judged_with: readonly string[];
}
