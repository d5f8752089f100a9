/** What holds for every plant, whatever it consists of. */
import fc from "fast-check";

import { analyse } from "../../../lib/analysis/analysis";
import type { PlantThermal } from "../../../lib/analysis/thermal/plant";
import { plantLeft } from "../../../lib/analysis/thermal/plant-left";
import { unitLoads } from "../../../lib/analysis/thermal/plant-load";
import { ModelIndex } from "../../../lib/model/model";
import type { FacilityWaterRecord, ModelRecord } from "../../../lib/model/records";
import { modelOf } from "../../../lib/testing";
import { airUnit, facilityWater, floor, loop, pump, rack, rejectionUnit, row, site } from "../../helpers/records";

const NOTHING_DEAD: ReadonlySet<string> = new Set();
const kilowatts = fc.integer({ min: 1, max: 400 });

/** Facility waters in a row: each has its own rejection, or passes its heat on to a later one. */
interface Water {
  readonly kind: "dry" | "air-cooled" | "exchanger" | "condenser";
  readonly step: number;
  readonly cop: number;
  readonly flow: number;
  readonly head: number;
  readonly units: readonly number[];
  readonly pumps: readonly number[];
}
const water: fc.Arbitrary<Water> = fc.record({
  kind: fc.constantFrom("dry", "air-cooled", "exchanger", "condenser"),
  step: fc.integer({ min: 1, max: 3 }),
  cop: fc.integer({ min: 2, max: 9 }),
  flow: fc.integer({ min: 0, max: 9000 }),
  head: fc.integer({ min: 0, max: 400 }),
  units: fc.array(kilowatts, { minLength: 1, maxLength: 4 }),
  pumps: fc.array(kilowatts, { minLength: 1, maxLength: 4 }),
});

interface Rack {
  readonly power: number;
  readonly liquid: number;
  readonly loop: number;
  readonly door: number | undefined;
  readonly doorTo: number;
}
const someRack: fc.Arbitrary<Rack> = fc.record({
  power: kilowatts,
  liquid: fc.constantFrom(0, 0.25, 0.85, 1),
  loop: fc.nat({ max: 3 }),
  door: fc.option(kilowatts, { nil: undefined }),
  doorTo: fc.nat({ max: 9 }),
});

const facility = fc.record({
  waters: fc.array(water, { minLength: 1, maxLength: 5 }),
  loops: fc.array(fc.nat({ max: 9 }), { minLength: 4, maxLength: 4 }),
  racks: fc.array(someRack, { minLength: 1, maxLength: 12 }),
  air: fc.array(fc.record({ capacity: kilowatts, to: fc.option(fc.nat({ max: 9 }), { nil: undefined }) }), {
    maxLength: 3,
  }),
});
type Facility = typeof facility extends fc.Arbitrary<infer Value> ? Value : never;

function recordsOf({ waters, loops, racks, air }: Facility): ModelRecord[] {
  const name = (at: number): string => `s/water-${at % waters.length}`;
  return [
    site("s", { climate: [{ dry_bulb_c: 35, coincident_wet_bulb_c: 21, basis: "test" }] }),
    floor(),
    row(),
    ...waters.flatMap((each, at) => waterRecords(each, name(at), at + each.step, waters.length)),
    ...loops.map((to, at) => loop(`s/loop-${at}`, { facility: name(to) })),
    ...racks.map(({ power, liquid, loop: own, door, doorTo }, at) =>
      rack(`s/f/r/n${at}`, {
        power_kw: power,
        liquid_fraction: liquid,
        loop: `s/loop-${own}`,
        ...(door !== undefined && { rear_door_kw: door, rear_door_to: name(doorTo) }),
      }),
    ),
    ...air.map(({ capacity, to }, at) =>
      airUnit(`s/f/air-${at}`, { capacity_kw: capacity, ...(to !== undefined && { rejects_to: name(to) }) }),
    ),
  ];
}

function waterRecords(each: Water, path: string, next: number, count: number): ModelRecord[] {
  const { kind, cop, flow, head, units, pumps } = each;
  const isPassing = next < count;
  const to = `s/water-${next}`;
  const stated: Partial<FacilityWaterRecord> =
    kind === "exchanger" && isPassing
      ? { exchanger: { to, approach_k: 2 } }
      : kind === "condenser" && isPassing
        ? { rejection: { kind: "chiller", leaving_c: 18, cop, condenser: to } }
        : { rejection: { kind: kind === "air-cooled" ? "chiller" : "dry-cooler", leaving_c: 18, approach_k: 5 } };
  return [
    facilityWater(path, { flow_l_per_min: flow, head_kpa: head, ...stated }),
    ...units.map((capacity_kw, at) => rejectionUnit(`${path}/unit-${at}`, { capacity_kw })),
    ...pumps.map((rated, at) => pump(`${path}/pump-${at}`, { flow_l_per_min: rated, head_kpa: 400 })),
  ];
}

const plantsOf = (records: readonly ModelRecord[]) => analyse(new ModelIndex(modelOf(records))).thermal;
const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
const exact = ({ heat_kw }: PlantThermal): number => {
  expect(heat_kw.missing).toEqual([]);
  return heat_kw.lower ?? Number.NaN;
};

test("heat in = heat out: of racks, pumps and compressors into the outdoor air and what stays in the room", () => {
  fc.assert(
    fc.property(facility, (drawn) => {
      const { plants, floors } = plantsOf(recordsOf(drawn));
      const passes = ({ kind }: Water, at: number, step: number): boolean =>
        (kind === "exchanger" || kind === "condenser") && at + step < drawn.waters.length;
      const heatAt = (at: number): number => exact(plants.get(`s/water-${at}`) as PlantThermal);
      const pumpWork = sum(drawn.waters.map(({ flow, head }) => (flow / 60_000) * head));
      const compressors = sum(
        drawn.waters.map((each, at) =>
          each.kind === "condenser" && passes(each, at, each.step) ? heatAt(at) / each.cop : 0,
        ),
      );
      const outside = sum(drawn.waters.map((each, at) => (passes(each, at, each.step) ? 0 : heatAt(at))));
      const capacity = sum(drawn.air.map((each) => each.capacity));
      const rejecting = sum(drawn.air.map((each) => (each.to === undefined ? 0 : each.capacity)));
      const room = floors.get("s/f")?.air_kw.value ?? Number.NaN;
      const staying = capacity > 0 ? room * (1 - rejecting / capacity) : room;
      const heatIn = sum(drawn.racks.map(({ power }) => power)) + pumpWork + compressors;
      expect(Math.abs(outside + staying - heatIn)).toBeLessThanOrEqual(heatIn * 1e-9);
    }),
  );
});

test("with racks and set points as they are, a lost unit or pump never makes less work for the others", () => {
  fc.assert(
    fc.property(facility, fc.nat({ max: 3 }), (drawn, choice) => {
      for (const plant of plantsOf(recordsOf(drawn)).plants.values()) {
        const { flow_l_per_min } = plant.pumps;
        for (const [units, total] of [
          [plant.units, plant.heat_kw],
          [plant.pumps.units, flow_l_per_min],
        ] as const) {
          const lost = units[choice % Math.max(1, units.length)]?.path ?? "";
          const before = unitLoads(units, total, NOTHING_DEAD);
          const after = unitLoads(units, total, new Set([lost]));
          expect([...after.keys()]).toEqual([...before.keys()].filter((path) => path !== lost));
          for (const [path, { lower = Number.NaN }] of after) {
            const least = before.get(path)?.lower ?? Number.NaN;
            expect(lower).toBeGreaterThanOrEqual(least * (1 - 1e-9));
          }
          if (after.size > 0) {
            const carried = sum([...after.values()].map(({ lower = Number.NaN }) => lower));
            expect(Math.abs(carried - (total.lower ?? Number.NaN))).toBeLessThanOrEqual(1e-9 * (total.lower ?? 0));
          }
        }
      }
    }),
  );
});

test("an element taken out of the model leaves the others what the analysis of its loss says", () => {
  fc.assert(
    fc.property(facility, fc.nat({ max: 3 }), (drawn, choice) => {
      const records = recordsOf(drawn);
      const { plants } = plantsOf(records);
      const [plant] = [...plants.values()];
      const lost = plant?.units[choice % Math.max(1, plant.units.length)]?.path ?? "";
      const without = plantsOf(records.filter(({ path }) => path !== lost)).plants.get(plant?.path ?? "");
      const left = plantLeft(plant as PlantThermal, new Set([lost]), NOTHING_DEAD);
      const isOver = (each: PlantThermal): boolean => exact(each) > (each.limit_kw.upper ?? 0) * (1 + 1e-9);
      if (!plant || !without || isOver(plant)) return;
      if (plant.units.length > 1) expect(left.shortfall !== undefined).toBe(isOver(without));
    }),
  );
});
