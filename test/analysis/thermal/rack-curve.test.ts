import fc from "fast-check";

import { exactValue } from "../../../lib/analysis/thermal/bounds";
import { dropAtFlow, rackHydraulics } from "../../../lib/analysis/thermal/rack-curve";
import type { LoopRackClass } from "../../../lib/analysis/thermal/racks";
import { propertiesAt } from "../../../lib/catalog/coolant";
import type { CoolantPart, RackPart } from "../../../lib/catalog/parts";
import { modelOf } from "../../../lib/testing";
import { loop } from "../../helpers/records";
import { modelled, oneLoop } from "./one-loop";

const LENOVO = "lenovo/gb300-nvl72";

/** What one 135 kW rack asks of a loop at a supply temperature. */
function rackAt(supply_c: number, coolant = "water", more: { model?: string; return_c?: number } = {}): LoopRackClass {
  const { model = LENOVO, ...stated } = more;
  const [first] = oneLoop(modelled(model), { supply_c, coolant, ...stated }).rack_classes;
  if (!first) throw new Error("The loop has no rack.");
  return first;
}

const dropOf = (supply_c: number, coolant?: string) => exactValue(rackAt(supply_c, coolant).pressure_drop_kpa);
const returnOf = (supply_c: number, coolant?: string) => exactValue(rackAt(supply_c, coolant).return_c);
const flowOf = (supply_c: number, coolant?: string) => exactValue(rackAt(supply_c, coolant).flow_l_per_min) ?? NaN;

/** Lenovo Press LP2357, Table 27: 135 kW, 90 % to liquid; psi x 6.894757 kPa, three decimals. */
const TABLE_27 = [
  { supply: 25, flow: 59, drop: 15.858 }, // 2.3 psi
  { supply: 30, flow: 71, drop: 22.063 }, // 3.2 psi
  { supply: 35, flow: 89, drop: 33.784 }, // 4.9 psi
  { supply: 40, flow: 119, drop: 58.605 }, // 8.5 psi
  { supply: 45, flow: 177, drop: 126.864 }, // 18.4 psi
];

describe("the published points of a 135 kW rack", () => {
  test.each(TABLE_27)("$supply °C: flow and pressure drop exactly", ({ supply, flow, drop }) => {
    const { flow_l_per_min, pressure_drop_kpa } = rackAt(supply);
    expect(flow_l_per_min).toEqual({ lower: flow, upper: flow, missing: [] });
    expect(exactValue(pressure_drop_kpa)).toBe(drop);
  });

  // 135 kW x 0.9 = 121.5 kW; rise in K = 121.5 x 60 / (rho cp in MJ/(m3 K) x flow). rho cp of water, linear in coolants.csv:
  //   25 °C: mean 39.90 °C, 992.3372 x 4178.896 = 4.146874; 7290 / (4.146874 x  59) = 29.796 K: 54.796 °C
  //   30 °C: mean 42.39 °C, 991.3435 x 4179.283 = 4.143105; 7290 / (4.143105 x  71) = 24.782 K: 54.782 °C
  //   35 °C: mean 44.89 °C, 990.3423 x 4179.683 = 4.139317; 7290 / (4.139317 x  89) = 19.788 K: 54.788 °C
  //   40 °C: mean 47.41 °C, 989.2506 x 4180.278 = 4.135342; 7290 / (4.135342 x 119) = 14.814 K: 54.814 °C
  //   45 °C: mean 49.98 °C, 988.1267 x 4180.896 = 4.131255; 7290 / (4.131255 x 177) =  9.969 K: 54.969 °C
  test.each([
    [25, 54.796],
    [30, 54.782],
    [35, 54.788],
    [40, 54.814],
    [45, 54.969],
  ])("%d °C: water returns at 54.8 ± 0.3 °C", (supply, expected) => {
    expect(returnOf(supply)).toBeCloseTo(expected, 3);
    expect(Math.abs((returnOf(supply) ?? NaN) - 54.8)).toBeLessThanOrEqual(0.3);
  });

  test("between the points flow and drop rise with the supply, and stay between their neighbours", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 25, max: 45, noNaN: true }),
        fc.double({ min: 25, max: 45, noNaN: true }),
        (one, other) => {
          const [colder, warmer] = [Math.min(one, other), Math.max(one, other)];
          expect(flowOf(colder)).toBeLessThanOrEqual(flowOf(warmer));
          expect(dropOf(colder) ?? NaN).toBeLessThanOrEqual(dropOf(warmer) ?? NaN);
        },
      ),
      { numRuns: 50 },
    );
  });

  test("between two points the drop is linear in flow^1.9", () => {
    // 42.5 °C: 148 L/min. 119^1.9 = 8,780.904, 148^1.9 = 13,289.152, 177^1.9 = 18,670.210:
    // 4,508.248 / 9,889.306 = 0.455871; 58.605 + (126.864 - 58.605) x 0.455871 = 89.722 kPa
    expect(dropOf(42.5)).toBeCloseTo(89.722, 3);
  });

  test.each([
    [24.9, "begins at 25 °C"],
    [45.1, "ends at 45 °C"],
  ])("outside, at %d °C, flow and drop are unknown", (supply, why) => {
    const rack = rackAt(supply);
    expect([exactValue(rack.flow_l_per_min), exactValue(rack.pressure_drop_kpa)]).toEqual([undefined, undefined]);
    expect(rack.pressure_drop_kpa.missing.map((each) => each.why)).toEqual([`the published curve ${why}`]);
    expect(rackHydraulics(rack).missing?.length).toBeGreaterThan(0);
  });
});

describe("PG25 in place of water", () => {
  // Flow: curve flow x rho cp of water / of PG25 at the mean temperature, which is that of water on the curve.
  //   30 °C, mean 42.3912 °C: water 4.143105; PG25 1008.6188 x 3974.339 = 4.008593; ratio 1.033556;  71 x = 73.3825 L/min
  //   40 °C, mean 47.4069 °C: water 4.135342; PG25 1005.8477 x 3986.280 = 4.009591; ratio 1.031363; 119 x = 122.7322 L/min
  //   45 °C, mean 49.9847 °C: water 4.131255; PG25 1004.3886 x 3992.364 = 4.009885; ratio 1.030268; 177 x = 182.3574 L/min
  // Drop: curve drop x ratio^1.9 x (rho of PG25 / of water)^0.9 x (viscosity of PG25 / of water)^0.1
  //   30 °C: 22.063 x 1.033556^1.9 (1.064718) x 1.017426^0.9 (1.015670) x 2.045194^0.1 (1.074171) = 25.6286 kPa
  //   40 °C: 58.605 x 1.031363^1.9 (1.060430) x 1.016777^0.9 (1.015087) x 1.989711^0.1 (1.071221) = 67.5770 kPa
  //   45 °C: 126.864 x 1.030268^1.9 (1.058292) x 1.016457^0.9 (1.014799) x 1.963209^0.1 (1.069785) = 145.754 kPa
  test.each([
    { supply: 30, flow: 73.3825, drop: 25.6286 },
    { supply: 40, flow: 122.7322, drop: 67.577 },
    { supply: 45, flow: 182.3574, drop: 145.754 },
  ])("$supply °C: more flow and more drop, and the same return", ({ supply, flow, drop }) => {
    expect(flowOf(supply, "pg25")).toBeCloseTo(flow, 4);
    expect(dropOf(supply, "pg25")).toBeCloseTo(drop, 3);
    expect(returnOf(supply, "pg25")).toBeCloseTo(returnOf(supply) ?? NaN, 9);
  });

  test.each(TABLE_27)(
    "taking water for it at $supply °C errs by 3.0 to 3.5 % in flow and 2 times in viscosity",
    (row) => {
      const share = flowOf(row.supply, "pg25") / row.flow - 1;
      expect(share).toBeGreaterThan(0.03);
      expect(share).toBeLessThan(0.035);
      const { parts } = modelOf([...modelled(LENOVO), loop("s/tcs", { coolant: "pg25" })]);
      const mean = (row.supply + (returnOf(row.supply) ?? NaN)) / 2;
      const viscosity = (id: string) => propertiesAt(parts[id] as CoolantPart, mean)?.viscosity_pa_s ?? NaN;
      // coolants.csv at 40 °C: 1.353 / 0.6528 = 2.07; at 50 °C: 1.073 / 0.5466 = 1.96.
      expect(viscosity("pg25") / viscosity("water")).toBeGreaterThan(1.9);
      expect(viscosity("pg25") / viscosity("water")).toBeLessThan(2.1);
    },
  );
});

describe("racks of other heat", () => {
  test("the drop follows the flow to the power of 1.9, the return stays", () => {
    // 142 kW by the curve of 135 kW: flow 119 x 127.8 / 121.5; drop 58.605 x (142 / 135)^1.9 = 58.605 x 1.100813 = 64.513
    const rack = rackAt(40, "water", { model: "nvidia/gb300-nvl72" });
    expect(exactValue(rack.pressure_drop_kpa)).toBeCloseTo(64.513, 2);
    expect(exactValue(rack.return_c)).toBeCloseTo(54.814, 3);
  });

  test("a drop at any other flow follows from the operating point", () => {
    const { operating } = rackHydraulics(rackAt(40));
    // 2^1.9 = 3.732132
    expect(operating && dropAtFlow(operating, 238)).toBeCloseTo(58.605 * 3.732132, 3);
  });

  test("a part without a curve: unknown", () => {
    const rack = rackAt(40, "water", { model: "nvidia/gb200-nvl72" });
    expect(rackHydraulics(rack)).toEqual({
      missing: [expect.objectContaining({ what: expect.stringContaining("flow curve") })],
    });
  });

  test("a curve without a drop: unknown beside its flow", () => {
    const { parts } = modelOf(modelled(LENOVO));
    const part = parts[LENOVO] as RackPart;
    const points = [{ supply_c: 40, flow_l_per_min: 119 }];
    const bare = {
      ...part,
      id: "test/bare",
      flow_curve: { rack_power_kw: 135, liquid_fraction: 0.9, coolant: "water", points },
    };
    const [rack] = oneLoop(modelled("test/bare"), {}, { "test/bare": bare }).rack_classes;
    expect(rack && exactValue(rack.flow_l_per_min)).toBe(119);
    expect(rack?.pressure_drop_kpa.missing).toMatchObject([
      { what: "pressure drop of test/bare racks", why: "not published at this supply temperature" },
    ]);
  });
});

describe("the return that a loop's author states", () => {
  test("below what the flow gives, it asks for more flow, and the drop grows with it", () => {
    // 121.5 kW from 40 to 50 °C: mean 45 °C, 990.3 x 4179.7 = 4.139157; 7290 / (4.139157 x 10) = 176.123 L/min
    // 58.605 x (176.123 / 119)^1.9 = 58.605 x 2.106257 = 123.437 kPa
    const rack = rackAt(40, "water", { return_c: 50 });
    expect(exactValue(rack.flow_l_per_min)).toBeCloseTo(176.123, 3);
    expect(exactValue(rack.return_c)).toBeCloseTo(50, 9);
    expect(exactValue(rack.pressure_drop_kpa)).toBeCloseTo(123.437, 2);
  });

  test("above what the flow gives, the flow of the data sheet stays", () => {
    const rack = rackAt(40, "water", { return_c: 60 });
    expect([exactValue(rack.flow_l_per_min), (exactValue(rack.return_c) ?? NaN).toFixed(2)]).toEqual([119, "54.81"]);
  });

  test("it bounds the flow of racks without a curve from below", () => {
    // 102 kW from 40 to 55 °C: mean 47.5 °C, 989.21 x 4180.3 = 4.135195; 102 x 60 / (4.135195 x 15) = 98.665 L/min
    const rack = rackAt(40, "water", { model: "nvidia/gb200-nvl72", return_c: 55 });
    expect(rack.flow_l_per_min.lower).toBeCloseTo(98.665, 3);
    expect(rack.flow_l_per_min.upper).toBe(130);
    expect(rack.return_c.upper).toBeCloseTo(55, 9);
  });

  test("more than the highest published flow: known", () => {
    // 102 kW from 40 to 50 °C: 102 x 60 / (4.139157 x 10) = 147.856 L/min, above "up to 130"
    const rack = rackAt(40, "water", { model: "nvidia/gb200-nvl72", return_c: 50 });
    expect(exactValue(rack.flow_l_per_min)).toBeCloseTo(147.856, 3);
  });

  test("not above the supply: nothing follows from it", () => {
    const { flow_l_per_min } = rackAt(40, "water", { return_c: 40 });
    expect(flow_l_per_min.lower).toBe(119);
    expect(flow_l_per_min.missing).toMatchObject([{ why: "the return is not above the supply" }]);
  });
});
