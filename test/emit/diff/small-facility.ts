/** Two rows on one busway each, and plans of it in several states. */
import type { PlanDocument } from "../../../lib/emit/documents/documents";
import type { ModelRecord } from "../../../lib/model/records";
import { asRead, judgeRecords } from "../../helpers/judged";
import { feed, floor, rack, row, site } from "../../helpers/records";

export const PARENT = "north/hall";

/** A row with its busway and its racks, which name the busway. */
export function rowOf(path: string, count: number): ModelRecord[] {
  const busway = feed(`${path}/busway`, { rated_a: 800, voltage_v: 415, from: ["north/grid"] });
  const racks = Array.from({ length: count }, (_, at) =>
    rack(`${path}/n${at + 1}`, { slot: at + 1, power_kw: 20, feeds: [busway.path] }),
  );
  return [row(path, { power_limit_kw: 1000 }), busway, ...racks];
}

export function hall(...records: readonly ModelRecord[]): ModelRecord[] {
  const grid = feed("north/grid", { feed_kind: "utility", rated_kva: 5000, voltage_v: 415, claims: "N" });
  return [site("north"), grid, floor(PARENT), ...records];
}

export function planOf(records: readonly ModelRecord[]): PlanDocument {
  return asRead(judgeRecords(records).plan);
}
