import type { ModelIndex } from "../../model/model";
import type { CduRecord, CoolingLoopRecord } from "../../model/records";
import { type Amount, scale, sum } from "../amount";
import { type Bounds, boundsOf, sumBounds } from "./bounds";
import { type CduGroup, cduGroup } from "./cdu";
import { type TemperatureChain, temperatureChain } from "./chain";
import type { LoopRackClass } from "./racks";
import { facilityWater } from "./water";

/** One cooling loop in the normal state, and its CDUs with units lost. */
export interface LoopThermal {
  readonly path: string;
  /** The racks that give heat to the loop, grouped by model and heat. */
  readonly rack_classes: readonly LoopRackClass[];
  readonly rack_count: number;
  /** Heat that the racks give to the loop. */
  readonly liquid_kw: Amount;
  /** Flow that the racks need together at the loop's supply temperature. */
  readonly flow_l_per_min: Bounds;
  readonly cdus: CduGroup;
  /** Heat for the loop's rejection: of the racks, and of the air units that reject to the loop. */
  readonly rejected_kw: Bounds;
  readonly chain: TemperatureChain;
}

/** Heat, flow and temperatures of a loop with everything in service, and its CDUs with units lost. */
export function analyseLoop(
  index: ModelIndex,
  loop: CoolingLoopRecord,
  classes: readonly LoopRackClass[],
  cdus: readonly CduRecord[],
  airHeat: readonly Bounds[],
): LoopThermal {
  const facility = facilityWater(index, loop);
  const liquid = sum(classes.map(({ liquid_kw, racks }) => scale(liquid_kw, racks.length)));
  return {
    path: loop.path,
    rack_classes: classes,
    rack_count: classes.reduce((count, { racks }) => count + racks.length, 0),
    liquid_kw: liquid,
    flow_l_per_min: sumBounds(classes.map(({ flow_l_per_min: each, racks }) => ({ each, count: racks.length }))),
    cdus: cduGroup(index, loop, cdus, facility.supply_c),
    rejected_kw: sumBounds([boundsOf(liquid), ...airHeat].map((each) => ({ each, count: 1 }))),
    chain: temperatureChain(index, loop, classes, facility),
  };
}
