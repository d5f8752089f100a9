import fc from "fast-check";

import { moistAir, SaturatedAir } from "../../../lib/analysis/psychrometrics";
import {
  adiabaticEvaporation,
  MOST_EVAPORATION_L_PER_KWH,
  towerEvaporation,
} from "../../../lib/analysis/year/evaporation";

const STANDARD_PA = 101_325;
const within = (actual: number, expected: number, share: number): void =>
  expect(Math.abs(actual / expected - 1)).toBeLessThan(share);

describe("a tower", () => {
  /**
   * Saturation pressures of the steam table: 2,339 Pa at 20 °C, 4,247 Pa at 30 °C.
   * In:  W = 0.621945 x 1169.5 / (101325 - 1169.5) = 0.007262; h = 1.006 x 20 + 0.007262 x (2501 + 1.86 x 20) = 38.55 kJ/kg.
   * Out: W = 0.621945 x 4247 / (101325 - 4247) = 0.027209; h = 30.18 + 0.027209 x 2556.8 = 99.75 kJ/kg.
   * Taken: 0.019947 kg of water and 61.20 kJ, of which make-up at 27 °C brought 0.019947 x 4.186 x 27 = 2.25 kJ.
   * 0.019947 / 58.95 x 3600 = 1.218 L/kWh.
   */
  test("evaporates 1.218 L/kWh into air of 20 °C and 50 %, water from 33 to 27 °C", () => {
    within(towerEvaporation(moistAir(20, 50, STANDARD_PA), new SaturatedAir(), 30, 27), 1.218, 0.001);
  });

  test("evaporates less in winter: part of the heat warms the air", () => {
    const winter = towerEvaporation(moistAir(-10, 80, STANDARD_PA), new SaturatedAir(), 15, 12);
    expect(winter).toBeLessThan(0.75);
    expect(winter).toBeGreaterThan(0);
  });

  test("evaporates no more than the latent heat allows, however dry the air", () => {
    expect(towerEvaporation(moistAir(45, 5, STANDARD_PA), new SaturatedAir(), 25, 22)).toBe(MOST_EVAPORATION_L_PER_KWH);
  });

  const states = fc.record({
    dry: fc.double({ min: -30, max: 45, noNaN: true }),
    humidity: fc.double({ min: 2, max: 100, noNaN: true }),
    approach: fc.double({ min: 1, max: 20, noNaN: true }),
    rise: fc.double({ min: 0, max: 20, noNaN: true }),
  });

  test("evaporates something, at most 1.48 L/kWh", () => {
    fc.assert(
      fc.property(states, ({ dry, humidity, approach, rise }) => {
        const air = moistAir(dry, humidity, STANDARD_PA);
        const basin = air.wet_bulb_c + approach;
        const water = towerEvaporation(air, new SaturatedAir(), basin + rise / 2, basin);
        expect(water).toBeGreaterThan(0);
        expect(water).toBeLessThanOrEqual(1.48);
      }),
    );
  });
});

describe("adiabatic pre-cooling", () => {
  /**
   * The handbook's air of 40 °C and 20 °C wet bulb: W = 6.5 g/kg, 0.896 m3/kg. Effectiveness 1 saturates it at 20 °C, where
   * W = 0.621945 x 2339 / (101325 - 2339) = 14.70 g/kg. 1,000 m3/h hold 1116 kg: 1116 x 0.0082 = 9.2 L/h.
   */
  const air = moistAir(40, 14, STANDARD_PA);

  test("takes up water until the air is saturated at its wet bulb", () => {
    within(adiabaticEvaporation(air, 1, 1000), 9.2, 0.02);
  });

  test("takes up less at a smaller effectiveness, in proportion within 2 %, and none from saturated air", () => {
    within(adiabaticEvaporation(air, 0.5, 1000), 9.2 / 2, 0.03);
    expect(adiabaticEvaporation(moistAir(20, 100, STANDARD_PA), 0.8, 1000)).toBe(0);
  });
});
