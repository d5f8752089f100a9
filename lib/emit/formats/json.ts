import type { FormatInput } from "./format-input";
import { jsonText } from "./json-text";

/** The report as the schema has it; several facilities as a list of them. */
export function json({ facilities }: FormatInput): string {
  const reports = facilities.map(({ report }) => report);
  return jsonText(reports.length === 1 ? reports[0] : reports);
}
