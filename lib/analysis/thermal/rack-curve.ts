import type { ModelIndex } from "../../model/model";
import type { RackRecord } from "../../model/records";
import { joinMissing, type Missing } from "../amount";
import { type Bounds, exactly, exactValue, unbounded } from "./bounds";
import { curveAt, type LoopSupply } from "./flow";
import { curveOf, DROP_FLOW_EXPONENT } from "./flow-curve";

/** Where a rack works on its loop; its pressure drop at any other flow is that here x (flow / flow here)^1.9. */
export interface RackOperatingPoint {
  readonly flow_l_per_min: number;
  readonly pressure_drop_kpa: number;
}

/** The operating point of a rack, or what is missing for it. */
export type RackHydraulics =
  | { readonly operating: RackOperatingPoint; readonly missing?: never }
  | { readonly operating?: never; readonly missing: readonly Missing[] };

/** What {@link rackHydraulics} reads of a class of racks. */
interface RackDemand {
  readonly racks: readonly string[];
  readonly flow_l_per_min: Bounds;
  readonly pressure_drop_kpa: Bounds;
}

/** The operating point at the flow that the rack needs: flow and pressure drop in the coolant of the loop. */
export function rackHydraulics({ flow_l_per_min, pressure_drop_kpa }: RackDemand): RackHydraulics {
  const [flow, drop] = [exactValue(flow_l_per_min), exactValue(pressure_drop_kpa)];
  if (flow !== undefined && drop !== undefined) return { operating: { flow_l_per_min: flow, pressure_drop_kpa: drop } };
  return { missing: joinMissing(flow_l_per_min.missing, pressure_drop_kpa.missing) };
}

/** Pressure drop of a rack at a flow: in proportion to flow^1.9 from its operating point. */
export function dropAtFlow({ flow_l_per_min, pressure_drop_kpa }: RackOperatingPoint, l_per_min: number): number {
  return pressure_drop_kpa * (l_per_min / flow_l_per_min) ** DROP_FLOW_EXPONENT;
}

/**
 * Pressure drop in kPa of a rack at a flow in the coolant of its loop:
 * curve drop x (flow / curve flow)^1.9 x (density ratio)^0.9 x (viscosity ratio)^0.1, properties at the mean temperature.
 * Unknown off the curve, without a published drop, and where the flow is not known.
 */
export function rackPressureDrop(index: ModelIndex, rack: RackRecord, flow: Bounds, loop: LoopSupply): Bounds {
  const l_per_min = exactValue(flow);
  if (l_per_min === undefined) return unbounded(flow.missing);
  if (l_per_min === 0) return exactly(0);
  if (loop.missing.length > 0) return unbounded(loop.missing);
  const part = index.rackPart(rack);
  const curve = part && curveOf(index, part);
  const supply = loop.supply_c as number;
  const [first, last] = [curve?.points[0], curve?.points.at(-1)];
  const named = rack.model === undefined ? "racks without a model" : `${rack.model} racks`;
  const unknown = (why: string): Bounds => unbounded({ what: `pressure drop of ${named}`, why, path: rack.path });
  if (!curve || !first || !last) return unknown("no flow curve is published");
  if (supply < first.supply_c) return unknown(`the published curve begins at ${first.supply_c} °C`);
  if (supply > last.supply_c) return unknown(`the published curve ends at ${last.supply_c} °C`);
  const state = curveAt(index, curve, supply, loop);
  if (!state) return unknown("mean temperature outside the tables of the coolants");
  if (state.pressure_drop_kpa === undefined) return unknown("not published at this supply temperature");
  return exactly(dropAtFlow({ ...state, pressure_drop_kpa: state.pressure_drop_kpa }, l_per_min));
}
