/** How findings name the units of cooling that are too few. */
import type { CoolingShortfall } from "../analysis/thermal/cooling-left";
import type { ModelIndex } from "../model/model";

/** "CDUs", "dry coolers", "pumps", "air units". */
export function coolingUnits(index: ModelIndex, { units, path }: Pick<CoolingShortfall, "units" | "path">): string {
  if (units === "cdu") return "CDUs";
  if (units === "rejection") return `${rejectionName(index, path)}s`;
  return units === "pump" ? "pumps" : "air units";
}

/** "2 of the 4 CDUs", "all 2 dry coolers", "the only pump". */
export function stoppedUnits(index: ModelIndex, shortfall: CoolingShortfall): string {
  const { dead_count, unit_count } = shortfall;
  const units = coolingUnits(index, shortfall);
  if (unit_count === 1) return `the only ${units.slice(0, -1)}`;
  return dead_count === unit_count ? `all ${unit_count} ${units}` : `${dead_count} of the ${unit_count} ${units}`;
}

/** "dry cooler" for the rejection of a plant. */
export function rejectionName(index: ModelIndex, plant: string): string {
  const record = index.find(plant);
  const kind =
    record?.kind === "facility-water" || record?.kind === "cooling-loop" ? record.rejection?.kind : undefined;
  if (kind === undefined) return "rejection unit";
  return kind === "heat-reuse" ? "heat reuse unit" : kind.replace("-", " ");
}
