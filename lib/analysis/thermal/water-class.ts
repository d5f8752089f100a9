import type { WaterClass } from "../../model/records";

/** Supply of facility water in °C that an ASHRAE class allows. */
export interface WaterClassRange {
  readonly lowest_c: number;
  /** Absent for W+. */
  readonly highest_c?: number;
}

/** ASHRAE TC 9.9 (MEMORY): every class begins at 2 °C; W17 to W45 are named after their highest supply. */
const LOWEST_C = 2;

export function waterClassRange(name: WaterClass): WaterClassRange {
  return { lowest_c: LOWEST_C, ...(name !== "W+" && { highest_c: Number(name.slice(1)) }) };
}
