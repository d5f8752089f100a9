/** What holds on any loop: its heat balance, and that a lost CDU never makes it easier for the others. */
import fc from "fast-check";

import { type Bounds, exactValue, sumBounds } from "../../../lib/analysis/thermal/bounds";
import { capacityRate } from "../../../lib/analysis/thermal/flow-curve";
import type { LoopThermal } from "../../../lib/analysis/thermal/loop";
import { loopLeft } from "../../../lib/analysis/thermal/loop-left";
import type { CoolantPart } from "../../../lib/catalog/parts";
import type { CduRecord, CoolingLoopRecord, RackRecord } from "../../../lib/model/records";
import { modelOf } from "../../../lib/testing";
import { loop } from "../../helpers/records";
import { cdus, modelled, oneLoop } from "./one-loop";

const TOLERANCE = 1e-9;

interface Plant {
  readonly racks: readonly RackRecord[];
  readonly units: readonly CduRecord[];
  readonly stated: Partial<CoolingLoopRecord>;
}

/** Loops of which everything is known: racks with a curve, CDUs with heat, approach and flow. */
const plant: fc.Arbitrary<Plant> = fc
  .record({
    lenovo: fc.integer({ min: 1, max: 12 }),
    nvidia: fc.integer({ min: 0, max: 12 }),
    cap_kw: fc.integer({ min: 40, max: 135 }),
    xdu: fc.integer({ min: 0, max: 5 }),
    chx: fc.integer({ min: 0, max: 5 }),
    stulz: fc.integer({ min: 1, max: 5 }),
    coolant: fc.constantFrom("water", "pg25", "eg25"),
    supply_c: fc.double({ min: 25, max: 45, noNaN: true }),
    approach: fc.double({ min: 0.5, max: 8, noNaN: true }),
    rise: fc.option(fc.double({ min: 6, max: 25, noNaN: true }), { nil: undefined }),
  })
  .map(({ lenovo, nvidia, cap_kw, xdu, chx, stulz, coolant, supply_c, approach, rise }) => ({
    racks: [...modelled("lenovo/gb300-nvl72", lenovo, { cap_kw }), ...modelled("nvidia/gb300-nvl72", nvidia)],
    units: [...cdus("vertiv/xdu1350", xdu), ...cdus("coolit/chx2000", chx), ...cdus("stulz/scr-14103-w", stulz)],
    stated: {
      coolant,
      supply_c,
      facility_supply_c: supply_c - approach,
      ...(rise !== undefined && { return_c: supply_c + rise }),
    },
  }));

const analysed = ({ racks, units, stated }: Plant): LoopThermal => oneLoop([...racks, ...units], stated);

function known(bounds: Bounds): number {
  const value = exactValue(bounds);
  if (value === undefined) throw new Error(`Not known: ${bounds.missing.map(({ what }) => what).join(", ")}.`);
  return value;
}

function expectSame(value: number, expected: number): void {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(Math.abs(expected) * TOLERANCE);
}

/** Heat in kW that a flow takes up from the supply to the return: rho cp at the mean x flow x rise. */
function carried(stated: Plant["stated"], flow: number, return_c: number): number {
  const { parts } = modelOf([loop("s/tcs", stated)]);
  const supply = stated.supply_c ?? NaN;
  const rate = capacityRate(parts[stated.coolant ?? ""] as CoolantPart, flow, (supply + return_c) / 2);
  return (rate ?? NaN) * (return_c - supply);
}

test("heat in = heat out: racks, loop and CDUs carry the same, and the return shows it", () => {
  fc.assert(
    fc.property(plant, (each) => {
      const { liquid_kw, flow_l_per_min, return_c, rack_classes, cdus: group } = analysed(each);
      const ofRacks = rack_classes.reduce((all, { liquid_kw: heat, racks }) => all + heat.value * racks.length, 0);
      expectSame(liquid_kw.value, ofRacks);
      const sumOf = (bounds: readonly Bounds[]) => known(sumBounds(bounds.map((one) => ({ each: one, count: 1 }))));
      expectSame(sumOf(group.units.map(({ normal }) => normal.heat_kw)), ofRacks);
      expectSame(sumOf(group.units.map(({ normal }) => normal.flow_l_per_min)), known(flow_l_per_min));
      expectSame(carried(each.stated, known(flow_l_per_min), known(return_c)), ofRacks);
      for (const rack of rack_classes) {
        expectSame(carried(each.stated, known(rack.flow_l_per_min), known(rack.return_c)), rack.liquid_kw.value);
      }
    }),
    { numRuns: 60 },
  );
});

test("the stated return is kept, and never costs a rack flow", () => {
  fc.assert(
    fc.property(plant, (each) => {
      const { return_c: stated, ...without } = each.stated;
      fc.pre(stated !== undefined);
      const [limited, free] = [analysed(each), analysed({ ...each, stated: without })];
      expect(known(limited.return_c)).toBeLessThanOrEqual((stated ?? NaN) * (1 + TOLERANCE));
      expect(known(limited.flow_l_per_min)).toBeGreaterThanOrEqual(known(free.flow_l_per_min) * (1 - TOLERANCE));
    }),
    { numRuns: 60 },
  );
});

test("taking out a CDU never lowers what any other must carry", () => {
  fc.assert(
    fc.property(plant, fc.nat(), (each, choice) => {
      fc.pre(each.units.length > 1);
      const lost = each.units[choice % each.units.length]?.path;
      const [before, after] = [
        analysed(each),
        analysed({ ...each, units: each.units.filter(({ path }) => path !== lost) }),
      ];
      for (const unit of after.cdus.units) {
        const same = before.cdus.units.find(({ path }) => path === unit.path);
        if (!same) throw new Error(`${unit.path} was not there before.`);
        for (const quantity of ["heat_kw", "flow_l_per_min"] as const) {
          const [now, then] = [known(unit.normal[quantity]), known(same.normal[quantity])];
          expect(now).toBeGreaterThanOrEqual(then * (1 - TOLERANCE));
          // What the analysis calls the worst single loss is no less than this one.
          expect(known(same.worst?.[quantity] as Bounds)).toBeGreaterThanOrEqual(now * (1 - TOLERANCE));
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("a loop that a set of CDUs does not carry is not carried by fewer of them", () => {
  fc.assert(
    fc.property(plant, fc.nat(), (each, choice) => {
      const whole = analysed(each);
      const paths = each.units.map(({ path }) => path);
      const some = new Set(paths.filter((_, at) => (choice >> at) % 2 === 1));
      const more = new Set([...some, paths[choice % paths.length] ?? ""]);
      const fails = (out: ReadonlySet<string>) => loopLeft(whole, out, new Set()).shortfall !== undefined;
      expect(fails(some) && !fails(more)).toBe(false);
    }),
    { numRuns: 60 },
  );
});
