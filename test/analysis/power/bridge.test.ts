import { analyse } from "../../../lib/analysis/analysis";
import { loadSteps, timeToLastStep } from "../../../lib/analysis/power/bridge-need";
import { ModelIndex } from "../../../lib/model/model";
import type { ModelRecord, PowerFeedRecord } from "../../../lib/model/records";
import { modelOf } from "../../../lib/testing";
import { backedChain } from "../../helpers/backed-chain";
import { feed, racks, site } from "../../helpers/records";

const storesOf = (records: readonly ModelRecord[]) => analyse(new ModelIndex(modelOf(records))).power.time.stores;
const exactly = (value: number) => ({ lower: value, upper: value, missing: [] });

describe("load steps", () => {
  test.each([
    [1000, 1000, 1],
    // At the limit with rounding noise, and just over it.
    [1000 * (1 + 1e-10), 1000, 1],
    [1000.1, 1000, 2],
    [0.1 + 0.2, 0.1, 3],
    [1000, 300, 4],
    [1, 1000, 1],
    [0, 1000, 1],
  ])("%d kW in blocks of %d kW: %d", (load, block, steps) => {
    expect(loadSteps(load, block)).toBe(steps);
  });
});

describe("time to the last step", () => {
  const generator = (more: Partial<PowerFeedRecord>): PowerFeedRecord =>
    feed("s/gen", { feed_kind: "generator", start_s: 12, acceptance_s: 3, ...more });

  test("start + acceptance + (steps - 1) x interval", () => {
    // 12 + 3 + 3 x 5
    expect(timeToLastStep(generator({ block_load_kw: 300, step_interval_s: 5 }), exactly(1000))).toEqual(exactly(30));
  });

  test("one block is the lower bound without a limit", () => {
    expect(timeToLastStep(generator({}), exactly(1000))).toEqual({
      lower: 15,
      missing: [{ what: "largest load step of the generators", why: "none stated", path: "s/gen" }],
    });
  });

  test("a load of which only a lower bound is known gives a lower bound", () => {
    const missing = [{ what: "losses of the transformers", why: "no efficiency stated", path: "s/t" }];
    expect(timeToLastStep(generator({ block_load_kw: 300, step_interval_s: 5 }), { lower: 500, missing })).toEqual({
      lower: 20,
      missing,
    });
  });
});

describe("bridging", () => {
  test("a pass carries its margin", () => {
    const worst = storesOf([site(), ...backedChain({ ups: { autonomy_s: 40 } })]).get("s/ups")?.worst;
    expect(worst).toMatchObject({
      lost: "s/grid",
      load_kw: exactly(1000),
      autonomy_s: exactly(40),
      needed_s: exactly(35),
      generators: ["s/gen"],
      verdict: "within",
    });
  });

  test("losses above the UPS count for the generator's steps, not for the UPS", () => {
    // 1,000 kW / 0.8 = 1,250 kW at the generator: two blocks of 1,000 kW, 35 + 5 = 40 s.
    const records = [site(), ...backedChain({ gen: { step_interval_s: 5 }, ups: { efficiency: 0.8, autonomy_s: 60 } })];
    expect(storesOf(records).get("s/ups")?.worst).toMatchObject({ load_kw: exactly(1000), needed_s: exactly(40) });
  });

  test("two parallel generators share the load, and the slower one decides", () => {
    // Each has 500 kW: one block; 25 + 10 = 35 s and 25 + 20 = 45 s.
    const [, gen, ...others] = backedChain({ ups: { autonomy_s: 60 } });
    const records = [
      site(),
      feed("s/grid", { feed_kind: "utility", rated_kw: 2000 }),
      { ...gen, path: "s/gen/1" } as ModelRecord,
      { ...gen, path: "s/gen/2", acceptance_s: 20 } as ModelRecord,
      feed("s/gens", { feed_kind: "switchboard", from: ["s/gen/1", "s/gen/2"], sources: "parallel", rated_kw: 5000 }),
      ...(others.map((each) =>
        each.path === "s/ats" ? { ...each, from: ["s/grid", "s/gens"] } : each,
      ) as ModelRecord[]),
    ];
    expect(storesOf(records).get("s/ups")?.worst).toMatchObject({
      needed_s: exactly(45),
      generators: ["s/gen/1", "s/gen/2"],
    });
  });

  test("in the loss of one UPS the other one is not on stored energy", () => {
    const records = [
      site(),
      feed("s/grid", { feed_kind: "utility" }),
      ...["a", "b"].map((id) =>
        feed(`s/ups/${id}`, { feed_kind: "ups", from: ["s/grid"], rated_kw: 1000, efficiency: 1, autonomy_s: 300 }),
      ),
      ...racks(10, { feeds: ["s/ups/a", "s/ups/b"] }),
    ];
    // Losing the grid: 500 kW each, so 600 s, and nothing takes over.
    for (const store of storesOf(records).values()) {
      expect(store.worst).toMatchObject({
        lost: "s/grid",
        load_kw: exactly(500),
        autonomy_s: exactly(600),
        generators: [],
      });
      expect(store.worst.needed_s).toBeUndefined();
    }
  });
});
