/** Temperature chains worked by hand. */
import { analyse } from "../../../lib/analysis/analysis";
import { type ChainLevel, loopLevels } from "../../../lib/analysis/thermal/chain-levels";
import type { CduPart } from "../../../lib/catalog/parts";
import { ModelIndex } from "../../../lib/model/model";
import type { ClimatePoint, ModelRecord } from "../../../lib/model/records";
import heatWithinCdus from "../../../lib/rules/thermal/loop-heat-within-cdus";
import { judgeCase, modelOf } from "../../../lib/testing";
import { cdu, facilityWater, floor, loop, racks, row, site } from "../../helpers/records";

/** 1,000 kW at 4 K. */
const CDU: CduPart = {
  id: "test/cdu",
  kind: "cdu",
  title: "CDU",
  sources: [{ title: "test", mark: "ASSUMPTION" }],
  rated_heat_kw: 1000,
  rated_approach_k: 4,
};
const parts = { "test/cdu": CDU };

const levelsOf = (records: readonly ModelRecord[]): readonly ChainLevel[] => {
  const index = new ModelIndex(modelOf(records, parts));
  const { thermal } = analyse(index);
  const own = thermal.loops.get("s/tcs");
  if (!own) throw new Error("The loop is not known.");
  return loopLevels(index, thermal, own).levels;
};
const near = (levels: readonly ChainLevel[]) =>
  levels.map((each) =>
    Object.fromEntries(
      Object.entries(each).map(([key, at]) => [key, typeof at === "number" ? Number(at.toFixed(9)) : at]),
    ),
  );

/** Loop supply 45 °C; ten racks of 100 kW: the CDU is at its rated heat and needs its 4 K; a dry cooler of 5 K. */
const worked = (...points: readonly number[]): ModelRecord[] => [
  site("s", { climate: points.map((dry_bulb_c): ClimatePoint => ({ dry_bulb_c, basis: `${dry_bulb_c} °C` })) }),
  floor(),
  row(),
  loop("s/tcs", { supply_c: 45, rejection: { kind: "dry-cooler", approach_k: 5 } }),
  cdu("s/tcs/cdu", { model: "test/cdu" }),
  ...racks(10, { liquid_fraction: 1, loop: "s/tcs" }),
];
const fails = (...points: readonly number[]): boolean =>
  judgeCase(heatWithinCdus, { name: "worked", parts, records: worked(...points) }).findings.length > 0;

describe("45 °C loop supply, CDU at rated heat with 4 K, cooler of 5 K", () => {
  test("passes at 36.00 °C with no room left, and fails at 36.01", () => {
    expect(fails(36)).toBe(false);
    expect(fails(36.01)).toBe(true);
    expect(near(levelsOf(worked(36)))).toEqual([
      { name: "dry-bulb", temperature_c: 36 },
      { name: "facility-water", temperature_c: 41, approach_k: 5 },
      { name: "loop-supply", temperature_c: 45, approach_k: 4, margin_k: 0 },
      { name: "rack-maximum" },
      { name: "return" },
    ]);
    expect(near(levelsOf(worked(36.01)))[2]).toEqual({
      name: "loop-supply",
      temperature_c: 45,
      approach_k: 3.99,
      margin_k: -0.01,
    });
  });

  test("a sweep by 1 K flips between 36 and 37 °C", () => {
    const passing = Array.from({ length: 21 }, (_, at) => 25 + at).filter((ambient) => !fails(ambient));
    expect(passing).toEqual([25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36]);
  });

  test("every design point counts, and the chain is that of the worst", () => {
    expect(fails(20, 36.01, 30)).toBe(true);
    expect(fails(20, 36, 30)).toBe(false);
    expect(levelsOf(worked(20, 36, 30))[0]).toEqual({ name: "dry-bulb", temperature_c: 36 });
  });
});

test("through a tower, a chiller's condenser, a plate exchanger and a loop with its own set point", () => {
  const levels = levelsOf([
    site("s", { climate: [{ dry_bulb_c: 35, coincident_wet_bulb_c: 24, basis: "hot" }] }),
    floor(),
    row(),
    facilityWater("s/towers", { supply_c: 30, rejection: { kind: "cooling-tower", approach_k: 4 } }),
    facilityWater("s/chilled", {
      supply_c: 20,
      rejection: { kind: "chiller", leaving_c: 18, condenser: "s/towers", condenser_max_c: 33 },
    }),
    facilityWater("s/inner", { exchanger: { to: "s/chilled", approach_k: 2 } }),
    loop("s/tcs", { supply_c: 32, facility: "s/inner", facility_supply_c: 25 }),
    cdu("s/tcs/cdu", { model: "test/cdu" }),
    ...racks(5, { liquid_fraction: 1, loop: "s/tcs" }),
  ]);
  expect(near(levels).slice(0, 6)).toEqual([
    { name: "wet-bulb", temperature_c: 24 },
    // 24 + 4 = 28 °C reached for a set point of 30.
    { name: "condenser-water", temperature_c: 30, approach_k: 4, margin_k: 2 },
    // 20 - 18 = 2 K of set point, 33 - 30 = 3 K of condenser water.
    { name: "facility-water", temperature_c: 20, margin_k: 2 },
    { name: "facility-water", temperature_c: 22, approach_k: 2 },
    { name: "facility-water", temperature_c: 25, margin_k: 3 },
    // 500 of 1,000 kW need 2 of the 32 - 25 = 7 K.
    { name: "loop-supply", temperature_c: 32, approach_k: 7, margin_k: 5 },
  ]);
});

test("a heat network, and a plant of which nothing is known", () => {
  const of = (more: Parameters<typeof facilityWater>[1]) =>
    levelsOf([
      site(),
      floor(),
      row(),
      facilityWater("s/fws", more),
      loop("s/tcs", { facility: "s/fws" }),
      ...racks(1, { liquid_fraction: 1, loop: "s/tcs" }),
    ]).slice(0, 3);
  expect(of({ rejection: { kind: "heat-reuse", leaving_c: 28 } })).toEqual([
    { name: "heat-network", temperature_c: 28 },
    { name: "facility-water", temperature_c: 28 },
    { name: "loop-supply", temperature_c: 40, approach_k: 12 },
  ]);
  expect(of({})).toEqual([
    { name: "facility-water" },
    { name: "loop-supply", temperature_c: 40 },
    { name: "rack-maximum" },
  ]);
});

test("an air-cooled chiller has room up to its warmest ambient, recirculation included", () => {
  const levels = levelsOf([
    site("s", { climate: [{ dry_bulb_c: 38, basis: "hot" }], recirculation_allowance_k: 2 }),
    floor(),
    row(),
    loop("s/tcs", { rejection: { kind: "chiller", leaving_c: 18, ambient_max_c: 46 } }),
    ...racks(1, { liquid_fraction: 1, loop: "s/tcs" }),
  ]);
  expect(levels.slice(0, 2)).toEqual([
    { name: "dry-bulb", temperature_c: 38 },
    { name: "facility-water", temperature_c: 18, margin_k: 6 },
  ]);
});

test("an air-cooled chiller has room above an ambient of exactly 0 °C", () => {
  const [, plant] = levelsOf([
    site("s", { climate: [{ dry_bulb_c: 0, basis: "cold" }], recirculation_allowance_k: 2 }),
    floor(),
    row(),
    loop("s/tcs", { rejection: { kind: "chiller", leaving_c: 18, ambient_max_c: 46 } }),
    ...racks(1, { liquid_fraction: 1, loop: "s/tcs" }),
  ]);
  // 46 - (0 + 2)
  expect(plant?.margin_k).toBe(44);
});
