/** Where the eight ways of `fixtures/ways.ts` must be found: the `new` that the user sees, or the called method's name. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { ReportDocument } from "../../lib/emit/documents/documents";

export const WAYS_SOURCE = readFileSync(join(__dirname, "fixtures", "ways.ts"), "utf8");

/** Path of the element, and the text that its column begins. */
export const WAYS = [
  { path: "s/f/r/module", begins: 'new Rack(row, "module"' },
  { path: "s/f/r/loop-1", begins: "new Rack(row, `loop-" },
  { path: "s/f/r/helper", begins: "new Rack(row, id, {}) satisfies" },
  { path: "s/f/r/map", begins: "new Rack(row, id, {}))" },
  { path: "s/f/r/subclass", begins: "new SpecialRack(row" },
  { path: "s/f/r/pod/composite", begins: "new Rack(this" },
  { path: "s/busway/a", begins: "group(site" },
  { path: "s/tcs/cdu-1", begins: "new CoolingLoop(site" },
] as const;

/** `path line:column` as it must be, found in the source by text. */
export function expectedPlaces(source: string): string[] {
  return WAYS.map(({ path, begins }) => {
    const before = source.slice(0, source.indexOf(begins)).split("\n");
    return `${path} ${before.length}:${(before.at(-1) ?? "").length + 1}`;
  }).sort();
}

/** The same of the errors of a report. */
export function reportedPlaces({ findings }: ReportDocument): string[] {
  const errors = findings.filter(({ severity }) => severity === "error");
  return errors.map(({ path, position }) => `${path} ${position?.line}:${position?.column}`).sort();
}
