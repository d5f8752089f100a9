import type { ModelIndex } from "../model/model";

/** Whether a rack, or a place that holds it, must survive any single loss. */
export function mustSurvive(index: ModelIndex, rack: string): boolean {
  const holders = [index.get("rack", rack), index.rowOf(rack), index.floorOf(rack), index.siteOf(rack)];
  return holders.some((holder) => holder?.survives === "any-single-loss");
}
