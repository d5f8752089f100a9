/** What the analyses found, as JSON: results per feed, claim, loop, floor, site and link. */
import type { Analysis } from "../../analysis/analysis";
import type { FeedResult } from "../../analysis/power/power";
import { siteDraws } from "../../analysis/power/draw";
import type { ModelIndex } from "../../model/model";
import { bounded, lacks, quantity, rounded } from "./document-numbers";
import { loadScheduleDocuments } from "./load-schedule-document";
import { hydraulicsDocument } from "./hydraulics-document";
import { loopDocument } from "./loop-document";
import { plantDocument } from "./plant-document";
import { rideThroughDocument } from "./ride-through-document";
import { siteDrawDocument } from "./site-draw-document";
import { siteTimeDocument, storeDocument } from "./stored-energy-document";
import { yearDocument } from "./year-document";

/** A plain document; its shape is `analysis` in `schema/plan.schema.json`. */
export function analysisDocument(index: ModelIndex, analysis: Analysis) {
  const { power, thermal, wan } = analysis;
  const draws = siteDraws(index, analysis);
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
      ...siteDrawDocument(draws.get(site.path)),
      ...siteTimeDocument(index, power.time, site.path),
      ...yearDocument(analysis.year.get(site.path)),
    })),
    stores: [...power.time.stores.values()].map((store) => storeDocument(store)),
    load_schedules: loadScheduleDocuments(index, analysis),
    loops: [...thermal.loops.values()].map((loop) => ({
      ...loopDocument(loop),
      ...hydraulicsDocument(thermal.hydraulics.get(loop.path)),
    })),
    plants: [...thermal.plants.values()].map((plant) => plantDocument(plant)),
    ride_through: rideThroughDocument(analysis.ride_through),
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
