/** Whoever judges a single loss comes to the same verdict: the rules, what-if, and the analysis of what is left. */
import fc from "fast-check";

import { losablePaths, verdictOf, whatIf } from "../../../lib/analysis/power/whatif";
import { compareBounds } from "../../../lib/analysis/thermal/bounds";
import { loopLeft } from "../../../lib/analysis/thermal/loop-left";
import type { LoopThermal } from "../../../lib/analysis/thermal/loop";
import type { PlantThermal } from "../../../lib/analysis/thermal/plant";
import { plantLeft } from "../../../lib/analysis/thermal/plant-left";
import type { CoolingChange } from "../../../lib/analysis/thermal/whatif";
import type { ModelRecord } from "../../../lib/model/records";
import type { Judged } from "../../../lib/synth";
import { modelOf } from "../../../lib/testing";
import { judgeRecords } from "../../helpers/judged";
import { airUnit, cdu, facilityWater, floor, loop, pump, rack, rejectionUnit, row, site } from "../../helpers/records";
import { cduWith, LOSSLESS, piping } from "../../rules/thermal/piped-plant";

const NONE: ReadonlySet<string> = new Set();
const between = (min: number, max: number) => fc.integer({ min, max });
const several = (min: number, max: number, most = 3) => fc.array(between(min, max), { minLength: 1, maxLength: most });

const water = fc.record({
  units: several(50, 600),
  pumps: several(50, 600),
  flow: between(50, 900),
  set: fc.option(between(30, 40), { nil: undefined }),
  isPartLoad: fc.boolean(),
});
/** A narrow manifold spreads the flow unevenly; undefined: no pipes stated. */
const someLoop = fc.record({
  racks: between(1, 4),
  cdus: between(1, 3),
  bore: fc.option(between(28, 60), { nil: undefined }),
  isBalanced: fc.boolean(),
});
const facility = fc.record({
  waters: fc.array(water, { minLength: 1, maxLength: 2 }),
  loops: fc.array(someLoop, { minLength: 1, maxLength: 2 }),
  cduFlow: between(90, 450),
  air: several(5, 60),
});
type Facility = typeof facility extends fc.Arbitrary<infer Value> ? Value : never;

function recordsOf({ waters, loops, air }: Facility): ModelRecord[] {
  return [
    site("s", { climate: [{ dry_bulb_c: 28, basis: "test" }] }),
    floor(),
    row(),
    ...waters.flatMap(({ units, pumps, flow, set, isPartLoad }, at): ModelRecord[] => [
      facilityWater(`s/w${at}`, {
        flow_l_per_min: flow,
        head_kpa: 0,
        ...(set !== undefined && { supply_c: set }),
        rejection: {
          kind: "dry-cooler",
          approach_k: 9,
          capacity_kw: units.reduce((sum, each) => sum + each, 0),
          ...(isPartLoad && { part_load_approach: "proportional" as const }),
        },
      }),
      ...units.map((capacity_kw, id) => rejectionUnit(`s/w${at}/unit-${id}`, { capacity_kw })),
      ...pumps.map((flow_l_per_min, id) => pump(`s/w${at}/pump-${id}`, { flow_l_per_min, head_kpa: 10 })),
    ]),
    ...loops.flatMap((each, at) => loopRecords(each, at, `s/w${at % waters.length}`)),
    ...air.map((capacity_kw, at) => airUnit(`s/f/air-${at}`, { capacity_kw, rejects_to: "s/w0", water_max_c: 39 })),
  ];
}

function loopRecords({ racks, cdus, bore, isBalanced }: Facility["loops"][number], at: number, facility: string) {
  const pipes = piping({
    manifold: bore === undefined ? LOSSLESS : { inner_diameter_mm: bore, length_m: 0, minor_loss: 1 },
    is_balanced: isBalanced,
  });
  const count = (most: number): number[] => Array.from({ length: most }, (_, id) => id);
  return [
    loop(`s/l${at}`, { facility, coolant: "test/coolant", ...(bore !== undefined && { piping: pipes }) }),
    ...count(cdus).map((id) => cdu(`s/l${at}/cdu-${id}`, { model: "test/cdu" })),
    ...count(racks).map((id): ModelRecord => {
      const { power_kw: _power, liquid_fraction: _fraction, ...own } = rack(`s/f/r/l${at}-${id}`);
      return { ...own, model: "test/rack", loop: `s/l${at}` };
    }),
  ];
}

function judged(drawn: Facility): Judged {
  const records = recordsOf(drawn);
  return judgeRecords(records, {}, { judged_with: { parts: modelOf(records, cduWith(drawn.cduFlow, 5000)).parts } });
}

/** The elements that fail a rule. */
const failing = ({ report }: Judged, rule: string): ReadonlySet<string> =>
  new Set(report.findings.flatMap((each) => (each.rule === rule && each.outcome === "fail" ? [each.path] : [])));

/** A limit that holds with everything in service and not with the unit lost. */
const becomesOver = ({ is_over, load, limit_before }: CoolingChange): boolean =>
  is_over && compareBounds(load, limit_before) !== "over";

test("for every single loss", () => {
  const seen = { rejection: 0, pump: 0, cdu: 0 };
  fc.assert(
    fc.property(facility, (drawn) => {
      const all = judged(drawn);
      const { index, analysis } = all;
      const { plants, loops, hydraulics } = analysis.thermal;
      const lossesFound = { rejection: new Set<string>(), pump: new Set<string>(), cdu: new Set<string>() };
      for (const path of losablePaths(index)) {
        const record = index.find(path);
        const found = whatIf(index, analysis, [path], "settled");
        const { cooling, shortfalls } = found.states[0] as (typeof found.states)[number];
        const isOver = cooling.some(({ is_over }) => is_over);
        if (isOver) expect(verdictOf(found)).toBe("fails");
        if (verdictOf(found) === "fails") expect(isOver).toBe(true);
        const out = new Set([path]);
        if (record?.kind === "rejection-unit" || record?.kind === "pump") {
          const plant = plants.get(record.plant) as PlantThermal;
          if (plant.racks.length === 0) continue;
          const { shortfall } = plantLeft(plant, out, out);
          expect(shortfalls.map((each) => each.path)).toEqual(shortfall ? [plant.path] : []);
          const hasOthers = (record.kind === "pump" ? plant.pumps.units : plant.units).length > 1;
          if (hasOthers) expect(cooling.some(becomesOver)).toBe(shortfall !== undefined);
          const of = record.kind === "pump" ? lossesFound.pump : lossesFound.rejection;
          if (shortfall && hasOthers) of.add(plant.path);
        }
        if (record?.kind === "cdu") {
          const thermal = loops.get(record.loop ?? "") as LoopThermal;
          const { shortfall } = loopLeft(thermal, out, NONE, hydraulics.get(thermal.path));
          expect(shortfalls.map((each) => each.path)).toEqual(shortfall ? [thermal.path] : []);
          if (shortfall && thermal.cdus.units.length > 1) lossesFound.cdu.add(thermal.path);
        }
      }
      expect(lossesFound.rejection).toEqual(failing(all, "thermal/rejection-survives-unit-loss"));
      expect(lossesFound.pump).toEqual(failing(all, "thermal/facility-pumps-survive-loss"));
      expect(lossesFound.cdu).toEqual(failing(all, "thermal/loop-survives-cdu-loss"));
      for (const kind of ["rejection", "pump", "cdu"] as const) seen[kind] += lossesFound[kind].size;
    }),
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});
