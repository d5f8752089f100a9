/** Trim chillers with units lost: what the rest takes of the heat that the set point asks of them. */
import type { ModelIndex } from "../../model/model";
import { type Bounds, compareBounds, exactly, largest, sumBounds, type Verdict } from "./bounds";
import { lossCounts, type UnitLimit, type UnitLoss, worstLoss } from "./loss";
import type { PlantThermal } from "./plant";
import { plantInputs } from "./plant-inputs";

/** The trim chillers of a plant. */
export interface PlantTrim {
  /** The plant. */
  readonly path: string;
  /** Heat that the set point asks of them at the design point that asks most. */
  readonly needed_kw: Bounds;
  readonly limit_kw: Bounds;
  /** `<plant>/trim-1`, `<plant>/trim-2`, ...: they are no elements of their own. */
  readonly units: readonly UnitLimit[];
  readonly claim?: string;
  /** With any one unit lost, and with as many as is claimed, fewest first. */
  readonly losses: readonly UnitLoss[];
  readonly racks: readonly string[];
}

/** By plant, in the order given: those with racks whose set point can ask something of trim chillers. */
export function plantTrims(
  index: ModelIndex,
  plants: ReadonlyMap<string, PlantThermal>,
): ReadonlyMap<string, PlantTrim> {
  return new Map(
    [...plants.values()].flatMap((plant): [string, PlantTrim][] => {
      const trim = trimOf(index, plant);
      return trim ? [[plant.path, trim]] : [];
    }),
  );
}

function trimOf(index: ModelIndex, { path, water, racks }: PlantThermal): PlantTrim | undefined {
  const inputs = plantInputs(index, path);
  const trim = inputs?.rejection?.trim;
  const asked = water.points.flatMap(({ trim_kw }) => trim_kw ?? []);
  if (!trim || inputs.isInvalid || asked.length === 0 || racks.length === 0) return undefined;
  const { unit_count: count = 1, capacity_kw: capacity, claims } = trim;
  const missing = { what: "capacity of the trim chiller", why: "not stated", path };
  const limit: Bounds = capacity === undefined ? { lower: 0, missing: [missing] } : exactly(capacity / count);
  const units = Array.from({ length: count }, (_, at) => ({ path: `${path}/trim-${at + 1}`, limit }));
  return {
    path,
    needed_kw: largest(asked),
    limit_kw: sumBounds([{ each: limit, count }]),
    units,
    ...(claims !== undefined && { claim: claims }),
    losses: lossCounts(claims, count).map((out) => worstLoss(units, out)),
    racks,
  };
}

/** Whether what is left after a loss takes what is needed; with all units too few it is a finding of its own. */
export function trimVerdict({ needed_kw, limit_kw }: PlantTrim, { remaining }: UnitLoss): Verdict | "over before" {
  return compareBounds(needed_kw, limit_kw) === "over" ? "over before" : compareBounds(needed_kw, remaining);
}

export function isTrimShort(trim: PlantTrim, loss: UnitLoss | undefined): boolean {
  return loss !== undefined && trimVerdict(trim, loss) === "over";
}
