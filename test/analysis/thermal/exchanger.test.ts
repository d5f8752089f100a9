import fc from "fast-check";

import { approach, conductance, heatBetween } from "../../../lib/analysis/thermal/exchanger";

const rate = fc.double({ min: 1, max: 500, noNaN: true });

/** The textbook form: effectiveness of a counterflow exchanger, with the smaller of the rates. */
function heatByEffectiveness(ua: number, hot: number, cold: number, hotIn: number, coldIn: number): number {
  const [least, most] = [Math.min(hot, cold), Math.max(hot, cold)];
  const [ntu, ratio] = [ua / least, least / most];
  const e = Math.exp(-ntu * (1 - ratio));
  const effectiveness = ratio === 1 ? ntu / (1 + ntu) : (1 - e) / (1 - ratio * e);
  return effectiveness * least * (hotIn - coldIn);
}

test("equal rates: UA is heat over approach", () => {
  // 1,350 kW at 4 K: 337.5 kW/K, whatever the rate; half the heat at half the approach.
  const rates = { hot: 100, cold: 100 };
  expect(conductance(1350, 4, rates)).toBeCloseTo(337.5, 9);
  expect(approach(337.5, 675, rates)).toBeCloseTo(2, 9);
});

test("less flow on the hot side needs less approach", () => {
  // C_hot = 60, C_cold = 120 kW/K, UA = 300: x = 1/60 - 1/120 = 1/120; UA x = 2.5; e^2.5 = 12.182494.
  // Approach for 600 kW: 600 / 120 / (12.182494 - 1) = 5 / 11.182494 = 0.447127 K.
  // By effectiveness: NTU = 5, R = 0.5, e = exp(-2.5) = 0.082085; (1 - e) / (1 - e / 2) = 0.957201;
  // 600 / (0.957201 x 60) = 10.447127 K of inlet difference; less 600 / 60 = 10 K: 0.447127 K.
  expect(approach(300, 600, { hot: 60, cold: 120 })).toBeCloseTo(0.447127, 5);
});

test("no exchanger warms the cold side above the inlet of the hot one", () => {
  // Hot 60 to 40 °C, cold in at 36 °C; at half the hot rate cold would leave at 36 + 40 = 76 °C.
  expect(conductance(1000, 4, { hot: 50, cold: 25 })).toBeUndefined();
});

describe("most heat between two temperatures of the hot side", () => {
  const ends = { hot_in_c: 60, hot_out_c: 40, cold_in_c: 36 };

  test("equal rates at the rating point: the rated heat", () => {
    // 400 kW at 4 K: UA 100 kW/K; 20 kW/K on both sides warm and cool by 20 K.
    expect(heatBetween(100, 20, ends)).toBeCloseTo(400, 9);
  });

  test("half the cold flow, by logarithmic mean and by effectiveness", () => {
    // Cold side 10 kW/K, leaving at 52 °C: 160 kW; ends of 8 and 4 K, mean 4 / ln 2; so UA = 160 / (4 / ln 2) = 40 ln 2.
    // Effectiveness: hot side 160 / 20 = 8 kW/K, R = 0.8, NTU = 5 ln 2, e = exp(-5 ln 2 x 0.2) = 0.5;
    // (1 - 0.5) / (1 - 0.8 x 0.5) = 5 / 6; 5 / 6 x 8 kW/K x (60 - 36) K = 160 kW.
    expect(heatBetween(40 * Math.LN2, 10, ends)).toBeCloseTo(160, 9);
  });

  test("never as much as warms the cold side to the inlet of the hot one", () => {
    // 10 kW/K x 24 K = 240 kW; an exchanger of any size comes near.
    const large = heatBetween(1e6, 10, ends);
    expect(large).toBeLessThanOrEqual(240);
    expect(large).toBeCloseTo(240, 6);
  });

  test("nothing without an approach, without a flow, or without an exchanger", () => {
    expect(heatBetween(100, 20, { ...ends, cold_in_c: 40 })).toBe(0);
    expect(heatBetween(100, 0, ends)).toBe(0);
    expect(heatBetween(0, 20, ends)).toBe(0);
  });

  test("there the approach needed is the one that is there, and more flow or a larger exchanger takes more", () => {
    fc.assert(
      fc.property(rate, rate, (ua, cold) => {
        const heat = heatBetween(ua, cold, ends);
        expect(approach(ua, heat, { hot: heat / 20, cold })).toBeCloseTo(4, 6);
        expect(heatBetween(ua, cold * 1.1, ends)).toBeGreaterThanOrEqual(heat);
        expect(heatBetween(ua * 1.1, cold, ends)).toBeGreaterThanOrEqual(heat * (1 - 1e-12));
      }),
    );
  });
});

test("it is the effectiveness of a counterflow exchanger, on both sides of equal rates", () => {
  fc.assert(
    fc.property(rate, rate, fc.double({ min: 1, max: 500, noNaN: true }), (hot, cold, ua) => {
      // The textbook form cancels its digits away where the rates are nearly equal, and overflows far from it.
      fc.pre(Math.abs(hot / cold - 1) > 1e-3 && ua * Math.abs(1 / hot - 1 / cold) < 20);
      const [heat, coldIn] = [100, 30];
      const hotOut = coldIn + approach(ua, heat, { hot, cold });
      expect(heatByEffectiveness(ua, hot, cold, hotOut + heat / hot, coldIn)).toBeCloseTo(heat, 6);
    }),
  );
});

test("UA from an approach gives that approach back", () => {
  fc.assert(
    fc.property(rate, rate, fc.double({ min: 0.5, max: 20, noNaN: true }), (hot, cold, rated) => {
      const heat = 1000;
      const ua = conductance(heat, rated, { hot, cold });
      fc.pre(ua !== undefined);
      expect(approach(ua, heat, { hot, cold })).toBeCloseTo(rated, 6);
    }),
  );
});
