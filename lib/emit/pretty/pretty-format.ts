import type { FormatInput } from "../formats/format-input";
import { oneLine } from "./one-line";
import { pretty } from "./pretty";

/** Every facility in full, one after the other. */
export function prettyFormat({ facilities, rules, source, colour, oneLine: form }: FormatInput): string {
  const texts = facilities.map(({ report, index, analysis, files }) =>
    pretty({ report, rules, source, colour, files, diagram: oneLine(index, analysis, form) }),
  );
  return texts.join("\n");
}
