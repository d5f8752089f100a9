/** Heat of plants with racks off, worked by hand: each rack takes along what it gives, where it gives it. */
import { analyse } from "../../../lib/analysis/analysis";
import type { PlantThermal } from "../../../lib/analysis/thermal/plant";
import { liveHeat } from "../../../lib/analysis/thermal/racks-off";
import { ModelIndex } from "../../../lib/model/model";
import type { ModelRecord } from "../../../lib/model/records";
import { modelOf } from "../../../lib/testing";
import { airUnit, facilityWater, floor, loop, rack, row, site } from "../../helpers/records";

/**
 * One room: a and b give 90 of 100 kW to a loop of the chilled and of the warm water, c and d are air-cooled at 50 kW with
 * doors of 20 kW on the chilled and on the warm water. The room keeps 10 + 10 + 30 + 30 = 80 kW, and the chilled water takes
 * 30 of 40 kW of its air units' capacity: three quarters.
 */
const RECORDS: readonly ModelRecord[] = [
  site(),
  floor(),
  row(),
  loop("s/cold", { facility: "s/chilled" }),
  loop("s/hot", { facility: "s/warm" }),
  rack("s/f/r/a", { liquid_fraction: 0.9, loop: "s/cold" }),
  rack("s/f/r/b", { liquid_fraction: 0.9, loop: "s/hot" }),
  rack("s/f/r/c", { power_kw: 50, rear_door_kw: 20, rear_door_to: "s/chilled" }),
  rack("s/f/r/d", { power_kw: 50, rear_door_kw: 20, rear_door_to: "s/hot" }),
  airUnit("s/f/a1", { capacity_kw: 30, rejects_to: "s/chilled" }),
  airUnit("s/f/a2", { capacity_kw: 10 }),
  facilityWater("s/chilled", { rejection: { kind: "chiller", leaving_c: 16, cop: 5, condenser: "s/towers" } }),
  facilityWater("s/towers", { rejection: { kind: "cooling-tower", approach_k: 4 } }),
  facilityWater("s/warm", { exchanger: { to: "s/outer", approach_k: 2 } }),
  facilityWater("s/outer", { rejection: { kind: "dry-cooler", approach_k: 8 } }),
];

const index = new ModelIndex(modelOf(RECORDS));
const { thermal, racks: loads } = analyse(index);
const heats = (...off: string[]): number[] =>
  ["s/chilled", "s/towers", "s/warm", "s/outer"].map((path) => {
    const dead = new Set(off.map((id) => `s/f/r/${id}`));
    const heat = liveHeat({ index, loads, systems: thermal, dead }, thermal.plants.get(path) as PlantThermal);
    expect(heat.upper).toBe(heat.lower);
    return heat.lower ?? Number.NaN;
  });

test.each([
  // Chilled: 90 of a, 0.75 x 80 of the room, 20 of the door of c = 170, and at COP 5 x 1.2 into the towers.
  ["nothing off", [], [170, 204, 110, 110]],
  // Less 90 and 0.75 x 10.
  ["its loop and its room on the plant", ["a"], [72.5, 87, 110, 110]],
  // Only its air: less 0.75 x 10; on the warm water its liquid, less 90.
  ["its loop on another plant than its room", ["b"], [162.5, 195, 20, 20]],
  // Less 20 by the door and 0.75 x 30 of the rest.
  ["its door and its room on the plant", ["c"], [127.5, 153, 110, 110]],
  // Less 0.75 x 30; the door is on the warm water, by the loop that it names.
  ["its door on another plant than its room", ["d"], [147.5, 177, 90, 90]],
  ["everything off", ["a", "b", "c", "d"], [0, 0, 0, 0]],
])("%s", (_, off, expected) => {
  const found = heats(...off);
  expect(found.map((each) => Number(each.toFixed(9)))).toEqual(expected);
});

test("a rack of a loop alone takes nothing from a plant of the air alone", () => {
  // The loop without a room: the rack stands on no floor with air units of the plant.
  const elsewhere = [...RECORDS, floor("s/g"), row("s/g/r"), rack("s/g/r/e", { liquid_fraction: 0.9, loop: "s/hot" })];
  const other = new ModelIndex(modelOf(elsewhere));
  const found = analyse(other);
  const state = { index: other, loads: found.racks, systems: found.thermal, dead: new Set(["s/g/r/e"]) };
  expect(liveHeat(state, found.thermal.plants.get("s/chilled") as PlantThermal).lower).toBeCloseTo(170, 9);
  // 90 of b and 90 of e and 20 of the door of d, less those of e.
  expect(liveHeat(state, found.thermal.plants.get("s/warm") as PlantThermal).lower).toBeCloseTo(110, 9);
});

test("with the air units' capacities unknown, the plant takes between nothing and all of the live room", () => {
  const unrated = RECORDS.map((record) =>
    record.path === "s/f/a2" ? airUnit("s/f/a2", { rejects_to: "s/warm" }) : record,
  );
  const other = new ModelIndex(modelOf(unrated));
  const found = analyse(other);
  const state = { index: other, loads: found.racks, systems: found.thermal, dead: new Set(["s/f/r/c"]) };
  const { lower, upper, missing } = liveHeat(state, found.thermal.plants.get("s/chilled") as PlantThermal);
  // 90 of a; of the room 80 - 30 = 50 at most.
  expect([lower, upper, missing.map(({ what }) => what)]).toEqual([90, 140, ["capacity of the air units"]]);
});
