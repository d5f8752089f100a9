/** The numbers that a reviewer wants first, gathered from the analyses. */
import type { Analysis } from "../../analysis/analysis";
import { type Amount, isKnown, type Missing, sum } from "../../analysis/amount";
import type { FeedResult } from "../../analysis/power/power";
import { shelfLoss } from "../../analysis/power/shelf-loss";
import type { LoopHydraulics } from "../../analysis/thermal/hydraulics/hydraulics";
import type { LoopThermal } from "../../analysis/thermal/loop";
import { loopUses } from "../../analysis/thermal/loop-uses";
import type { LinkAnalysis } from "../../analysis/wan";
import { compareText } from "../../core/order";
import type { Judgement } from "../../engine/report";
import type { ModelIndex } from "../../model/model";
import type { FloorRecord, SiteRecord } from "../../model/records";
import { yearTotals } from "./year-document";
import { coveringPlaces } from "./covering-places";
import { chainTotals } from "./plant-document";
import type { FloorTotals, Lacking, LinkTotals, SinglePoint, SiteTotals, Totals, WorstState } from "./documents";

export function totalsOf(index: ModelIndex, analysis: Analysis, judgement: Judgement): Totals {
  const racks = index.all("rack");
  const { loops, hydraulics } = analysis.thermal;
  return {
    rack_count: racks.length,
    gpu_count: racks.reduce((count, { path }) => count + (analysis.racks.get(path)?.gpu_count ?? 0), 0),
    it_power_kw: rounded(sum(racks.map(({ path }) => designPower(analysis, path))).value),
    known_rack_count: judgement.known_rack_count,
    sites: index.all("site").map((site) => siteTotals(index, analysis, site)),
    feeds: [...analysis.power.feeds.values()].flatMap(feedWorst),
    loops: [...loops.values()].flatMap((loop) => loopWorst(loop, hydraulics.get(loop.path))),
    temperature_chains: chainTotals(index, analysis),
    single_points_of_failure: singlePoints(index, analysis),
    links: [...analysis.wan.links.values()].map((link) => linkTotals(index, link)),
  };
}

function siteTotals(index: ModelIndex, analysis: Analysis, site: SiteRecord): SiteTotals {
  const power = analysis.power.sites.get(site.path);
  const flow = analysis.thermal.sites.get(site.path)?.flow_l_per_min;
  const total: Amount = power?.total_kw ?? { value: 0, missing: [] };
  const it = power?.it_kw ?? { value: 0, missing: [] };
  const ratio = isKnown(total) && it.value > 0 ? { design_power_ratio: rounded(total.value / it.value) } : {};
  return {
    path: site.path,
    ...counts(index, analysis, site.path),
    it_power_kw: rounded(it.value),
    site_power_kw: rounded(total.value),
    ...ratio,
    lacks: lacking(total.missing),
    coolant_flow_l_per_min: rounded(flow?.lower ?? 0),
    ...(flow?.upper !== undefined &&
      flow.upper !== flow.lower && { coolant_flow_at_most_l_per_min: rounded(flow.upper) }),
    flow_lacks: lacking(flow?.missing ?? []),
    ...yearTotals(analysis.year.get(site.path)),
    floors: index
      .all("floor")
      .filter((floor) => index.siteOf(floor.path)?.path === site.path)
      .map((floor) => floorTotals(index, analysis, floor)),
  };
}

function floorTotals(index: ModelIndex, analysis: Analysis, floor: FloorRecord): FloorTotals {
  const power = sum(index.racksUnder(floor.path).map(({ path }) => designPower(analysis, path)));
  const air = analysis.thermal.floors.get(floor.path)?.air_kw ?? { value: 0, missing: [] };
  return {
    path: floor.path,
    ...counts(index, analysis, floor.path),
    it_power_kw: rounded(power.value),
    lacks: lacking(power.missing),
    air_heat_kw: rounded(air.value),
    air_lacks: lacking(air.missing),
  };
}

function counts(index: ModelIndex, analysis: Analysis, path: string): { rack_count: number; gpu_count: number } {
  const racks = index.racksUnder(path);
  const gpus = racks.reduce((count, rack) => count + (analysis.racks.get(rack.path)?.gpu_count ?? 0), 0);
  return { rack_count: racks.length, gpu_count: gpus };
}

function designPower(analysis: Analysis, path: string): Amount {
  return analysis.racks.get(path)?.design_kw ?? { value: 0, missing: [] };
}

function feedWorst({ path, worst }: FeedResult): WorstState[] {
  if (!worst) return [];
  const { value, limit, unit, state, missing } = worst;
  return [{ path, ...used(value, limit), unit, state, lacks: lacking(missing) }];
}

/** Heat or flow, all CDUs in service or one lost: whichever uses most of its limit. */
function loopWorst(loop: LoopThermal, hydraulics: LoopHydraulics | undefined): WorstState[] {
  const { path, liquid_kw, flow_l_per_min } = loop;
  const candidates = loopUses(loop, hydraulics).map(({ value, limit, unit, state }) => ({
    path,
    ...used(value, limit),
    unit,
    state,
  }));
  const worst = candidates.reduce<(typeof candidates)[number] | undefined>(
    (most, next) => (most && most.used_percent >= next.used_percent ? most : next),
    undefined,
  );
  return worst ? [{ ...worst, lacks: lacking([...liquid_kw.missing, ...flow_l_per_min.missing]) }] : [];
}

function used(value: number, limit: number): Pick<WorstState, "value" | "limit" | "used_percent"> {
  return { value: rounded(value), limit: rounded(limit), used_percent: rounded((100 * value) / limit) };
}

/** Elements whose loss takes racks and that claim `N` or nothing, of power and of cooling, in path order. */
function singlePoints(index: ModelIndex, analysis: Analysis): SinglePoint[] {
  const { losses, cooling_losses } = analysis.power;
  const power = [...losses.values()].map(({ path, claim, racks }) => ({ path, claim, racks }));
  const pumps = [...cooling_losses.values()]
    .filter(({ path, uncooled }) => uncooled.length > 0 && !losses.has(path))
    .map(({ path, claim }) => ({ path, claim, racks: [] }));
  const { cdu_losses, air_unit_losses, rejection_losses, pump_losses, trim_losses } = analysis.thermal;
  const units = [...cdu_losses, ...air_unit_losses, ...rejection_losses, ...pump_losses, ...trim_losses];
  const cooling = units.map((loss) => ({
    path: loss.unit,
    claim: loss.covered_by,
    racks: loss.racks,
  }));
  const shelves = index
    .all("rack")
    .filter((rack) => shelfLoss(index, analysis.racks, rack)?.takesRack)
    .map(({ path, shelf_claims: claim }) => ({ path: `${path}/shelf`, claim, racks: [path] }));
  return [...power, ...pumps, ...cooling, ...shelves]
    .filter(({ claim }) => claim === undefined || claim === "N")
    .map(({ path, claim, racks }) => {
      const uncooled = cooling_losses.get(path)?.uncooled ?? [];
      return {
        path,
        ...(claim !== undefined && { claim }),
        rack_count: racks.length,
        uncooled_rack_count: uncooled.length,
        takes: coveringPlaces(index, racks),
        uncools: coveringPlaces(index, uncooled),
      };
    })
    .sort((left, right) => compareText(left.path, right.path));
}

function linkTotals(index: ModelIndex, link: LinkAnalysis): LinkTotals {
  const committed = index.get("ai-wan-link", link.path)?.committed_gb_per_s;
  const latency = link.worst_latency_s;
  return {
    path: link.path,
    ...(isKnown(link.capacity_gb_per_s) && { capacity_gb_per_s: link.capacity_gb_per_s.value }),
    ...(isKnown(link.surviving_gb_per_s) && { capacity_one_route_lost_gb_per_s: link.surviving_gb_per_s.value }),
    ...(committed !== undefined && { committed_gb_per_s: committed }),
    ...(latency && { latency_ms: rounded(latency.value * 1000), latency_is_lower_bound: !isKnown(latency) }),
  };
}

/** What is lacking, once each. */
function lacking(missing: readonly Missing[]): Lacking {
  const named = missing.map(({ what, why }) => ({ what, why }));
  const distinct = new Map(named.map((each) => [`${each.what}\n${each.why}`, each]));
  return [...distinct.values()].sort((left, right) => compareText(left.what, right.what));
}

/** Nine significant digits: what arithmetic adds beyond them is noise. */
function rounded(value: number): number {
  return Number.isInteger(value) && Math.abs(value) < 1e9 ? value : Number(value.toPrecision(9));
}
