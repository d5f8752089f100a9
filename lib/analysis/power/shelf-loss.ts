/** Loss of one power shelf of a rack, with every feed live: carried where the other shelves carry the rack. */
import type { ModelIndex } from "../../model/model";
import type { RackRecord } from "../../model/records";
import type { Amount } from "../amount";
import type { RackLoads } from "../rack-load";
import { isWithin } from "../tolerance";

export interface ShelfLoss {
  readonly shelf_count: number;
  readonly rated_power_kw: number;
  readonly design_kw: Amount;
  /** What all shelves but one carry. */
  readonly left_kw: number;
  /** Losing any one shelf takes the rack. */
  readonly takesRack: boolean;
}

/** Undefined for a rack without shelves, or one that its shelves do not carry even with none lost. */
export function shelfLoss(index: ModelIndex, racks: RackLoads, rack: RackRecord): ShelfLoss | undefined {
  const shelves = index.rackPart(rack)?.shelves;
  const design = racks.get(rack.path)?.design_kw;
  if (!shelves || !design || !isWithin(design.value, shelves.count * shelves.rated_power_kw)) return undefined;
  const left = (shelves.count - 1) * shelves.rated_power_kw;
  return {
    shelf_count: shelves.count,
    rated_power_kw: shelves.rated_power_kw,
    design_kw: design,
    left_kw: left,
    takesRack: !isWithin(design.value, left),
  };
}
