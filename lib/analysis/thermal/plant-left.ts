/** What a plant lacks when some of its rejection units or pumps are out. */
import { compareText } from "../../core/order";
import { joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import { type Bounds, compareBounds, sumBounds } from "./bounds";
import type { UnitLimit } from "./loss";
import type { PlantThermal } from "./plant";
import { usableUnits } from "./plant-load";

/** A plant whose live units do not carry its heat, or whose live pumps do not carry its flow. */
export interface PlantShortfall {
  /** The facility water, or the cooling loop with a rejection of its own. */
  readonly plant: string;
  /** What is short: heat of the rejection units, or flow of the pumps. The one of which the larger share is lacking. */
  readonly quantity: "heat" | "flow";
  readonly dead_count: number;
  readonly unit_count: number;
  /** What is asked for and what is left: in kW for heat, in L/min for flow. */
  readonly value: number;
  readonly limit: number;
  /** Heat beyond the limit, or the heat that the missing flow would carry; absent where no heat is known. */
  readonly kw?: number;
  /** Cooling loops that give their heat to the plant, through other facility water too, in path order. */
  readonly loops: readonly string[];
  /** Racks of these loops and of the rooms whose air units reject to the plant, in path order. */
  readonly racks: readonly string[];
}

export interface PlantLeft {
  readonly shortfall?: PlantShortfall;
  /** What is missing to tell whether the rest suffices. */
  readonly missing: readonly Missing[];
}

/**
 * Judges what is left of a plant against what it must carry. A limit that fails with everything in service is left out: it
 * has its finding already.
 *
 * @param deadUnits - rejection units that do not run
 * @param deadPumps - facility pumps that do not run
 * @param heat_kw - heat of what still runs; where absent, of everything in service
 */
export function plantLeft(
  plant: PlantThermal,
  deadUnits: ReadonlySet<string>,
  deadPumps: ReadonlySet<string>,
  heat_kw: Bounds = plant.heat_kw,
): PlantLeft {
  const { pumps } = plant;
  const parts = [
    judged(plant, {
      quantity: "heat",
      before: plant.heat_kw,
      value: heat_kw,
      units: usableUnits(plant),
      dead: deadUnits,
    }),
    judged(plant, { quantity: "flow", before: pumps.flow_l_per_min, units: pumps.units, dead: deadPumps }),
  ];
  const shortfalls = parts.flatMap(({ shortfall }) => (shortfall ? [shortfall] : []));
  const worst = shortfalls.sort((left, right) => left.limit / left.value - right.limit / right.value)[0];
  return {
    ...(worst && { shortfall: worst }),
    missing: parts.reduce((all, { missing }) => joinMissing(all, missing), NOTHING_MISSING),
  };
}

interface Part {
  readonly quantity: "heat" | "flow";
  /** With everything in service. */
  readonly before: Bounds;
  /** Where absent, the same. */
  readonly value?: Bounds;
  readonly units: readonly UnitLimit[];
  readonly dead: ReadonlySet<string>;
}

function judged(plant: PlantThermal, { quantity, before, value = before, units, dead }: Part): PlantLeft {
  const left = units.filter(({ path }) => !dead.has(path));
  if (left.length === units.length) return { missing: NOTHING_MISSING };
  const limit = total(left);
  if (left.length > 0 && compareBounds(before, total(units)) === "over") return { missing: NOTHING_MISSING };
  const verdict = compareBounds(value, limit);
  // Nothing is left to carry a flow or a heat whose amount is not known.
  const isOver = verdict === "over" || (left.length === 0 && value.upper !== 0);
  if (!isOver) return { missing: verdict === "unknown" ? joinMissing(value.missing, limit.missing) : NOTHING_MISSING };
  const [asked, rest] = [value.lower ?? 0, limit.upper ?? 0];
  const kw = quantity === "heat" ? asked - rest : heatOf(plant, asked, rest);
  return {
    shortfall: {
      plant: plant.path,
      quantity,
      dead_count: units.length - left.length,
      unit_count: units.length,
      value: asked,
      limit: rest,
      ...(kw !== undefined && kw > 0 && { kw }),
      loops: [...plant.loops].sort(compareText),
      racks: plant.racks,
    },
    missing: NOTHING_MISSING,
  };
}

function total(units: readonly UnitLimit[]): Bounds {
  return sumBounds(units.map(({ limit }) => ({ each: limit, count: 1 })));
}

/** Heat that the missing flow would carry; without any flow, all of it. */
function heatOf({ heat_kw: { lower } }: PlantThermal, flow: number, limit: number): number | undefined {
  if (lower === undefined) return undefined;
  return flow > 0 ? lower * ((flow - limit) / flow) : lower;
}
