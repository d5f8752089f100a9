import { render } from "../../units/render";
import { isWithin } from "../tolerance";
import { type Bounds, boundsOf } from "./bounds";
import type { LoopThermal } from "./loop";
import { type LoopRackClass, racksThatFit } from "./racks";

/** How much a loop's racks ask for beyond a limit, and how many of them could stay. */
export interface Shortage {
  /** Heat beyond the limit, or the heat that the missing flow would carry; absent where no heat is known. */
  readonly kw?: number;
  /** Flow beyond the limit, or the flow that the excess heat needs; absent where no flow is known. */
  readonly l_per_min?: number;
  readonly fitting_racks: number;
  readonly moving_racks: number;
}

/** Liquid heat above a limit in kW. */
export function heatShortage(loop: LoopThermal, limit_kw: number): Shortage {
  const heat = loop.liquid_kw.value;
  const flow = loop.flow_l_per_min.lower ?? 0;
  const kw = heat - limit_kw;
  return {
    kw,
    ...(flow > 0 && { l_per_min: flow * (kw / heat) }),
    ...moved(loop, (each) => each.liquid_kw.value, limit_kw),
  };
}

/**
 * Flow above a limit in L/min.
 *
 * @param flow - what the racks need; with pipes that spread it unevenly more than the sum, and each rack its share of that
 */
export function flowShortage(
  loop: LoopThermal,
  limit_l_per_min: number,
  flow = loop.flow_l_per_min.lower ?? 0,
): Shortage {
  const heat = loop.liquid_kw.value;
  const required = loop.flow_l_per_min.lower ?? 0;
  const short = flow - limit_l_per_min;
  const share = required > 0 ? flow / required : 1;
  const demand = ({ flow_l_per_min: { lower } }: LoopRackClass) => (lower === undefined ? lower : lower * share);
  return {
    l_per_min: short,
    ...(heat > 0 && { kw: heat * (short / flow) }),
    ...moved(loop, demand, limit_l_per_min),
  };
}

function moved(loop: LoopThermal, demand: (rack: LoopRackClass) => number | undefined, limit: number) {
  const fitting = racksThatFit(loop.rack_classes, demand, limit);
  return { fitting_racks: fitting, moving_racks: loop.rack_count - fitting };
}

/** The shortage in both units, as far as they are known: "150 kW (152 L/min)". */
export function renderShortage({ kw, l_per_min }: Pick<Shortage, "kw" | "l_per_min">, first: "kW" | "L/min"): string {
  const heat = kw === undefined ? [] : [render(kw, "kW")];
  const flow = l_per_min === undefined ? [] : [render(l_per_min, "L/min")];
  const [leading, other] = first === "kW" ? [...heat, ...flow] : [...flow, ...heat];
  return other === undefined ? (leading ?? "") : `${leading} (${other})`;
}

/** What the CDUs of a loop that is short of flow still have in heat, as a sentence after another; empty without any. */
export function spareHeat({ liquid_kw, cdus }: LoopThermal): string {
  return spare("heat", boundsOf(liquid_kw), cdus.heat_limit_kw, "kW");
}

/** What the CDUs of a loop that is short of heat transfer still have in flow, as a sentence after another; empty without any. */
export function spareFlow({ flow_l_per_min, cdus }: LoopThermal): string {
  return spare("flow", flow_l_per_min, cdus.flow_limit_l_per_min, "L/min");
}

/** What a limit leaves beyond a value, as {@link spareHeat} says it; empty where that is not proved to be anything. */
export function spare(
  quantity: "heat" | "flow",
  { upper: value }: Bounds,
  { lower: limit }: Bounds,
  unit: "kW" | "L/min",
): string {
  if (value === undefined || limit === undefined || isWithin(limit, value)) return "";
  return ` In ${quantity} the CDUs have ${render(limit - value, unit)} to spare.`;
}

/** What helps a loop whose CDUs are short: one more, or fewer racks. */
export function shortageFix({ moving_racks: count }: Shortage): string {
  return `Add a CDU, or move ${countedRacks(count)} to another loop.`;
}

/** Every rack that gives heat to a loop, as a finding lists them. */
export function racksOfLoop({ rack_classes, rack_count }: LoopThermal) {
  return { rack_count, racks: rack_classes.flatMap(({ racks }) => racks).sort() };
}

/** "1 rack", "5 racks". */
export function countedRacks(count: number): string {
  return `${count} ${count === 1 ? "rack" : "racks"}`;
}
