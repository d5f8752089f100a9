import type { PartTable } from "../catalog/parts";
import type { ModelRecord } from "./records";

/** The parts that records name, and the parts and coolants those name in turn; in code-unit order of their ids. */
export function partsUsedBy(records: readonly ModelRecord[], available: PartTable): PartTable {
  const wanted = new Set<string>();
  const want = (id: string | undefined): void => {
    if (id === undefined || wanted.has(id) || !Object.hasOwn(available, id)) return;
    wanted.add(id);
    const part = available[id];
    if (part?.kind === "cdu") want(part.rated_coolant);
    if (part?.kind !== "rack") return;
    want(part.flow_curve_of);
    want(part.flow_curve?.coolant);
  };
  for (const record of records) {
    if (record.kind === "rack" || record.kind === "cdu") want(record.model);
    if (record.kind === "cooling-loop" || record.kind === "facility-water") want(record.coolant);
  }
  return Object.fromEntries([...wanted].sort().map((id) => [id, available[id] as PartTable[string]]));
}
