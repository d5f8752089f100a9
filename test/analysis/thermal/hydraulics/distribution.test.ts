import fc from "fast-check";
import {
  branchesOf,
  type Circuit,
  headsOf,
  largestFlows,
  waysOf,
} from "../../../../lib/analysis/thermal/hydraulics/circuit";
import { networkOf } from "../../../../lib/analysis/thermal/hydraulics/circuit-network";
import {
  distribute,
  requiredFlows,
  sufficient,
  totalOf,
} from "../../../../lib/analysis/thermal/hydraulics/distribution";
import type { HeadLoss } from "../../../../lib/analysis/thermal/hydraulics/head-loss";
import { OUTLET, solveNetwork } from "../../../../lib/analysis/thermal/hydraulics/network";
import { balancedSolution, unbalancedSolution } from "../../../../lib/analysis/thermal/hydraulics/solution";
import { circuitOf, type PipedLoop, WATER } from "./circuits";

/** drop = k x flow², so that everything can be worked by hand. */
const square =
  (k: number): HeadLoss =>
  (flow) => ({ drop_kpa: k * flow ** 2, slope: 2 * k * flow });

const branch = (required_l_per_min: number, k: number) => ({ required_l_per_min, pipe: undefined, loss: square(k) });

const circuit = (more: Partial<Circuit> = {}): Circuit => ({
  rows: [[branch(100, 0.005), branch(100, 0.005)]],
  main: undefined,
  between_rows: undefined,
  manifold: undefined,
  is_reverse: false,
  ...more,
});

const rounded = (flows: ArrayLike<number> = []): number[] => Array.from(flows, (flow) => Number(flow.toFixed(6)));

describe("two racks", () => {
  test("side by side they share evenly; the head is that of one", () => {
    // 0.005 x 100² = 50 kPa
    const found = sufficient(circuit());
    expect(rounded(found?.flows)).toEqual([100, 100]);
    expect(found?.head_kpa).toBeCloseTo(50, 9);
  });

  test("behind a manifold the far one gets less, by hand", () => {
    // Near: 0.005 a²; far: (0.005 + 2 x 0.001 875) b² = 0.008 75 b². a / b = sqrt(1.75) = 1.322 876.
    // With b = 100: a = 132.287 6, head 0.008 75 x 100² = 87.5 kPa, 232.287 6 in total.
    const found = sufficient(circuit({ manifold: square(0.001875) }));
    expect(rounded(found?.flows)).toEqual([132.287566, 100]);
    expect(found?.head_kpa).toBeCloseTo(87.5, 7);
    expect(found?.total_l_per_min).toBeCloseTo(232.287566, 5);
  });

  test("valves give each what it needs; the far way decides the head", () => {
    // Manifold one way at 100 L/min: 18.75 kPa. 50 + 2 x 18.75
    const found = balancedSolution(circuit({ manifold: square(0.001875) }));
    expect(rounded(found.flows)).toEqual([100, 100]);
    expect(found.head_kpa).toBeCloseTo(87.5, 9);
    // The near inlet sees all of the head, the far one that less one way.
    expect(rounded(found.inlets_kpa)).toEqual([87.5, 68.75]);
  });

  test("a reverse return makes both ways alike", () => {
    // Either way passes one piece at 100 L/min: 50 + 18.75
    const found = sufficient(circuit({ manifold: square(0.001875), is_reverse: true }));
    expect(rounded(found?.flows)).toEqual([100, 100]);
    expect(found?.head_kpa).toBeCloseTo(68.75, 7);
  });

  test("the main carries both there and back", () => {
    // 200² x 0.0005 = 20 kPa one way
    expect(balancedSolution(circuit({ main: square(0.0005) })).head_kpa).toBeCloseTo(90, 9);
    expect(sufficient(circuit({ main: square(0.0005) }))?.head_kpa).toBeCloseTo(90, 6);
  });

  test("less than needed for all, enough in total", () => {
    // 232.287 566 would serve both; at 210 the far one gets 210 x 100 / 232.287 566 = 90.405 184.
    const found = unbalancedSolution(circuit({ manifold: square(0.001875) }), 210);
    expect(rounded(found?.at_cdu_flow?.flows)).toEqual([119.594816, 90.405184]);
  });

  test.each([199.9, 232.3, undefined])("nothing to say about the flow of the CDUs: %d", (flow) => {
    expect(unbalancedSolution(circuit({ manifold: square(0.001875) }), flow)?.at_cdu_flow).toBeUndefined();
  });
});

describe("rows", () => {
  const rows = [[branch(100, 0.005), branch(50, 0.02)], [branch(100, 0.005)], [branch(100, 0.005)]];

  test("largest flows, direct return", () => {
    // Rows take 150, 100, 100: the header carries 200 behind the first, the manifold 50 behind the first rack.
    expect(largestFlows(circuit({ rows }), [100, 50, 100, 100])).toEqual({
      main: 350,
      between_rows: 200,
      manifold: 50,
      branch: 100,
    });
  });

  test("largest flows, reverse return", () => {
    // Back, the header carries 150, then 250; the manifold what the first rack gave.
    expect(largestFlows(circuit({ rows, is_reverse: true }), [100, 50, 100, 100])).toMatchObject({
      between_rows: 250,
      manifold: 100,
    });
  });

  test("without pipes between them they hang on one point", () => {
    const found = sufficient(circuit({ rows }));
    expect(rounded(found?.flows)).toEqual([100, 50, 100, 100]);
    expect(found?.head_kpa).toBeCloseTo(50, 8);
  });
});

test("a law that leaps is given up", () => {
  const leap: HeadLoss = (flow) => ({ drop_kpa: flow < 99 ? 0 : 1e6, slope: 1 });
  const links = [
    { from: 0, to: OUTLET, loss: leap },
    { from: 0, to: OUTLET, loss: square(1) },
  ];
  expect(solveNetwork({ node_count: 1, inlet: 0, links }, 100, [99, 1])).toBeUndefined();
});

/** Thousandths: pipes as they are built, not the smallest numbers that there are. */
const number = (min: number, max: number) =>
  fc.integer({ min: min * 1000, max: max * 1000 }).map((each) => each / 1000);
const anyPipe = fc.record({
  inner_diameter_mm: number(20, 150),
  length_m: number(0.1, 30),
  minor_loss: number(0, 10),
  roughness_mm: number(0, 0.1),
});
const anyWidePipe = fc.record({
  inner_diameter_mm: number(60, 200),
  length_m: number(0.1, 5),
  minor_loss: number(0, 3),
  roughness_mm: number(0, 0.1),
});
const anyRack = fc.record({ flow_l_per_min: number(20, 200), pressure_drop_kpa: number(5, 150), branch: anyPipe });
const anyLoop: fc.Arbitrary<PipedLoop> = fc.record({
  rows: fc.array(fc.array(anyRack, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 }),
  main: anyWidePipe,
  between_rows: anyWidePipe,
  manifold: anyWidePipe,
  is_reverse: fc.boolean(),
});
const anyShare = number(0.05, 3);

const spread = (loop: PipedLoop, share: number) => {
  const own = circuitOf(loop, WATER);
  const required = requiredFlows(own);
  const found = distribute(own, share * totalOf(required), required);
  if (!found) throw new Error("The flows do not converge.");
  return { circuit: own, found };
};

describe("any loop", () => {
  test("mass balance at every node", () => {
    fc.assert(
      fc.property(anyLoop, anyShare, (loop, share) => {
        const own = circuitOf(loop, WATER);
        const flows = Array.from(requiredFlows(own), (flow) => flow * share);
        const { network, start } = networkOf(own, flows);
        const state = solveNetwork(network, totalOf(flows), start);
        const balance = new Float64Array(network.node_count);
        balance[network.inlet] = totalOf(flows);
        network.links.forEach(({ from, to }, at) => {
          const flow = state?.flows[at] as number;
          if (from !== OUTLET) balance[from] = (balance[from] as number) - flow;
          if (to !== OUTLET) balance[to] = (balance[to] as number) + flow;
        });
        expect(Math.max(...balance.map(Math.abs))).toBeLessThan(1e-9 * totalOf(flows));
      }),
    );
  });

  test("the ways of all racks need one head", () => {
    fc.assert(
      fc.property(anyLoop, anyShare, (loop, share) => {
        const { circuit: own, found } = spread(loop, share);
        expect(Math.abs(totalOf(found.flows) / found.total_l_per_min - 1)).toBeLessThan(1e-9);
        for (const head of headsOf(own, found.flows, waysOf(own, found.flows)))
          expect(Math.abs(head / found.head_kpa - 1)).toBeLessThan(1e-9);
      }),
    );
  });

  test("more flow never needs less head", () => {
    fc.assert(
      fc.property(anyLoop, anyShare, number(1, 2), (loop, share, more) => {
        const [less, greater] = [spread(loop, share).found, spread(loop, share * more).found];
        expect(greater.head_kpa).toBeGreaterThanOrEqual(less.head_kpa * (1 - 1e-9));
      }),
    );
  });

  test("the sufficient flow serves the worst rack exactly, and is no less than the sum of what is needed", () => {
    fc.assert(
      fc.property(anyLoop, (loop) => {
        const own = circuitOf(loop, WATER);
        const found = sufficient(own);
        const shares = branchesOf(own).map(({ required_l_per_min }, at) => {
          return (found?.flows[at] as number) / required_l_per_min;
        });
        expect(Math.abs(Math.min(...shares) - 1)).toBeLessThan(1e-9);
        const balanced = balancedSolution(own);
        expect(found?.total_l_per_min).toBeGreaterThanOrEqual(balanced.total_l_per_min * (1 - 1e-9));
        expect(found?.head_kpa).toBeGreaterThanOrEqual(balanced.head_kpa * (1 - 1e-9));
      }),
    );
  });

  // With a reverse return it can: less flow to the rows in between leaves the last one more pressure.
  test("direct return: one more rack never raises the flow of the others at the same head", () => {
    fc.assert(
      fc.property(anyLoop, anyRack, anyShare, (any, rack, share) => {
        const loop = { ...any, is_reverse: false };
        const { found } = spread(loop, share);
        const [first = [], ...rest] = loop.rows;
        const more = { ...loop, rows: [[...first, rack], ...rest] };
        const after = atHead(more, found.head_kpa);
        const others = Array.from(after).filter((_, at) => at !== first.length);
        others.forEach((flow, at) => expect(flow).toBeLessThanOrEqual((found.flows[at] as number) * (1 + 1e-8)));
      }),
      { numRuns: 30 },
    );
  });
});

/** Flows at a head, by halving the range of the total flow. */
function atHead(loop: PipedLoop, head_kpa: number): ArrayLike<number> {
  let [low, high] = [1e-3, 100];
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2;
    if (spread(loop, middle).found.head_kpa > head_kpa) high = middle;
    else low = middle;
  }
  return spread(loop, low).found.flows;
}
