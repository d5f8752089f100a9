/** Chillers over a year: their compressors, free cooling, and the heat that their condensers pass on. */
import { analyse } from "../../../lib/analysis/analysis";
import { ModelIndex } from "../../../lib/model/model";
import type { FacilityWaterRecord, ModelRecord, RejectionRecord } from "../../../lib/model/records";
import { modelOf } from "../../../lib/testing";
import { facilityWater, site } from "../../helpers/records";
import { constantWeather, HOURS, seasonalWeather } from "../../helpers/weather";
import { TOWER, yearPlant, type YearPlantOptions } from "../../helpers/year-plant";

const yearAt = (path: string, records: readonly ModelRecord[]) => {
  const found = analyse(new ModelIndex(modelOf(records))).year.get(path);
  if (!found) throw new Error(`no year of ${path}`);
  return found;
};
const year = (options: YearPlantOptions) => yearAt("s", yearPlant(options));
const plantOf = (options: YearPlantOptions, path = "s/water") =>
  year(options).plants.find((each) => each.path === path);
const known = (value: number) => ({ value: expect.closeTo(value, 6) as number, missing: [] });
const lacksOf = (amount: { missing: readonly { what: string; why: string }[] } | undefined) =>
  (amount?.missing ?? []).map(({ what, why }) => `${what} (${why})`);

describe("chillers", () => {
  const CHILLER: RejectionRecord = { kind: "chiller", leaving_c: 18, cop: 5, fan_power_kw: 230, ambient_max_c: 40 };

  // Compressors 1000 / 5 = 200 kW, so that 30 kW are fans.
  test.each<[string, object, object, number]>([
    ["compresses where it cannot do without", { free_cooling_approach_k: 6 }, { chiller: HOURS }, 230],
    ["cools freely where the air is cold enough", { free_cooling_approach_k: 6, leaving_c: 26 }, { free: HOURS }, 30],
    ["has heat / COP where no power is stated", { fan_power_kw: undefined }, { chiller: HOURS }, 200],
    ["does not keep its set point in air too warm", { ambient_max_c: 19 }, { above: HOURS }, 230],
  ])("%s", (_, more, hours, kw) => {
    const plant = plantOf({ rejection: { ...CHILLER, ...more }, water: { supply_c: undefined } as object });
    expect(plant?.hours).toMatchObject(hours);
    expect(plant?.energy_kwh).toEqual(known(HOURS * kw));
  });

  test("without a COP have an unknown energy in free cooling", () => {
    const { cop: _, ...noCop } = CHILLER;
    const rejection = { ...noCop, free_cooling_approach_k: 5, leaving_c: 27 };
    expect(lacksOf(plantOf({ rejection })?.energy_kwh)).toEqual(["power of the chiller in free cooling (not stated)"]);
  });
});

const WATER_COOLED: RejectionRecord = {
  kind: "chiller",
  leaving_c: 18,
  cop: 5,
  condenser: "s/tower",
  condenser_max_c: 35,
};
const NO_SET_POINT = { supply_c: undefined } as object;

/** 20 °C and 50 %: wet bulb 13.8 °C. A tower of 4 K reaches 17.8 °C, and keeps 24 °C. */
const withTower = (chiller: object, tower: Partial<FacilityWaterRecord> = {}): YearPlantOptions => ({
  rejection: { ...WATER_COOLED, ...chiller },
  water: NO_SET_POINT,
  more: [facilityWater("s/tower", { supply_c: 24, flow_l_per_min: 3000, rejection: TOWER, ...tower })],
});

describe("the heat of a condenser", () => {
  test("is that of the chiller with its compressor work: 1000 x (1 + 1/5) kW", () => {
    const { plants, wue_l_per_kwh } = year(withTower({}));
    expect(plants.find(({ path }) => path === "s/tower")?.wet_heat_kwh).toEqual(known(HOURS * 1200));
    expect(wue_l_per_kwh.value).toBeLessThanOrEqual(1.48 * (4 / 3) * 1.2);
    expect(wue_l_per_kwh.value).toBeGreaterThan(1.2);
  });

  test("is without that work while the chiller cools freely", () => {
    const { plants } = year(withTower({ free_cooling_approach_k: 2, leaving_c: 20 }, { supply_c: 18 }));
    expect(plants.find(({ path }) => path === "s/water")?.hours).toMatchObject({ free: HOURS });
    expect(plants.find(({ path }) => path === "s/tower")?.wet_heat_kwh).toEqual(known(HOURS * 1000));
  });

  // The same 1,000 kW in the same 3,000 L/min at the same 18 °C.
  test("warms the water of the tower by the heat of the hour, not by that of the design load", () => {
    const through = plantOf(withTower({ free_cooling_approach_k: 2, leaving_c: 20 }, { supply_c: 18 }), "s/tower");
    const direct = plantOf({ rejection: TOWER, water: { supply_c: 18, flow_l_per_min: 3000 } });
    const ratio = (through?.evaporation_l.value ?? 0) / (direct?.evaporation_l.value ?? 0);
    expect(Math.abs(ratio - 1)).toBeLessThan(1e-4);
  });

  test("without a COP, or a leaving temperature, is a lower bound", () => {
    const noCop = plantOf(withTower({ cop: undefined }), "s/tower")?.wet_heat_kwh;
    expect(noCop?.value).toBe(HOURS * 1000);
    expect(lacksOf(noCop)).toEqual(["COP of the chiller (not stated)"]);
    const noLeaving = plantOf(withTower({ leaving_c: undefined }), "s/tower")?.wet_heat_kwh;
    expect(noLeaving?.value).toBe(HOURS * 1000);
    expect(lacksOf(noLeaving)).toEqual(["leaving temperature of the chiller (not stated)"]);
  });

  test("passes through a plate exchanger", () => {
    const options = withTower({ condenser: "s/condenser" });
    const between = facilityWater("s/condenser", { exchanger: { to: "s/tower", approach_k: 2 } });
    const tower = plantOf({ ...options, more: [...(options.more ?? []), between] }, "s/tower");
    expect(tower?.wet_heat_kwh).toEqual(known(HOURS * 1200));
  });

  // 1000 x 1.2 = 1200 kW to the second chiller, 1200 x (1 + 1/4) = 1500 kW to the tower.
  test.each(["s/between", "s/x-between"])("passes through a second chiller, %s", (between) => {
    const second: RejectionRecord = { ...WATER_COOLED, leaving_c: 24, cop: 4 };
    const options = withTower({ condenser: between });
    const water = facilityWater(between, { flow_l_per_min: 3000, rejection: second });
    const { plants, wue_l_per_kwh } = year({ ...options, more: [...(options.more ?? []), water] });
    const of = (path: string) => plants.find((each) => each.path === path);
    expect(of("s/water")?.energy_kwh).toEqual(known(HOURS * 200));
    expect(of(between)?.energy_kwh).toEqual(known(HOURS * 300));
    expect(of("s/tower")?.wet_heat_kwh).toEqual(known(HOURS * 1500));
    expect(wue_l_per_kwh.missing).toEqual([]);
    expect(wue_l_per_kwh.value).toBeGreaterThan(1.5);
    expect(wue_l_per_kwh.value).toBeLessThanOrEqual(1.48 * (4 / 3) * 1.5);
  });

  test("on another site counts at the design load of the chiller", () => {
    const { plants } = yearAt("t", [
      ...yearPlant({ rejection: { ...WATER_COOLED, condenser: "t/tower" }, water: NO_SET_POINT }),
      site("t", { weather: constantWeather(20) }),
      facilityWater("t/tower", { supply_c: 24, flow_l_per_min: 3000, rejection: TOWER }),
    ]);
    expect(plants.map(({ wet_heat_kwh }) => wet_heat_kwh)).toEqual([known(HOURS * 1200)]);
  });

  /** A dry cooler of 5 K reaches 25 °C. */
  const DRY: RejectionRecord = { kind: "dry-cooler", approach_k: 5, fan_power_kw: 20 };

  test("counts in what a tower would evaporate", () => {
    const dry = plantOf(withTower({}, { supply_c: 26, rejection: DRY }), "s/tower");
    const wet = plantOf(withTower({}, { supply_c: 26 }), "s/tower");
    expect(dry?.comparison_l.value).toBeCloseTo(wet?.evaporation_l.value ?? 0, 3);
    expect(dry?.comparison_l.value).toBeGreaterThan(HOURS * 1200);
  });

  // 23 °C and, with 2,884 L/min at 1,200 kW, 6 K: the trim chiller takes 2 K of 6, 400 kW.
  test.each([
    [401, { trim: HOURS, above: 0 }],
    [399, { trim: 0, above: HOURS }],
  ])("must be trimmed as well, by %d kW", (capacity_kw, hours) => {
    const trim = { capacity_kw, cop: 4, ambient_max_c: 40 };
    const water = { supply_c: 23, flow_l_per_min: 2884, rejection: { ...DRY, trim } };
    expect(plantOf(withTower({}, water), "s/tower")?.hours).toMatchObject(hours);
  });
});

describe("free cooling through condenser water", () => {
  const hoursOf = (chiller: object, tower: Partial<FacilityWaterRecord>) =>
    plantOf(withTower({ free_cooling_approach_k: 2, ...chiller }, tower))?.hours;

  // 18 + 2 = 20 °C; the tower could reach 17.8 °C, and keeps its set point.
  test.each([
    [18, 20, { free: HOURS }],
    [18, 19.9, { chiller: HOURS }],
    [24, 20, { chiller: HOURS }],
    [24, 26, { free: HOURS }],
  ])("is through water of %d °C, and reaches 2 K above it: %d °C", (supply_c, leaving_c, hours) => {
    expect(hoursOf({ leaving_c }, { supply_c })).toMatchObject(hours);
  });

  // 1,200 of 2,400 kW halve the approach: 13.8 + 2 + 2 = 17.8 °C, otherwise 19.8 °C.
  test.each<[RejectionRecord["part_load_approach"], object]>([
    ["proportional", { free: HOURS }],
    [undefined, { chiller: HOURS }],
  ])("knows of an approach that is %s", (part_load_approach, hours) => {
    const rejection = { ...TOWER, capacity_kw: 2400, ...(part_load_approach && { part_load_approach }) };
    expect(hoursOf({ leaving_c: 18 }, { ...NO_SET_POINT, rejection })).toMatchObject(hours);
  });

  // 24 °C, and 1 K of the plate exchanger.
  test("adds the approach of an exchanger between", () => {
    const between = facilityWater("s/condenser", { exchanger: { to: "s/tower", approach_k: 1 } });
    const through = (leaving_c: number) => {
      const options = withTower({ free_cooling_approach_k: 2, leaving_c, condenser: "s/condenser" });
      return plantOf({ ...options, more: [...(options.more ?? []), between] })?.hours;
    };
    expect(through(27)).toMatchObject({ free: HOURS });
    expect(through(26.9)).toMatchObject({ chiller: HOURS });
  });

  // The tower keeps 10 °C on days whose wet bulb is at most 6 °C: free cooling to 12 °C.
  test("takes the cold hours of a year with seasons, and the compressors the others", () => {
    const options = withTower({ free_cooling_approach_k: 2, leaving_c: 12 }, { supply_c: 10 });
    const { plants } = year({ ...options, weather: seasonalWeather() });
    const hours = plants.find(({ path }) => path === "s/water")?.hours;
    const tower = plants.find(({ path }) => path === "s/tower");
    expect(hours?.free).toBeGreaterThan(HOURS / 20);
    expect(hours?.chiller).toBe(HOURS - (hours?.free ?? 0));
    // The tower is at its set point in just these hours; the compressors give 200 kW in the others.
    expect(tower?.hours).toMatchObject({ free: hours?.free, above: hours?.chiller });
    expect(tower?.wet_heat_kwh).toEqual(known(HOURS * 1000 + (hours?.chiller ?? 0) * 200));
  });

  test("is unknown where the condenser water is", () => {
    const { approach_k: _, ...noApproach } = TOWER;
    const plant = plantOf(withTower({ free_cooling_approach_k: 2 }, { rejection: noApproach }));
    expect(plant?.hours).toBeUndefined();
    expect(lacksOf(plant?.energy_kwh)).toEqual(["condenser water of the chiller (not known)"]);
  });
});
