/**
 * The reference is EPANET: the engine of OWA-EPANET as `epanet-js` carries it (MIT). It solves every pipe there and back
 * and every rack as a link of its own, with Darcy-Weisbach, the same roughness and one viscosity at the mean temperature,
 * and racks as valves with a loss curve.
 *
 * The product has a reduced form of its own: it needs no file system and no WebAssembly, solves a loop in a fraction of the
 * time, and finds the total flow at which the worst rack is served, which the engine does not. The two share no code.
 */
import { circuitOf, PG25, type PipedLoop, WATER } from "./circuits";
import { distribute, requiredFlows, sufficient } from "../../../../lib/analysis/thermal/hydraulics/distribution";
import type { Fluid, Pipe } from "../../../../lib/analysis/thermal/hydraulics/head-loss";
import { solvedByEpanet } from "./epanet";

const pipe = (inner_diameter_mm: number, length_m: number, minor_loss: number): Pipe => ({
  inner_diameter_mm,
  length_m,
  minor_loss,
  roughness_mm: 0.015,
});

/** 16 racks in two rows of 9 and 7; branches from 0.8 to 6 m; every third rack needs less. */
function loopOf(is_reverse: boolean): PipedLoop {
  const rack = (at: number) => ({
    flow_l_per_min: at % 3 === 2 ? 89 : 119,
    pressure_drop_kpa: at % 3 === 2 ? 33.8 : 58.6,
    branch: pipe(32, 0.8 + ((at * 7) % 14) * 0.4, 2.5),
  });
  const racks = Array.from({ length: 16 }, (_, at) => rack(at));
  return {
    rows: [racks.slice(0, 9), racks.slice(9)],
    main: pipe(125, 25, 6),
    between_rows: pipe(100, 3, 1),
    manifold: pipe(80, 0.75, 0.4),
    is_reverse,
  };
}

describe.each<[string, Fluid, boolean]>([
  ["water, direct return", WATER, false],
  ["water, reverse return", WATER, true],
  ["PG25, direct return", PG25, false],
  ["PG25, reverse return", PG25, true],
])("16 racks with unequal runs: %s", (_, fluid, isReverse) => {
  const loop = loopOf(isReverse);
  const circuit = circuitOf(loop, fluid);

  test.each([1, 0.4, 0.05])("at %d of the flow that they need", async (share) => {
    const total = share * requiredFlows(circuit).reduce((sum, each) => sum + each, 0);
    const own = distribute(circuit, total, requiredFlows(circuit));
    const reference = await solvedByEpanet(loop, total, fluid);
    const off = Array.from(own?.flows ?? [], (flow, at) => Math.abs(flow / (reference.flows[at] as number) - 1));
    expect(off).toHaveLength(16);
    expect(Math.max(...off)).toBeLessThan(0.02);
    expect(Math.abs((own?.head_kpa ?? 0) / reference.head_kpa - 1)).toBeLessThan(0.02);
  });

  test("at the flow that serves the worst rack", async () => {
    const own = sufficient(circuit);
    const reference = await solvedByEpanet(loop, own?.total_l_per_min ?? 0, fluid);
    const shares = reference.flows.map((flow, at) => flow / (loop.rows.flat()[at]?.flow_l_per_min as number));
    expect(Math.abs(Math.min(...shares) - 1)).toBeLessThan(0.02);
    expect(Math.abs((own?.head_kpa ?? 0) / reference.head_kpa - 1)).toBeLessThan(0.02);
  });
});
