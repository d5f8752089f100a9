import type { ModelRecord } from "./records";

/** Elements by the loop or facility water that they give heat to, in the order of the records. */
export function heatSources(records: readonly ModelRecord[]): ReadonlyMap<string, readonly ModelRecord[]> {
  const bySink = new Map<string, ModelRecord[]>();
  for (const record of records) {
    for (const sink of sinksOf(record)) {
      const same = bySink.get(sink);
      if (same) same.push(record);
      else bySink.set(sink, [record]);
    }
  }
  return bySink;
}

function sinksOf(record: ModelRecord): readonly string[] {
  switch (record.kind) {
    case "rack":
      return stated(record.loop, record.rear_door_to);
    case "air-unit":
      return stated(record.rejects_to);
    case "cooling-loop":
      return stated(record.facility, record.rejection?.condenser);
    case "facility-water":
      return stated(record.exchanger?.to, record.rejection?.condenser);
    default:
      return NONE;
  }
}

/** Shared, because most records of a facility may give heat to nothing. */
const NONE: readonly string[] = [];

function stated(first: string | undefined, second?: string): readonly string[] {
  if (second === undefined || second === first) return first === undefined ? NONE : [first];
  return first === undefined ? [second] : [first, second];
}
