import { propertiesAt, volumetricHeatAt } from "../../lib/catalog/coolant";
import type { CoolantPart } from "../../lib/catalog/parts";
import { shippedParts } from "../../lib/catalog/shipped";

const water = shippedParts()["water"] as CoolantPart;
const pg25 = shippedParts()["pg25"] as CoolantPart;

describe("properties of a coolant", () => {
  test("at a point of the table are the table's own", () => {
    expect(propertiesAt(water, 40)).toEqual({
      temperature_c: 40,
      density_kg_per_m3: 992.3,
      specific_heat_j_per_kg_k: 4178.9,
      viscosity_pa_s: 0.0006528,
      conductivity_w_per_m_k: 0.6286,
    });
  });

  // Half-way between 40 °C and 45 °C: (1009.91 + 1007.21) / 2, (3968.6 + 3980.6) / 2, (1.353 + 1.199) / 2 mPa s,
  // (0.4858 + 0.4903) / 2
  test("between two points are linear", () => {
    const properties = propertiesAt(pg25, 42.5);
    expect(properties?.density_kg_per_m3).toBeCloseTo(1008.56, 9);
    expect(properties?.specific_heat_j_per_kg_k).toBeCloseTo(3974.6, 9);
    expect(properties?.viscosity_pa_s).toBeCloseTo(0.001276, 12);
    expect(properties?.conductivity_w_per_m_k).toBeCloseTo(0.48805, 12);
  });

  test.each([
    [5, true],
    [70, true],
    [4.999, false],
    [70.001, false],
    [70 * (1 + 1e-12), true],
    [NaN, false],
    [Infinity, false],
  ])("at %p °C are known: %p", (temperature, known) => {
    expect(propertiesAt(water, temperature) !== undefined).toBe(known);
  });

  test("of an empty table are unknown", () => {
    expect(propertiesAt({ ...water, points: [] }, 20)).toBeUndefined();
  });
});

describe("heat per volume", () => {
  // Water at 40 °C: 992.3 x 4178.9 = 4 146 722.47; at 2.5 K above 40 °C: 991.3 x 4179.3 = 4 142 940.09
  test.each([
    [40, 4146722.47],
    [42.5, 4142940.09],
  ])("of water at %p °C", (temperature, expected) => {
    expect(volumetricHeatAt(water, temperature)).toBeCloseTo(expected, 4);
  });

  test("is unknown outside the table", () => {
    expect(volumetricHeatAt(water, 90)).toBeUndefined();
  });

  // At the mean of 40 and 55 °C: 989.21 x 4180.3 = 4.135195e6; 121.5e3 / (4.135195e6 x 0.119 / 60) = 14.81 K
  test("explains the published flow of 119 L/min at 40 °C by a return of 55 °C", () => {
    const rise = 121.5e3 / ((volumetricHeatAt(water, 47.5) ?? NaN) * (0.119 / 60));
    expect(40 + rise).toBeCloseTo(54.8, 1);
  });
});
