/** The water that air units get: of the loop or the facility water that they name. */
import type { ModelIndex } from "../../model/model";
import { invalidElement, type Missing } from "../amount";
import { type Bounds, exactValue, unbounded } from "./bounds";
import type { ThermalAnalysis } from "./thermal";
import type { FacilityWater } from "./water";

export interface AirUnitWater {
  /** The loop or the facility water that the unit names. */
  readonly source?: string;
  readonly supply_c: Bounds;
}

/** The water at an air unit; unbounded where it names none, or one that is not known. */
export function airUnitWater(index: ModelIndex, thermal: ThermalAnalysis, path: string): AirUnitWater {
  const unit = index.get("air-unit", path);
  const source = unit?.rejects_to;
  const missing = (why: string): Missing => ({ what: "rejection of the air units", why, path });
  if (!unit || unit.problems) return { supply_c: unbounded(invalidElement(path)) };
  if (source === undefined) return { supply_c: unbounded(missing("no loop stated")) };
  const water = waterAt(thermal, source);
  return water
    ? { source, supply_c: water.supply_c }
    : { source, supply_c: unbounded(missing("the loop is not known")) };
}

/** The facility water of a loop, or facility water itself. */
export function waterAt({ loops, plants }: ThermalAnalysis, path: string): FacilityWater | undefined {
  return loops.get(path)?.chain.facility ?? plants.get(path)?.water;
}

/** Whether a site has heat rejection, and every plant of it is a dry cooler whose water is warmer than the limit. */
export function hasOnlyWarmDryCoolers(
  index: ModelIndex,
  { plants }: ThermalAnalysis,
  site: string,
  limit_c: number,
): boolean {
  const rejecting = [...plants.values()].flatMap(({ path, water }) => {
    const record = index.find(path);
    const own = record?.kind === "cooling-loop" || record?.kind === "facility-water" ? record.rejection : undefined;
    return own && index.siteOf(path)?.path === site ? [{ own, water }] : [];
  });
  const isWarm = ({ supply_c }: FacilityWater): boolean => (exactValue(supply_c) ?? limit_c) > limit_c;
  return rejecting.length > 0 && rejecting.every(({ own, water }) => own.kind === "dry-cooler" && isWarm(water));
}
