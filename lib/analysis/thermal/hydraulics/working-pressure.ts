/** Gauge pressure in the racks of a loop: of the column between the storeys, of the fill, and of the pumps. */
import type { ModelIndex } from "../../../model/model";
import type { CoolingLoopRecord } from "../../../model/records";
import { joinMissing, type Missing, NOTHING_MISSING } from "../../amount";
import { type Bounds, bounds, compareBounds, exactly, unbounded } from "../bounds";
import type { LoopThermal } from "../loop";
import { isValidClass, type LoopRackClass } from "../racks";
import type { LoopHydraulics } from "./hydraulics";
import { fluidOf } from "./piping";

const GRAVITY_M_PER_S2 = 9.80665;
const PA_PER_KPA = 1000;

export interface RackPressure {
  readonly rack: string;
  readonly value_kpa: number;
  readonly limit_kpa: number;
}

export interface WorkingPressures {
  /** The rack whose pressure is the farthest above its limit. */
  readonly worst?: RackPressure;
  /** Racks above their limits, in path order. */
  readonly over: readonly string[];
  readonly missing: readonly Missing[];
}

/**
 * Pressure at the inlet of each rack: fill pressure + rho g (height of the CDUs - height of the rack's floor) + head of the
 * pumps up to there. The fill pressure is that at the suction of the pumps, where it is taken to stay when they run.
 */
export function workingPressures(
  index: ModelIndex,
  loop: CoolingLoopRecord,
  thermal: LoopThermal,
  { inlets, head_needed_kpa }: LoopHydraulics,
): WorkingPressures {
  const density = fluidOf(index, loop, thermal)?.density_kg_per_m3;
  let missing: readonly Missing[] = NOTHING_MISSING;
  let worst: RackPressure | undefined;
  const over: string[] = [];
  for (const rackClass of thermal.rack_classes.filter(isValidClass)) {
    const least = bounds(rackClass.pressure_drop_kpa.lower ?? 0, undefined, head_needed_kpa.missing);
    // Racks of one class, floor and limit whose inlets are not told apart lack the same; it is joined once.
    const lacking = new Map<string, readonly Missing[]>();
    for (const rack of rackClass.racks) {
      const limit = limitOf(index, rackClass, rack);
      const inlet = inlets?.get(rack);
      const pressure = pressureAt(index, loop, density, rack, inlet === undefined ? least : exactly(inlet));
      const verdict = compareBounds(pressure, limit);
      const [value_kpa, limit_kpa] = [pressure.lower, limit.upper];
      if (verdict === "unknown")
        lacking.set(
          `${index.floorOf(rack)?.path} ${limit_kpa}`,
          limit_kpa === undefined ? limit.missing : pressure.missing,
        );
      if (verdict !== "over" || value_kpa === undefined || limit_kpa === undefined) continue;
      over.push(rack);
      if (!worst || value_kpa - limit_kpa > worst.value_kpa - worst.limit_kpa) worst = { rack, value_kpa, limit_kpa };
    }
    for (const each of lacking.values()) missing = joinMissing(missing, each);
  }
  return { ...(worst && { worst }), over: over.sort(), missing };
}

/** As stated on the rack, else what its part's source gives. */
function limitOf(index: ModelIndex, { model }: LoopRackClass, rack: string): Bounds {
  const record = index.get("rack", rack);
  const limit = record && (record.working_pressure_max_kpa ?? index.rackPart(record)?.working_pressure_max_kpa);
  if (limit !== undefined) return exactly(limit);
  const named = model === undefined ? "racks without a model" : `${model} racks`;
  return unbounded({ what: `highest working pressure of ${named}`, why: "not published or stated", path: rack });
}

function pressureAt(
  index: ModelIndex,
  loop: CoolingLoopRecord,
  density: number | undefined,
  rack: string,
  inlet: Bounds,
): Bounds {
  const { path, fill_pressure_kpa: fill, cdu_height_m: above } = loop;
  const floor = index.floorOf(rack);
  const height = floor?.height_above_ground_m;
  const missing: Missing[] = [];
  if (fill === undefined) missing.push({ what: "fill pressure of the loop", why: "not stated", path });
  if (above === undefined) missing.push({ what: "height of the CDUs", why: "not stated", path });
  if (height === undefined) missing.push({ what: "height of the floor", why: "not stated", path: floor?.path ?? rack });
  const lacking = joinMissing(missing, inlet.missing);
  if (fill === undefined || above === undefined || height === undefined) return unbounded(lacking);
  const fall = above - height;
  if (density === undefined && fall !== 0) return unbounded(lacking);
  const static_kpa = ((density ?? 0) * GRAVITY_M_PER_S2 * fall) / PA_PER_KPA;
  const at = (pump: number | undefined): number | undefined => (pump === undefined ? pump : fill + static_kpa + pump);
  return bounds(at(inlet.lower), at(inlet.upper), lacking);
}
