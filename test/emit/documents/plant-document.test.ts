import { analyse } from "../../../lib/analysis/analysis";
import { chainTotals, plantDocument } from "../../../lib/emit/documents/plant-document";
import { ModelIndex } from "../../../lib/model/model";
import { modelOf } from "../../../lib/testing";
import { facilityWater, floor, loop, pump, racks, rejectionUnit, row, site } from "../../helpers/records";

const index = new ModelIndex(
  modelOf([
    site("s", { climate: [{ dry_bulb_c: 30, basis: "hot" }] }),
    floor(),
    row(),
    loop("s/a", { facility: "s/fws" }),
    loop("s/b", { facility: "s/fws" }),
    loop("s/c", { facility: "s/fws", supply_c: 38 }),
    loop("s/empty", { facility: "s/fws" }),
    ...racks(1, { liquid_fraction: 1, loop: "s/a" }),
    ...racks(1, { liquid_fraction: 1, loop: "s/b" }, "s/f/r/b"),
    ...racks(2, { liquid_fraction: 1, loop: "s/c" }, "s/f/r/c"),
    facilityWater("s/fws", {
      flow_l_per_min: 600,
      head_kpa: 100,
      rejection: { kind: "dry-cooler", approach_k: 5 },
    }),
    rejectionUnit("s/fws/unit-1", { capacity_kw: 600 }),
    rejectionUnit("s/fws/unit-2", { capacity_kw: 200 }),
    pump("s/fws/pump", { flow_l_per_min: 900, head_kpa: 100 }),
  ]),
);
const analysis = analyse(index);

test("a plant with its sources, units and pumps", () => {
  const [plant, other] = [...analysis.thermal.plants.values()].map(plantDocument);
  expect(other).toBeUndefined();
  expect(plant).toEqual({
    path: "s/fws",
    rack_count: 4,
    loops: ["s/a", "s/b", "s/c", "s/empty"],
    sources: [
      { kind: "loop", path: "s/a", heat_kw: 100 },
      { kind: "loop", path: "s/b", heat_kw: 100 },
      { kind: "loop", path: "s/c", heat_kw: 200 },
      { kind: "loop", path: "s/empty", heat_kw: 0 },
      // 0.01 m³/s against 100 kPa.
      { kind: "pumps", path: "s/fws", heat_kw: 1 },
    ],
    heat_kw: 401,
    rated_heat_kw: 800,
    rated_heat_one_lost_kw: 200,
    // In proportion to their ratings: three quarters and one quarter.
    units: [
      { path: "s/fws/unit-1", limit_kw: 600, heat_kw: 300.75 },
      { path: "s/fws/unit-2", limit_kw: 200, heat_kw: 100.25 },
    ],
    supply_c: 35,
    points: [{ basis: "hot", reachable_c: 35, supply_c: 35 }],
    pumps: {
      flow_l_per_min: 600,
      head_kpa: 100,
      flow_limit_l_per_min: 900,
      flow_limit_one_lost_l_per_min: 0,
      units: [{ path: "s/fws/pump", limit_l_per_min: 900, flow_l_per_min: 600 }],
    },
  });
});

test("loops of equal chain share one; a loop without racks has none", () => {
  const chains = chainTotals(index, analysis);
  expect(chains.map(({ loops, basis }) => [loops, basis])).toEqual([
    [["s/a", "s/b"], "hot"],
    [["s/c"], "hot"],
  ]);
  expect(chains[0]?.levels.slice(0, 3)).toEqual([
    { name: "dry-bulb", temperature_c: 30 },
    { name: "facility-water", temperature_c: 35, approach_k: 5 },
    { name: "loop-supply", temperature_c: 40, approach_k: 5 },
  ]);
});
