import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import type { CoolingLoopRecord, RackRecord } from "../../model/records";
import { type Amount, isKnown } from "../amount";
import type { RackLoad, RackLoads } from "../rack-load";
import { type Bounds, boundsOf } from "./bounds";
import { loopSupply, requiredFlow } from "./flow";
import { returnOf } from "./loop-temperatures";
import { rackPressureDrop } from "./rack-curve";
import { isWithin } from "../tolerance";

/** Racks of one loop that have the same model and the same liquid heat: what each of them asks of the loop. */
export interface LoopRackClass {
  readonly model?: string;
  /** Liquid heat of one rack. */
  readonly liquid_kw: Amount;
  /** Flow that one rack needs at the loop's supply temperature. */
  readonly flow_l_per_min: Bounds;
  /** Pressure drop of one rack at that flow, in the loop's coolant. */
  readonly pressure_drop_kpa: Bounds;
  /** Temperature at which one rack returns that flow. */
  readonly return_c: Bounds;
  /** Range of supply temperatures that the part allows. */
  readonly supply_min_c?: number;
  readonly supply_max_c?: number;
  /** Highest return that the part allows. */
  readonly return_max_c?: number;
  /** Highest flow that the part allows. */
  readonly flow_max_l_per_min?: number;
  /** Paths in code-unit order. */
  readonly racks: readonly string[];
}

/** The racks that give heat to a loop, grouped so that the arithmetic runs once per class; by their first rack. */
export function loopRackClasses(
  index: ModelIndex,
  loads: RackLoads,
  loop: CoolingLoopRecord,
  racks: readonly RackRecord[],
): readonly LoopRackClass[] {
  const supply = loopSupply(index, loop);
  return [...grouped(loads, racks).values()].map(({ first, load, paths }) => {
    const part = index.rackPart(first);
    const flow = requiredFlow(index, first, load.liquid_kw, supply);
    return {
      ...(first.model !== undefined && { model: first.model }),
      liquid_kw: load.liquid_kw,
      flow_l_per_min: flow,
      pressure_drop_kpa: rackPressureDrop(index, first, flow, supply),
      return_c: returnOf(supply, boundsOf(load.liquid_kw), flow),
      ...(part?.supply_min_c !== undefined && { supply_min_c: part.supply_min_c }),
      ...(part?.supply_max_c !== undefined && { supply_max_c: part.supply_max_c }),
      ...(part?.return_max_c !== undefined && { return_max_c: part.return_max_c }),
      ...(part?.flow_max_l_per_min !== undefined && { flow_max_l_per_min: part.flow_max_l_per_min }),
      racks: paths,
    };
  });
}

interface Group {
  readonly first: RackRecord;
  readonly load: RackLoad;
  readonly paths: string[];
}

function grouped(loads: RackLoads, racks: readonly RackRecord[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const rack of racks) {
    const load = loads.get(rack.path);
    if (!load || !givesLiquidHeat(load)) continue;
    const key = keyOf(rack, load);
    const group = groups.get(key);
    if (group) group.paths.push(rack.path);
    else groups.set(key, { first: rack, load, paths: [rack.path] });
  }
  return groups;
}

/** False only for racks that are known to give none. */
export function givesLiquidHeat({ liquid_kw }: RackLoad): boolean {
  return liquid_kw.value > 0 || !isKnown(liquid_kw);
}

function keyOf({ model = "" }: RackRecord, { liquid_kw }: RackLoad): string {
  const key = `${model}\n${liquid_kw.value}`;
  return liquid_kw.missing.reduce((all, { what, why, path, invalid }) => `${all}\n${invalid ? path : what + why}`, key);
}

/** All racks of one model on a loop, whatever their heat. */
export type LoopModelRacks = Pick<LoopRackClass, "model" | "supply_min_c" | "supply_max_c" | "racks">;

/** False for racks with problems of their own. */
export function isValidClass({ liquid_kw }: LoopRackClass): boolean {
  return !liquid_kw.missing.some(({ invalid }) => invalid);
}

/** The valid racks by model, in the order of the models' first racks; racks with problems of their own are left out. */
export function racksByModel(classes: readonly LoopRackClass[]): readonly LoopModelRacks[] {
  const groups = new Map<string | undefined, LoopRackClass[]>();
  for (const each of classes) {
    if (!isValidClass(each)) continue;
    const group = groups.get(each.model);
    if (group) group.push(each);
    else groups.set(each.model, [each]);
  }
  return [...groups.values()].map((group) => {
    const racks = group.flatMap((each) => each.racks).sort(compareText);
    return { ...(group[0] as LoopRackClass), racks };
  });
}

/**
 * How many racks could stay if the rest were moved: the most that fit, so those that ask for least. Racks whose demand is
 * unknown count with its lower bound.
 */
export function racksThatFit(
  classes: readonly LoopRackClass[],
  demand: (rack: LoopRackClass) => number | undefined,
  limit: number,
): number {
  let room = limit;
  let fitting = 0;
  const ascending = classes
    .map((each) => ({ demand: demand(each) ?? 0, count: each.racks.length }))
    .sort((left, right) => left.demand - right.demand);
  for (const { demand: each, count } of ascending) {
    const staying = isWithin(count * each, room) ? count : wholeTimes(each, room);
    fitting += staying;
    room -= staying * each;
    if (staying < count) break;
  }
  return fitting;
}

/** How often a demand fits into the room, rounding noise aside. */
function wholeTimes(demand: number, room: number): number {
  const times = Math.max(0, Math.floor(room / demand));
  return isWithin((times + 1) * demand, room) ? times + 1 : times;
}
