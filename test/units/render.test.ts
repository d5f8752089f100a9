import fc from "fast-check";
import { render, renderComparison, renderNumber, renderPercent } from "../../lib/units/render";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const ordinary = fc.double({ min: -1e12, max: 1e12, noNaN: true });
const parsed = (text: string): number => Number(text.replaceAll(",", ""));

describe("renderNumber", () => {
  test.each([
    [0, "0"],
    [-0, "0"],
    [1, "1"],
    [-7, "-7"],
    [105, "105"],
    [999, "999"],
    [1000, "1,000"],
    [1450, "1,450"],
    [-1450, "-1,450"],
    [14_200, "14,200"],
    [123_456, "123,456"],
    [1_234_567, "1,234,567"],
    [1450.4, "1,450"],
    [123_456.7, "123,457"],
    [34.8, "34.8"],
    [482.9932, "483"],
    [460.26, "460.3"],
    [1.23456, "1.235"],
    [0.1 + 0.2, "0.3"],
    [0.000_05, "0.00005"],
    [0.012_345_6, "0.01235"],
    [-0.5, "-0.5"],
    [1e15, "1,000,000,000,000,000"],
    [1e21, "1e+21"],
    [1e-9, "0.000000001"],
    [1.234_56e-12, "1.235e-12"],
    [NaN, "not a number"],
    [Infinity, "infinite"],
    [-Infinity, "-infinite"],
  ])("%p", (value, text) => {
    expect(renderNumber(value)).toBe(text);
  });

  test.each([
    // Four digits of 999.94 are 999.9; 999.96 rounds up to a thousand, where decimals end.
    [999.94, "999.9"],
    [999.96, "1,000"],
    [999.4999, "999.5"],
    [99.994, "99.99"],
    [99.996, "100"],
    [9.9996, "10"],
    [0.099_999, "0.1"],
    [1000.4, "1,000"],
    [1000.6, "1,001"],
    [999_999.6, "1,000,000"],
  ])("at the boundary %p", (value, text) => {
    expect(renderNumber(value)).toBe(text);
  });

  test("is within half a unit of the fourth digit, and exact for integers", () => {
    fc.assert(
      fc.property(ordinary, (value) => {
        expect(Math.abs(parsed(renderNumber(value)) - value)).toBeLessThanOrEqual(5.001e-4 * Math.abs(value));
      }),
    );
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(parsed(renderNumber(value))).toBe(value);
      }),
    );
  });

  test("never prints a negative zero, a trailing zero after the point, or an exponent for ordinary numbers", () => {
    fc.assert(
      fc.property(ordinary, (value) => {
        const text = renderNumber(value);
        expect(text).not.toBe("-0");
        expect(text).not.toMatch(/\.\d*0$|\.$/);
        if (Math.abs(value) >= 1e-9) expect(text).toMatch(/^-?\d{1,3}(,\d{3})*(\.\d+)?$/);
      }),
    );
  });

  test("mirrors the sign", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, noNaN: true }), (value) => {
        expect(renderNumber(-value)).toBe(`-${renderNumber(value)}`);
      }),
    );
  });
});

describe("render", () => {
  test.each([
    [483, "kVA", "483 kVA"],
    [105, "%", "105 %"],
    [34.8, "°C", "34.8 °C"],
    [12, "", "12"],
    [NaN, "kW", "not a number"],
    [Infinity, "kW", "infinite"],
  ])("%p %s", (value, unit, text) => {
    expect(render(value, unit)).toBe(text);
  });
});

describe("renderPercent", () => {
  test.each([
    [1.05, "105.0 %"],
    [0, "0.0 %"],
    [-0.0001, "0.0 %"],
    [0.8, "80.0 %"],
    [1.4996, "150.0 %"],
    [12.5, "1,250.0 %"],
    [-0.05, "-5.0 %"],
    [NaN, "not a number"],
    [Infinity, "infinite"],
  ])("%p", (ratio, text) => {
    expect(renderPercent(ratio)).toBe(text);
  });
});

describe("renderComparison", () => {
  test.each<[number, number, string, string, string]>([
    // four digits of 482.9932 leave one decimal: 483.0 and 460.0, whose common zero goes;
    // 460.0304 - 482.9932 = -22.9628
    [482.9932, 460.0304, "483 kVA", "460 kVA", "-23 kVA"],
    [482.9, 460, "482.9 kVA", "460.0 kVA", "-22.9 kVA"],
    // alike to three decimals (and the margin of -0.0005 would print as zero), so four are shown
    [460.0005, 460, "460.0005 kVA", "460.0000 kVA", "-0.0005 kVA"],
    // 460.1 against 460.0 would say ten thousand times the real excess
    [460.050_01, 460.049_99, "460.05001 kVA", "460.04999 kVA", "-0.00002 kVA"],
    // the larger decides the decimals
    [0.123_456, 460.26, "0.1 kVA", "460.3 kVA", "460.1 kVA"],
    [1450.3, 1449.8, "1,450.3 kVA", "1,449.8 kVA", "-0.5 kVA"],
    [14_200, 12_000, "14,200 kVA", "12,000 kVA", "-2,200 kVA"],
    [999.96, 900, "1,000 kVA", "900 kVA", "-100 kVA"],
    [132, 132, "132 kVA", "132 kVA", "0 kVA"],
    [0, 0, "0 kVA", "0 kVA", "0 kVA"],
    [-0.01, 400, "0 kVA", "400 kVA", "400 kVA"],
    [-12.5, -10, "-12.5 kVA", "-10.0 kVA", "2.5 kVA"],
    [0, 0.5, "0.0 kVA", "0.5 kVA", "0.5 kVA"],
    // 0.1 + 0.2 is 0.30000000000000004: rounding noise is no violation
    [0.1 + 0.2, 0.3, "0.3 kVA", "0.3 kVA", "0 kVA"],
    [NaN, 460, "not a number", "460 kVA", "not a number"],
    [460, Infinity, "460 kVA", "infinite", "infinite"],
  ])("%p against at most %p", (value, limit, valueText, limitText, margin) => {
    expect(renderComparison(value, limit, "kVA")).toEqual({ value: valueText, limit: limitText, margin });
  });

  test("against at least, the margin is value - limit", () => {
    expect(renderComparison(120, 130, "L/min", "at least")).toEqual({
      value: "120 L/min",
      limit: "130 L/min",
      margin: "-10 L/min",
    });
    expect(renderComparison(140, 130, "L/min", "at least").margin).toBe("10 L/min");
  });

  test("two values that differ look different, in the right order, with a margin of the right sign", () => {
    const magnitude = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
    const excess = fc.integer({ min: 2, max: 9 }).chain((n) => fc.constantFrom(10 ** -n, -(10 ** -n), 5 * 10 ** -n));
    fc.assert(
      fc.property(magnitude, excess, (limit, relative) => {
        const value = limit * (1 + relative);
        fc.pre(Math.abs(value - limit) > 1e-9 * Math.max(value, limit));
        const printed = renderComparison(value, limit, "");
        expect(parsed(printed.value) > parsed(printed.limit)).toBe(value > limit);
        expect(printed.value).not.toBe(printed.limit);
        expect(Math.sign(parsed(printed.margin))).toBe(Math.sign(limit - value));
      }),
    );
  });

  test("value and limit have the same decimals, and the margin agrees with them to the last one", () => {
    fc.assert(
      fc.property(ordinary, ordinary, (value, limit) => {
        const printed = renderComparison(value, limit, "");
        const decimals = (text: string): number => text.split(".")[1]?.length ?? 0;
        expect(decimals(printed.value)).toBe(decimals(printed.limit));
        const lastDigit = 10 ** -decimals(printed.value);
        const difference = parsed(printed.limit) - parsed(printed.value);
        // half a digit each for value, limit and margin
        const noise = 1e-12 * Math.max(Math.abs(value), Math.abs(limit));
        expect(Math.abs(parsed(printed.margin) - difference)).toBeLessThanOrEqual(1.5 * lastDigit + noise);
      }),
    );
  });

  test("an exponent is no decimal: the zero of e+110 stays", () => {
    const text = renderComparison(1.0000000000000002e110, 1.0000000000000001e80, "kW");
    expect(text.value).toBe("1.0000000000000002e+110 kW");
  });

  test("never throws", () => {
    fc.assert(
      fc.property(finite, finite, (value, limit) => {
        renderComparison(value, limit, "kW");
        renderNumber(value);
        renderPercent(limit);
      }),
    );
  });
});
