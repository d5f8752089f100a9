/** A facility beyond its design day: one outdoor climate everywhere, loops at another supply temperature. */
import type { ClimatePoint, ModelRecord } from "./records";

/** What takes the place of what the records state. */
export interface Conditions {
  /** Dry bulb at every site. */
  readonly ambient_c?: number;
  /** Coincident wet bulb at every site; without it whatever depends on it is unknown. */
  readonly wet_bulb_c?: number;
  /** By path of the loop. */
  readonly supply_c: ReadonlyMap<string, number>;
}

/** Names the design point that stands in for those of the sites. */
export const WHAT_IF_BASIS = "what-if";

/** The records under the conditions; everything else stays as it is. */
export function underConditions(records: readonly ModelRecord[], conditions: Conditions): ModelRecord[] {
  const { ambient_c, wet_bulb_c, supply_c } = conditions;
  const climate: readonly ClimatePoint[] = [
    {
      ...(ambient_c !== undefined && { dry_bulb_c: ambient_c }),
      ...(wet_bulb_c !== undefined && { coincident_wet_bulb_c: wet_bulb_c }),
      basis: WHAT_IF_BASIS,
    },
  ];
  return records.map((record): ModelRecord => {
    if (record.kind === "site" && ambient_c !== undefined) return { ...record, climate };
    const supply = record.kind === "cooling-loop" ? supply_c.get(record.path) : undefined;
    return record.kind === "cooling-loop" && supply !== undefined ? { ...record, supply_c: supply } : record;
  });
}
