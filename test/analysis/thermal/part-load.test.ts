/** Approaches that shrink with the load, in losses: what the units left carry, worked by hand. */
import { analyse } from "../../../lib/analysis/analysis";
import { usableUnits } from "../../../lib/analysis/thermal/plant-load";
import type { PlantThermal } from "../../../lib/analysis/thermal/plant";
import { ModelIndex } from "../../../lib/model/model";
import type { ModelRecord, RejectionRecord } from "../../../lib/model/records";
import { modelOf } from "../../../lib/testing";
import { airUnit, facilityWater, floor, loop, rack, rejectionUnit, row, site } from "../../helpers/records";
import { OUTAGE_PARTS } from "../../helpers/rejection-outage";
import { NO_SET_POINT, PARTS, plant } from "../../rules/thermal/plant";

const CLIMATE = [
  { dry_bulb_c: 31, coincident_wet_bulb_c: 20, basis: "hot" },
  { dry_bulb_c: 28, coincident_wet_bulb_c: 23, basis: "humid" },
];
const dry = (more: Partial<RejectionRecord> = {}): RejectionRecord => ({
  kind: "dry-cooler",
  approach_k: 10,
  part_load_approach: "proportional",
  capacity_kw: 1950,
  ...more,
});
const plantAt = (records: readonly ModelRecord[], path = "s/fws"): PlantThermal => {
  const found = analyse(new ModelIndex(modelOf(records, { ...OUTAGE_PARTS, ...PARTS }))).thermal.plants.get(path);
  if (!found) throw new Error(`${path} is no plant.`);
  return found;
};
/** One rack of 972 kW on a water at a set point. */
const base = (rejection: RejectionRecord, supply_c: number | undefined, more: object = {}): ModelRecord[] => [
  site("s", { climate: CLIMATE }),
  floor(),
  row(),
  loop("s/tcs", { facility: "s/fws", coolant: "test/coolant" }),
  rack("s/f/r/n", { power_kw: 972, liquid_fraction: 1, loop: "s/tcs" }),
  facilityWater("s/fws", { ...(supply_c !== undefined && { supply_c }), rejection, ...more }),
  ...["1", "2"].map((id) => rejectionUnit(`s/fws/unit-${id}`, { capacity_kw: 975 })),
];
const shareOf = (records: readonly ModelRecord[], path?: string) => plantAt(records, path).usable?.share;
const exact = (value: number) => ({ lower: expect.closeTo(value, 9), upper: expect.closeTo(value, 9), missing: [] });

test("at a set point: the share of the rated heat at which the worst design point still reaches it", () => {
  // (36.5 - 31) / 10 = 0.55; at the humid point (36.5 - 28) / 10 = 0.85.
  expect(shareOf(base(dry(), 36.5))).toEqual(exact(0.55));
  // Towers: (30 - 23) / 10 = 0.7 at the humid point.
  expect(shareOf(base(dry({ kind: "cooling-tower" }), 30))).toEqual(exact(0.7));
  expect(shareOf(base(dry(), 45))).toEqual(exact(1));
  expect(shareOf(base(dry(), 30.9))).toEqual(exact(0));
});

test("no part load stated: no share", () => {
  const { part_load_approach: _out, ...constant } = dry();
  expect(plantAt(base(constant, 36.5)).usable).toBeUndefined();
});

test("units carry the share of their rating, unless everything in service is too warm already", () => {
  const limits = (supply_c: number) => usableUnits(plantAt(base(dry(), supply_c))).map(({ limit }) => limit.upper);
  // 0.55 x 975 = 536.25, of both 1,072.5 kW for 972.
  expect(limits(36.5)).toEqual([expect.closeTo(536.25, 9), expect.closeTo(536.25, 9)]);
  // 0.45 x 1,950 = 877.5 kW for 972: the set point is not met with all units, which is a finding of its own.
  expect(limits(35.5)).toEqual([975, 975]);
});

test("a trim chiller takes the rest: its capacity over the heat-capacity rate of the facility water", () => {
  const flow = { coolant: "test/coolant", flow_l_per_min: 1500 };
  const trim = { capacity_kw: 200, ambient_max_c: 45 };
  // 25 L/s x 4 kJ/(L K) = 100 kW/K: 200 kW take 2 K. (36.5 + 2 - 31) / 10 = 0.75.
  expect(shareOf(base(dry({ trim }), 36.5, flow))).toEqual(exact(0.75));
  expect(shareOf(base(dry({ trim: { ...trim, ambient_max_c: 30 } }), 36.5, flow))).toEqual(exact(0.55));
  // It takes all heat by itself.
  expect(shareOf(base(dry({ trim: { ...trim, capacity_kw: 972 } }), 36.5))).toEqual(exact(1));
  const { lower, upper, missing } = shareOf(base(dry({ trim }), 36.5)) ?? { missing: [] };
  expect([lower, upper, missing.map(({ what }) => what)]).toEqual([
    expect.closeTo(0.55, 9),
    1,
    ["flow of the facility water"],
  ]);
});

test("what is not stated is unknown", () => {
  const { approach_k: _out, ...noApproach } = dry();
  const { share } = plantAt(base(noApproach, 36.5)).usable ?? {};
  expect([share?.lower, share?.upper, share?.missing.map(({ what }) => what)]).toEqual([
    0,
    1,
    ["approach of the dry cooler"],
  ]);
});

describe("without a set point: what the water serves", () => {
  const served = (...more: ModelRecord[]) => [
    site("s", { climate: [{ dry_bulb_c: 20, basis: "hot" }] }),
    floor(),
    row(),
    facilityWater("s/fws", { rejection: dry({ approach_k: 20 }) }),
    ...more,
  ];
  const waterOf = (...more: ModelRecord[]) => plantAt(served(...more)).usable?.water_c;

  test("CDUs: the water at which they carry the heat of their loop", () => {
    // Two CDUs of 450 kW at 5 K carry 450 kW at 2.5 K below the loop's 40 °C.
    const records = plant({ racks: 5, cdus: 2, loop: { facility: "s/fws", ...NO_SET_POINT } });
    const fws = facilityWater("s/fws", { rejection: dry({ approach_k: 20 }) });
    expect(plantAt([...records, fws]).usable?.water_c).toEqual(exact(37.5));
  });

  test("a loop with a set point of its own", () => {
    expect(waterOf(loop("s/tcs", { facility: "s/fws", facility_supply_c: 33 }))).toEqual(exact(33));
  });

  test("the colder of air units and rear doors", () => {
    const unit = airUnit("s/f/a", { capacity_kw: 10, rejects_to: "s/fws", water_max_c: 24 });
    const door = { rear_door_kw: 5, rear_door_to: "s/fws", rear_door_water_max_c: 22 };
    expect(waterOf(unit)).toEqual(exact(24));
    expect(waterOf(unit, rack("s/f/r/n", { power_kw: 10, ...door }))).toEqual(exact(22));
    const { water_max_c: _out, ...unstated } = unit;
    expect(waterOf(unstated)?.missing.map(({ what }) => what)).toEqual(["warmest water of the air units"]);
  });

  test("through a plate exchanger, and at a condenser", () => {
    // 24 °C behind 2 K.
    const inner = facilityWater("s/inner", { exchanger: { to: "s/fws", approach_k: 2 } });
    const unit = airUnit("s/f/a", { capacity_kw: 10, rejects_to: "s/inner", water_max_c: 24 });
    expect(waterOf(inner, unit)).toEqual(exact(22));
    const chiller = { kind: "chiller", leaving_c: 16, condenser: "s/fws" } as const;
    expect(waterOf(facilityWater("s/c", { rejection: { ...chiller, condenser_max_c: 30 } }))).toEqual(exact(30));
    const unstated = waterOf(facilityWater("s/c", { rejection: chiller }));
    expect(unstated?.missing.map(({ what }) => what)).toEqual(["warmest condenser water of the chiller"]);
  });

  test("nothing: any will do", () => {
    expect(plantAt(served()).usable).toEqual({ water_c: exactlyInfinite, share: exact(1) });
  });
});

const exactlyInfinite = { lower: Infinity, upper: Infinity, missing: [] };
