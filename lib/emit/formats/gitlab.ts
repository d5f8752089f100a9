import type { Severity } from "../../engine/report";
import { type Entry, factsOf, openEntries } from "./entries";
import type { FormatInput } from "./format-input";
import { jsonText } from "./json-text";
import { shown, visible } from "./visible";

const LEVELS: Readonly<Record<Severity, string>> = { error: "critical", warning: "minor", info: "info" };
const MOST_MESSAGE = 1000;
const MOST_FACT = 200;

/** A Code Quality report of GitLab: fingerprints are unique, and stay when lines shift. */
export function gitlab(input: FormatInput): string {
  return jsonText(openEntries(input).map((entry) => issue(entry, input.file)));
}

function issue({ finding, place, id }: Entry, file: string) {
  const facts = factsOf(finding).map(([name, text]) => `${name} ${shown(text, MOST_FACT)}`);
  return {
    description: [shown(finding.message, MOST_MESSAGE), facts.join(", ")].filter((text) => text !== "").join(" "),
    check_name: visible(finding.rule),
    fingerprint: id,
    severity: LEVELS[finding.severity],
    location: { path: place?.file ?? file, lines: { begin: place?.line ?? 1 } },
  };
}
