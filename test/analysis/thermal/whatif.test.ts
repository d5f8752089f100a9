/** What-if with cooling units out, worked by hand. */
import { analyse } from "../../../lib/analysis/analysis";
import { verdictOf, type WhatIf, whatIf } from "../../../lib/analysis/power/whatif";
import { ModelIndex } from "../../../lib/model/model";
import { modelOf } from "../../../lib/testing";
import { feed, site } from "../../helpers/records";
import { OUTAGE_PARTS, outagePlant } from "../../helpers/rejection-outage";
import { cduWith, pipedPlant, piping } from "../../rules/thermal/piped-plant";

const without = (index: ModelIndex, ...out: string[]): WhatIf => whatIf(index, analyse(index), out, "settled");
const onlyState = ({ states }: WhatIf) => states[0] as WhatIf["states"][number];

describe("coolers", () => {
  /** Two coolers of 600 kW for ten racks of 90 kW to the liquid; 1 kW of pump work. */
  const facility = (claims: string): ModelIndex => {
    const water = { rejection: { kind: "dry-cooler", claims }, flow_l_per_min: 1000, head_kpa: 60 } as const;
    return new ModelIndex(modelOf(outagePlant({ coolers: 2, cooler: { capacity_kw: 600 }, water }), OUTAGE_PARTS));
  };

  test("units that are all out: what was asked of them, and nothing left", () => {
    const state = onlyState(without(facility("N"), "s/fws/dry-cooler-1", "s/fws/dry-cooler-2"));
    expect(state.cooling).toMatchObject([
      {
        quantity: "rejected heat",
        load: { lower: 901 },
        limit_before: { lower: 1200 },
        limit: { lower: 0, upper: 0 },
        unit_count: 0,
        all_count: 2,
        is_over: false,
      },
    ]);
    expect(verdictOf(without(facility("N"), "s/fws/dry-cooler-1", "s/fws/dry-cooler-2"))).toBe("racks-lost");
    const cdus = onlyState(without(facility("N"), "s/tcs/cdu-1")).cooling;
    // Ten racks of 90 kW and 100 L/min.
    expect(cdus).toMatchObject([
      { quantity: "liquid heat", load: { lower: 900 }, limit: { upper: 0 }, unit_count: 0, all_count: 1 },
      { quantity: "flow", load: { lower: 1000 }, limit: { upper: 0 }, unit_count: 0, all_count: 1 },
    ]);
  });

  test("a cooler whose approach shrinks with the load leaves as much as the water allows", () => {
    const records = outagePlant({
      coolers: 2,
      cooler: { capacity_kw: 1000 },
      water: {
        rejection: { kind: "dry-cooler", claims: "N+1", approach_k: 10, part_load_approach: "proportional" },
      },
    }).map((each) => (each.kind === "site" ? site("s", { climate: [{ dry_bulb_c: 29, basis: "hot" }] }) : each));
    const index = new ModelIndex(modelOf(records, OUTAGE_PARTS));
    const found = without(index, "s/fws/dry-cooler-1");
    // (35 - 29) / 10 = 0.6 of 1,000 kW for 900.
    expect(onlyState(found).cooling).toMatchObject([
      {
        quantity: "rejected heat",
        load: { lower: 900 },
        limit_before: { lower: 1200 },
        limit: { lower: 600 },
        is_over: true,
      },
    ]);
    expect(verdictOf(found)).toBe("fails");
  });
});

describe("a loop that no valves balance", () => {
  const lossOf = (l_per_min: number, ...out: string[]) => {
    const records = pipedPlant({
      cdus: 2,
      rack: { feeds: ["s/a"] },
      loop: { piping: piping({ manifold: { inner_diameter_mm: 30, length_m: 0, minor_loss: 1 } }) },
    });
    const fed = [
      ...records,
      feed("s/a", { feed_kind: "utility", rated_kva: 900 }),
      feed("s/b", { rated_kva: 900 }),
    ].map((each) => (each.path === "s/f/r/n2" ? { ...each, feeds: ["s/b"] } : each));
    const index = new ModelIndex(modelOf(fed, cduWith(l_per_min, 100)));
    return without(index, ...out);
  };

  test("is judged at the flow that its pipes ask for", () => {
    // Two racks need 200 L/min, their pipes 205.71: the near one sees 55.56 kPa and takes 105.71.
    const short = lossOf(205, "s/tcs/cdu-1");
    expect(onlyState(short).cooling).toMatchObject([
      { quantity: "liquid heat", is_over: false },
      { quantity: "flow", load: { lower: expect.closeTo(205.71, 1) }, limit: { lower: 205 }, is_over: true },
    ]);
    expect(onlyState(short).shortfalls).toMatchObject([
      { path: "s/tcs", quantity: "flow", shortage: { fitting_racks: 1 } },
    ]);
    expect(onlyState(lossOf(206, "s/tcs/cdu-1")).shortfalls).toEqual([]);
  });

  test("with racks off their ways may still take flow: between the sum and what the pipes asked for", () => {
    const flow = onlyState(lossOf(205, "s/tcs/cdu-1", "s/b")).cooling[1];
    expect([flow?.load.lower, flow?.load.upper]).toEqual([100, expect.closeTo(205.71, 1)]);
    expect(flow?.load.missing.map(({ what }) => what)).toEqual(["flow of each rack with racks off"]);
    expect(flow?.is_over).toBe(false);
  });
});
