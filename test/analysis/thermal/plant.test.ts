/** Heat upwards and temperatures downwards, worked by hand. */
import { analyse } from "../../../lib/analysis/analysis";
import { plantLeft } from "../../../lib/analysis/thermal/plant-left";
import type { PlantThermal } from "../../../lib/analysis/thermal/plant";
import { ModelIndex } from "../../../lib/model/model";
import type { ModelRecord } from "../../../lib/model/records";
import { modelOf } from "../../../lib/testing";
import {
  airUnit,
  facilityWater,
  floor,
  loop,
  pump,
  rack,
  racks,
  rejectionUnit,
  row,
  site,
} from "../../helpers/records";

const thermalOf = (records: readonly ModelRecord[]) => analyse(new ModelIndex(modelOf(records))).thermal;
const plantAt = (records: readonly ModelRecord[], path: string): PlantThermal => {
  const found = thermalOf(records).plants.get(path);
  if (!found) throw new Error(`${path} is no plant.`);
  return found;
};

/** Two loops, 300 and 100 kW; a room of 30 kW after a rear door of 20 kW; all on chilled water, and that on towers. */
const campus: readonly ModelRecord[] = [
  site("s", { climate: [{ dry_bulb_c: 35, coincident_wet_bulb_c: 22, basis: "hot" }] }),
  floor(),
  row(),
  loop("s/a", { facility: "s/inner" }),
  loop("s/b", { facility: "s/chilled" }),
  ...racks(3, { liquid_fraction: 1, loop: "s/a" }),
  rack("s/f/r/x", { liquid_fraction: 1, loop: "s/b" }),
  rack("s/f/r/y", { power_kw: 50, rear_door_kw: 20, rear_door_to: "s/b" }),
  airUnit("s/f/a1", { capacity_kw: 40, rejects_to: "s/chilled" }),
  airUnit("s/f/a2", { capacity_kw: 20 }),
  facilityWater("s/inner", { exchanger: { to: "s/chilled", approach_k: 1.5 } }),
  facilityWater("s/chilled", {
    flow_l_per_min: 6000,
    head_kpa: 100,
    rejection: { kind: "chiller", leaving_c: 16, cop: 5, condenser: "s/towers" },
  }),
  facilityWater("s/towers", { rejection: { kind: "cooling-tower", approach_k: 4 } }),
];

test("heat goes up through exchangers and condensers, with the work of pumps and compressors", () => {
  const { sources, heat_kw, loops, floors, racks: own } = plantAt(campus, "s/chilled");
  expect(sources.map(({ kind, path, heat_kw: each }) => [kind, path, each.lower, each.upper])).toEqual([
    ["loop", "s/b", 100, 100],
    // 40 of 60 kW of air units carry two thirds of 30 kW.
    ["air-units", "s/f", 20, 20],
    ["rear-doors", "s/f", 20, 20],
    ["exchanger", "s/inner", 300, 300],
    // 6,000 L/min = 0.1 m³/s against 100 kPa.
    ["pumps", "s/chilled", 10, 10],
  ]);
  expect(heat_kw).toEqual({ lower: 450, upper: 450, missing: [] });
  expect([loops, floors]).toEqual([["s/a", "s/b"], ["s/f"]]);
  expect(own).toEqual(["s/f/r/n01", "s/f/r/n02", "s/f/r/n03", "s/f/r/x", "s/f/r/y"]);
  // 450 x (1 + 1 / 5) = 540 kW.
  expect(plantAt(campus, "s/towers").heat_kw).toEqual({ lower: 540, upper: 540, missing: [] });
});

test("temperatures come down the same way", () => {
  const { plants, loops } = thermalOf(campus);
  const supply = (path: string) => plants.get(path)?.water.supply_c.upper;
  // 22 + 4; the chiller's own 16; 16 + 1.5.
  expect(["s/towers", "s/chilled", "s/inner"].map(supply)).toEqual([26, 16, 17.5]);
  expect(plants.get("s/chilled")?.water.points[0]?.condenser_c?.upper).toBe(26);
  expect([loops.get("s/a"), loops.get("s/b")].map((each) => each?.chain.facility.supply_c.upper)).toEqual([17.5, 16]);
});

test("a chiller without COP leaves the heat of its condenser without an upper bound", () => {
  const records = campus.map((record) =>
    record.path === "s/chilled"
      ? facilityWater("s/chilled", { rejection: { kind: "chiller", condenser: "s/towers" } })
      : record,
  );
  const { heat_kw } = plantAt(records, "s/towers");
  expect([heat_kw.lower, heat_kw.upper]).toEqual([440, undefined]);
  expect(heat_kw.missing.map(({ what }) => what)).toEqual(["COP of the chiller"]);
});

test("an approach that shrinks with the load, at the heat of the plant", () => {
  const at = (capacity_kw?: number) =>
    plantAt(
      [
        site("s", { climate: [{ dry_bulb_c: 30, basis: "hot" }] }),
        floor(),
        row(),
        loop("s/tcs", {
          rejection: {
            kind: "dry-cooler",
            approach_k: 8,
            part_load_approach: "proportional",
            ...(capacity_kw !== undefined && { capacity_kw }),
          },
        }),
        ...racks(1, { liquid_fraction: 1, loop: "s/tcs" }),
      ],
      "s/tcs",
    ).water.supply_c;
  // 100 of 400 kW: 30 + 8 x 0.25 = 32 °C; beyond the rated heat no less than the rated approach.
  expect(at(400)).toEqual({ lower: 32, upper: 32, missing: [] });
  expect(at(50).upper).toBe(38);
  const { lower, upper, missing } = at();
  expect([lower, upper, missing.map(({ what }) => what)]).toEqual([30, 38, ["rated heat of the rejection"]]);
});

test("plants that lead back to themselves end, unknown", () => {
  const ring = [
    site(),
    facilityWater("s/a", { exchanger: { to: "s/b", approach_k: 1 } }),
    facilityWater("s/b", { exchanger: { to: "s/a", approach_k: 1 } }),
    loop("s/tcs", { facility: "s/a" }),
  ];
  const { supply_c } = plantAt(ring, "s/a").water;
  expect(supply_c.upper).toBeUndefined();
  expect(supply_c.missing.map(({ why }) => why)).toEqual(["leads back to itself"]);
});

describe("what is left of a plant", () => {
  const parts: readonly ModelRecord[] = [
    site(),
    floor(),
    row(),
    loop("s/tcs", { facility: "s/fws" }),
    ...racks(4, { liquid_fraction: 1, loop: "s/tcs" }),
    facilityWater("s/fws", {
      flow_l_per_min: 600,
      head_kpa: 0,
      rejection: { kind: "dry-cooler", capacity_kw: 600, claims: "N+1" },
      pump_claims: "N+1",
    }),
    ...["1", "2", "3"].map((at) => rejectionUnit(`s/fws/unit-${at}`, { capacity_kw: 200 })),
    ...["1", "2"].map((at) => pump(`s/fws/pump-${at}`, { flow_l_per_min: 600, head_kpa: 10 })),
  ];
  const plant = plantAt(parts, "s/fws");
  const left = (units: readonly string[], pumps: readonly string[] = []) =>
    plantLeft(plant, new Set(units.map((at) => `s/fws/unit-${at}`)), new Set(pumps.map((at) => `s/fws/pump-${at}`)));

  test("nothing is short with one of each out", () => {
    expect(left(["1"], ["2"])).toEqual({ missing: [] });
    expect(left([])).toEqual({ missing: [] });
  });

  test("two units out leave half of the heat", () => {
    expect(left(["1", "2"]).shortfall).toEqual({
      plant: "s/fws",
      quantity: "heat",
      dead_count: 2,
      unit_count: 3,
      value: 400,
      limit: 200,
      kw: 200,
      loops: ["s/tcs"],
      racks: ["s/f/r/n01", "s/f/r/n02", "s/f/r/n03", "s/f/r/n04"],
    });
  });

  test("no pump leaves nothing, whatever the units do", () => {
    expect(left(["1", "2"], ["1", "2"]).shortfall).toMatchObject({ quantity: "flow", value: 600, limit: 0, kw: 400 });
  });

  test("less heat needs fewer units", () => {
    const dead = new Set(["s/fws/unit-1", "s/fws/unit-2"]);
    const heat = { lower: 200, upper: 200, missing: [] };
    expect(plantLeft(plant, dead, new Set(), heat)).toEqual({ missing: [] });
  });

  test("units without a rating: unknown, and short once none is left", () => {
    const unrated = plantAt(
      parts.map((record) => {
        if (record.kind === "rejection-unit") return rejectionUnit(record.path);
        return record.kind === "facility-water"
          ? facilityWater("s/fws", { rejection: { kind: "dry-cooler" } })
          : record;
      }),
      "s/fws",
    );
    const paths = unrated.units.map(({ path }) => path);
    expect(plantLeft(unrated, new Set(paths.slice(1)), new Set()).missing.map(({ what }) => what)).toEqual([
      "rated heat of the facility water's rejection",
    ]);
    expect(plantLeft(unrated, new Set(paths), new Set()).shortfall).toMatchObject({ value: 400, limit: 0 });
  });

  test("a sole unit and a sole pump are listed with their racks and claims", () => {
    const sole = parts.filter(({ path }) => !/(unit-[23]|pump-2)$/.test(path));
    const { rejection_losses, pump_losses } = thermalOf(sole);
    const own = plant.racks;
    expect(rejection_losses).toEqual([{ unit: "s/fws/unit-1", serves: "s/fws", racks: own, covered_by: "N+1" }]);
    expect(pump_losses).toEqual([{ unit: "s/fws/pump-1", serves: "s/fws", racks: own, covered_by: "N+1" }]);
  });
});
