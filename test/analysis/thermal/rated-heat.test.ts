/** Outdoor plant loses capacity with elevation by as much as its author states. */
import { analyse } from "../../../lib/analysis/analysis";
import { ratedHeat } from "../../../lib/analysis/thermal/rejection";
import { ModelIndex } from "../../../lib/model/model";
import { modelOf } from "../../../lib/testing";
import { facilityWater, floor, loop, racks, rejectionUnit, row, site } from "../../helpers/records";

test("rated heat x derating; 1 where none is stated, and unknown without a rated heat", () => {
  expect(ratedHeat({ capacity_kw: 500, altitude_derating: 0.8 })).toBe(400);
  expect(ratedHeat({ capacity_kw: 500 })).toBe(500);
  expect(ratedHeat({ altitude_derating: 0.8 })).toBeUndefined();
});

// Two units of 250 kW at 0.8: 200 kW each, 400 kW together, for 300 kW; the approach of 5 K shrinks to 300 / 400 of it.
test("a derated plant, its units and its approach", () => {
  const rejection = {
    kind: "dry-cooler",
    unit_count: 2,
    claims: "N",
    approach_k: 5,
    part_load_approach: "proportional",
    capacity_kw: 500,
    altitude_derating: 0.8,
  } as const;
  const { plants } = analyse(
    new ModelIndex(
      modelOf([
        site("s", { climate: [{ dry_bulb_c: 30, basis: "hot" }] }),
        floor(),
        row(),
        loop("s/tcs", { facility: "s/water" }),
        ...racks(3, { liquid_fraction: 1, loop: "s/tcs" }),
        facilityWater("s/water", { rejection }),
        ...[1, 2].map((at) => rejectionUnit(`s/water/dry-cooler-${at}`, { capacity_kw: 250, altitude_derating: 0.8 })),
      ]),
    ),
  ).thermal;
  const plant = plants.get("s/water");
  expect(plant?.limit_kw).toEqual({ lower: 400, upper: 400, missing: [] });
  expect(plant?.units.map(({ limit }) => limit.lower)).toEqual([200, 200]);
  expect(plant?.water.reachable_c.lower).toBeCloseTo(33.75, 9);
});
