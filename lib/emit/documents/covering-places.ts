import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";

/** The fewest paths that name exactly these racks: a site, floor or row where all of its racks are among them, else racks. */
export function coveringPlaces(index: ModelIndex, racks: readonly string[]): string[] {
  const among = new Set(racks);
  const counts = new Map<string, number>();
  const holdersOf = (rack: string): string[] =>
    [index.siteOf(rack), index.floorOf(rack), index.rowOf(rack)].flatMap((holder) => (holder ? [holder.path] : []));
  for (const rack of among) for (const holder of holdersOf(rack)) counts.set(holder, (counts.get(holder) ?? 0) + 1);
  const whole = (holder: string): boolean => counts.get(holder) === index.racksUnder(holder).length;
  const places = new Set([...among].map((rack) => holdersOf(rack).find(whole) ?? rack));
  return [...places].sort(compareText);
}
