import type { ModelIndex } from "../../model/model";
import type { CduRecord, CoolingLoopRecord } from "../../model/records";
import { type Amount, scale, sum } from "../amount";
import { type Bounds, boundsOf, exactly, sumBounds } from "./bounds";
import { type CduGroup, cduGroup } from "./cdu";
import type { CduDemand } from "./cdu-exchanger";
import { type TemperatureChain, temperatureChain } from "./chain";
import { type FacilitySide, facilitySide } from "./facility-side";
import { loopSupply } from "./flow";
import { meanOf, returnOf } from "./loop-temperatures";
import type { LoopRackClass } from "./racks";
import type { FacilityWater } from "./water";

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
  /** Temperature of the mixed return of all racks at that flow. */
  readonly return_c: Bounds;
  /** Mean of supply and return: the temperature of the coolant's properties. */
  readonly mean_c: Bounds;
  readonly cdus: CduGroup;
  /** Heat for the plant of the loop: of its racks, and of the air units and rear doors that name the loop. */
  readonly rejected_kw: Bounds;
  readonly chain: TemperatureChain;
}

/** The water that the CDUs of a loop get, and how much of it where that is stated. */
export interface FacilitySupply {
  readonly water: FacilityWater;
  readonly flow_l_per_min?: Bounds | undefined;
}

/** Heat, flow and temperatures of a loop with everything in service, and its CDUs with units lost. */
export function analyseLoop(
  index: ModelIndex,
  loop: CoolingLoopRecord,
  classes: readonly LoopRackClass[],
  cdus: readonly CduRecord[],
  airHeat: readonly Bounds[],
  { water, flow_l_per_min: facilityFlow }: FacilitySupply,
): LoopThermal {
  const liquid = sum(classes.map(({ liquid_kw, racks }) => scale(liquid_kw, racks.length)));
  const flow = sumBounds(classes.map(({ flow_l_per_min: each, racks }) => ({ each, count: racks.length })));
  const supply = loopSupply(index, loop);
  const mixed = returnOf(supply, boundsOf(liquid), flow);
  const demand = {
    supply,
    facility_c: water.supply_c,
    ...facilityCoolant(index, loop),
    heat_kw: boundsOf(liquid),
    flow_l_per_min: flow,
    mean_c: meanOf(supply, mixed),
  };
  const chain = temperatureChain(index, loop, classes, water);
  return {
    path: loop.path,
    rack_classes: classes,
    rack_count: classes.reduce((count, { racks }) => count + racks.length, 0),
    liquid_kw: liquid,
    flow_l_per_min: flow,
    return_c: mixed,
    mean_c: demand.mean_c,
    cdus: cduGroup(index, loop, cdus, {
      ...demand,
      ...(facilityFlow && { facility_side: sideOf(facilityFlow, demand, chain, mixed) }),
    }),
    rejected_kw: sumBounds(
      [index.isLiquidToAir(loop.path) ? exactly(0) : boundsOf(liquid), ...airHeat].map((each) => ({ each, count: 1 })),
    ),
    chain,
  };
}

function sideOf(flow: Bounds, demand: CduDemand, { supply_c }: TemperatureChain, mixed: Bounds): FacilitySide {
  const { facility_coolant: coolant, facility_c, heat_kw, supply } = demand;
  return facilitySide(
    flow,
    { coolant, supply_c: facility_c, heat_kw, loop_supply_c: supply_c, loop_return_c: mixed },
    supply.path,
  );
}

/** Facility water is water where its author states nothing else. */
export const DEFAULT_FACILITY_COOLANT = "water";

function facilityCoolant(index: ModelIndex, { facility }: CoolingLoopRecord) {
  const stated = facility === undefined ? undefined : index.get("facility-water", facility)?.coolant;
  const coolant = index.coolantPart(stated ?? DEFAULT_FACILITY_COOLANT);
  return coolant ? { facility_coolant: coolant } : {};
}
