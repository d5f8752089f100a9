import fc from "fast-check";
import psychrolib from "psychrolib";

import {
  enthalpy,
  humidityRatioAtWetBulb,
  moistAir,
  SaturatedAir,
  specificVolume,
} from "../../lib/analysis/psychrometrics";

const STANDARD_PA = 101_325;

/** ASHRAE Handbook - Fundamentals (2017), chapter 1, example 1: 40 °C dry bulb, 20 °C wet bulb, 101.325 kPa, read to these digits. */
describe("the example of the handbook", () => {
  const ratio = humidityRatioAtWetBulb(40, 20, STANDARD_PA);

  test("humidity ratio 6.5 g/kg, enthalpy 56.7 kJ/kg, volume 0.896 m3/kg, relative humidity 14 %", () => {
    expect(Math.abs(ratio * 1000 - 6.5)).toBeLessThan(0.15);
    expect(Math.abs(enthalpy(40, ratio) / 1000 - 56.7)).toBeLessThan(0.05);
    const air = { dry_bulb_c: 40, wet_bulb_c: 20, humidity_ratio: ratio, pressure_pa: STANDARD_PA };
    expect(specificVolume(air)).toBeCloseTo(0.896, 3);
    expect(moistAir(40, 14, STANDARD_PA).wet_bulb_c).toBeCloseTo(20, 1);
  });
});

test("saturated air at 25 °C holds 20.17 g/kg (table 2 of the chapter)", () => {
  expect(Math.abs(new SaturatedAir().humidityRatio(25, STANDARD_PA) * 1000 - 20.17)).toBeLessThan(0.1);
});

test("air above saturation counts as saturated", () => {
  expect(moistAir(12, 110, STANDARD_PA)).toEqual(moistAir(12, 100, STANDARD_PA));
  expect(moistAir(12, 100, STANDARD_PA).wet_bulb_c).toBe(12);
});

test("the units do not depend on what other code sets in the library", () => {
  const before = moistAir(30, 40, STANDARD_PA);
  psychrolib.SetUnitSystem(psychrolib.IP);
  expect(moistAir(30, 40, STANDARD_PA)).toEqual(before);
});

test("the wet bulb is never above the dry bulb, and leads back to the humidity ratio", () => {
  const air = fc.record({
    dry: fc.double({ min: -40, max: 55, noNaN: true }),
    humidity: fc.double({ min: 1, max: 100, noNaN: true }),
    pressure: fc.double({ min: 60_000, max: 105_000, noNaN: true }),
  });
  fc.assert(
    fc.property(air, ({ dry, humidity, pressure }) => {
      const { wet_bulb_c, humidity_ratio } = moistAir(dry, humidity, pressure);
      expect(wet_bulb_c).toBeLessThanOrEqual(dry);
      // The library finds the wet bulb within 0.001 K; at 55 °C that is 1e-5 of humidity ratio.
      expect(Math.abs(humidityRatioAtWetBulb(dry, wet_bulb_c, pressure) - humidity_ratio)).toBeLessThan(2e-5);
    }),
  );
});
