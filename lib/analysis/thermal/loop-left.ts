/** What a loop lacks when some of its CDUs have lost their supply and some of its racks are off. */
import { compareText } from "../../core/order";
import { scale, sum, joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import { type Bounds, boundsOf, compareBounds, exactly, sumBounds } from "./bounds";
import { heatLimitOf } from "./cdu";
import { flowShortage, heatShortage, type Shortage } from "./shortage";
import { flowLimits, flowNeeded } from "./flow-needed";
import type { LoopHydraulics } from "./hydraulics/hydraulics";
import type { LoopThermal } from "./loop";

/** A loop whose live CDUs do not carry its live racks: none of these racks counts as cooled. */
export interface LoopShortfall {
  readonly loop: string;
  readonly dead_cdu_count: number;
  readonly cdu_count: number;
  /** The one of which the live CDUs lack the larger share. */
  readonly quantity: "heat" | "flow";
  /** What the live racks ask for and what the live CDUs carry: in kW for heat, in L/min for flow. */
  readonly value: number;
  readonly limit: number;
  readonly shortage: Shortage;
  /** The live racks that give heat to the loop, in path order. */
  readonly racks: readonly string[];
}

export interface LoopLeft {
  readonly shortfall?: LoopShortfall;
  /** What is missing to tell whether the live CDUs suffice. */
  readonly missing: readonly Missing[];
}

/**
 * Judges the live CDUs of a loop against its live racks. A limit that fails with all CDUs in service is left out: it has its
 * finding already.
 *
 * @param deadCdus - CDUs of the loop without supply
 * @param deadRacks - racks that are off: they need no cooling
 * @param hydraulics - of the loop: its pipes may ask for more flow than its racks do
 */
export function loopLeft(
  loop: LoopThermal,
  deadCdus: ReadonlySet<string>,
  deadRacks: ReadonlySet<string>,
  hydraulics?: LoopHydraulics,
): LoopLeft {
  const live = withoutRacks(loop, deadRacks);
  const left = loop.cdus.units.filter(({ path }) => !deadCdus.has(path));
  if (live.rack_count === 0) return { missing: NOTHING_MISSING };
  const named = {
    loop: loop.path,
    dead_cdu_count: loop.cdus.units.length - left.length,
    cdu_count: loop.cdus.units.length,
    racks: live.rack_classes.flatMap(({ racks }) => racks).sort(compareText),
  };
  const demands = demandsOn(loop, live, deadCdus, hydraulics);
  if (left.length === 0) return { shortfall: { ...named, ...nothingLeft(live, demands) }, missing: NOTHING_MISSING };
  let missing: readonly Missing[] = NOTHING_MISSING;
  let worst: Omit<LoopShortfall, keyof typeof named> | undefined;
  for (const { quantity, before, all, value, limit } of demands) {
    if (compareBounds(before, all) === "over") continue;
    const verdict = compareBounds(value, limit);
    if (verdict === "unknown") missing = joinMissing(missing, joinMissing(value.missing, limit.missing));
    if (verdict !== "over") continue;
    const found = failure(live, quantity, value.lower ?? 0, limit.upper ?? 0);
    if (!worst || found.value / found.limit > worst.value / worst.limit) worst = found;
  }
  return { ...(worst && { shortfall: { ...named, ...worst } }), missing };
}

/** What the live racks ask of CDUs. */
export interface DemandOnCdus {
  readonly quantity: "heat" | "flow";
  /** Of all racks, against all CDUs. */
  readonly before: Bounds;
  readonly all: Bounds;
  /** Of the live racks, against the CDUs that are left. */
  readonly value: Bounds;
  readonly limit: Bounds;
}

/** Heat, then flow. */
export function demandsOn(
  loop: LoopThermal,
  live: LoopThermal,
  deadCdus: ReadonlySet<string>,
  hydraulics: LoopHydraulics | undefined,
): readonly DemandOnCdus[] {
  const { units, facility_side, heat_limit_kw, flow_limit_l_per_min } = loop.cdus;
  const left = units.filter(({ path }) => !deadCdus.has(path));
  const flows = flowLimits(loop, live, hydraulics).filter(({ path }) => !deadCdus.has(path));
  return [
    {
      quantity: "heat",
      before: boundsOf(loop.liquid_kw),
      all: heat_limit_kw,
      value: boundsOf(live.liquid_kw),
      limit: left.length > 0 ? heatLimitOf(left, facility_side) : exactly(0),
    },
    {
      quantity: "flow",
      before: loop.flow_l_per_min,
      all: flow_limit_l_per_min,
      value: flowNeeded(loop, live, hydraulics),
      limit: sumBounds(flows.map(({ limit: each }) => ({ each, count: 1 }))),
    },
  ];
}

/** A loop with some of its racks off; the loop itself where none is. */
export function withoutRacks(loop: LoopThermal, dead: ReadonlySet<string>): LoopThermal {
  if (!loop.rack_classes.some(({ racks }) => racks.some((rack) => dead.has(rack)))) return loop;
  const classes = loop.rack_classes
    .map((each) => ({ ...each, racks: each.racks.filter((rack) => !dead.has(rack)) }))
    .filter(({ racks }) => racks.length > 0);
  return {
    ...loop,
    rack_classes: classes,
    rack_count: classes.reduce((count, { racks }) => count + racks.length, 0),
    liquid_kw: sum(classes.map(({ liquid_kw, racks }) => scale(liquid_kw, racks.length))),
    flow_l_per_min: sumBounds(classes.map(({ flow_l_per_min: each, racks }) => ({ each, count: racks.length }))),
  };
}

/** Without any CDU nothing flows; where no flow is known the heat says how much. */
function nothingLeft(live: LoopThermal, demands: readonly DemandOnCdus[]) {
  const { lower: flow = 0 } = demands.find(({ quantity }) => quantity === "flow")?.value ?? {};
  return flow > 0 ? failure(live, "flow", flow, 0) : failure(live, "heat", live.liquid_kw.value, 0);
}

function failure(live: LoopThermal, quantity: "heat" | "flow", value: number, limit: number) {
  return {
    quantity,
    value,
    limit,
    shortage: quantity === "heat" ? heatShortage(live, limit) : flowShortage(live, limit, value),
  };
}
