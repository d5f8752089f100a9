/** The links between sites: route lengths, latency, capacity, and what remains of it when a route is lost. */
import { Geodesic } from "geographiclib-geodesic";

import { compareText } from "../core/order";
import type { ModelIndex } from "../model/model";
import type { AiWanLinkRecord, WanRoute } from "../model/records";
import {
  type Amount,
  invalidElement,
  joinMissing,
  known,
  type Missing,
  NOTHING_MISSING,
  scale,
  sum,
  unknownAmount,
} from "./amount";

/**
 * One-way latency of a kilometre of fibre, in seconds.
 *
 * @source Group index of silica fibre, about 1.468: 4.9 µs/km (RULE)
 */
export const FIBRE_LATENCY_S_PER_KM = 4.9e-6;

const METRES_PER_KILOMETRE = 1000;

/** One route of a link. */
export interface RouteAnalysis {
  readonly name: string;
  /** Given, or geodesic times route factor; with neither, the geodesic is the lower bound. */
  readonly length_km: Amount;
  /** One way. */
  readonly latency_s: Amount;
  /** Fibre pairs x wavelengths x rate, in each direction. */
  readonly capacity_gb_per_s: Amount;
}

/** The loss of one route, or of all routes that share a risk group. */
export interface RouteLoss {
  /** Name of the risk group; of the route where it has none. */
  readonly name: string;
  /** Names of the routes that are lost, in the order of declaration. */
  readonly routes: readonly string[];
  /** Capacity of the routes that remain. */
  readonly remaining_gb_per_s: Amount;
}

export interface LinkAnalysis {
  readonly path: string;
  /** Between the coordinates of the two sites on the WGS84 ellipsoid; absent where one is not stated. */
  readonly geodesic_km: number | undefined;
  /** In the order of declaration. */
  readonly routes: readonly RouteAnalysis[];
  /** Every single loss, in code-unit order of the names. */
  readonly losses: readonly RouteLoss[];
  /** All routes in service. */
  readonly capacity_gb_per_s: Amount;
  /** Least capacity that any single loss leaves; 0 without routes. */
  readonly surviving_gb_per_s: Amount;
  /** One-way latency of the slowest route; absent without routes. */
  readonly worst_latency_s: Amount | undefined;
  /** Capacity minus demand; absent where no demand is stated. */
  readonly demand_margin_gb_per_s: Amount | undefined;
  /** Surviving capacity minus the committed rate; absent where none is stated. */
  readonly committed_margin_gb_per_s: Amount | undefined;
}

export interface WanAnalysis {
  /** By path of the link. */
  readonly links: ReadonlyMap<string, LinkAnalysis>;
}

/** Analyses all links that are valid themselves. */
export function analyseWan(index: ModelIndex): WanAnalysis {
  const valid = index.all("ai-wan-link").filter((link) => !link.problems);
  return { links: new Map(valid.map((link) => [link.path, analyseLink(index, link)])) };
}

function analyseLink(index: ModelIndex, link: AiWanLinkRecord): LinkAnalysis {
  const geodesic = geodesicBetween(index, link);
  const routes = link.routes.map((route) => analyseRoute(link, route, geodesic));
  const capacity = sum(routes.map((route) => route.capacity_gb_per_s));
  const losses = singleLosses(link.routes, routes);
  const surviving = leastOf(losses.map((loss) => loss.remaining_gb_per_s)) ?? known(0);
  return {
    path: link.path,
    geodesic_km: geodesic.missing.length === 0 ? geodesic.value : undefined,
    routes,
    losses,
    capacity_gb_per_s: capacity,
    surviving_gb_per_s: surviving,
    worst_latency_s: greatestOf(routes.map((route) => route.latency_s)),
    demand_margin_gb_per_s: margin(capacity, link.demand_gb_per_s),
    committed_margin_gb_per_s: margin(surviving, link.committed_gb_per_s),
  };
}

function geodesicBetween(index: ModelIndex, link: AiWanLinkRecord): Amount {
  const ends = link.sites.map((path) => index.get("site", path));
  const invalid = ends.find((site) => site?.problems);
  if (invalid) return unknownAmount(invalidElement(invalid.path));
  const [from, to] = ends.map((site) => placeOf(site?.latitude_deg, site?.longitude_deg));
  if (!from || !to) {
    const path = link.sites[from ? 1 : 0] ?? link.path;
    return unknownAmount({ what: "coordinates of the sites of WAN links", why: "no location stated", path });
  }
  const { s12 } = Geodesic.WGS84.Inverse(from[0], from[1], to[0], to[1], Geodesic.DISTANCE);
  return known((s12 ?? NaN) / METRES_PER_KILOMETRE);
}

function placeOf(latitude: number | undefined, longitude: number | undefined): readonly [number, number] | undefined {
  return latitude === undefined || longitude === undefined ? undefined : [latitude, longitude];
}

function analyseRoute(link: AiWanLinkRecord, route: WanRoute, geodesic: Amount): RouteAnalysis {
  const length = lengthOf(link, route, geodesic);
  return {
    name: route.name,
    length_km: length,
    latency_s: scale(length, FIBRE_LATENCY_S_PER_KM),
    capacity_gb_per_s: capacityOf(link, route),
  };
}

function lengthOf(link: AiWanLinkRecord, route: WanRoute, geodesic: Amount): Amount {
  if (route.length_km !== undefined) return known(route.length_km);
  if (route.route_factor !== undefined) return scale(geodesic, route.route_factor);
  return unknownAmount(
    { what: "length of WAN routes", why: "neither a length nor a route factor stated", path: link.path },
    geodesic.value,
  );
}

function capacityOf(link: AiWanLinkRecord, route: WanRoute): Amount {
  const { fibre_pair_count: pairs, wavelength_count: wavelengths, wavelength_rate_gb_per_s: rate } = route;
  if (pairs !== undefined && wavelengths !== undefined && rate !== undefined) return known(pairs * wavelengths * rate);
  const lacks = (what: string, value: number | undefined): Missing[] =>
    value === undefined ? [{ what: `${what} of WAN routes`, why: "none stated", path: link.path }] : [];
  return unknownAmount([
    ...lacks("fibre pairs", pairs),
    ...lacks("wavelengths", wavelengths),
    ...lacks("rate of the wavelengths", rate),
  ]);
}

/** Routes of one risk group fail together; a route without one fails alone, whatever its name. */
function singleLosses(declared: readonly WanRoute[], routes: readonly RouteAnalysis[]): RouteLoss[] {
  const groups = new Map<string, { readonly name: string; readonly members: Set<RouteAnalysis> }>();
  routes.forEach((route, at) => {
    const shared = declared[at]?.risk_group;
    const key = shared === undefined ? `route ${at}` : `group ${shared}`;
    const group = groups.get(key);
    if (group) group.members.add(route);
    else groups.set(key, { name: shared ?? route.name, members: new Set([route]) });
  });
  const losses = [...groups.values()].map(({ name, members }) => ({
    name,
    routes: [...members].map((route) => route.name),
    remaining_gb_per_s: sum(routes.filter((route) => !members.has(route)).map((route) => route.capacity_gb_per_s)),
  }));
  return losses.sort((left, right) => compareText(left.name, right.name));
}

/** The least of amounts: what any of them lacks may make it greater, so the least lower bound stands. */
function leastOf(amounts: readonly Amount[]): Amount | undefined {
  return extremeOf(amounts, Math.min);
}

function greatestOf(amounts: readonly Amount[]): Amount | undefined {
  return extremeOf(amounts, Math.max);
}

function extremeOf(amounts: readonly Amount[], choose: (...values: number[]) => number): Amount | undefined {
  if (amounts.length === 0) return undefined;
  const missing = amounts.reduce((all, amount) => joinMissing(all, amount.missing), NOTHING_MISSING);
  return { value: choose(...amounts.map((amount) => amount.value)), missing };
}

function margin(amount: Amount, wanted: number | undefined): Amount | undefined {
  return wanted === undefined ? undefined : { value: amount.value - wanted, missing: amount.missing };
}
