/** Water that takes up the heat of racks once nothing rejects it: times worked by hand. 4 kJ/K for each litre; 900 kW. */
import fc from "fast-check";
import { analyse } from "../../../lib/analysis/analysis";
import type { LoopRideThrough } from "../../../lib/analysis/ride-through";
import { ModelIndex } from "../../../lib/model/model";
import type { CoolingLoopRecord, ModelRecord, RackRecord } from "../../../lib/model/records";
import { modelOf } from "../../../lib/testing";
import { facilityWater, loop, racks } from "../../helpers/records";
import { OUTAGE_PARTS, type OutagePlant, outagePlant } from "../../helpers/rejection-outage";

function ridesOf(records: readonly ModelRecord[]): ReadonlyMap<string, LoopRideThrough> {
  return analyse(new ModelIndex(modelOf(records, OUTAGE_PARTS))).ride_through.loops;
}

const rideOf = (more: OutagePlant = {}): LoopRideThrough | undefined => ridesOf(outagePlant(more)).get("s/tcs");
const timeOf = (more: OutagePlant = {}) => rideOf(more)?.time_s;
const lacksOf = (more: OutagePlant): string[] => timeOf(more)?.missing.map(({ what, path }) => `${what} ${path}`) ?? [];
const UNSTATED = undefined as unknown as number;

test("mixed water of loop and facility water: (450 + 900) L x 4 kJ/(L K) x 5 K / 900 kW = 30 s", () => {
  expect(rideOf()).toMatchObject({ plant: "s/fws", waters: ["s/fws", "s/tcs"], rise_k: { lower: 5, upper: 5 } });
  expect(rideOf()?.heat_kw).toMatchObject({ lower: 900, upper: 900 });
  expect(timeOf()?.lower).toBeCloseTo(30, 9);
  expect(timeOf()?.upper).toBeCloseTo(30, 9);
});

test("a mixed store of 6,000 L: (1,350 + 6,000) x 4 x 5 / 900 = 163.33 s", () => {
  const time = timeOf({ water: { storage: { volume_l: 6000, form: "mixed" } } });
  expect([time?.lower, time?.missing]).toEqual([expect.closeTo(147_000 / 900, 9), []]);
});

test("a stratified store of 6,000 L at 1,200 L/min supplies for 300 s before the 30 s of the rest", () => {
  const storage = { volume_l: 6000, form: "stratified" } as const;
  expect(timeOf({ water: { storage, flow_l_per_min: 1200 } })?.lower).toBeCloseTo(330, 9);
  expect(timeOf({ water: { storage } })).toMatchObject({ lower: expect.closeTo(30, 9) as number });
  expect(lacksOf({ water: { storage } })).toEqual(["flow of the facility water s/fws"]);
});

test("a stratified store in the loop is emptied by what its racks need: 2,000 L at 10 x 100 L/min is 120 s", () => {
  const time = timeOf({ loop: { storage: { volume_l: 2000, form: "stratified" } } });
  expect(time?.lower).toBeCloseTo(150, 9);
});

test("a store whose form nobody states counts for nothing", () => {
  expect(timeOf({ water: { storage: { volume_l: 6000 } } })?.lower).toBeCloseTo(30, 9);
  expect(lacksOf({ water: { storage: { volume_l: 6000 } } })).toEqual([
    "form of the thermal storage of the facility water s/fws",
  ]);
});

test("volumes that are not declared are named, and what is declared is the least: 900 L alone last 20 s", () => {
  const time = timeOf({ loop: { volume_l: UNSTATED } });
  expect([time?.lower, time?.upper]).toEqual([expect.closeTo(20, 9), undefined]);
  expect(lacksOf({ loop: { volume_l: UNSTATED } })).toEqual(["volume of the loop s/tcs"]);
  expect(lacksOf({ water: { volume_l: UNSTATED } })).toEqual(["volume of the facility water s/fws"]);
});

test("a loop with a rejection of its own has its own water only: 450 x 4 x 5 / 900 = 10 s", () => {
  const own = { facility: undefined, facility_supply_c: 35, rejection: { kind: "dry-cooler" } };
  const ride = rideOf({ loop: own as unknown as Partial<CoolingLoopRecord> });
  expect(ride).toMatchObject({ plant: "s/tcs", waters: ["s/tcs"] });
  expect(ride?.time_s.lower).toBeCloseTo(10, 9);
});

const RACK = (({ model, power_kw, liquid_fraction, feeds }) => ({ model, power_kw, liquid_fraction, feeds }))(
  outagePlant().find(({ kind }) => kind === "rack") as RackRecord,
);

/** A plant of 900 L with loops of so many racks of 90 kW and 100 L/min each, at 40 °C where nothing else is said. */
type Loops = Readonly<Record<string, Partial<CoolingLoopRecord> & { readonly racks: number }>>;

function plantOf(loops: Loops, water: OutagePlant["water"] = {}): ModelRecord[] {
  const plant = outagePlant({ water: { supply_c: 30, ...water } }).filter(
    ({ path, kind }) => path !== "s/tcs" && kind !== "rack",
  );
  return [
    ...plant.filter(({ kind }) => kind !== "cdu"),
    ...Object.entries(loops).flatMap(([name, { racks: count, ...more }]) => [
      loop(`s/${name}`, { coolant: "test/coolant", facility: "s/fws", ...more }),
      ...racks(count, { ...RACK, loop: `s/${name}` } as object, `s/f/${name}`),
    ]),
  ];
}

const timesOf = (records: readonly ModelRecord[]): Record<string, number | undefined> =>
  Object.fromEntries([...ridesOf(records)].map(([path, { time_s }]) => [path.slice(2), time_s.lower]));

test("loops that hold less for each kilowatt last shorter: own water at own heat, then facility water at all heat", () => {
  // 450 x 4 x 5 / 900 + 900 x 4 x 5 / 1,800 = 20 s, less what the poor sibling cannot take: (450 + 150 + 900) x 20 / 1,800.
  // The other has 2 K: 150 x 8 / 900 + 900 x 8 / 1,800 = 5.33 s.
  const loops = { a: { racks: 10, volume_l: 450 }, b: { racks: 10, volume_l: 150, supply_c: 43 } };
  expect(timesOf(plantOf(loops))).toEqual({ a: expect.closeTo(50 / 3, 9), b: expect.closeTo(16 / 3, 9) });
});

test("like loops last as long as all their water: (3 x 450 + 900) x 20 / 2,700 = 16.67 s", () => {
  const like = { racks: 10, volume_l: 450 };
  const time = expect.closeTo(50 / 3, 9) as number;
  expect(timesOf(plantOf({ a: like, b: like, c: like }))).toEqual({ a: time, b: time, c: time });
});

test("stratified stores of two loops are not added: 1 m³ at 800 L/min is 75 s, 10 m³ at 100 L/min 6,000 s", () => {
  // Mixed water (400 + 50 + 900) x 20 / 810 = 33.33 s, the same for each kilowatt in both loops: a 75 + 33.33 s. Once a is
  // at its maximum its heat warms the water that b is on as well, so that b has its own store and nothing after it.
  const store = (volume_l: number) => ({ storage: { volume_l, form: "stratified" as const } });
  const a = { racks: 8, volume_l: 400, ...store(1000) };
  const b = { racks: 1, volume_l: 50, ...store(10_000) };
  expect(timesOf(plantOf({ a, b }))).toEqual({ a: expect.closeTo(325 / 3, 9), b: 6000 });
  // Alone: 75 + 1,300 x 20 / 720, and 6,000 + 950 x 20 / 90.
  expect(timesOf(plantOf({ a }))).toEqual({ a: expect.closeTo(75 + 26_000 / 720, 9) });
  expect(timesOf(plantOf({ b }))).toEqual({ b: expect.closeTo(6000 + 19_000 / 90, 9) });
});

test("a store that a sibling does not have: heat of the sibling warms the facility water meanwhile", () => {
  // Store of 1 m³ at 500 L/min: 120 s, in which b gives 450 of 900 kW to 900 L: 120 / 2 + 900 x 20 / 900 = 80 s; but a is
  // supplied for 120 s whatever the facility water does.
  const a = { racks: 5, volume_l: 0, storage: { volume_l: 1000, form: "stratified" as const } };
  const b = { racks: 5, volume_l: 0 };
  expect(timesOf(plantOf({ a, b }))).toEqual({ a: 120, b: expect.closeTo(20, 9) });
  // With 9,000 L it is 120 / 2 + 200 s.
  expect(timesOf(plantOf({ a, b }, { volume_l: 9000 })).a).toBeCloseTo(260, 9);
});

test("500 L beside 100 m³: 500 x 20 / 720 + 900 x 20 / 810 = 36.11 s, and not the 2,504 s of all water together", () => {
  const [a, b] = [
    { racks: 8, volume_l: 500 },
    { racks: 1, volume_l: 100_000 },
  ];
  // The large loop is warmed up by the facility water: all water at all heat, 101,400 x 20 / 810.
  expect(timesOf(plantOf({ a, b }))).toEqual({
    a: expect.closeTo(10_000 / 720 + 18_000 / 810, 9),
    b: expect.closeTo(2_028_000 / 810, 9),
  });
});

test("a sibling whose volume nobody states is named, and counts for nothing in the least time", () => {
  const loops = { a: { racks: 5, volume_l: 450 }, b: { racks: 5, volume_l: UNSTATED } };
  const time = ridesOf(plantOf(loops)).get("s/a")?.time_s;
  expect([time?.lower, time?.upper]).toEqual([expect.closeTo(30, 9), expect.closeTo(40, 9)]);
  expect(time?.missing.map(({ what, path }) => `${what} ${path}`)).toEqual(["volume of the loop s/b"]);
});

test("what else gives its heat to the water counts: pumps, and a chiller's condenser", () => {
  // 6,000 L/min x 150 kPa = 15 kW: 1,350 x 20 / 915.
  expect(timeOf({ water: { flow_l_per_min: 6000, head_kpa: 150 } })?.lower).toBeCloseTo(27_000 / 915, 9);
  // A loop of 10 racks on a chiller with COP 9 gives 1,000 kW to s/fws, and no water of its own helps.
  const chilled = [
    loop("s/cold", { coolant: "test/coolant", facility: "s/cws", volume_l: 1e6 }),
    ...racks(10, { ...RACK, loop: "s/cold" } as object, "s/f/cold"),
    facilityWater("s/cws", { volume_l: 1e6, rejection: { kind: "chiller", cop: 9, condenser: "s/fws" } }),
  ];
  const time = ridesOf([...outagePlant(), ...chilled]).get("s/tcs")?.time_s;
  expect([time?.lower, time?.upper]).toEqual([expect.closeTo(27_000 / 1900, 9), expect.closeTo(27_000 / 1900, 9)]);
});

test("a loop at the maximum of its racks has no time at all", () => {
  expect(timeOf({ loop: { supply_c: 45 } })?.lower).toBe(0);
  expect(timeOf({ loop: { supply_c: 45 } })?.upper).toBe(0);
});

test("heat in is heat stored: time x heat = capacity x rise, and more water never lasts shorter", () => {
  const volume = fc.double({ min: 1, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(volume, volume, fc.double({ min: 30, max: 44, noNaN: true }), (own, shared, supply_c) => {
      const ride = rideOf({ loop: { volume_l: own, supply_c }, water: { volume_l: shared } });
      const stored = (own + shared) * 4 * (45 - supply_c);
      expect(((ride?.time_s.lower ?? 0) * 900) / stored).toBeCloseTo(1, 9);
      const more = timeOf({ loop: { volume_l: own, supply_c }, water: { volume_l: shared * 1.5 } });
      expect(more?.lower).toBeGreaterThan(ride?.time_s.lower ?? Infinity);
    }),
    { numRuns: 50 },
  );
});

const litres = fc.double({ min: 0, max: 1e5, noNaN: true });
const anyLoop = fc.record({
  racks: fc.integer({ min: 1, max: 4 }),
  volume_l: litres,
  supply_c: fc.integer({ min: 35, max: 44 }),
  storage: fc.option(fc.record({ volume_l: litres, form: fc.constantFrom("mixed" as const, "stratified" as const) }), {
    nil: undefined as never,
  }),
});
const anyWater = fc.record({
  volume_l: litres,
  flow_l_per_min: fc.integer({ min: 100, max: 5000 }),
  storage: anyLoop.map(({ storage }) => storage),
});
const notBelow = (value: number | undefined, limit: number | undefined): void =>
  expect(value ?? -1).toBeGreaterThanOrEqual((limit ?? Infinity) * (1 - 1e-9));

test("another loop with racks never lengthens the time of one", () => {
  fc.assert(
    fc.property(anyLoop, anyLoop, anyLoop, anyWater, (a, b, c, water) => {
      const [alone, two, three] = [{ a }, { a, b }, { a, b, c }].map((loops) => timesOf(plantOf(loops, water)).a);
      notBelow(alone, two);
      notBelow(two, three);
    }),
    { numRuns: 100 },
  );
});

test("more volume, and a larger store, anywhere never shorten the time of any loop", () => {
  const larger = <T extends { readonly volume_l: number; readonly storage?: { readonly volume_l: number } }>(
    each: T,
  ): T => ({
    ...each,
    volume_l: each.volume_l * 1.5 + 1,
    ...(each.storage && { storage: { ...each.storage, volume_l: each.storage.volume_l * 1.5 + 1 } }),
  });
  fc.assert(
    fc.property(anyLoop, anyLoop, anyWater, (a, b, water) => {
      const before = timesOf(plantOf({ a, b }, water));
      for (const records of [
        plantOf({ a: larger(a), b }, water),
        plantOf({ a, b: larger(b) }, water),
        plantOf({ a, b }, larger(water)),
      ]) {
        const after = timesOf(records);
        notBelow(after.a, before.a);
        notBelow(after.b, before.b);
      }
    }),
    { numRuns: 60 },
  );
});
