import fc from "fast-check";
import { friction } from "../../../../lib/analysis/thermal/hydraulics/friction";
import {
  type Fluid,
  inSeries,
  pipeLoss,
  rackLoss,
  scaled,
  velocity,
} from "../../../../lib/analysis/thermal/hydraulics/head-loss";

/** Round numbers: 1000 kg/m³, 1 mPa s. */
const FLUID: Fluid = { density_kg_per_m3: 1000, viscosity_pa_s: 0.001 };

describe("velocity", () => {
  test("180 L/min through 50 mm", () => {
    // 0.003 m³/s over pi / 4 x 0.05² = 0.001 963 495 m²
    expect(velocity(180, 50)).toBeCloseTo(1.527887, 6);
  });
});

describe("a run of pipe", () => {
  test("laminar: Hagen-Poiseuille", () => {
    const loss = pipeLoss({ inner_diameter_mm: 20, length_m: 10, minor_loss: 0, roughness_mm: 0.05 }, FLUID);
    // 1.2 L/min = 2e-5 m³/s; Re = 4 x 1000 x 2e-5 / (pi x 0.02 x 0.001) = 1,273.
    // 128 x 0.001 x 10 x 2e-5 / (pi x 0.02^4) = 2.56e-5 / 5.026 548e-7 = 50.929 6 Pa
    expect(loss(1.2).drop_kpa).toBeCloseTo(0.0509296, 7);
    expect(loss(2.4).drop_kpa / loss(1.2).drop_kpa).not.toBeCloseTo(2, 1);
    expect(loss(0.6).drop_kpa / loss(1.2).drop_kpa).toBeCloseTo(0.5, 12);
  });

  test("turbulent, with minor losses", () => {
    const loss = pipeLoss({ inner_diameter_mm: 50, length_m: 20, minor_loss: 3, roughness_mm: 0.05 }, FLUID);
    // v = 1.527 887 m/s, Re = 76,394, e / D = 0.001
    // f = 0.25 / log10(0.001 / 3.7 + 5.74 / 76,394^0.9)² = 0.25 / log10(2.702 70e-4 + 2.312 9e-4)² = 0.022 961
    // (0.022 961 x 20 / 0.05 + 3) x 1000 x 1.527 887² / 2 = 12.184 5 x 1,167.22 = 14,222 Pa
    expect(loss(180).drop_kpa).toBeCloseTo(14.222, 3);
  });

  test("nothing flows, nothing is lost", () => {
    const loss = pipeLoss({ inner_diameter_mm: 20, length_m: 10, minor_loss: 2, roughness_mm: 0 }, FLUID);
    expect(loss(0).drop_kpa).toBe(0);
    // Two thirds of the way down the laminar branch the slope is that at zero.
    expect(loss(0).slope).toBeCloseTo(0.0509296 / 1.2, 6);
  });
});

describe("friction factor", () => {
  test("64 / Re up to 2000", () => {
    expect(friction(1000, 0.01).factor).toBe(0.064);
    expect(friction(2000, 0.01).factor).toBe(0.032);
  });

  test.each([0, 0.0001, 0.01])("the transition meets both ends, roughness %d", (roughness) => {
    expect(friction(2000 * (1 + 1e-9), roughness).factor).toBeCloseTo(0.032, 8);
    const [below, above] = [friction(4000 * (1 - 1e-9), roughness), friction(4000, roughness)];
    expect(below.factor).toBeCloseTo(above.factor, 8);
    expect(below.slope).toBeCloseTo(above.slope, 10);
  });

  test("within 3 % of Colebrook-White from Re 10,000 to 1e8 and roughness 1e-6 to 1e-2", () => {
    fc.assert(
      fc.property(fc.double({ min: 4, max: 8, noNaN: true }), fc.double({ min: -6, max: -2, noNaN: true }), (re, e) => {
        const [reynolds, roughness] = [10 ** re, 10 ** e];
        let exact = 0.02;
        for (let round = 0; round < 100; round++)
          exact = (-2 * Math.log10(roughness / 3.7 + 2.51 / (reynolds * Math.sqrt(exact)))) ** -2;
        expect(Math.abs(friction(reynolds, roughness).factor / exact - 1)).toBeLessThan(0.03);
      }),
    );
  });
});

describe("slopes and order", () => {
  const anyPipe = fc.record({
    inner_diameter_mm: fc.double({ min: 10, max: 300, noNaN: true }),
    length_m: fc.double({ min: 0.1, max: 200, noNaN: true }),
    minor_loss: fc.double({ min: 0, max: 20, noNaN: true }),
    roughness_mm: fc.double({ min: 0, max: 0.1, noNaN: true }),
  });

  test("the drop rises with the flow, and its slope is its change", () => {
    fc.assert(
      fc.property(anyPipe, fc.double({ min: 0.01, max: 5000, noNaN: true }), (pipe, flow) => {
        const loss = pipeLoss(pipe, FLUID);
        const step = flow * 1e-5;
        const [below, at, above] = [loss(flow - step), loss(flow), loss(flow + step)];
        expect(above.drop_kpa).toBeGreaterThan(at.drop_kpa);
        const measured = (above.drop_kpa - below.drop_kpa) / (2 * step);
        // At Re 2000 the slope leaps.
        const reynolds = (flow / 60000) * (4 / (Math.PI * (pipe.inner_diameter_mm / 1000))) * 1e6;
        fc.pre(Math.abs(reynolds / 2000 - 1) > 1e-4);
        expect(Math.abs(at.slope / measured - 1)).toBeLessThan(1e-4);
      }),
    );
  });
});

describe("a rack", () => {
  const rack = rackLoss({ flow_l_per_min: 100, pressure_drop_kpa: 50 });

  test("its drop grows with the power 1.9 of the flow", () => {
    expect(rack(100).drop_kpa).toBe(50);
    // 50 x 2^1.9 = 186.607
    expect(rack(200).drop_kpa).toBeCloseTo(186.607, 3);
    // 1.9 x 50 / 100
    expect(rack(100).slope).toBeCloseTo(0.95, 12);
    expect(rack(0)).toEqual({ drop_kpa: 0, slope: 0 });
  });

  test("between two branch pipes", () => {
    const pipe = scaled(rack, 0.5);
    expect(inSeries(rack, pipe, 2)(100).drop_kpa).toBe(100);
    expect(inSeries(rack, pipe, 2)(100).slope).toBeCloseTo(1.9, 12);
    expect(inSeries(rack, undefined, 2)).toBe(rack);
  });
});
