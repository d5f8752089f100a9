/** The one place that escapes for the JSON formats. */
import { UNSEEN } from "./visible";

/**
 * A value as JSON in which everything can be seen: controls, marks that turn or hide text, and what a CI runner would obey
 * when it is printed, are written as escapes. The data stay exactly what they are.
 */
export function jsonText(value: unknown, indent = 2): string {
  const lines = JSON.stringify(value, null, indent).split("\n");
  const seen = lines.map((line) => line.replace(UNSEEN, escaped).replace(/#(?=#\w*\[)/g, "\\u0023"));
  return `${seen.join("\n")}\n`;
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
