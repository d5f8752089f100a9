/** Two plans on disk: the facility of the benchmark, and the same with racks added, racks moved and a rating lowered. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { documentText } from "../lib/emit/documents/document-text";
import type { FacilitySize } from "./facility";

interface Element {
  readonly kind: string;
  readonly path: string;
}

/** Writes both into a folder; returns their names. */
export function writePlans(
  program: readonly string[],
  { racks, sites }: FacilitySize,
  folder: string,
): [string, string] {
  const args = [...program, "plan", String(racks), String(sites)];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`The plan was not written:\n${stderr}`);
  const base = join(folder, "out", "plan.json");
  const head = join(folder, "out", "head.json");
  const plan = JSON.parse(readFileSync(base, "utf8")) as { model: { elements: Element[] } };
  plan.model.elements = changed(plan.model.elements);
  writeFileSync(head, documentText(plan));
  return [base, head];
}

const ADDED = 20;
const MOVED = 5;
const LOWERED = "site-1/floor-2/busway-1/a";

function changed(elements: readonly Element[]): Element[] {
  const racks = elements.filter(({ kind }) => kind === "rack");
  const moved = new Set(racks.slice(0, MOVED));
  const [sample] = racks.slice(-1);
  const added = Array.from({ length: ADDED }, (_, at) => ({ ...sample, path: `${sample?.path}-${at}` }) as Element);
  const all = elements.map((element) => {
    if (moved.has(element)) return { ...element, path: element.path.replace("/r01/", "/r02/moved-") };
    return element.path === LOWERED ? { ...element, rated_a: 1600 } : element;
  });
  return [...all, ...added].sort((left, right) => (left.path < right.path ? -1 : 1));
}
