/** What the analyses found, as JSON: results per feed, claim, loop, floor, site and link. */
import type { Analysis } from "../analysis/analysis";
import type { Amount, Missing } from "../analysis/amount";
import type { FeedResult } from "../analysis/power";
import type { Bounds } from "../analysis/thermal-bounds";
import type { ModelIndex } from "../model/model";

/** A plain document; its shape is `analysis` in `schema/plan.schema.json`. */
export function analysisDocument(index: ModelIndex, { power, thermal, wan }: Analysis) {
  return {
    feeds: [...power.feeds.values()].map((feed) => feedDocument(feed)),
    claims: [...power.claims.values()].map(({ path, claim, set_count, flaw }) => ({
      path,
      claim,
      holds: flaw ? (flaw.kind === "unproved" ? "unknown" : "no") : "yes",
      set_count,
      ...(flaw && { flaw: flaw.kind }),
    })),
    sites: [...power.sites.values()].map((site) => ({
      path: site.path,
      ...quantity("it_power", "kw", site.it_kw),
      ...quantity("cooling_power", "kw", site.cooling_kw),
      ...quantity("losses", "kw", site.losses_kw),
      ...quantity("house_power", "kw", site.house_kw),
      ...quantity("site_power", "kw", site.total_kw),
    })),
    loops: [...thermal.loops.values()].map((loop) => ({
      path: loop.path,
      rack_count: loop.rack_count,
      ...quantity("liquid_heat", "kw", loop.liquid_kw),
      ...bounded("flow", "l_per_min", loop.flow_l_per_min),
      ...bounded("cdu_heat_limit", "kw", loop.cdus.heat_limit_kw),
      ...bounded("cdu_flow_limit", "l_per_min", loop.cdus.flow_limit_l_per_min),
      ...bounded("supply", "c", loop.chain.supply_c),
      ...bounded("rack_supply_max", "c", loop.chain.rack_supply_max_c),
      ...bounded("room_dew_point", "c", loop.chain.dew_point_c),
      margins: loop.chain.margins,
    })),
    floors: [...thermal.floors.values()].map((floor) => ({
      path: floor.path,
      ...quantity("air_heat", "kw", floor.air_kw),
      ...bounded("air_cooling", "kw", floor.limit_kw),
      rear_door_kw: rounded(floor.rear_door_kw),
    })),
    links: [...wan.links.values()].map((link) => ({
      path: link.path,
      ...(link.geodesic_km !== undefined && { geodesic_km: rounded(link.geodesic_km) }),
      ...quantity("capacity", "gb_per_s", link.capacity_gb_per_s),
      ...quantity("capacity_one_route_lost", "gb_per_s", link.surviving_gb_per_s),
      routes: link.routes.map((route) => ({
        name: route.name,
        ...quantity("length", "km", route.length_km),
        ...quantity("latency", "s", route.latency_s),
        ...quantity("capacity", "gb_per_s", route.capacity_gb_per_s),
      })),
    })),
    invalid: index.model.records.filter((record) => record.problems).map((record) => record.path),
  };
}

function feedDocument(feed: FeedResult) {
  const { worst } = feed;
  return {
    path: feed.path,
    ...(feed.voltage_v !== undefined && { voltage_v: feed.voltage_v }),
    ...(feed.claim !== undefined && { claim: feed.claim }),
    normal_kw: rounded(feed.normal_kw),
    normal_kva: rounded(feed.normal_kva),
    ...quantity("peak", "kva", feed.peak_kva),
    limits: feed.limits.map(({ unit, device, continuous }) => ({
      unit,
      device: rounded(device),
      continuous: rounded(continuous),
    })),
    ...(worst && {
      worst: {
        state: worst.state,
        ...(worst.instant && { instant: worst.instant }),
        unit: worst.unit,
        value: rounded(worst.value),
        limit: rounded(worst.limit),
        headroom: rounded(worst.limit - worst.value),
      },
    }),
    ...lacks([...feed.missing, ...feed.limit_missing]),
  };
}

/** `<name>_<unit>` where it is known, else `<name>_at_least_<unit>` with what it lacks. */
function quantity(name: string, unit: string, { value, missing }: Amount): Record<string, unknown> {
  if (missing.length === 0) return { [`${name}_${unit}`]: rounded(value) };
  return { [`${name}_at_least_${unit}`]: rounded(value), [`${name}_lacks`]: texts(missing) };
}

function bounded(name: string, unit: string, { lower, upper, missing }: Bounds): Record<string, unknown> {
  if (lower !== undefined && lower === upper) return { [`${name}_${unit}`]: rounded(lower) };
  return {
    ...(lower !== undefined && { [`${name}_at_least_${unit}`]: rounded(lower) }),
    ...(upper !== undefined && { [`${name}_at_most_${unit}`]: rounded(upper) }),
    ...(missing.length > 0 && { [`${name}_lacks`]: texts(missing) }),
  };
}

function lacks(missing: readonly Missing[]): { lacks?: string[] } {
  return missing.length === 0 ? {} : { lacks: texts(missing) };
}

function texts(missing: readonly Missing[]): string[] {
  return [...new Set(missing.map(({ what, why }) => `${what} (${why})`))].sort();
}

function rounded(value: number): number {
  return Number.isInteger(value) && Math.abs(value) < 1e9 ? value : Number(value.toPrecision(9));
}
