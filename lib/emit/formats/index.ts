/**
 * The formats of a report, in one table: what each is for, and how it is made. The list that `--format` accepts is this
 * one. Each is loaded when it is used.
 */
import type { Format } from "./format-input";

interface FormatEntry {
  /** For whom it is, in a few words. */
  readonly summary: string;
  load(): Format;
}

export const FORMATS = {
  pretty: {
    summary: "text for people at a terminal",
    load: () => (require("../pretty/pretty-format") as typeof import("../pretty/pretty-format")).prettyFormat,
  },
  json: {
    summary: "the report as data, with a schema",
    load: () => (require("./json") as typeof import("./json")).json,
  },
  sarif: {
    summary: "SARIF 2.1.0 for code scanning",
    load: () => (require("./sarif") as typeof import("./sarif")).sarif,
  },
  "sarif-audit": {
    summary: "SARIF 2.1.0 with suppressed findings, for auditors",
    load: () => (require("./sarif") as typeof import("./sarif")).sarifAudit,
  },
  junit: {
    summary: "JUnit XML for test reports",
    load: () => (require("./junit") as typeof import("./junit")).junit,
  },
  github: {
    summary: "annotations of GitHub Actions, as workflow commands",
    load: () => (require("./github") as typeof import("./github")).github,
  },
  gitlab: {
    summary: "Code Quality report of GitLab",
    load: () => (require("./gitlab") as typeof import("./gitlab")).gitlab,
  },
  markdown: {
    summary: "job summary or comment of a pull request",
    load: () => (require("./markdown") as typeof import("./markdown")).markdown,
  },
  csv: {
    summary: "findings as a table",
    load: () => (require("./csv") as typeof import("./csv")).csv,
  },
  terse: {
    summary: "one line per finding",
    load: () => (require("./terse") as typeof import("./terse")).terse,
  },
} as const satisfies Readonly<Record<string, FormatEntry>>;

export type FormatName = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];

export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(FORMATS, name);
}
