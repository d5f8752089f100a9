import { analyse } from "../../../lib/analysis/analysis";
import type { LoopThermal } from "../../../lib/analysis/thermal/loop";
import { meanTemperature } from "../../../lib/analysis/thermal/flow-curve";
import type { CoolantPart, PartTable } from "../../../lib/catalog/parts";
import { ModelIndex } from "../../../lib/model/model";
import type { CoolingLoopRecord, ModelRecord, RackRecord } from "../../../lib/model/records";
import { modelOf } from "../../../lib/testing";
import { floor, loop, row, site } from "../../helpers/records";

const modelled = (path: string, model: string | undefined, more: Partial<RackRecord> = {}): RackRecord => ({
  kind: "rack",
  path,
  ...(model !== undefined && { model }),
  feeds: [],
  loop: "s/tcs",
  ...more,
});

const analysed = (records: readonly ModelRecord[], parts: PartTable = {}) => {
  const index = new ModelIndex(modelOf(records, parts));
  return analyse(index).thermal;
};

const loopOf = (
  racks: readonly RackRecord[],
  more: Partial<CoolingLoopRecord> = {},
  parts: PartTable = {},
): LoopThermal =>
  analysed([site(), floor(), row(), loop("s/tcs", more), ...racks], parts).loops.get("s/tcs") as LoopThermal;

const missingOf = ({ flow_l_per_min }: LoopThermal) =>
  flow_l_per_min.missing.map(({ what, why }) => `${what} (${why})`);

describe("required flow from a curve", () => {
  // Lenovo Press LP2357, Table 27: 135 kW, 90 % to liquid, water.
  test.each([
    [25, 59],
    [30, 71],
    [35, 89],
    [40, 119],
    [45, 177],
  ])("the published point at %d °C is reproduced exactly", (supply_c, flow) => {
    const { flow_l_per_min } = loopOf([modelled("s/f/r/n1", "lenovo/gb300-nvl72")], { supply_c });
    expect(flow_l_per_min).toEqual({ lower: flow, upper: flow, missing: [] });
  });

  test.each([
    // 119 + (177 - 119) x 2.5 / 5
    [42.5, 148],
    // 59 + (71 - 59) x 2 / 5
    [27, 63.8],
  ])("linear between the points: %d °C", (supply_c, flow) => {
    expect(loopOf([modelled("s/f/r/n1", "lenovo/gb300-nvl72")], { supply_c }).flow_l_per_min.upper).toBeCloseTo(
      flow,
      9,
    );
  });

  test("a part without a curve uses that of its generation, scaled with the liquid heat", () => {
    // 142 kW x 0.9 = 127.8 kW against 135 kW x 0.9 = 121.5 kW: 119 x 127.8 / 121.5 = 125.170 370
    const { flow_l_per_min, liquid_kw } = loopOf([modelled("s/f/r/n1", "nvidia/gb300-nvl72")]);
    expect(liquid_kw.value).toBeCloseTo(127.8, 9);
    expect(flow_l_per_min.upper).toBeCloseTo(125.17037, 5);
  });

  test("a cap lowers the heat and with it the flow; equal racks share one class", () => {
    // 67.5 kW is half of 135 kW: 59.5 L/min each at 40 °C, and 119 for the other one.
    const halves = ["n1", "n2"].map((id) => modelled(`s/f/r/${id}`, "lenovo/gb300-nvl72", { cap_kw: 67.5 }));
    const { flow_l_per_min, rack_classes } = loopOf([...halves, modelled("s/f/r/n3", "lenovo/gb300-nvl72")]);
    expect(flow_l_per_min.upper).toBeCloseTo(2 * 59.5 + 119, 9);
    expect(rack_classes.map(({ racks }) => racks)).toEqual([["s/f/r/n1", "s/f/r/n2"], ["s/f/r/n3"]]);
  });

  test("another coolant needs more flow by the ratio of rho cp at the mean temperature", () => {
    // Water, 121.5 kW at 119 L/min from 40 °C. At a mean of 47.407 °C (0.4814 of the way from 45 to 50 °C):
    //   rho = 990.30 - 2.18 x 0.4814 = 989.2505, cp = 4179.7 + 1.2 x 0.4814 = 4180.2777, rho cp = 4.135342 MJ/(m3 K)
    //   rise = 121.5 kW x 60,000,000 / (4,135,342 x 119) = 14.8139 K, mean = 40 + 7.4070 = 47.407 °C: it is the fixed point.
    // PG25 there: rho = 1007.21 - 2.83 x 0.4814 = 1005.8476, cp = 3980.6 + 11.8 x 0.4814 = 3986.2805, rho cp = 4.009591
    // Ratio 4.135342 / 4.009591 = 1.031363; 119 x 1.031363 = 122.732 L/min.
    const flow = loopOf([modelled("s/f/r/n1", "lenovo/gb300-nvl72")], { coolant: "pg25" }).flow_l_per_min.upper;
    expect(flow).toBeCloseTo(122.732, 3);
  });

  test("the scaling keeps the temperature rise: both coolants have one mean temperature", () => {
    const { parts } = modelOf([modelled("s/f/r/n1", "lenovo/gb300-nvl72"), loop("s/tcs", { coolant: "pg25" })]);
    const flow = loopOf([modelled("s/f/r/n1", "lenovo/gb300-nvl72")], { coolant: "pg25" }).flow_l_per_min
      .upper as number;
    const water = meanTemperature(parts.water as CoolantPart, 121.5, 119, 40) as number;
    const glycol = meanTemperature(parts.pg25 as CoolantPart, 121.5, flow, 40) as number;
    expect(water).toBeCloseTo(47.407, 3);
    expect(glycol).toBeCloseTo(water, 9);
  });
});

describe("required flow outside the curve, or without one", () => {
  test("colder than the first point: its flow is an upper bound", () => {
    const colder = loopOf([modelled("s/f/r/n1", "lenovo/gb300-nvl72")], { supply_c: 20 });
    expect(colder.flow_l_per_min).toMatchObject({ lower: 0, upper: 59 });
    expect(missingOf(colder)).toEqual([
      "flow of lenovo/gb300-nvl72 racks at the loop's supply temperature (the published curve begins at 25 °C)",
    ]);
  });

  test("warmer than the last point: unknown", () => {
    const warmer = loopOf([modelled("s/f/r/n1", "lenovo/gb300-nvl72")], { supply_c: 45.1 });
    expect(warmer.flow_l_per_min.lower).toBe(0);
    expect(warmer.flow_l_per_min.upper).toBeUndefined();
    expect(missingOf(warmer)).toEqual([
      "flow of lenovo/gb300-nvl72 racks at the loop's supply temperature (the published curve ends at 45 °C)",
    ]);
  });

  test.each<[string, Partial<RackRecord>, Partial<CoolingLoopRecord>, number | undefined]>([
    ["bounds each rack", {}, {}, 260],
    ["not for a supply above the part's range", {}, { supply_c: 45.5 }, undefined],
    ["not for more heat than the part's own", { power_kw: 121 }, {}, undefined],
    ["also for less heat", { cap_kw: 100 }, {}, 260],
  ])("only a highest flow of 130 L/min is published: %s", (_, rack, more, upper) => {
    const two = ["n1", "n2"].map((id) => modelled(`s/f/r/${id}`, "nvidia/gb200-nvl72", rack));
    const bound = loopOf(two, more);
    expect([bound.flow_l_per_min.lower, bound.flow_l_per_min.upper]).toEqual([0, upper]);
    expect(missingOf(bound)).toEqual(["flow curve of nvidia/gb200-nvl72 racks (only a highest flow is published)"]);
  });

  test.each<[string, RackRecord, Partial<CoolingLoopRecord>, string]>([
    [
      "no curve",
      modelled("s/f/r/n1", "nvidia/vera-rubin-nvl72-maxq"),
      {},
      "flow curve of nvidia/vera-rubin-nvl72-maxq racks (none published)",
    ],
    [
      "no model",
      modelled("s/f/r/n1", undefined, { power_kw: 100, liquid_fraction: 0.9 }),
      {},
      "flow curve of racks without a model (none published)",
    ],
    [
      "no supply temperature",
      modelled("s/f/r/n1", "lenovo/gb300-nvl72"),
      { supply_c: undefined } as object,
      "supply temperature of the loop (not stated)",
    ],
    [
      "no coolant",
      modelled("s/f/r/n1", "lenovo/gb300-nvl72"),
      { coolant: undefined } as object,
      "coolant of the loop (not stated)",
    ],
    [
      "an unknown coolant",
      modelled("s/f/r/n1", "lenovo/gb300-nvl72"),
      { coolant: "brine" },
      "properties of brine (not in the catalog)",
    ],
  ])("unknown: %s", (_, rack, more, missing) => {
    const unknown = loopOf([rack], more);
    expect(unknown.flow_l_per_min.upper).toBeUndefined();
    expect(missingOf(unknown)).toEqual([missing]);
  });

  test("an invalid rack leaves the lower bound of the rest", () => {
    const problem = { rule: "declaration/value-allowed", property: "cap", message: "Bad.", fix: "Mend it." } as const;
    const both = loopOf([
      modelled("s/f/r/n1", "lenovo/gb300-nvl72"),
      modelled("s/f/r/n2", "lenovo/gb300-nvl72", { problems: [problem] }),
    ]);
    expect(both.flow_l_per_min.lower).toBe(119);
    expect(both.flow_l_per_min.missing.map(({ invalid, path }) => [invalid, path])).toEqual([[true, "s/f/r/n2"]]);
    expect(both.liquid_kw.value).toBe(121.5);
  });
});

test("site totals add the loops; a liquid rack on no loop leaves a lower bound", () => {
  const records = [site(), floor(), row(), loop("s/a"), loop("s/b", { supply_c: 45 })];
  const [first, second] = [
    modelled("s/f/r/n1", "lenovo/gb300-nvl72", { loop: "s/a" }),
    modelled("s/f/r/n2", "lenovo/gb300-nvl72", { loop: "s/b" }),
  ];
  const { loop: _, ...stray } = modelled("s/f/r/n3", "lenovo/gb300-nvl72");
  // 119 L/min at 40 °C + 177 L/min at 45 °C; 121.5 kW each.
  expect(analysed([...records, first, second]).sites.get("s")).toEqual({
    path: "s",
    liquid_kw: { value: 243, missing: [] },
    flow_l_per_min: { lower: 296, upper: 296, missing: [] },
  });
  const { flow_l_per_min } = analysed([...records, first, second, stray]).sites.get("s") ?? {
    flow_l_per_min: undefined,
  };
  expect(flow_l_per_min).toMatchObject({ lower: 296, missing: [{ what: "cooling loop of lenovo/gb300-nvl72 racks" }] });
});
