import fc from "fast-check";

import { freeCoolingReach, reachable, reachableNeeds, trimLoad } from "../../../lib/analysis/thermal/rejection";

const AIR = { dry_bulb_c: 35, wet_bulb_c: 21 };

test("an approach that shrinks in proportion to the load", () => {
  // 35 + 2 + 8 x 0.25 = 39 °C; without the statement 35 + 2 + 8 = 45 °C at any load.
  expect(reachable({ kind: "dry-cooler", approach_k: 8, part_load_approach: "proportional" }, AIR, 2, 0.25)).toBe(39);
  expect(reachable({ kind: "dry-cooler", approach_k: 8 }, AIR, 2, 0.25)).toBe(45);
});

test("a heat network sends back what it sends back", () => {
  expect(reachable({ kind: "heat-reuse", leaving_c: 30 }, {}, 0)).toBe(30);
  expect(reachableNeeds({ kind: "heat-reuse" }, {})).toEqual([
    { what: "leaving temperature of the heat reuse", of: "rejection" },
  ]);
});

test("without an input there is no temperature", () => {
  expect(reachable({ kind: "dry-cooler" }, AIR, 0)).toBeUndefined();
  expect(reachable({ kind: "dry-cooler", approach_k: 5 }, { wet_bulb_c: 20 }, 0)).toBeUndefined();
  expect(reachable({ kind: "cooling-tower", approach_k: 5 }, { dry_bulb_c: 20 }, 0)).toBeUndefined();
  expect(reachable({ kind: "adiabatic-cooler", approach_k: 5 }, AIR, 0)).toBeUndefined();
});

test("free cooling of a chiller: above the air, or above its condenser water", () => {
  const chiller = { kind: "chiller", free_cooling_approach_k: 6 } as const;
  expect(freeCoolingReach(chiller, { dry_bulb_c: 10 }, 1)).toBe(17);
  expect(freeCoolingReach({ ...chiller, condenser: "towers" }, { dry_bulb_c: 10 }, 1, 12)).toBe(18);
  expect(freeCoolingReach({ ...chiller, condenser: "towers" }, { dry_bulb_c: 10 }, 1)).toBeUndefined();
  expect(freeCoolingReach({ kind: "chiller" }, { dry_bulb_c: 10 }, 1)).toBeUndefined();
});

test("the trim chiller takes its share of the way from return to set point", () => {
  const of = (cooler_c: number, return_c?: number) => trimLoad({ heat_kw: 1000, set_point_c: 36, cooler_c, return_c });
  // Return 46 °C: the cooler brings the water to 38 of the 10 K down to 36 °C, so 2 of 10 K are left: 200 kW.
  expect(of(38, 46)).toEqual({ lower: 200, upper: 200 });
  expect(of(36, 46)).toEqual({ lower: 0, upper: 0 });
  expect(of(46, 46)).toEqual({ lower: 1000, upper: 1000 });
  expect(of(50, 46)).toEqual({ lower: 1000, upper: 1000 });
  expect(of(38)).toEqual({ lower: 0, upper: 1000 });
});

test("warmer or wetter air, and more load, never make colder water", () => {
  const kelvins = fc.double({ min: 0, max: 15, noNaN: true });
  fc.assert(
    fc.property(
      fc.constantFrom("dry-cooler" as const, "cooling-tower" as const, "adiabatic-cooler" as const),
      fc.record({
        dry: fc.double({ min: 0, max: 45, noNaN: true }),
        approach: kelvins,
        more: kelvins,
        wetter: kelvins,
      }),
      fc.record({
        load: fc.double({ min: 0, max: 1, noNaN: true }),
        effectiveness: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      (kind, { dry, approach, more, wetter }, { load, effectiveness }) => {
        const rejection = { kind, approach_k: approach, part_load_approach: "proportional", effectiveness } as const;
        const at = (dry_bulb_c: number, wet_bulb_c: number, part: number): number =>
          reachable(rejection, { dry_bulb_c, wet_bulb_c }, 0, part) ?? Number.NaN;
        const water = at(dry, dry - 15, load);
        expect(at(dry + more, dry - 15, load)).toBeGreaterThanOrEqual(water - 1e-9);
        expect(at(dry, dry - 15 + wetter, load)).toBeGreaterThanOrEqual(water - 1e-9);
        expect(at(dry, dry - 15, Math.min(1, load + more))).toBeGreaterThanOrEqual(water - 1e-9);
      },
    ),
  );
});

test("a trim chiller takes at least nothing, at most all, and no less behind a warmer cooler", () => {
  fc.assert(
    fc.property(
      fc.record({
        heat_kw: fc.double({ min: 0, max: 1e5, noNaN: true }),
        cooler_c: fc.double({ min: 10, max: 60, noNaN: true }),
        warmer: fc.double({ min: 0, max: 20, noNaN: true }),
        return_c: fc.option(fc.double({ min: 31, max: 60, noNaN: true }), { nil: undefined }),
      }),
      ({ heat_kw, cooler_c, warmer, return_c }) => {
        const load = trimLoad({ heat_kw, set_point_c: 30, cooler_c, return_c });
        const more = trimLoad({ heat_kw, set_point_c: 30, cooler_c: cooler_c + warmer, return_c });
        expect(load.lower).toBeGreaterThanOrEqual(0);
        expect(load.upper).toBeLessThanOrEqual(heat_kw * (1 + 1e-9));
        expect(more.lower).toBeGreaterThanOrEqual(load.lower * (1 - 1e-9));
        expect(more.upper).toBeGreaterThanOrEqual(load.upper * (1 - 1e-9));
      },
    ),
  );
});
