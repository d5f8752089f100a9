/** In which order the racks of a loop hang on its pipes. */
import { compareText } from "../../../core/order";
import type { ModelIndex } from "../../../model/model";
import type { LoopThermal } from "../loop";
import type { LoopRackClass } from "../racks";

/** A rack at its take-off. */
export interface RackPlace {
  readonly path: string;
  readonly rack_class: LoopRackClass;
  readonly branch_length_m?: number;
}

/** Racks of each row in the order of their slots, rows from the CDUs on; no row is empty. */
export type LoopLayout = readonly (readonly RackPlace[])[];

interface RowPlace {
  readonly path: string;
  readonly y_m?: number;
  readonly racks: (RackPlace & { readonly slot: number })[];
}

/**
 * Rows in the order of their positions where all state one, else of their paths; racks in the order of slots, then paths.
 * Racks outside any row make one of their own.
 */
export function loopLayout(index: ModelIndex, { rack_classes }: LoopThermal): LoopLayout {
  const rows = new Map<string, RowPlace>();
  for (const rackClass of rack_classes) {
    for (const path of rackClass.racks) {
      const row = index.rowOf(path);
      const place = rows.get(row?.path ?? "") ?? { path: row?.path ?? "", ...yOf(row?.y_m), racks: [] };
      rows.set(place.path, place);
      const { slot = Infinity, branch_length_m: length } = index.get("rack", path) ?? {};
      place.racks.push({ path, rack_class: rackClass, slot, ...(length !== undefined && { branch_length_m: length }) });
    }
  }
  const all = [...rows.values()];
  const isPlaced = all.every(({ y_m }) => y_m !== undefined);
  all.sort((left, right) => (isPlaced ? yDifference(left, right) : 0) || compareText(left.path, right.path));
  return all.map(({ racks }) => racks.sort((left, right) => bySlot(left.slot, right.slot) || byPath(left, right)));
}

function yOf(y_m: number | undefined) {
  return y_m === undefined ? {} : { y_m };
}

function yDifference(left: RowPlace, right: RowPlace): number {
  return (left.y_m as number) - (right.y_m as number);
}

/** Racks without a slot come last. */
function bySlot(left: number, right: number): number {
  return left === right ? 0 : left - right;
}

function byPath(left: RackPlace, right: RackPlace): number {
  return compareText(left.path, right.path);
}
