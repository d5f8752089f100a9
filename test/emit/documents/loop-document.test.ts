import { loopDocument } from "../../../lib/emit/documents/loop-document";
import { cdus, modelled, oneLoop } from "../../analysis/thermal/one-loop";

describe("a loop in the plan", () => {
  // 22 racks x 119 = 2,618 L/min and 22 x 121.5 = 2,673 kW at 40 °C on three CDUs of 1,350 kW at 4 K.
  const racks = [...modelled("lenovo/gb300-nvl72", 21), ...modelled("lenovo/gb300-nvl72", 1, { path: "s/f/r/z" })];
  const document = loopDocument(
    oneLoop([...racks, ...cdus("vertiv/xdu1350", 3)], { facility_supply_c: 36, cdu_pump_claims: "N+1" }),
  );

  test("like CDUs stand together, with what one of them carries", () => {
    expect(document.cdus).toEqual([
      {
        model: "vertiv/xdu1350",
        paths: ["s/tcs/vertiv-xdu1350-1", "s/tcs/vertiv-xdu1350-2", "s/tcs/vertiv-xdu1350-3"],
        heat_limit_kw: 1350,
        flow_limit_l_per_min: 1200,
        head_limit_kpa: 250,
        // A third: 891 / 1,350 = 66 %; 872.666667 / 1,200 = 72.7222 %; 4 K x 0.66
        normal: {
          heat_kw: 891,
          flow_l_per_min: 872.666667,
          approach_k: 2.64,
          heat_load_percent: 66,
          flow_load_percent: 72.7222222,
        },
        // A half: 1,336.5 / 1,350 = 99 %; 1,309 / 1,200 = 109.083333 %
        worst: {
          heat_kw: 1336.5,
          flow_l_per_min: 1309,
          approach_k: 3.96,
          heat_load_percent: 99,
          flow_load_percent: 109.083333,
        },
      },
    ]);
  });

  test("racks by kind, with flow, drop and return of one of them", () => {
    expect(document.racks).toEqual([
      {
        model: "lenovo/gb300-nvl72",
        rack_count: 22,
        liquid_heat_kw: 121.5,
        flow_l_per_min: 119,
        pressure_drop_kpa: 58.605,
        return_c: expect.closeTo(54.814, 3) as number,
      },
    ]);
  });

  test("flow, head and return of the loop", () => {
    expect(document).toMatchObject({
      flow_l_per_min: 2618,
      cdu_flow_limit_l_per_min: 3600,
      cdu_head_limit_kpa: 250,
      return_c: expect.closeTo(54.814, 3) as number,
    });
  });
});

test("what is not known is named, and has no load", () => {
  const { cdus: kinds, ...loop } = loopDocument(
    oneLoop([...modelled("nvidia/gb200-nvl72", 2), ...cdus("vertiv/coolchip-600", 1)]),
  );
  // 130 L/min per rack at most: at least 40 + 102 x 60 / (4.140 x 130) = 51.4 °C.
  expect(loop).toMatchObject({
    flow_at_least_l_per_min: 0,
    flow_at_most_l_per_min: 260,
    return_at_least_c: expect.closeTo(51.4, 1) as number,
    return_lacks: ["flow curve of nvidia/gb200-nvl72 racks (only a highest flow is published)"],
  });
  expect(kinds).toMatchObject([
    { flow_limit_at_least_l_per_min: 0, flow_limit_lacks: ["flow of vertiv/coolchip-600 (not published)"] },
  ]);
  expect(kinds[0]).not.toHaveProperty("worst");
  expect(kinds[0]?.normal).not.toHaveProperty("flow_load_percent");
});
