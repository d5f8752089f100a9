/** Props of cooling, and the records that they become. */
import {
  AirFlow,
  CoolingLoop,
  Duration,
  FacilityWater,
  type FacilityWaterProps,
  Floor,
  Flow,
  Length,
  Power,
  PowerFeed,
  Pressure,
  Rack,
  Redundancy,
  Site,
  type Superfactory,
  Temperature,
  TemperatureDifference,
  Volume,
} from "../../constructs";
import type { RecordKind, RecordOf } from "../../lib/model/records";
import { SmallSite } from "./small-site";

const KELVIN = TemperatureDifference.kelvin(5);

/** What a facility water becomes, with its units. */
function made(props: FacilityWaterProps | ((small: SmallSite) => FacilityWaterProps)) {
  const small = new SmallSite();
  new FacilityWater(small.site, "fw", typeof props === "function" ? props(small) : props);
  const { index } = small.judge();
  return { water: index.get("facility-water", "s/fw"), units: index.all("rejection-unit"), pumps: index.all("pump") };
}

const pathsOf = (records: readonly { readonly path: string }[]): string[] => records.map(({ path }) => path);

describe("facility water", () => {
  test("with everything stated", () => {
    const { water } = made({
      coolant: "pg25",
      supply: Temperature.celsius(36),
      waterClass: "W40",
      rejection: {
        kind: "adiabatic-cooler",
        count: 2,
        claims: Redundancy.of("N+1"),
        approach: KELVIN,
        partLoadApproach: "proportional",
        capacity: Power.megawatts(2),
        effectiveness: 0.8,
        airflow: AirFlow.cubicMetresPerHour(90_000),
        altitudeDerating: 0.85,
        trim: {
          count: 2,
          claims: Redundancy.of("N+1"),
          capacity: Power.kilowatts(300),
          cop: 4,
          ambientMax: Temperature.celsius(45),
        },
        cycles: 4,
        restart: Duration.minutes(2),
        fanPower: Power.kilowatts(50),
      },
      pumps: { count: 3, claims: Redundancy.of("N+1") },
      flow: Flow.litresPerMinute(6000),
      head: Pressure.kilopascals(180),
      volume: Volume.cubicMetres(30),
      storage: { volume: Volume.cubicMetres(50), form: "stratified" },
      filter: Length.millimetres(0.5),
      materials: ["stainless-304l", "brass of the valve maker"],
    });
    expect(water).toEqual({
      kind: "facility-water",
      path: "s/fw",
      coolant: "pg25",
      supply_c: 36,
      water_class: "W40",
      rejection: {
        kind: "adiabatic-cooler",
        unit_count: 2,
        claims: "N+1",
        approach_k: 5,
        part_load_approach: "proportional",
        capacity_kw: 2000,
        altitude_derating: 0.85,
        effectiveness: 0.8,
        airflow_m3_per_h: 90_000,
        trim: { unit_count: 2, claims: "N+1", capacity_kw: 300, cop: 4, ambient_max_c: 45 },
        cycles: 4,
        restart_s: 120,
        fan_power_kw: 50,
      },
      pump_count: 3,
      pump_claims: "N+1",
      flow_l_per_min: 6000,
      head_kpa: 180,
      volume_l: 30_000,
      storage: { volume_l: 50_000, form: "stratified" },
      filter_um: 500,
      materials: ["stainless-304l", "brass of the valve maker"],
    });
  });

  test("with nothing stated", () => {
    expect(made({})).toEqual({ water: { kind: "facility-water", path: "s/fw" }, units: [], pumps: [] });
  });

  test("a water-cooled chiller, and a plate exchanger, name the water that takes their heat", () => {
    const small = new SmallSite();
    const tower = new FacilityWater(small.site, "tower", { rejection: { kind: "cooling-tower", approach: KELVIN } });
    new FacilityWater(small.site, "cold", {
      rejection: {
        kind: "chiller",
        leaving: Temperature.celsius(18),
        cop: 6,
        condenser: tower,
        condenserMax: Temperature.celsius(32),
        freeCoolingApproach: TemperatureDifference.kelvin(3),
      },
    });
    new FacilityWater(small.site, "warm", { exchanger: { to: tower, approach: KELVIN, capacity: Power.megawatts(1) } });
    const { index } = small.judge();
    expect(index.get("facility-water", "s/cold")?.rejection).toEqual({
      kind: "chiller",
      leaving_c: 18,
      cop: 6,
      condenser: "s/tower",
      condenser_max_c: 32,
      free_cooling_approach_k: 3,
    });
    const exchanger = { to: "s/tower", approach_k: 5, capacity_kw: 1000 };
    expect(index.get("facility-water", "s/warm")?.exchanger).toEqual(exchanger);
    expect(pathsOf(index.heatSourcesOf("s/tower"))).toEqual(["s/cold", "s/warm"]);
  });
});

describe("units", () => {
  test("the units of a rejection share its capacity and power evenly", () => {
    const { units } = made({
      rejection: {
        kind: "dry-cooler",
        count: 4,
        capacity: Power.megawatts(2),
        fanPower: Power.kilowatts(60),
        powerFactor: 0.9,
      },
    });
    expect(pathsOf(units)).toEqual([1, 2, 3, 4].map((at) => `s/fw/dry-cooler-${at}`));
    const [first] = units;
    expect(first).toEqual({
      kind: "rejection-unit",
      path: "s/fw/dry-cooler-1",
      plant: "s/fw",
      rejection_kind: "dry-cooler",
      capacity_kw: 500,
      fan_power_kw: 15,
      feeds: [],
      power_factor: 0.9,
    });
  });

  test("without a count there is one, also on a loop's own rejection", () => {
    const small = new SmallSite();
    const rejection = { kind: "chiller", capacity: Power.megawatts(1) } as const;
    new CoolingLoop(small.site, "tcs", { coolant: "water", supply: Temperature.celsius(40), rejection });
    const [unit, other] = small.judge().index.all("rejection-unit");
    expect(unit).toMatchObject({ path: "s/tcs/chiller-1", plant: "s/tcs", capacity_kw: 1000 });
    expect(other).toBeUndefined();
  });

  test("one list of feeds per unit, or one for all", () => {
    const { units, pumps } = made(({ site }) => {
      const [a, b] = ["a", "b"].map((id) => new PowerFeed(site, id, { kind: "busway", from: "outside" })) as [
        PowerFeed,
        PowerFeed,
      ];
      return {
        rejection: { kind: "dry-cooler", count: 2, feedsEach: [[a], [b]] },
        pumps: { count: 2, feeds: [a, b] },
      };
    });
    expect(units.map(({ feeds }) => feeds)).toEqual([["s/a"], ["s/b"]]);
    expect(pumps.map(({ feeds }) => feeds)).toEqual([
      ["s/a", "s/b"],
      ["s/a", "s/b"],
    ]);
  });

  test("a pump has the flow, head and efficiency of its kind", () => {
    const { pumps } = made({
      pumps: {
        count: 1,
        flow: Flow.litresPerMinute(1200),
        head: Pressure.bar(3),
        efficiency: 0.75,
        power: Power.kilowatts(9),
        powerFactor: 0.88,
      },
    });
    expect(pumps).toEqual([
      {
        kind: "pump",
        path: "s/fw/pump-1",
        plant: "s/fw",
        flow_l_per_min: 1200,
        head_kpa: 300,
        efficiency: 0.75,
        power_kw: 9,
        feeds: [],
        power_factor: 0.88,
      },
    ]);
  });
});

test("a loop with everything stated", () => {
  const small = new SmallSite();
  const facility = new FacilityWater(small.site, "fw");
  new CoolingLoop(small.site, "tcs", {
    coolant: "pg25",
    supply: Temperature.celsius(40),
    return: Temperature.celsius(51),
    supplyClass: "S45",
    cdu: { model: "vertiv/xdu1350", count: 2, claims: Redundancy.of("N+1"), pumpClaims: Redundancy.of("N+1") },
    cduHeight: Length.metres(4),
    facility,
    piping: {
      main: { innerDiameter: Length.millimetres(202.7), length: Length.metres(30), minorLoss: 6 },
      betweenRows: { innerDiameter: Length.millimetres(154.1), length: Length.metres(3) },
      manifold: { innerDiameter: Length.millimetres(102.3), length: Length.millimetres(600) },
      branch: { innerDiameter: Length.millimetres(26.6), length: Length.metres(2) },
      roughness: Length.millimetres(0.0015),
      balanced: true,
      return: "reverse",
    },
    volume: Volume.litres(4200),
    storage: { volume: Volume.cubicMetres(10) },
    fillPressure: Pressure.bar(1.5),
    filter: Length.millimetres(0.025),
    materials: ["copper", "epdm-peroxide-cured"],
  });
  const { index } = small.judge();
  expect(index.get("cooling-loop", "s/tcs")).toEqual({
    kind: "cooling-loop",
    path: "s/tcs",
    coolant: "pg25",
    supply_c: 40,
    return_c: 51,
    supply_class: "S45",
    cdu_count: 2,
    cdu_claims: "N+1",
    cdu_pump_claims: "N+1",
    cdu_height_m: 4,
    facility: "s/fw",
    piping: {
      main: { inner_diameter_mm: 202.7, length_m: 30, minor_loss: 6 },
      between_rows: { inner_diameter_mm: 154.1, length_m: 3 },
      manifold: { inner_diameter_mm: 102.3, length_m: 0.6 },
      branch: { inner_diameter_mm: 26.6, length_m: 2 },
      roughness_mm: 0.0015,
      is_balanced: true,
      return: "reverse",
    },
    volume_l: 4200,
    storage: { volume_l: 10_000 },
    fill_pressure_kpa: 150,
    filter_um: 25,
    materials: ["copper", "epdm-peroxide-cured"],
  });
  expect(pathsOf(index.heatSourcesOf("s/fw"))).toEqual(["s/tcs"]);
});

describe("rooms, racks and sites", () => {
  const of = <K extends RecordKind>(kind: K, path: string, make: (factory: Superfactory) => void): RecordOf<K> => {
    const small = new SmallSite();
    make(small.factory);
    const record = small.judge().index.get(kind, path);
    if (!record) throw new Error(`There is no ${kind} at ${path}.`);
    return record;
  };

  test("air units on facility water", () => {
    const unit = of("air-unit", "t/hall/air-1", (factory) => {
      const site = new Site(factory, "t", { electricalCode: "IEC" });
      const loop = new FacilityWater(site, "chilled");
      const air = {
        count: 1,
        capacity: Power.kilowatts(200),
        loop,
        waterMax: Temperature.celsius(22),
        waterFlow: Flow.litresPerMinute(290),
        airflow: AirFlow.cubicMetresPerHour(50_000),
      };
      new Floor(site, "hall", { supplyAir: Temperature.celsius(24), air });
    });
    expect(unit).toEqual({
      kind: "air-unit",
      path: "t/hall/air-1",
      floor: "t/hall",
      capacity_kw: 200,
      rejects_to: "t/chilled",
      water_max_c: 22,
      water_flow_l_per_min: 290,
      airflow_m3_per_h: 50_000,
    });
  });

  test("air units with condensers of their own, and the air that they supply", () => {
    const make = (factory: Superfactory): void => {
      const site = new Site(factory, "t", { electricalCode: "IEC" });
      const air = { count: 1, capacity: Power.kilowatts(200), condenserMax: Temperature.celsius(46) };
      new Floor(site, "hall", { supplyAir: Temperature.celsius(24), air });
    };
    expect(of("air-unit", "t/hall/air-1", make).condenser_max_c).toBe(46);
    expect(of("floor", "t/hall", make).supply_air_c).toBe(24);
  });

  test("a rack with a rear door, a pipe and a time without flow of its own", () => {
    const rack = of("rack", "t/hall/n", (factory) => {
      const site = new Site(factory, "t", { electricalCode: "IEC" });
      new Rack(new Floor(site, "hall"), "n", {
        power: Power.kilowatts(10),
        rearDoor: Power.kilowatts(8),
        rearDoorTo: new FacilityWater(site, "fw"),
        rearDoorWaterMax: Temperature.celsius(22),
        branchLength: Length.metres(3.5),
        workingPressureMax: Pressure.bar(5),
        timeWithoutFlow: Duration.seconds(10),
      });
    });
    expect(rack).toMatchObject({
      rear_door_to: "t/fw",
      rear_door_water_max_c: 22,
      branch_length_m: 3.5,
      working_pressure_max_kpa: 500,
      time_without_flow_s: 10,
    });
  });

  test("a site with its height and its targets", () => {
    const site = of("site", "t", (factory) => {
      new Site(factory, "t", { electricalCode: "IEC", elevation: Length.metres(320), pueTarget: 1.12, wueTarget: 0 });
    });
    expect(site).toMatchObject({ elevation_m: 320, pue_target: 1.12, wue_target_l_per_kwh: 0 });
  });
});
