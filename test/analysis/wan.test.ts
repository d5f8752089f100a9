import { analyseWan, FIBRE_LATENCY_S_PER_KM, type LinkAnalysis } from "../../lib/analysis/wan";
import { ModelIndex } from "../../lib/model/model";
import type { AiWanLinkRecord, ModelRecord, SiteRecord, WanRoute } from "../../lib/model/records";
import { modelOf } from "../../lib/testing";
import { site, wanLink } from "../helpers/records";

const at = (path: string, latitude_deg: number, longitude_deg: number, more: Partial<SiteRecord> = {}) =>
  site(path, { latitude_deg, longitude_deg, ...more });

function linkOf(sites: readonly ModelRecord[], routes: readonly WanRoute[], more: Partial<AiWanLinkRecord> = {}) {
  const records = [...sites, wanLink("wan", { sites: ["a", "b"], routes, ...more })];
  return analyseWan(new ModelIndex(modelOf(records))).links.get("wan") as LinkAnalysis;
}

/** Of 1 fibre pair x 10 wavelengths x `rate` Gb/s. */
const route = (name: string, rate: number, more: Partial<WanRoute> = {}): WanRoute => ({
  name,
  length_km: 100,
  fibre_pair_count: 1,
  wavelength_count: 10,
  wavelength_rate_gb_per_s: rate,
  ...more,
});

const NO_COORDINATES = [site("a"), site("b")];
/** One degree of the equator: 6,378.137 km x pi / 180 = 111.319490793 km. */
const EQUATOR = [at("a", 0, 0), at("b", 0, 1)];

describe("geodesic", () => {
  test("one degree of the equator", () => {
    expect(linkOf(EQUATOR, []).geodesic_km).toBeCloseTo(111.319490793, 8);
  });

  // GeographicLib, manual of GeodSolve: JFK 40.6N 73.8W to LHR 51.6N 0.5W is 5,551,759.400 m.
  test("JFK to LHR", () => {
    expect(linkOf([at("a", 40.6, -73.8), at("b", 51.6, -0.5)], []).geodesic_km).toBeCloseTo(5551.7594, 4);
  });

  test("is absent where a site states no coordinates", () => {
    expect(linkOf([at("a", 0, 0), site("b")], []).geodesic_km).toBeUndefined();
  });

  test("does not depend on the direction", () => {
    const there = linkOf([at("a", 42.71, -87.93), at("b", 33.6, -84.6)], []).geodesic_km as number;
    const back = linkOf([at("a", 33.6, -84.6), at("b", 42.71, -87.93)], []).geodesic_km as number;
    expect(there).toBeCloseTo(back, 8);
  });
});

describe("length and latency of a route", () => {
  test("a given length needs no coordinates: 1,127 km x 4.9 µs = 5.5223 ms", () => {
    const { routes } = linkOf(NO_COORDINATES, [route("r", 800, { length_km: 1127 })]);
    expect(routes[0]?.length_km).toEqual({ value: 1127, missing: [] });
    expect(routes[0]?.latency_s.value).toBeCloseTo(0.0055223, 12);
  });

  test("a given length goes before a factor", () => {
    const { routes } = linkOf(EQUATOR, [route("r", 800, { length_km: 200, route_factor: 1.3 })]);
    expect(routes[0]?.length_km.value).toBe(200);
  });

  test("geodesic x factor: 111.319490793 km x 1.3 = 144.715338031 km", () => {
    const { routes } = linkOf(EQUATOR, [{ name: "r", route_factor: 1.3 }]);
    expect(routes[0]?.length_km.value).toBeCloseTo(144.715338031, 8);
    expect(routes[0]?.length_km.missing).toEqual([]);
  });

  test("neither: unknown, with the geodesic as the lower bound", () => {
    const { routes } = linkOf(EQUATOR, [{ name: "r" }]);
    expect(routes[0]?.length_km.value).toBeCloseTo(111.319490793, 8);
    expect(routes[0]?.length_km.missing).toEqual([
      { what: "length of WAN routes", why: "neither a length nor a route factor stated", path: "wan" },
    ]);
  });

  test("a factor without coordinates: unknown from 0, at the site that lacks them", () => {
    const { routes } = linkOf([at("a", 0, 0), site("b")], [{ name: "r", route_factor: 1.3 }]);
    expect(routes[0]?.length_km).toEqual({
      value: 0,
      missing: [{ what: "coordinates of the sites of WAN links", why: "no location stated", path: "b" }],
    });
  });

  test("a factor and an invalid site: unknown as a consequence only", () => {
    const problems = [
      { rule: "declaration/value-allowed" as const, property: "location", message: "Wrong.", fix: "Mend it." },
    ];
    const { routes } = linkOf([at("a", 0, 0), at("b", 0, 1, { problems })], [{ name: "r", route_factor: 1.3 }]);
    expect(routes[0]?.length_km.missing).toMatchObject([{ path: "b", invalid: true }]);
  });

  test("the slowest route decides", () => {
    const link = linkOf(NO_COORDINATES, [route("r", 1, { length_km: 10 }), route("s", 1, { length_km: 20 })]);
    expect(link.worst_latency_s).toEqual({ value: 20 * FIBRE_LATENCY_S_PER_KM, missing: [] });
    expect(linkOf(NO_COORDINATES, []).worst_latency_s).toBeUndefined();
  });
});

describe("capacity", () => {
  test("pairs x wavelengths x rate: 4 x 96 x 800 = 307,200 Gb/s", () => {
    const routes = [route("r", 800, { fibre_pair_count: 4, wavelength_count: 96 })];
    expect(linkOf(NO_COORDINATES, routes).capacity_gb_per_s).toEqual({ value: 307_200, missing: [] });
  });

  test("what is absent is named, and the rest is the lower bound", () => {
    const link = linkOf(NO_COORDINATES, [route("r", 100), { name: "s", fibre_pair_count: 2 }]);
    expect(link.capacity_gb_per_s.value).toBe(1000);
    expect(link.capacity_gb_per_s.missing.map(({ what }) => what)).toEqual([
      "wavelengths of WAN routes",
      "rate of the wavelengths of WAN routes",
    ]);
  });
});

describe("losses", () => {
  test("routes of one risk group are lost together; a route whose name is a group's is not", () => {
    // 1,000 + 2,000 + 4,000 + 8,000 = 15,000 Gb/s.
    const link = linkOf(NO_COORDINATES, [
      route("north", 100, { risk_group: "duct" }),
      route("south", 200),
      route("east", 400, { risk_group: "duct" }),
      route("duct", 800),
    ]);
    expect(link.losses).toEqual([
      { name: "duct", routes: ["north", "east"], remaining_gb_per_s: { value: 10_000, missing: [] } },
      { name: "duct", routes: ["duct"], remaining_gb_per_s: { value: 7000, missing: [] } },
      { name: "south", routes: ["south"], remaining_gb_per_s: { value: 13_000, missing: [] } },
    ]);
    expect(link.surviving_gb_per_s.value).toBe(7000);
  });

  test("a single route leaves nothing", () => {
    expect(linkOf(NO_COORDINATES, [route("r", 100)]).surviving_gb_per_s).toEqual({ value: 0, missing: [] });
    expect(linkOf(NO_COORDINATES, []).surviving_gb_per_s).toEqual({ value: 0, missing: [] });
  });

  test("margins are absent without a demand or committed rate", () => {
    const routes = [route("r", 100), route("s", 200)]; // 1,000 and 2,000 Gb/s
    const stated = linkOf(NO_COORDINATES, routes, { demand_gb_per_s: 2500, committed_gb_per_s: 1500 });
    expect(stated.demand_margin_gb_per_s).toEqual({ value: 500, missing: [] });
    expect(stated.committed_margin_gb_per_s).toEqual({ value: -500, missing: [] });
    const silent = linkOf(NO_COORDINATES, routes);
    expect([silent.demand_margin_gb_per_s, silent.committed_margin_gb_per_s]).toEqual([undefined, undefined]);
  });
});

test("an invalid link is not analysed", () => {
  const problems = [{ rule: "declaration/id-unique" as const, property: "id", message: "Taken.", fix: "Rename." }];
  expect(linkOf(NO_COORDINATES, [], { problems })).toBeUndefined();
});
