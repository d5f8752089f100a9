import { exactValue } from "../../../lib/analysis/thermal/bounds";
import type { CduLoad } from "../../../lib/analysis/thermal/cdu-load";
import type { CduPart } from "../../../lib/catalog/parts";
import { cdus, modelled, oneLoop } from "./one-loop";

const LENOVO = "lenovo/gb300-nvl72";

const numbers = (load: CduLoad | undefined) =>
  load && [load.heat_kw, load.flow_l_per_min, load.approach_k].map((each) => exactValue(each));

describe("load of like CDUs", () => {
  // 22 racks x 121.5 kW = 2,673 kW, 22 x 119 = 2,618 L/min at 40 °C.
  const loop = oneLoop([...modelled(LENOVO, 22), ...cdus("vertiv/xdu1350", 3)], { facility_supply_c: 36 });
  const [first] = loop.cdus.units;

  test("each carries an even part", () => {
    // A third: 891 kW, 872.6667 L/min; approach 4 K x 891 / 1,350 = 2.64 K
    const [heat, flow, approach] = numbers(first?.normal) ?? [];
    expect(heat).toBeCloseTo(891, 9);
    expect(flow).toBeCloseTo(872.6667, 4);
    expect(approach).toBeCloseTo(2.64, 9);
  });

  test("with another lost, the rest share it", () => {
    // Half: 1,336.5 kW, 1,309 L/min; 4 K x 1,336.5 / 1,350 = 3.96 K
    const [heat, flow, approach] = numbers(first?.worst) ?? [];
    expect(heat).toBeCloseTo(1336.5, 9);
    expect(flow).toBeCloseTo(1309, 9);
    expect(approach).toBeCloseTo(3.96, 9);
  });

  test("head of the point that counts: all pumps, or those that a claim leaves", () => {
    const claimed = oneLoop([...modelled(LENOVO, 22), ...cdus("vertiv/xdu1350", 2)], { cdu_pump_claims: "N+1" });
    const open = oneLoop([...modelled(LENOVO, 22), ...cdus("vertiv/xdu1350", 2)]);
    // 1,309 L/min each: beyond the point of two pumps, which is all that the claim leaves.
    expect([open, claimed].map(({ cdus: group }) => exactValue(group.head_limit_kpa))).toEqual([200, 250]);
    expect(exactValue(claimed.cdus.flow_limit_l_per_min)).toBe(2400);
  });

  test("head at the share of the flow that is left with the claimed CDUs out", () => {
    const headOf = (claim: string) =>
      exactValue(
        oneLoop([...modelled(LENOVO, 22), ...cdus("vertiv/xdu1350", 4)], { cdu_claims: claim }).cdus.head_limit_kpa,
      );
    // 2,618 L/min: 872.7 each of three, 1,309 each of two.
    expect(headOf("N+1")).toBe(250);
    expect(headOf("N+2")).toBe(200);
  });

  test("unlike CDUs with the claimed ones out: the largest of the others", () => {
    const units = [...cdus("vertiv/xdu1350", 1), ...cdus("coolit/chx2000", 1), ...cdus("envicool/in-row-600", 1)];
    const { cdus: group } = oneLoop([...modelled(LENOVO, 8), ...units], { facility_supply_c: 36, cdu_claims: "N+1" });
    // Without the CHx: XDU 1,350 / 1,950, in-row 600 / 1,950; without the XDU: CHx 1,600 / 2,200.
    const shares = group.units.map(({ model, claimed_share }) => [model, Number(claimed_share?.toFixed(6))]);
    expect(Object.fromEntries(shares)).toEqual({
      "vertiv/xdu1350": 0.692308,
      "coolit/chx2000": 0.727273,
      "envicool/in-row-600": 0.307692,
    });
  });

  test("the head of a group is the least, and unknown with one unknown", () => {
    const mixed = oneLoop([...modelled(LENOVO), ...cdus("vertiv/xdu1350", 1), ...cdus("coolit/chx2000", 1)]);
    // Limits of 1,350 and 2,000 kW are not known without facility water: the heads at the largest flows, 200 and 241 kPa.
    expect(exactValue(mixed.cdus.head_limit_kpa)).toBe(200);
    const open = oneLoop([...modelled(LENOVO), ...cdus("vertiv/xdu1350", 1), ...cdus("envicool/in-row-600", 1)]);
    const { lower, upper, missing } = open.cdus.head_limit_kpa;
    expect([lower, upper, missing.map(({ what }) => what)]).toEqual([
      undefined,
      200,
      ["head of envicool/in-row-600 at its flow"],
    ]);
  });

  test("a single CDU has no other to lose", () => {
    expect(oneLoop([...modelled(LENOVO), ...cdus("vertiv/xdu1350", 1)]).cdus.units[0]?.worst).toBeUndefined();
  });
});

describe("load of unlike CDUs", () => {
  const units = [...cdus("vertiv/xdu1350", 1), ...cdus("coolit/chx2000", 1), ...cdus("envicool/in-row-600", 1)];

  test("in proportion to their heat limits, flow as heat", () => {
    // Facility 36 °C: 1,350 (4 of 4 K), 2,000 x 4 / 5 = 1,600, 600 (4 of 4 K); in all 3,550. 20 racks: 2,430 kW, 2,380 L/min.
    // XDU: 1,350 / 3,550 = 0.3802817: 924.0845 kW, 905.0704 L/min; without the largest: 1,350 / 1,950: 1,682.3077 kW
    // CHx: 1,600 / 3,550; without the next largest, the XDU: 1,600 / 2,200: 1,767.2727 kW
    const { cdus: group } = oneLoop([...modelled(LENOVO, 20), ...units], { facility_supply_c: 36 });
    const of = (model: string) => group.units.find((unit) => unit.model === model);
    expect(numbers(of("vertiv/xdu1350")?.normal)?.[0]).toBeCloseTo(924.0845, 4);
    expect(numbers(of("vertiv/xdu1350")?.normal)?.[1]).toBeCloseTo(905.0704, 4);
    expect(numbers(of("vertiv/xdu1350")?.worst)?.[0]).toBeCloseTo(1682.3077, 4);
    expect(numbers(of("coolit/chx2000")?.worst)?.[0]).toBeCloseTo(1767.2727, 4);
  });

  test("unknown where a heat limit is unknown, or where nothing is transferred", () => {
    const open = oneLoop([...modelled(LENOVO), ...units]);
    const none = oneLoop([...modelled(LENOVO), ...units], { facility_supply_c: 40 });
    for (const { cdus: group } of [open, none]) {
      expect(numbers(group.units[0]?.normal)).toEqual([undefined, undefined, undefined]);
      expect(group.units[0]?.normal.heat_kw.missing).toMatchObject([
        { what: "share of each CDU in the load of the loop" },
      ]);
    }
  });
});

describe("a CDU with both flows published", () => {
  // STULZ SCR 14103 W: 1,200 kW at 4 K, 1,730 L/min of water on both sides. 8 racks: 972 kW, 952 L/min at 40 °C.
  const loaded = (racks: number, more = {}) =>
    oneLoop([...modelled(LENOVO, racks), ...cdus("stulz/scr-14103-w", 1)], { facility_supply_c: 36, ...more });

  test("the approach falls further than the heat, since the loop has less flow than at the rating", () => {
    // rho cp: loop at 47.407 °C 4.135342, facility at 36 + 972 x 60 / (4.146624 x 1730) / 2 = 40.065 °C 4.146624 MJ/(m3 K)
    // C: loop 4.135342 x 952 / 60 = 65.6141 kW/K, at the rating x 1,730 / 60 = 119.2357; facility 119.5610
    // Rating: x = 1 / 119.2357 - 1 / 119.5610 = 2.28189e-5; UA = ln(1 + x / (4 / 1200)) / x = 298.978 kW/K
    // Now: x = 1 / 65.6141 - 1 / 119.5610 = 6.876697e-3; e^(298.978 x) = 7.81449; 972 x / 6.81449 = 0.980873 K
    // In proportion to the heat it would be 4 x 972 / 1,200 = 3.24 K.
    expect(numbers(loaded(8).cdus.units[0]?.normal)?.[2]).toBeCloseTo(0.980873, 5);
  });

  test("its heat limit is the chain's CDU step all the same", () => {
    // 3 of 4 K: 1,200 x 0.75
    expect(exactValue(loaded(8, { facility_supply_c: 37 }).cdus.heat_limit_kw)).toBe(900);
  });

  test("at the flow and the heat of its rating it has its rated approach", () => {
    const part: Partial<CduPart> = { rated_heat_kw: 972, flow_points: [{ flow_l_per_min: 952 }] };
    const own = { id: "test/own", kind: "cdu", title: "CDU", sources: [], rated_coolant: "water" } as const;
    const parts = { "test/own": { ...own, ...part, rated_approach_k: 4, facility_flow_l_per_min: 952 } };
    const units = [...modelled(LENOVO, 8), ...cdus("test/own", 1)];
    const { cdus: group } = oneLoop(units, { facility_supply_c: 36 }, parts);
    expect(numbers(group.units[0]?.normal)?.[2]).toBeCloseTo(4, 9);
  });

  test("unknown without the temperature of the facility water", () => {
    const [unit] = oneLoop([...modelled(LENOVO, 8), ...cdus("stulz/scr-14103-w", 1)]).cdus.units;
    expect(unit?.normal.approach_k.missing.map(({ what }) => what)).toEqual(["heat rejection of the loop"]);
  });
});

test("what a part lacks for its approach is named", () => {
  const lacks = (model: string) =>
    oneLoop([...modelled(LENOVO), ...cdus(model, 1)]).cdus.units[0]?.normal.approach_k.missing.map(
      ({ what, why }) => `${what} (${why})`,
    );
  expect(lacks("supermicro/in-row-1800")).toEqual(["rated approach of supermicro/in-row-1800 (not published)"]);
  expect(lacks("nobody/knows")).toEqual(["approach of CDUs without data (not in the catalog)"]);
});
