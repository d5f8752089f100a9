import { analyse } from "../../../lib/analysis/analysis";
import { ModelIndex } from "../../../lib/model/model";
import type { FacilityWaterRecord, ModelRecord, RejectionRecord } from "../../../lib/model/records";
import { modelOf } from "../../../lib/testing";
import { facilityWater, loop, rejectionUnit, site } from "../../helpers/records";
import { HOURS, seasonalWeather } from "../../helpers/weather";
import { TOWER, yearPlant, type YearPlantOptions } from "../../helpers/year-plant";

const yearOf = (records: readonly ModelRecord[], path = "s") => {
  const year = analyse(new ModelIndex(modelOf(records))).year.get(path);
  if (!year) throw new Error(`no year of ${path}`);
  return year;
};
const year = (options: YearPlantOptions) => yearOf(yearPlant(options));
const known = (value: number) => ({ value: expect.closeTo(value, 6) as number, missing: [] });
const lacksOf = ({ missing }: { missing: readonly { what: string; why: string }[] }) =>
  missing.map(({ what, why }) => `${what} (${why})`);

/** 20 °C, so that water of 25 °C is what a dry cooler of 5 K reaches. */
const DRY: RejectionRecord = { kind: "dry-cooler", approach_k: 5, fan_power_kw: 20 };
const plantOf = (options: YearPlantOptions) => year(options).plants[0];

describe("energy", () => {
  // 1000 / 0.8 - 1000 = 250 kW lost; 10 + 5 + 20 kW of cooling; 15 kW of house: 1300 kW, every hour.
  test("a constant year is 8,760 times one hour", () => {
    const constant = year({ efficiency: 0.8 });
    expect(constant.it_energy_kwh).toEqual(known(HOURS * 1000));
    expect(constant.cooling_energy_kwh).toEqual(known(HOURS * 35));
    expect(constant.losses_kwh).toEqual(known(HOURS * 250));
    expect(constant.total_energy_kwh).toEqual(known(HOURS * 1300));
    expect(constant.pue).toEqual(known(1.3));
  });

  test("of a load without power data is missing, and the PUE a lower bound", () => {
    const { pue } = year({ rejection: { kind: "cooling-tower", approach_k: 4 }, efficiency: 0.8 });
    expect(pue.value).toBeCloseTo(1.28, 9);
    expect(lacksOf(pue)).toEqual(["load of the cooling tower (no fan power stated)"]);
  });

  test("IT that is missing leaves no bound but 1", () => {
    const { pue } = year({ role: "compute" });
    expect(pue.value).toBe(1);
    expect(lacksOf(pue)).toEqual(["load of the network (no network rack stated)"]);
  });
});

describe("a loop with a rejection of its own", () => {
  const ownPlant = (more: Partial<RejectionRecord>) =>
    yearOf(
      yearPlant().flatMap((each): ModelRecord[] => {
        if (each.path === "s/tcs") return [loop("s/tcs", { rejection: { ...DRY, ...more } })];
        return each.path.startsWith("s/water") ? [] : [each];
      }),
    );

  // CDU 10 kW, fans 20 kW, pumps 5 kW; 15 kW of house: 1050 kW.
  test("has pumps of a stated power", () => {
    const { cooling_energy_kwh, pue } = ownPlant({ pump_power_kw: 5 });
    expect(cooling_energy_kwh).toEqual(known(HOURS * 35));
    expect(pue).toEqual(known(1.05));
  });

  test("without their power has a lower bound of its PUE", () => {
    const { pue } = ownPlant({});
    expect(pue.value).toBeCloseTo(1.045, 9);
    expect(lacksOf(pue)).toEqual(["load of the pumps (no pump power stated)"]);
  });
});

describe("hours of a dry cooler", () => {
  test.each<[string, YearPlantOptions, object]>([
    ["reaches its set point exactly", { water: { supply_c: 25 } }, { free: HOURS, above: 0 }],
    ["does not reach it", { water: { supply_c: 24.9 } }, { free: 0, above: HOURS }],
    ["has recirculation to add", { water: { supply_c: 25 }, site: { recirculation_allowance_k: 1 } }, { above: HOURS }],
    ["has no set point", { water: { supply_c: undefined } as object }, { free: HOURS }],
  ])("that %s", (_, options, hours) => {
    expect(plantOf({ rejection: DRY, ...options })?.hours).toMatchObject(hours);
  });

  test("without an approach are unknown", () => {
    const plant = plantOf({ rejection: { kind: "dry-cooler", fan_power_kw: 20 } });
    expect(plant?.hours).toBeUndefined();
    expect(lacksOf({ missing: plant?.hours_missing ?? [] })).toEqual(["approach of the dry cooler (not stated)"]);
  });

  test("in a year with seasons divide at the set point", () => {
    const weather = seasonalWeather();
    const free = weather.dry_bulb_c.filter((dry) => dry + 5 <= 20 * (1 + 1e-9)).length;
    expect(free).toBeGreaterThan(HOURS / 4);
    expect(free).toBeLessThan((3 * HOURS) / 4);
    const hours = plantOf({ weather, rejection: DRY, water: { supply_c: 20 } })?.hours;
    expect(hours).toEqual({ free, above: HOURS - free, trim: 0, chiller: 0, wetted: 0 });
  });
});

describe("a trim chiller", () => {
  // The cooler reaches 25 °C, the set point is 23 °C, the return 23 + 6 °C: a third of 1,000 kW; at COP 4, 83.3 kW.
  const trim = { capacity_kw: 400, cop: 4, ambient_max_c: 40 };
  const trimmed = (more: object, water: Partial<FacilityWaterRecord> = {}) =>
    plantOf({ rejection: { ...DRY, trim: { ...trim, ...more } }, water: { supply_c: 23, ...water } });

  test("takes its share of the heat", () => {
    const plant = trimmed({});
    expect(plant?.hours).toMatchObject({ trim: HOURS, free: 0, above: 0 });
    const kw = (plant?.energy_kwh.value ?? 0) / HOURS;
    // Within what 2,403 L/min are off 6 K.
    expect(Math.abs(kw - (20 + 1000 / 3 / 4))).toBeLessThan(0.2);
  });

  // 10 kW of CDU, 5 of the pump, 20 of fans; its nameplate on the design day, 400 / 4 kW on its units, comes not on top.
  test("counts once, whether or not its units are declared", () => {
    const rejection = { ...DRY, trim };
    const unit = rejectionUnit("s/water/dry-cooler-1", { fan_power_kw: 20 });
    const [bare, declared] = [[], [unit]].map((more) => year({ rejection, water: { supply_c: 23 }, more }));
    const kw = (declared?.cooling_energy_kwh.value ?? 0) / HOURS;
    expect(Math.abs(kw - (35 + 1000 / 3 / 4))).toBeLessThan(0.2);
    expect(bare?.cooling_energy_kwh).toEqual(declared?.cooling_energy_kwh);
    const own = { ...rejection, trim: { ...trim, feeds: ["s/t2"] } };
    expect(year({ rejection: own, water: { supply_c: 23 } }).cooling_energy_kwh).toEqual(bare?.cooling_energy_kwh);
  });

  test.each<[string, object]>([
    ["whose capacity is too small", { capacity_kw: 300 }],
    ["in air too warm for it", { ambient_max_c: 19 }],
  ])("%s leaves the set point", (_, more) => {
    expect(trimmed(more)?.hours).toMatchObject({ above: HOURS, trim: 0 });
  });

  test("without COP, capacity, limit or flow is unknown in what needs them", () => {
    const noCop = trimmed({ cop: undefined });
    expect(lacksOf(noCop?.energy_kwh ?? { missing: [] })).toEqual(["COP of the trim chiller (not stated)"]);
    const bare = trimmed({ capacity_kw: undefined, ambient_max_c: undefined });
    expect(lacksOf({ missing: bare?.hours_missing ?? [] }).sort()).toEqual([
      "capacity of the trim chiller (not stated)",
      "warmest dry bulb of the trim chiller (not stated)",
    ]);
    const noFlow = trimmed({}, { flow_l_per_min: undefined } as object);
    expect(noFlow?.energy_kwh.value).toBe(HOURS * 20);
    expect(lacksOf(noFlow?.energy_kwh ?? { missing: [] })).toEqual(["flow of the facility water (not stated)"]);
  });
});

describe("an adiabatic cooler", () => {
  const ADIABATIC: RejectionRecord = {
    kind: "adiabatic-cooler",
    approach_k: 5,
    effectiveness: 0.8,
    airflow_m3_per_h: 300_000,
    cycles: 3,
    fan_power_kw: 20,
  };

  test("that keeps its set point dry uses no water, with or without a stated airflow and cycles", () => {
    const { airflow_m3_per_h: _, cycles: __, ...bare } = ADIABATIC;
    for (const rejection of [ADIABATIC, bare]) {
      const dry = year({ rejection, water: { supply_c: 25 } });
      expect(dry.plants[0]?.hours).toMatchObject({ free: HOURS, wetted: 0 });
      expect(dry.wue_l_per_kwh).toEqual(known(0));
    }
  });

  /**
   * 20 °C and 50 %: wet bulb 13.8 °C. At 0.8 the air comes to 20 - 0.8 x 6.2 = 15.0 °C, and the water to 20.0 °C.
   * From 7.26 g/kg to 7.26 + 0.8 x 2.56 = 9.3 g/kg in air of 0.840 m3/kg: 300,000 / 0.840 x 0.00204 = 730 L/h.
   */
  test("wets its air in the other hours", () => {
    const wet = year({ rejection: ADIABATIC, water: { supply_c: 21 } });
    expect(wet.plants[0]?.hours).toMatchObject({ free: HOURS, wetted: HOURS });
    const [plant] = wet.plants;
    expect(Math.abs((plant?.evaporation_l.value ?? 0) / HOURS / 730 - 1)).toBeLessThan(0.02);
    // At three cycles half of what evaporates is blown down.
    expect(wet.water_l).toEqual(known((plant?.evaporation_l.value ?? 0) * 1.5));
  });

  test("without cycles has the evaporation as lower bound of its water", () => {
    const { cycles: _, ...noCycles } = ADIABATIC;
    const { plants, water_l } = year({ rejection: noCycles, water: { supply_c: 21 } });
    expect(water_l.value).toBe(plants[0]?.evaporation_l.value);
    expect(water_l.value).toBeGreaterThan(0);
    expect(lacksOf(water_l)).toEqual(["cycles of concentration of the adiabatic cooler (not stated)"]);
  });

  test("without airflow or set point has an unknown water", () => {
    const { airflow_m3_per_h: _, ...noAirflow } = ADIABATIC;
    expect(lacksOf(year({ rejection: noAirflow, water: { supply_c: 21 } }).water_l)).toEqual([
      "airflow of the adiabatic cooler (not stated)",
    ]);
    const noSetPoint = { supply_c: undefined } as object;
    expect(lacksOf(year({ rejection: ADIABATIC, water: noSetPoint }).water_l)).toEqual([
      "set point of the facility water (not stated)",
    ]);
  });
});

describe("a cooling tower", () => {
  // 1.218 L/kWh (worked in the tests of evaporation), and a third of it blown down at four cycles.
  test("evaporates and blows down", () => {
    const { plants, water_l, wue_l_per_kwh } = year({});
    expect(plants[0]?.wet_heat_kwh).toEqual(known(HOURS * 1000));
    expect(Math.abs(wue_l_per_kwh.value / ((1.218 * 4) / 3) - 1)).toBeLessThan(0.001);
    expect(water_l.value).toBeCloseTo(wue_l_per_kwh.value * HOURS * 1000, 0);
  });

  test("without cycles or flow has a lower bound of its water, or none", () => {
    const { cycles: _, ...noCycles } = TOWER;
    const full = year({}).water_l.value;
    const evaporation = year({ rejection: noCycles }).water_l;
    expect(evaporation.value).toBeCloseTo((full * 3) / 4, 3);
    expect(lacksOf(evaporation)).toEqual(["cycles of concentration of the cooling tower (not stated)"]);
    const noFlow = year({ water: { flow_l_per_min: undefined } as object }).water_l;
    expect(lacksOf(noFlow)).toEqual(["flow of the facility water (not stated)"]);
    expect(noFlow.value).toBe(0);
  });

  const WINTER = (_: number, hour: number): boolean => hour < HOURS / 4 || hour >= (3 * HOURS) / 4;

  test("uses at most 1.48 L per kWh of wet heat with its blowdown, something, and less in the cold half of the year", () => {
    const weather = seasonalWeather();
    const half = (isWinter: boolean) => {
      const kept = (_: number, hour: number): boolean => WINTER(_, hour) === isWinter;
      return {
        ...weather,
        dry_bulb_c: weather.dry_bulb_c.filter(kept),
        relative_humidity_percent: weather.relative_humidity_percent.filter(kept),
        pressure_pa: weather.pressure_pa.filter(kept),
      };
    };
    const whole = year({ weather });
    const wet = whole.plants[0]?.wet_heat_kwh.value ?? 0;
    const bound = (1.48 * (4 / 3) * wet) / whole.it_energy_kwh.value;
    expect(whole.wue_l_per_kwh.value).toBeGreaterThan(0);
    expect(whole.wue_l_per_kwh.value).toBeLessThanOrEqual(bound);
    const [cold, warm] = [year({ weather: half(true) }), year({ weather: half(false) })];
    expect(cold.wue_l_per_kwh.value).toBeLessThan(warm.wue_l_per_kwh.value);
    expect(cold.wue_l_per_kwh.value).toBeGreaterThan(0);
    expect(cold.water_l.value + warm.water_l.value).toBeCloseTo(whole.water_l.value, 0);
  });
});

describe("a dry plant", () => {
  const dry = year({ rejection: DRY, water: { volume_l: 4000, storage: { volume_l: 500 } } });

  test("needs no make-up, and its fill as far as volumes are stated", () => {
    expect(dry.water_l).toEqual(known(0));
    expect(dry.wue_l_per_kwh).toEqual(known(0));
    expect(dry.fill_l.value).toBe(4500);
    expect(lacksOf(dry.fill_l)).toEqual(["volume of the loop (not stated)"]);
  });

  // The same water temperatures as those of the tower, 27 °C and 6 K.
  test("is compared with what a tower of the same heat evaporates", () => {
    expect(dry.comparison_l.value).toBeCloseTo(year({}).plants[0]?.evaporation_l.value ?? 0, 3);
  });
});

test("water behind an exchanger counts for the plant that rejects its heat, and sets its temperature", () => {
  const records = yearPlant({
    rejection: DRY,
    water: { rejection: undefined, exchanger: { to: "s/outer", approach_k: 2 }, supply_c: 27 } as object,
    more: [facilityWater("s/outer", { rejection: DRY, flow_l_per_min: 2403 })],
  });
  const { plants } = yearOf(records);
  expect(plants.map(({ path, hours }) => [path, hours?.free])).toEqual([["s/outer", HOURS]]);
  const colder = records.map((each) => (each.path === "s/water" ? { ...each, supply_c: 26.9 } : each));
  expect(yearOf(colder as ModelRecord[]).plants[0]?.hours).toMatchObject({ free: 0, above: HOURS });
});

test("a plant that nothing takes the heat of is missing, not free of charge", () => {
  const { pue, water_l } = year({ water: { rejection: undefined } as object });
  expect(lacksOf(pue)).toContain("heat rejection of the facility water (none stated)");
  expect(lacksOf(water_l)).toEqual(["heat rejection of the facility water (none stated)"]);
});

test("sites without weather have a year that is unknown", () => {
  const empty = yearOf([site("s")]);
  expect(empty.weather).toBeUndefined();
  expect(lacksOf(empty.pue)).toContain("hourly weather of the site (none stated)");
});
