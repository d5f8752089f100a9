import { readdirSync } from "node:fs";
import { join } from "node:path";

import { analyse } from "../../../lib/analysis/analysis";
import type { AnyRule } from "../../../lib/engine/define-rule";
import { judge } from "../../../lib/engine/judge";
import { ModelIndex } from "../../../lib/model/model";
import type { ModelRecord, RackRecord } from "../../../lib/model/records";
import { modelOf } from "../../../lib/testing";
import { airUnit, cdu, floor, loop, row, site } from "../../helpers/records";

const RULES_FOLDER = join(__dirname, "../../../lib/rules/thermal");
const RULES = readdirSync(RULES_FOLDER).map(
  (file) => (require(join(RULES_FOLDER, file)) as { readonly default: AnyRule }).default,
);

const numbered = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

/** The facility of the design page: ten GB300 racks on PG25 of 40 °C. */
const LAKESIDE: readonly ModelRecord[] = [
  site("north", { climate: [{ dry_bulb_c: 31, coincident_wet_bulb_c: 23, basis: "author's assumption" }] }),
  loop("north/tcs", {
    coolant: "pg25",
    supply_c: 40,
    cdu_claims: "N+1",
    rejection: { kind: "dry-cooler", approach_k: 5, capacity_kw: 2000 },
  }),
  ...numbered(3).map((n) => cdu(`north/tcs/cdu-${n}`, { model: "vertiv/xdu1350" })),
  floor("north/hall-1", { level: 0, length_m: 60, width_m: 40, dew_point_c: 15, air_claims: "N+1" }),
  ...numbered(4).map((n) => airUnit(`north/hall-1/air-${n}`, { capacity_kw: 60 })),
  row("north/hall-1/r01", { power_limit_kw: 1500 }),
  ...numbered(10).map((n): RackRecord => ({
    kind: "rack",
    path: `north/hall-1/r01/n${n}`,
    model: "nvidia/gb300-nvl72",
    slot: n,
    feeds: [],
    loop: "north/tcs",
  })),
];

/*
 * Heat       10 x 142 kW x 0.9 = 1,278 kW to liquid, 10 x 14.2 = 142 kW to the air.
 * Flow       119 L/min at 40 °C x 127.8 / 121.5 x 1.031363 (rho cp of water over PG25 at 47.407 °C) = 129.096 L/min a rack,
 *            1,290.96 L/min for ten.
 * Facility   31 °C + 0 K recirculation + 5 K = 36 °C; 40 - 36 = 4 K, the rated approach, so every CDU has its 1,350 kW.
 * CDUs       3 x 1,350 = 4,050 kW and 3 x 1,800 = 5,400 L/min; one lost: 2,700 kW and 3,600 L/min.
 * Rejection  1,278 of 2,000 kW; the air units name no loop.
 * Room       142 of 4 x 60 = 240 kW; one lost: 180 kW.
 * Supply     40 °C: 5 K below the racks' 45 °C, 25 K above the dew point of 15 °C (2 K wanted).
 */
describe("lakeside", () => {
  const index = new ModelIndex(modelOf(LAKESIDE));
  const analysis = analyse(index);
  const { thermal } = analysis;

  test("passes every thermal rule that it states the inputs of", () => {
    const { findings, rules } = judge({ index, analysis, rules: RULES });
    expect(findings.map(({ rule, outcome, missing }) => [rule, outcome, `${missing?.what} (${missing?.why})`])).toEqual(
      [
        ["thermal/air-units-reject-somewhere", "unknown", "rejection of the air units (no loop stated)"],
        ["thermal/flow-balance", "unknown", "piping of the loop (not stated)"],
        ["thermal/loop-head-within-cdus", "unknown", "piping of the loop (not stated)"],
        [
          "thermal/working-pressure-within-rack",
          "unknown",
          "highest working pressure of nvidia/gb300-nvl72 racks (not published or stated)",
        ],
      ],
    );
    const outcomes = rules.map(({ rule, outcomes: { pass, unknown } }) => [
      rule,
      pass ? "pass" : unknown ? "unknown" : "-",
    ]);
    expect(outcomes.filter(([, outcome]) => outcome !== "-")).toEqual([
      ["thermal/air-heat-within-floor-cooling", "pass"],
      ["thermal/air-survives-unit-loss", "pass"],
      ["thermal/air-units-reject-somewhere", "unknown"],
      ["thermal/coolant-stays-liquid", "pass"],
      ["thermal/flow-balance", "unknown"],
      ["thermal/loop-above-dew-point", "pass"],
      ["thermal/loop-flow-within-cdus", "pass"],
      ["thermal/loop-head-within-cdus", "unknown"],
      ["thermal/loop-heat-within-cdus", "pass"],
      ["thermal/loop-in-use", "pass"],
      ["thermal/loop-survives-cdu-loss", "pass"],
      ["thermal/rejection-within-capacity", "pass"],
      ["thermal/supply-within-cdu-range", "pass"],
      ["thermal/supply-within-rack-range", "pass"],
      ["thermal/working-pressure-within-rack", "unknown"],
    ]);
  });

  test("heat, flow and capacities", () => {
    const tcs = thermal.loops.get("north/tcs");
    expect(tcs?.liquid_kw.value).toBeCloseTo(1278, 9);
    expect(tcs?.flow_l_per_min.upper).toBeCloseTo(1290.96, 2);
    expect(tcs?.cdus.heat_limit_kw).toEqual({ lower: 4050, upper: 4050, missing: [] });
    expect(tcs?.cdus.flow_limit_l_per_min).toEqual({ lower: 5400, upper: 5400, missing: [] });
    expect(tcs?.cdus.losses.map((loss) => [loss.heat_kw.remaining.lower, loss.flow_l_per_min.remaining.lower])).toEqual(
      [[2700, 3600]],
    );
    const hall = thermal.floors.get("north/hall-1");
    expect(hall?.air_kw.value).toBeCloseTo(142, 9);
    expect(hall?.losses.map(({ remaining }) => remaining.lower)).toEqual([180]);
    expect(thermal.sites.get("north")?.flow_l_per_min.lower).toBeCloseTo(1290.96, 2);
    expect(thermal.cdu_losses).toEqual([]);
  });

  test("temperature chain", () => {
    const { facility, margins } = thermal.loops.get("north/tcs")?.chain ?? {};
    expect(facility?.supply_c).toEqual({ lower: 36, upper: 36, missing: [] });
    expect(margins).toEqual({ loop_over_facility_k: 4, rack_maximum_over_loop_k: 5, loop_over_dew_point_k: 25 });
  });

  test("prints what it assumes", () => {
    expect(thermal.assumptions).toEqual([
      {
        path: "north",
        text:
          "Facility side of vertiv/xdu1350: no flow is published, so equal heat-capacity rates are taken on both sides of the " +
          "exchanger: approach = rated approach x heat / rated heat.",
      },
      { path: "north", text: "Recirculation allowance of the outdoor plant: 0 K, as none is stated." },
    ]);
  });
});
