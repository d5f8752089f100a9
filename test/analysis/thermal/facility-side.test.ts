/** Facility water of a stated flow, with a coolant of 4 MJ/(m³ K): 15 L/min carry 1 kW/K. */
import { analyse } from "../../../lib/analysis/analysis";
import { exactValue } from "../../../lib/analysis/thermal/bounds";
import { loopLevels } from "../../../lib/analysis/thermal/chain-levels";
import { heatLimitOf } from "../../../lib/analysis/thermal/cdu";
import type { LoopThermal } from "../../../lib/analysis/thermal/loop";
import type { PartTable } from "../../../lib/catalog/parts";
import { ModelIndex } from "../../../lib/model/model";
import type { FacilityWaterRecord, ModelRecord } from "../../../lib/model/records";
import { modelOf } from "../../../lib/testing";
import { airUnit, cdu, facilityWater, floor, loop, pump, rack, row, site } from "../../helpers/records";
import { PIPED_PARTS } from "../../rules/thermal/piped-plant";
import { CDU } from "../../rules/thermal/plant";
import { cdus as cdusOf, modelled } from "./one-loop";

/** 450 kW at 5 K: UA 90 kW/K. */
const parts: PartTable = {
  ...PIPED_PARTS,
  "test/cdu": { ...CDU, flow_points: [{ flow_l_per_min: 500, head_kpa: 50 }] },
};

const water = (more: Partial<FacilityWaterRecord>) =>
  facilityWater("s/fws", {
    coolant: "test/coolant",
    supply_c: 35,
    rejection: { kind: "chiller", leaving_c: 35 },
    ...more,
  });
/** Racks of 90 kW and 100 L/min at 40 °C: 90 / (100 / 15) = 13.5 K, so a return of 53.5 °C. */
const wet = (count: number, path = "s/tcs"): ModelRecord[] =>
  Array.from({ length: count }, (_, at) =>
    rack(`s/f/r/${path.slice(2)}-${at}`, {
      model: "test/rack",
      loop: path,
      power_kw: undefined,
      liquid_fraction: undefined,
    } as object),
  );
const loopOn = (path = "s/tcs", more = {}) => loop(path, { coolant: "test/coolant", facility: "s/fws", ...more });
const cdus = (count: number, path = "s/tcs") =>
  Array.from({ length: count }, (_, at) => cdu(`${path}/cdu-${at}`, { model: "test/cdu" }));

const analysed = (records: readonly ModelRecord[], table: PartTable = parts) => {
  const index = new ModelIndex(modelOf([site(), floor(), row(), ...records], table));
  return { index, thermal: analyse(index).thermal };
};
const loopOf = (records: readonly ModelRecord[], path = "s/tcs", table: PartTable = parts): LoopThermal => {
  const found = analysed(records, table).thermal.loops.get(path);
  if (!found) throw new Error(`There is no loop ${path}.`);
  return found;
};
const limitOf = (records: readonly ModelRecord[], path?: string) =>
  exactValue(loopOf(records, path).cdus.heat_limit_kw);

/** Ends of 2.5 and 5 K, mean 2.5 / ln 2: 90 x 2.5 / ln 2 = 324.606 kW over 16 K, 20.28790 kW/K, 304.3185 L/min. */
const FLOW = (15 * 90 * 2.5) / Math.LN2 / 16;
const LIMIT = (90 * 2.5) / Math.LN2;

describe("heat limit at a stated flow of the facility water", () => {
  const at = (more: Partial<FacilityWaterRecord>, racks = 5) => [water(more), loopOn(), ...cdus(1), ...wet(racks)];

  test("equal rates at the rating point: the rated heat, as without a stated flow", () => {
    expect(limitOf(at({ flow_l_per_min: 500 }))).toBeCloseTo(450, 9);
    expect(limitOf(at({}))).toBe(450);
  });

  test("more flow gives no more than the rated heat", () => {
    expect(limitOf(at({ flow_l_per_min: 5000 }))).toBe(450);
  });

  test("less flow takes less", () => {
    expect(limitOf(at({ flow_l_per_min: FLOW }))).toBeCloseTo(LIMIT, 6);
  });

  test("no flow takes nothing", () => {
    expect(limitOf(at({ flow_l_per_min: 0 }))).toBe(0);
  });

  test("what the pumps deliver counts where it is less", () => {
    const pumps = (flow_l_per_min: number) => [pump("s/fws/p1", { flow_l_per_min, head_kpa: 100 })];
    expect(limitOf([...at({ flow_l_per_min: 500, head_kpa: 100 }), ...pumps(FLOW)])).toBeCloseTo(LIMIT, 6);
    expect(limitOf([...at({ flow_l_per_min: 500, head_kpa: 100 }), ...pumps(600)])).toBeCloseTo(450, 9);
  });

  test("CDUs side by side are one of all their UA", () => {
    // Two of 90 kW/K at ends of 2.5 and 5 K: 649.2128 kW at twice the flow.
    const two = [water({ flow_l_per_min: 2 * FLOW }), loopOn(), ...cdus(2), ...wet(8)];
    expect(limitOf(two)).toBeCloseTo(2 * LIMIT, 6);
    const { units, facility_side: side, losses } = loopOf(two).cdus;
    // One alone has all the flow: 40.5758 kW/K, but no more than its rated 450 kW.
    expect(exactValue(heatLimitOf(units.slice(0, 1), side))).toBe(450);
    expect(losses[0]?.heat_kw.remaining.upper).toBe(450);
  });

  test("the flow is shared by heat with what else the water cools", () => {
    // 3 racks here and 6 there: a third of 3 x FLOW is FLOW.
    const others = [loopOn("s/other"), ...cdus(2, "s/other"), ...wet(6, "s/other")];
    const shared = [...at({ flow_l_per_min: 3 * FLOW }, 3), ...others];
    expect(limitOf(shared)).toBeCloseTo(LIMIT, 6);
    expect(exactValue(loopOf(shared, "s/other").cdus.facility_side?.flow_l_per_min ?? { missing: [] })).toBeCloseTo(
      2 * FLOW,
      9,
    );
  });

  test("unknown where the heat of something else on the water is, but not more than the whole flow takes", () => {
    const unstated = airUnit("s/f/a1", { rejects_to: "s/fws" });
    const open = loopOf([
      ...at({ flow_l_per_min: FLOW }),
      unstated,
      rack("s/f/r/x", { power_kw: undefined } as object),
    ]);
    const { upper, missing } = open.cdus.heat_limit_kw;
    expect(upper).toBeLessThanOrEqual(LIMIT + 1e-6);
    expect(missing.length).toBeGreaterThan(0);
  });

  test("unknown where the loop mixes to a set point of its own", () => {
    const mixed = [
      water({ supply_c: 30, rejection: { kind: "chiller", leaving_c: 30 }, flow_l_per_min: 100 }),
      loopOn("s/tcs", { facility_supply_c: 35 }),
      ...cdus(1),
      ...wet(5),
    ];
    const { upper, missing } = loopOf(mixed).cdus.heat_limit_kw;
    expect([upper, missing.map(({ what }) => what)]).toEqual([
      450,
      ["flow of the facility water behind the loop's own set point"],
    ]);
  });
});

test("8 racks of 121.5 kW on 300 L/min at 36 °C: at most what warms the water to the return of 54.8 °C", () => {
  // Return: 972 kW in 952 L/min from 40 °C, 54.8 °C. rho cp at 45.4 °C is 4.139 MJ/(m³ K): 300 / 60 x 4.139 = 20.70 kW/K
  // x (54.8 - 36) = 389 kW; two CDUs of 299 kW/K come within 1 kW of it.
  const records = (flow_l_per_min: number) => [
    facilityWater("s/fws", { supply_c: 36, rejection: { kind: "chiller", leaving_c: 36 }, flow_l_per_min }),
    loop("s/tcs", { facility: "s/fws" }),
    ...modelled("lenovo/gb300-nvl72", 8),
    ...cdusOf("stulz/scr-14103-w", 2),
  ];
  const limit = exactValue(loopOf(records(300), "s/tcs", {}).cdus.heat_limit_kw);
  expect(limit).toBeGreaterThan(388);
  expect(limit).toBeLessThan(390);
  expect(exactValue(loopOf(records(100), "s/tcs", {}).cdus.heat_limit_kw)).toBeCloseTo(129.7, 0);
  // The rated flow of both: no limit but the rating.
  expect(exactValue(loopOf(records(3460), "s/tcs", {}).cdus.heat_limit_kw)).toBe(2400);
});

test("the margin of the chain is the supply over the facility water less the approach that the CDUs need", () => {
  // 3 racks, 270 kW, on 270 L/min: equal rates of 18 kW/K on 300 L/min of the loop's 20: ends from the formula of the approach:
  // x = 1 / 20 - 1 / 18 = -1 / 180; UA x = -0.5; 270 x (-1 / 180) / (e^-0.5 - 1) = 1.5 / 0.3934693 = 3.812241 K; 5 - 3.812241.
  const { index, thermal } = analysed([water({ flow_l_per_min: 270 }), loopOn(), ...cdus(1), ...wet(3)]);
  const own = thermal.loops.get("s/tcs") as LoopThermal;
  expect(exactValue(own.cdus.units[0]?.normal.approach_k ?? { missing: [] })).toBeCloseTo(3.812241, 6);
  const level = loopLevels(index, thermal, own).levels.find(({ name }) => name === "loop-supply");
  expect(level?.margin_k).toBeCloseTo(1.187759, 6);
});
