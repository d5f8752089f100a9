import { joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import type { LoopThermal } from "./loop";
import { type Bounds, boundsOf, compareBounds } from "./bounds";
import type { CduLoss } from "./cdu";
import { othersAsBad, type UnitLimit, type UnitLoss, worstLoss } from "./loss";
import { flowLimits, flowNeeded } from "./flow-needed";
import type { LoopHydraulics } from "./hydraulics/hydraulics";
import { flowShortage, heatShortage, type Shortage, spare } from "./shortage";

/** What the CDUs that are left cannot carry. */
export interface CduLossFailure {
  readonly quantity: "heat" | "flow";
  /** In kW for heat, in L/min for flow. */
  readonly value: number;
  readonly limit: number;
  readonly lost: readonly string[];
  /** The other CDUs whose single loss also leaves too little. */
  readonly others: readonly string[];
  readonly shortage: Shortage;
  /** What the CDUs that are left have to spare in the other quantity, as a sentence after another; empty without any. */
  readonly spare: string;
}

export interface CduLossOutcome {
  /** The worst at the smallest number of CDUs lost that fails. */
  readonly failure?: CduLossFailure;
  readonly missing: readonly Missing[];
  /** False where the normal state already fails at heat and at flow: nothing is left to judge. */
  readonly judged: boolean;
}

/**
 * Whether the CDUs of a loop carry heat and flow with units lost; a limit that fails in the normal state is left out. Head
 * decides what flow of each CDU counts.
 *
 * @param hydraulics - of the loop: its pipes may ask for more flow than its racks do
 */
export function judgeCduLosses(loop: LoopThermal, hydraulics?: LoopHydraulics): CduLossOutcome {
  const flow = flowNeeded(loop, loop, hydraulics);
  const quantities = quantitiesOf(loop, flow, flowLimits(loop, loop, hydraulics));
  let missing: readonly Missing[] = NOTHING_MISSING;
  for (const loss of loop.cdus.losses) {
    const failures: CduLossFailure[] = [];
    for (const quantity of quantities) {
      const { remaining } = quantity.lossOf(loss);
      const verdict = compareBounds(quantity.value, remaining);
      if (verdict === "over") failures.push(failureOf(loop, quantity, loss, flow));
      if (verdict === "unknown") missing = joinMissing(missing, joinMissing(quantity.value.missing, remaining.missing));
    }
    const [first, second] = failures;
    if (first) return { failure: second && ratio(second) > ratio(first) ? second : first, missing, judged: true };
  }
  return { missing, judged: quantities.length > 0 };
}

interface Quantity {
  readonly name: "heat" | "flow";
  readonly value: Bounds;
  readonly lossOf: (loss: CduLoss) => UnitLoss;
  readonly units: readonly UnitLimit[];
}

function quantitiesOf(loop: LoopThermal, flow: Bounds, flowUnits: readonly UnitLimit[]): Quantity[] {
  const heat = boundsOf(loop.liquid_kw);
  const quantities: Quantity[] = [];
  if (compareBounds(heat, loop.cdus.heat_limit_kw) !== "over") {
    quantities.push({
      name: "heat",
      value: heat,
      lossOf: (loss) => loss.heat_kw,
      units: loop.cdus.units.map(({ path, heat_limit_kw }) => ({ path, limit: heat_limit_kw })),
    });
  }
  if (compareBounds(loop.flow_l_per_min, loop.cdus.flow_limit_l_per_min) !== "over") {
    const lossOf = (loss: CduLoss) => worstLoss(flowUnits, loss.out);
    quantities.push({ name: "flow", value: flow, units: flowUnits, lossOf });
  }
  return quantities;
}

function failureOf(
  loop: LoopThermal,
  { name, value, units, lossOf }: Quantity,
  loss: CduLoss,
  flow: Bounds,
): CduLossFailure {
  const { lost, remaining } = lossOf(loss);
  const [carried, limit] = [value.lower ?? 0, remaining.upper ?? 0];
  const [only, another] = lost;
  return {
    quantity: name,
    value: carried,
    limit,
    lost,
    others: only !== undefined && another === undefined ? othersAsBad(units, only, carried) : [],
    shortage: name === "heat" ? heatShortage(loop, limit) : flowShortage(loop, limit, carried),
    spare:
      name === "heat"
        ? spare("flow", flow, loss.flow_l_per_min.remaining, "L/min")
        : spare("heat", boundsOf(loop.liquid_kw), loss.heat_kw.remaining, "kW"),
  };
}

function ratio({ value, limit }: CduLossFailure): number {
  return value / limit;
}
