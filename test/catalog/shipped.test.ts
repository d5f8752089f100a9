import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bundleText, partsMarkdown, withPartList } from "../../lib/catalog/bundle";
import { valueKeysOf } from "../../lib/catalog/part-checks";
import { readPartFolder } from "../../lib/catalog/part-folder";
import type { CduPart, Part, RackPart } from "../../lib/catalog/parts";
import { shippedParts } from "../../lib/catalog/shipped";
import { sourcesOf } from "../../lib/catalog/table";

const root = join(__dirname, "../..");
const parts = shippedParts();
const all = Object.values(parts);

// Expected values are taken by hand from the sources that the parts name.
const racks: Readonly<Record<string, Partial<RackPart>>> = {
  "nvidia/gb200-nvl72": { tdp_kw: 120, liquid_fraction: 0.85, flow_max_l_per_min: 130, mass_kg: 1360 },
  "hpe/gb200-nvl72": { tdp_kw: 132, peak_kw: 192, working_pressure_max_kpa: 500, return_max_c: 65, mass_kg: 1472 },
  "nvidia/gb300-nvl72": {
    tdp_kw: 142,
    power_factor: 0.98,
    liquid_fraction: 0.9,
    voltages_v: [400, 415, 480],
    phases: 3,
  },
  "hpe/gb300-nvl72": { tdp_kw: 132, peak_kw: 155, flow_curve_of: "lenovo/gb300-nvl72" },
  "lenovo/gb300-nvl72": { tdp_kw: 135, peak_kw: 155, supply_min_c: 2, supply_max_c: 45, mass_kg: 1580 },
  "nvidia/vera-rubin-nvl72-maxq": { tdp_kw: 187, shelves: { count: 4, rated_power_kw: 110 } },
  "nvidia/vera-rubin-nvl72-maxp": { tdp_kw: 227, nics: { count: 144, rate_gb_per_s: 800 }, nvlink_gbyte_per_s: 260000 },
};

const cdus: Readonly<Record<string, Partial<CduPart>>> = {
  "vertiv/coolchip-cdu-121": {
    rated_heat_kw: 121,
    flow_points: [{ flow_l_per_min: 120, head_kpa: 115 }],
    power_kw: 0.875,
  },
  "vertiv/xdu1350": {
    rated_heat_kw: 1350,
    rated_approach_k: 4,
    flow_points: [
      { flow_l_per_min: 1200, head_kpa: 250, pumps: 2, power_kw: 13.7 },
      { flow_l_per_min: 1800, head_kpa: 200, pumps: 3, power_kw: 20.5 },
    ],
    supply_min_c: 10,
    supply_max_c: 52,
    mass_kg: 1086,
  },
  // 35 psi x 6.894757 kPa = 241.316 495 kPa
  "coolit/chx2000": { rated_approach_k: 5, flow_points: [{ flow_l_per_min: 2125, head_kpa: 241.317 }] },
  // 500 gal x 3.785411784 L = 1892.705 892 L; 80 psi x 6.894757 kPa = 551.580 560 kPa
  "google/project-deschutes": { rated_approach_k: 3, flow_points: [{ flow_l_per_min: 1892.706, head_kpa: 551.581 }] },
  // 103.8 m3/h x 1000 / 60 = 1730 L/min; 3 x 6.7 kW = 20.1 kW
  "stulz/scr-14103-w": { facility_flow_l_per_min: 1730, power_kw: 20.1 },
};

describe("the parts that are shipped", () => {
  const onDisk = readPartFolder(join(root, "lib/catalog/data"), root, {});

  test("have no problems, and the bundle is fresh (node scripts/catalog-bundle.js)", () => {
    expect(onDisk.problems).toEqual([]);
    expect(readFileSync(join(root, "lib/catalog/generated/parts.json"), "utf8")).toBe(bundleText(onDisk.parts));
    expect(parts).toEqual(onDisk.parts);
  });

  test("are listed in docs/catalog.md (node scripts/catalog-bundle.js)", () => {
    const docs = readFileSync(join(root, "docs/catalog.md"), "utf8");
    expect(docs).toBe(withPartList(docs, partsMarkdown(onDisk.parts)));
  });

  test("stand in code-unit order, under their own ids, in a table that inherits nothing", () => {
    expect(Object.keys(parts)).toEqual(Object.keys(parts).sort());
    expect(Object.entries(parts).map(([id, part]) => id === part.id)).not.toContain(false);
    expect(Object.getPrototypeOf(parts)).toBeNull();
    expect(parts["constructor"]).toBeUndefined();
  });

  test("are frozen through and through, and made once", () => {
    const frozen = (value: unknown): boolean =>
      typeof value !== "object" || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen));
    expect(frozen(parts)).toBe(true);
    expect(shippedParts()).toBe(parts);
  });

  test.each(all.map((part) => [part.id, part] as const))("%s: every value has a source", (_, part) => {
    expect(valueKeysOf(part).filter((key) => sourcesOf(part, key).length === 0)).toEqual([]);
  });

  test.each(Object.entries({ ...racks, ...cdus }))("%s has its published values", (id, expected) => {
    expect(parts[id]).toMatchObject(expected);
  });

  test("there are at least ten CDUs", () => {
    expect(all.filter((part) => part.kind === "cdu").length).toBeGreaterThanOrEqual(10);
  });
});

describe("what no public source gives is absent", () => {
  const withKey = (key: string, of: (part: Part) => boolean): string[] =>
    all.filter((part) => of(part) && key in part).map((part) => part.id);
  const rubin = (part: Part): boolean => part.kind === "rack" && part.generation === "vera-rubin";

  test("a peak stands only where the part's own source states one", () => {
    expect(withKey("peak_kw", () => true)).toEqual(["hpe/gb200-nvl72", "hpe/gb300-nvl72", "lenovo/gb300-nvl72"]);
  });

  test.each(["mass_kg", "flow_curve", "flow_curve_of", "flow_max_l_per_min", "voltages_v", "power_factor"])(
    "Vera Rubin has no %s",
    (key) => {
      expect(withKey(key, rubin)).toEqual([]);
    },
  );

  test("only GB200 has a largest flow, and no GB200 borrows a flow curve", () => {
    expect(withKey("flow_max_l_per_min", () => true)).toEqual(["hpe/gb200-nvl72", "nvidia/gb200-nvl72"]);
    const borrowing = all.filter((part) => part.kind === "rack" && part.flow_curve_of !== undefined);
    expect(borrowing.map((part) => (part as RackPart).generation)).toEqual(["gb300", "gb300"]);
  });

  test("an air-cooled rack states nothing but that it is one", () => {
    expect(valueKeysOf(parts["generic/air-cooled-rack"] as Part)).toEqual(["liquid_fraction"]);
  });
});

describe("numbers that agree with one another", () => {
  // HPE: 115 kW of 132 kW go to liquid.
  test("hpe/gb200-nvl72 gives 115 kW to liquid", () => {
    const rack = parts["hpe/gb200-nvl72"] as RackPart;
    expect(132 * (rack.liquid_fraction ?? NaN)).toBeCloseTo(115, 10);
  });

  // 2.3, 3.2, 4.9, 8.5 and 18.4 psi x 6.894757 kPa
  test("lenovo/gb300-nvl72 has the published flow curve", () => {
    const curve = (parts["lenovo/gb300-nvl72"] as RackPart).flow_curve;
    expect([curve?.rack_power_kw, curve?.liquid_fraction, curve?.coolant]).toEqual([135, 0.9, "water"]);
    const points = (curve?.points ?? []).map((point) => [
      point.supply_c,
      point.flow_l_per_min,
      point.pressure_drop_kpa,
    ]);
    expect(points).toEqual([
      [25, 59, 15.858],
      [30, 71, 22.063],
      [35, 89, 33.784],
      [40, 119, 58.605],
      [45, 177, 126.864],
    ]);
  });
});
