/** What a plant is, whether it is facility water or a loop with a rejection of its own. */
import type { ModelIndex } from "../../model/model";
import type { ExchangerRecord, RejectionRecord } from "../../model/records";
import { ratedHeat } from "./rejection";

/** The statements of a plant. */
export interface PlantInputs {
  readonly path: string;
  /** As people say it: "loop", "facility water". */
  readonly noun: "loop" | "facility water";
  readonly isInvalid: boolean;
  /** Set point of the facility water supply. */
  readonly set_point_c?: number;
  readonly coolant?: string;
  readonly rejection?: RejectionRecord;
  /** Rated heat of the whole rejection at the elevation of its site. */
  readonly capacity_kw?: number;
  readonly exchanger?: ExchangerRecord;
  /** Flow and head that the facility water is designed for. */
  readonly flow_l_per_min?: number;
  readonly head_kpa?: number;
}

/** The statements of the plant at a path; undefined where no plant is there. */
export function plantInputs(index: ModelIndex, path: string): PlantInputs | undefined {
  const record = index.find(path);
  if (record?.kind === "facility-water") {
    const { coolant, supply_c, rejection, exchanger, flow_l_per_min, head_kpa } = record;
    return {
      path,
      noun: "facility water",
      isInvalid: record.problems !== undefined,
      ...(supply_c !== undefined && { set_point_c: supply_c }),
      ...(coolant !== undefined && { coolant }),
      ...ofRejection(rejection),
      ...(exchanger && { exchanger }),
      ...(flow_l_per_min !== undefined && { flow_l_per_min }),
      ...(head_kpa !== undefined && { head_kpa }),
    };
  }
  if (record?.kind !== "cooling-loop") return undefined;
  return {
    path,
    noun: "loop",
    isInvalid: record.problems !== undefined,
    ...(record.facility_supply_c !== undefined && { set_point_c: record.facility_supply_c }),
    ...ofRejection(record.rejection),
  };
}

function ofRejection(rejection: RejectionRecord | undefined) {
  if (!rejection) return {};
  const capacity_kw = ratedHeat(rejection);
  return { rejection, ...(capacity_kw !== undefined && { capacity_kw }) };
}

/**
 * The plant of whatever gives heat to the element at the path: facility water is its own, a loop's is the facility water
 * that it names, or the loop itself. A loop whose CDUs give its heat to the room air has none.
 */
export function plantOf(index: ModelIndex, path: string | undefined): string | undefined {
  const record = path === undefined ? undefined : index.find(path);
  if (record?.kind === "facility-water") return record.path;
  if (record?.kind !== "cooling-loop" || index.isLiquidToAir(record.path)) return undefined;
  return record.facility ?? record.path;
}

/** The heat rejection of a plant. */
export function rejectionOf(index: ModelIndex, plant: string): RejectionRecord | undefined {
  return plantInputs(index, plant)?.rejection;
}
