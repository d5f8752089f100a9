import type { ModelIndex } from "../../model/model";
import type { CoolingLoopRecord } from "../../model/records";
import { invalidElement, joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import { type Bounds, bounds, exactly, exactValue, largest, unbounded } from "./bounds";
import { noSupplyTemperature } from "./flow";
import { isValidClass, type LoopModelRacks, type LoopRackClass } from "./racks";
import type { FacilityWater } from "./water";

/** The temperatures from the outdoor air to the racks of one loop, and the room's dew point beside them. */
export interface TemperatureChain {
  readonly facility: FacilityWater;
  /** Temperature at which the loop supplies its racks. */
  readonly supply_c: Bounds;
  /** The smallest of the highest supply temperatures that its racks allow. */
  readonly rack_supply_max_c: Bounds;
  /** The highest dew point of the rooms where its racks stand; the wettest of them is named. */
  readonly dew_point_c: Bounds;
  readonly wettest_floor?: string;
  /** Room at every arrow; absent where an end of it is not known. Negative: the arrow does not hold. */
  readonly margins: ChainMargins;
}

export interface ChainMargins {
  /** Set point of the facility water over what the plant reaches. */
  readonly set_point_over_reachable_k?: number;
  /** Loop supply over facility water: the approach that the CDUs have. */
  readonly loop_over_facility_k?: number;
  /** Highest supply that every rack allows over the loop supply. */
  readonly rack_maximum_over_loop_k?: number;
  /** Loop supply over the highest dew point, before any safety margin. */
  readonly loop_over_dew_point_k?: number;
}

/** Puts the temperatures of a loop in a row. */
export function temperatureChain(
  index: ModelIndex,
  loop: CoolingLoopRecord,
  classes: readonly LoopRackClass[],
  facility: FacilityWater,
): TemperatureChain {
  const supply = loop.supply_c === undefined ? unbounded(noSupplyTemperature(loop.path)) : exactly(loop.supply_c);
  const { dewPoint, wettest } = dewPointOf(index, classes);
  const rackMaximum = smallestMaximum(classes.filter(isValidClass));
  return {
    facility,
    supply_c: supply,
    rack_supply_max_c: rackMaximum,
    dew_point_c: dewPoint,
    ...(wettest !== undefined && { wettest_floor: wettest }),
    margins: {
      ...over("set_point_over_reachable_k", facility.set_point_c, exactValue(facility.reachable_c)),
      ...over("loop_over_facility_k", loop.supply_c, exactValue(facility.supply_c)),
      ...over("rack_maximum_over_loop_k", exactValue(rackMaximum), loop.supply_c),
      ...over("loop_over_dew_point_k", loop.supply_c, exactValue(dewPoint)),
    },
  };
}

function over<Name extends string>(name: Name, upper: number | undefined, lower: number | undefined) {
  return upper === undefined || lower === undefined ? {} : ({ [name]: upper - lower } as Record<Name, number>);
}

function smallestMaximum(classes: readonly LoopRackClass[]): Bounds {
  let upper: number | undefined;
  let missing: readonly Missing[] = NOTHING_MISSING;
  for (const each of classes) {
    if (each.supply_max_c === undefined) missing = joinMissing(missing, [noSupplyMaximum(each)]);
    else upper = Math.min(upper ?? each.supply_max_c, each.supply_max_c);
  }
  return bounds(missing.length === 0 ? upper : undefined, upper, missing);
}

/** What a class of racks lacks whose part gives no highest supply temperature. */
export function noSupplyMaximum({ model, racks }: LoopModelRacks): Missing {
  const named = model === undefined ? "racks without a model" : `${model} racks`;
  return { what: `highest supply temperature of ${named}`, why: "not published", path: racks[0] as string };
}

function dewPointOf(index: ModelIndex, classes: readonly LoopRackClass[]) {
  const rooms = new Map<string, Bounds>();
  for (const { racks } of classes) {
    for (const rack of racks) {
      const floor = index.floorOf(rack);
      const path = floor?.path ?? "";
      if (rooms.has(path)) continue;
      // A rack on no floor has that as its own problem.
      if (!floor || floor.problems) rooms.set(path, unbounded(invalidElement(floor?.path ?? rack)));
      else if (floor.dew_point_c !== undefined) rooms.set(path, exactly(floor.dew_point_c));
      else rooms.set(path, unbounded({ what: "dew point of the room", why: "not stated", path }));
    }
  }
  const dewPoint = largest([...rooms.values()]);
  const wettest = [...rooms].find(
    ([path, { lower }]) => path !== "" && lower !== undefined && lower === dewPoint.lower,
  );
  return { dewPoint, wettest: wettest?.[0] };
}
