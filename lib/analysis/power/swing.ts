/** The swing of synchronous training: every rack goes from its floor to its peak and back at the same time. */
import type { ModelIndex } from "../../model/model";
import type { RackRecord, SiteRecord } from "../../model/records";
import { invalidElement, joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import { type Bounds, bounds, sumBounds } from "../thermal/bounds";
import type { RackLoads } from "../rack-load";

/** Swing of one site and what it is held against. */
export interface SiteSwing {
  readonly path: string;
  /** Sum over the compute racks of (peak - floor) x (1 - smoothing). */
  readonly amplitude_kw: Bounds;
  /** What the batteries take out of it. */
  readonly absorbed_kw: number;
  /** What is left for the grid. */
  readonly residual_kw: Bounds;
  readonly step_limit_kw: number | undefined;
  readonly ramp_limit_kw_per_s: number | undefined;
  /** Whether anything says that the swing matters: a limit, or a battery that absorbs. */
  readonly is_limited: boolean;
}

/** Swings of all sites with racks, in path order. */
export function siteSwings(index: ModelIndex, loads: RackLoads): SiteSwing[] {
  const absorbed = absorbedBySite(index);
  return index.all("site").flatMap((site) => {
    const racks = index.racksUnder(site.path).filter((rack) => (rack.role ?? "compute") === "compute");
    return racks.length === 0 ? [] : [siteSwing(site, racks, loads, absorbed.get(site.path))];
  });
}

function siteSwing(
  { path, step_limit_kw, ramp_limit_kw_per_s }: SiteRecord,
  racks: readonly RackRecord[],
  loads: RackLoads,
  absorbed: number | undefined,
): SiteSwing {
  const amplitude = sumBounds(swings(racks, loads));
  const absorbed_kw = absorbed ?? 0;
  const left = (value: number | undefined) => (value === undefined ? undefined : Math.max(0, value - absorbed_kw));
  return {
    path,
    amplitude_kw: amplitude,
    absorbed_kw,
    residual_kw: bounds(left(amplitude.lower), left(amplitude.upper), amplitude.missing),
    step_limit_kw,
    ramp_limit_kw_per_s,
    is_limited: step_limit_kw !== undefined || ramp_limit_kw_per_s !== undefined || absorbed !== undefined,
  };
}

/** One per rack; neighbours of equal content share it. */
function* swings(racks: readonly RackRecord[], loads: RackLoads): Generator<{ each: Bounds; count: number }> {
  let before: RackRecord | undefined;
  let part: { each: Bounds; count: number } | undefined;
  for (const rack of racks) {
    if (!part || !before || !isAlike(before, rack, loads)) part = { each: rackSwing(rack, loads), count: 1 };
    before = rack;
    yield part;
  }
}

function isAlike(left: RackRecord, right: RackRecord, loads: RackLoads): boolean {
  const [one, other] = [loads.get(left.path), loads.get(right.path)];
  return (
    left.model === right.model &&
    left.floor_power_kw === right.floor_power_kw &&
    left.smoothing_fraction === right.smoothing_fraction &&
    (left.problems === undefined) === (right.problems === undefined) &&
    one?.design_kw.value === other?.design_kw.value &&
    one?.peak_kw.value === other?.peak_kw.value &&
    (one?.peak_kw.missing.length === 0) === (other?.peak_kw.missing.length === 0)
  );
}

/**
 * (peak - floor) x (1 - smoothing). Without a peak the design power is the least it can be, without a floor nothing is
 * known to swing. A rack that states no smoothing has none.
 */
function rackSwing(rack: RackRecord, loads: RackLoads): Bounds {
  const load = loads.get(rack.path);
  if (rack.problems || !load) return { lower: 0, missing: [invalidElement(rack.path)] };
  const model = rack.model ? `${rack.model} racks` : "racks without a model";
  const noFloor: Missing = { what: `floor power of ${model}`, why: "none published or stated", path: rack.path };
  const missing = joinMissing(load.peak_kw.missing, rack.floor_power_kw === undefined ? [noFloor] : NOTHING_MISSING);
  const peak = load.peak_kw.missing.length === 0 ? load.peak_kw.value : load.design_kw.value;
  const left = 1 - (rack.smoothing_fraction ?? 0);
  const swing = rack.floor_power_kw === undefined ? 0 : Math.max(0, peak - rack.floor_power_kw) * left;
  // A floor is never below nothing, so that the peak alone bounds the swing.
  const most = load.peak_kw.missing.length === 0 ? (missing.length === 0 ? swing : peak * left) : undefined;
  return bounds(swing, most, missing);
}

function absorbedBySite(index: ModelIndex): Map<string, number> {
  const absorbed = new Map<string, number>();
  for (const feed of index.all("power-feed")) {
    const site = index.siteOf(feed.path)?.path;
    if (feed.absorbs_kw === undefined || feed.problems || site === undefined) continue;
    absorbed.set(site, (absorbed.get(site) ?? 0) + feed.absorbs_kw);
  }
  return absorbed;
}
