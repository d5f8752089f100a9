import { flowLimits, flowNeeded } from "./flow-needed";
import type { LoopHydraulics } from "./hydraulics/hydraulics";
import type { LoopThermal } from "./loop";
import { worstLoss } from "./loss";

/** What a loop asks of its CDUs, and the least that they are sure to give, in one state. */
export interface LoopUse {
  readonly value: number;
  readonly limit: number;
  readonly unit: "kW" | "L/min";
  readonly state: string;
}

/** Heat and flow with all CDUs in service and with each of them lost, as far as they are known; flow as the pipes ask for it. */
export function loopUses(loop: LoopThermal, hydraulics: LoopHydraulics | undefined): LoopUse[] {
  const { liquid_kw, cdus } = loop;
  const needed = flowNeeded(loop, loop, hydraulics).lower;
  const units = flowLimits(loop, loop, hydraulics);
  const uses: LoopUse[] = [];
  const add = (state: string, value: number | undefined, limit: number | undefined, unit: LoopUse["unit"]): void => {
    if (value !== undefined && limit !== undefined && limit > 0) uses.push({ value, limit, unit, state });
  };
  add("normal", liquid_kw.value, cdus.heat_limit_kw.lower, "kW");
  add("normal", needed, cdus.flow_limit_l_per_min.lower, "L/min");
  for (const { heat_kw, out } of cdus.losses) {
    const flow = worstLoss(units, out);
    add(`fault(${heat_kw.lost.join(" + ")})`, liquid_kw.value, heat_kw.remaining.lower, "kW");
    add(`fault(${flow.lost.join(" + ")})`, needed, flow.remaining.lower, "L/min");
  }
  return uses;
}
