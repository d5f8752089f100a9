/** What a loop lacks when some of its CDUs have lost their supply and some of its racks are off. */
import { compareText } from "../../core/order";
import { scale, sum, joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import { type Bounds, boundsOf, compareBounds, sumBounds } from "./bounds";
import { flowShortage, heatShortage, type Shortage } from "./shortage";
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
 */
export function loopLeft(loop: LoopThermal, deadCdus: ReadonlySet<string>, deadRacks: ReadonlySet<string>): LoopLeft {
  const live = withoutRacks(loop, deadRacks);
  const left = loop.cdus.units.filter(({ path }) => !deadCdus.has(path));
  if (live.rack_count === 0) return { missing: NOTHING_MISSING };
  const named = {
    loop: loop.path,
    dead_cdu_count: loop.cdus.units.length - left.length,
    cdu_count: loop.cdus.units.length,
    racks: live.rack_classes.flatMap(({ racks }) => racks).sort(compareText),
  };
  if (left.length === 0) return { shortfall: { ...named, ...nothingLeft(live) }, missing: NOTHING_MISSING };
  let missing: readonly Missing[] = NOTHING_MISSING;
  let worst: Omit<LoopShortfall, keyof typeof named> | undefined;
  for (const { quantity, before, all, value, limitOf } of quantitiesOf(loop, live)) {
    if (compareBounds(before, all) === "over") continue;
    const limit = sumBounds(left.map((unit) => ({ each: limitOf(unit), count: 1 })));
    const verdict = compareBounds(value, limit);
    if (verdict === "unknown") missing = joinMissing(missing, joinMissing(value.missing, limit.missing));
    if (verdict !== "over") continue;
    const found = failure(live, quantity, value.lower ?? 0, limit.upper ?? 0);
    if (!worst || found.value / found.limit > worst.value / worst.limit) worst = found;
  }
  return { ...(worst && { shortfall: { ...named, ...worst } }), missing };
}

function withoutRacks(loop: LoopThermal, dead: ReadonlySet<string>): LoopThermal {
  if (dead.size === 0) return loop;
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

interface Quantity {
  readonly quantity: "heat" | "flow";
  /** Of all racks, against all CDUs. */
  readonly before: Bounds;
  readonly all: Bounds;
  /** Of the live racks. */
  readonly value: Bounds;
  readonly limitOf: (unit: LoopThermal["cdus"]["units"][number]) => Bounds;
}

function quantitiesOf(loop: LoopThermal, live: LoopThermal): Quantity[] {
  return [
    {
      quantity: "heat",
      before: boundsOf(loop.liquid_kw),
      all: loop.cdus.heat_limit_kw,
      value: boundsOf(live.liquid_kw),
      limitOf: (unit) => unit.heat_limit_kw,
    },
    {
      quantity: "flow",
      before: loop.flow_l_per_min,
      all: loop.cdus.flow_limit_l_per_min,
      value: live.flow_l_per_min,
      limitOf: (unit) => unit.flow_limit_l_per_min,
    },
  ];
}

/** Without any CDU nothing flows; where no flow is known the heat says how much. */
function nothingLeft(live: LoopThermal) {
  const flow = live.flow_l_per_min.lower ?? 0;
  return flow > 0 ? failure(live, "flow", flow, 0) : failure(live, "heat", live.liquid_kw.value, 0);
}

function failure(live: LoopThermal, quantity: "heat" | "flow", value: number, limit: number) {
  return {
    quantity,
    value,
    limit,
    shortage: quantity === "heat" ? heatShortage(live, limit) : flowShortage(live, limit),
  };
}
