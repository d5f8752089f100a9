/** Water that takes up the heat of racks once nothing rejects it: times worked by hand. 4 kJ/K for each litre; 900 kW. */
import fc from "fast-check";
import { analyse } from "../../../lib/analysis/analysis";
import type { LoopRideThrough } from "../../../lib/analysis/ride-through";
import { ModelIndex } from "../../../lib/model/model";
import type { CoolingLoopRecord, ModelRecord } from "../../../lib/model/records";
import { modelOf } from "../../../lib/testing";
import { loop, racks } from "../../helpers/records";
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
  expect(rideOf()?.capacity_kj_per_k.lower).toBeCloseTo(5400, 9);
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

test("loops of one plant warm up together, the one with less room first", () => {
  // 20 racks and 1,800 kW; 450 + 150 + 900 L are 6,000 kJ/K: 5 K last 16.67 s, and the 2 K of the loop at 43 °C 6.67 s.
  const { model, liquid_fraction, power_kw, ...rest } = outagePlant().find(({ kind }) => kind === "rack") as never as {
    model: string;
    liquid_fraction: undefined;
    power_kw: undefined;
  };
  const second = [
    loop("s/warm", { coolant: "test/coolant", facility: "s/fws", volume_l: 150, supply_c: 43 }),
    ...racks(10, { ...rest, model, liquid_fraction, power_kw, loop: "s/warm" } as object, "s/f/w"),
  ];
  const rides = ridesOf([...outagePlant(), ...second]);
  expect(rides.get("s/tcs")?.time_s.lower).toBeCloseTo(30_000 / 1800, 9);
  expect(rides.get("s/warm")?.time_s.lower).toBeCloseTo(12_000 / 1800, 9);
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
