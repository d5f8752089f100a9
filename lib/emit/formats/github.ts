import type { Severity } from "../../engine/report";
import { counted } from "../pretty/text";
import { type Entry, factsOf, openEntries, SEVERITIES } from "./entries";
import type { FormatInput } from "./format-input";
import { shown, visible } from "./visible";
import { workflowCommand, type WorkflowCommand } from "./workflow-command";

const COMMANDS = { error: "error", warning: "warning", info: "notice" } as const;
/** GitHub shows this many of each level per step, those printed first, and drops the rest without a word. */
const MOST_PER_LEVEL = 10;
const MOST_MESSAGE = 1000;
const MOST_TITLE = 200;

/** One workflow command per finding: most severe first, those in changed files before the others; the last of a level counts the rest. */
export function github(input: FormatInput): string {
  const changed = new Set(input.changedFiles);
  const isChanged = ({ place }: Entry): boolean => place !== undefined && changed.has(place.file);
  const entries = openEntries(input);
  const lines = SEVERITIES.flatMap((severity) => {
    const level = entries.filter(({ finding }) => finding.severity === severity);
    return ofLevel(severity, [...level.filter(isChanged), ...level.filter((entry) => !isChanged(entry))]);
  });
  return lines.map((command) => `${workflowCommand(command)}\n`).join("");
}

function ofLevel(severity: Severity, entries: readonly Entry[]): WorkflowCommand[] {
  if (entries.length <= MOST_PER_LEVEL) return entries.map(command);
  const shownEntries = entries.slice(0, MOST_PER_LEVEL - 1);
  const more = counted(entries.length - shownEntries.length, `more ${severity}`, `more ${severity}s`);
  const message = `${more}: the report lists all.`;
  return [...shownEntries.map(command), { name: COMMANDS[severity], properties: { title: "superfactory" }, message }];
}

function command({ finding, place }: Entry): WorkflowCommand {
  const { severity, rule, path, message, fix } = finding;
  const facts = factsOf(finding).map(([name, text]) => `${name} ${shown(text, MOST_TITLE)}`);
  const lines = [
    shown(message, MOST_MESSAGE),
    ...(facts.length > 0 ? [facts.join(", ")] : []),
    `at ${shown(path, MOST_TITLE)}`,
    `fix: ${shown(fix, MOST_MESSAGE)}`,
  ];
  return {
    name: COMMANDS[severity],
    properties: {
      file: place && visible(place.file),
      line: place?.line,
      endLine: place?.line,
      col: place?.column,
      title: shown(rule, MOST_TITLE),
    },
    message: lines.join("\n"),
  };
}
