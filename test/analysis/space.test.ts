import fc from "fast-check";

import { analyseSpace, type PlaceConflict } from "../../lib/analysis/space";
import type { PartTable, RackPart } from "../../lib/catalog/parts";
import { ModelIndex } from "../../lib/model/model";
import type { ModelRecord, RackRecord, RowRecord } from "../../lib/model/records";
import { modelOf } from "../../lib/testing";
import { floor, rack, row, site } from "../helpers/records";

const sized = (id: string, width_m?: number, depth_m?: number): RackPart => ({
  id,
  kind: "rack",
  title: id,
  sources: [],
  ...(width_m !== undefined && { width_m }),
  ...(depth_m !== undefined && { depth_m }),
});
const PARTS: PartTable = {
  "t/normal": sized("t/normal", 0.6, 1.2),
  "t/wide": sized("t/wide", 0.8, 1.2),
  "t/unsized": sized("t/unsized"),
};

const inRow = (name: string, more: Partial<RackRecord>) => rack(`s/f/r/${name}`, { model: "t/normal", ...more });
const onFloor = (name: string, x_m: number, y_m: number, model = "t/normal") =>
  rack(`s/f/${name}`, { x_m, y_m, model });

function placesOf(records: readonly ModelRecord[], rowProps: Partial<RowRecord> = {}) {
  return analyseSpace(new ModelIndex(modelOf([site(), floor(), row("s/f/r", rowProps), ...records], PARTS))).racks;
}

function conflictsOf(records: readonly ModelRecord[], rowProps: Partial<RowRecord> = {}) {
  const found: Record<string, readonly PlaceConflict[]> = {};
  for (const [path, { conflicts }] of placesOf(records, rowProps)) if (conflicts.length > 0) found[path] = conflicts;
  return found;
}

describe("slots", () => {
  test("three racks on one slot are one conflict, at the second in path order", () => {
    const records = [
      inRow("n3", { slot: 7 }),
      inRow("n1", { slot: 7 }),
      inRow("n2", { slot: 7 }),
      inRow("n4", { slot: 8 }),
    ];
    expect(conflictsOf(records)).toEqual({
      "s/f/r/n2": [{ kind: "slot", other: "s/f/r/n1", slot: 7, racks: ["s/f/r/n1", "s/f/r/n2", "s/f/r/n3"] }],
    });
    expect(placesOf(records).get("s/f/r/n3")?.reported_by).toBe("s/f/r/n2");
  });

  test("slots of different rows, and of a row and its floor, are different slots", () => {
    expect(
      conflictsOf([inRow("n1", { slot: 1 }), row("s/f/q"), rack("s/f/q/n1", { slot: 1 }), rack("s/f/n1", { slot: 1 })]),
    ).toEqual({});
  });

  test("racks that stand directly on a floor share its slots", () => {
    const found = conflictsOf([rack("s/f/n1", { slot: 1 }), rack("s/f/n2", { slot: 1 })]);
    expect(Object.keys(found)).toEqual(["s/f/n2"]);
  });

  test("an invalid rack takes no part", () => {
    const problems = [{ rule: "declaration/id-unique" as const, property: "id", message: "Taken.", fix: "Rename." }];
    expect(conflictsOf([inRow("n1", { slot: 1 }), inRow("n1~2", { slot: 1, problems })])).toEqual({});
  });

  test("a rack without slot and coordinates has no place", () => {
    expect(placesOf([inRow("n1", {})]).size).toBe(0);
  });
});

describe("a row with a pitch", () => {
  const two = [inRow("n1", { slot: 1 }), inRow("n2", { slot: 2 })];

  test("racks as wide as the pitch touch, at any slot", () => {
    const many = Array.from({ length: 200 }, (_, at) => inRow(`n${String(at).padStart(3, "0")}`, { slot: at + 1 }));
    expect(conflictsOf(many, { pitch_m: 0.6 })).toEqual({});
    expect(conflictsOf(many, { pitch_m: 0.6, x_m: 1000.1, y_m: 3 })).toEqual({});
  });

  test("a pitch below the width is one conflict for the whole row", () => {
    const three = [...two, inRow("n3", { slot: 3 })];
    expect(conflictsOf(three, { pitch_m: 0.59 })).toEqual({
      "s/f/r/n2": [
        {
          kind: "overlap",
          other: "s/f/r/n1",
          axis: "x",
          distance_m: 0.59,
          needed_m: 0.6,
          racks: ["s/f/r/n1", "s/f/r/n2", "s/f/r/n3"],
        },
      ],
    });
  });

  test("the rack that begins first decides how far the other must be", () => {
    const wideFirst = [inRow("n1", { slot: 1, model: "t/wide" }), inRow("n2", { slot: 2 })];
    expect(Object.keys(conflictsOf(wideFirst, { pitch_m: 0.7 }))).toEqual(["s/f/r/n2"]);
    const wideLast = [inRow("n1", { slot: 1 }), inRow("n2", { slot: 2, model: "t/wide" })];
    expect(conflictsOf(wideLast, { pitch_m: 0.7 })).toEqual({});
  });

  test("without a pitch only the slots are compared", () => {
    expect(conflictsOf(two)).toEqual({});
  });

  test("a width that no source gives is missing; a depth does not matter in one row", () => {
    const records = [inRow("n1", { slot: 1, model: "t/unsized" }), inRow("n2", { slot: 2 })];
    expect(placesOf(records, { pitch_m: 0.6 }).get("s/f/r/n1")?.missing).toEqual([
      { what: "width of t/unsized racks", why: "none published", path: "s/f/r/n1" },
    ]);
    expect(placesOf(records, { pitch_m: 0.6 }).get("s/f/r/n2")?.missing).toEqual([]);
  });

  test("alone in its row, a rack needs no width", () => {
    const only = placesOf([inRow("n1", { slot: 1, model: "t/unsized" })], { pitch_m: 0.6 });
    expect(only.get("s/f/r/n1")?.missing).toEqual([]);
  });

  test("a slot conflict is not an overlap as well", () => {
    const found = conflictsOf([inRow("n1", { slot: 1 }), inRow("n2", { slot: 1 })], { pitch_m: 0.6 });
    expect(found["s/f/r/n2"]?.map(({ kind }) => kind)).toEqual(["slot"]);
  });
});

describe("coordinates on a floor", () => {
  test("back to back and side by side may touch", () => {
    expect(
      conflictsOf([onFloor("a", 0, 0), onFloor("b", 0.6, 0), onFloor("c", 0, 1.2), onFloor("d", 0.6, 1.2)]),
    ).toEqual({});
    // 0.1 + 0.2 is a little more than 0.3, and 0.3 + 0.6 a little less than 0.9.
    expect(conflictsOf([onFloor("a", 0.1 + 0.2, 0), onFloor("b", 0.9, 0)])).toEqual({});
  });

  test("the axis with the smaller overlap is named", () => {
    // Along x 0.1 m apart of 0.6 m (0.5 m overlap), along y 1.1 m of 1.2 m (0.1 m overlap).
    expect(conflictsOf([onFloor("a", 0, 0), onFloor("b", 0.1, 1.1)])["s/f/b"]).toMatchObject([
      { kind: "overlap", axis: "y", distance_m: 1.1, needed_m: 1.2 },
    ]);
  });

  test("one spot is a conflict whatever the sizes", () => {
    const found = conflictsOf([onFloor("a", 2, 3, "t/unsized"), onFloor("b", 2, 3, "t/unsized")]);
    expect(found).toEqual({ "s/f/b": [{ kind: "spot", other: "s/f/a", x_m: 2, y_m: 3, racks: ["s/f/a", "s/f/b"] }] });
  });

  test("two clusters are two conflicts; a rack between two others joins them", () => {
    const apart = [onFloor("a", 0, 0), onFloor("b", 0.5, 0), onFloor("c", 9, 0), onFloor("d", 9.5, 0)];
    expect(Object.keys(conflictsOf(apart))).toEqual(["s/f/b", "s/f/d"]);
    const joined = [onFloor("a", 0, 0), onFloor("b", 1, 0), onFloor("c", 0.5, 0)];
    expect(conflictsOf(joined)["s/f/c"]).toMatchObject([{ other: "s/f/a", racks: ["s/f/a", "s/f/b", "s/f/c"] }]);
  });

  test("rows with coordinates are compared with each other and with racks of the floor", () => {
    const records = [
      inRow("n1", { slot: 1 }),
      row("s/f/q", { x_m: 0, y_m: 1, pitch_m: 0.6 }),
      rack("s/f/q/n1", { slot: 1, model: "t/normal" }),
    ];
    // Row r at y = 0 reaches 1.2 m deep, row q begins at 1 m.
    expect(conflictsOf(records, { x_m: 0, y_m: 0, pitch_m: 0.6 })["s/f/r/n1"]).toMatchObject([
      { other: "s/f/q/n1", axis: "y", distance_m: 1, needed_m: 1.2 },
    ]);
    expect(conflictsOf([inRow("n1", { slot: 3 }), onFloor("a", 1.5, 0)], { x_m: 0, y_m: 0, pitch_m: 0.6 })).not.toEqual(
      {},
    );
  });

  test("agrees with the comparison of every pair, made in whole decimetres", () => {
    const SIZES = { "t/normal": [6, 12], "t/wide": [8, 12], "t/unsized": [0, 0] } as const;
    const model = fc.constantFrom("t/normal" as const, "t/wide" as const, "t/unsized" as const);
    const spot = fc.record({ x: fc.integer({ min: -9, max: 40 }), y: fc.integer({ min: -9, max: 40 }), model });
    type Spot = { x: number; y: number; model: keyof typeof SIZES };
    const meets = (left: number, leftSize: number, right: number, rightSize: number) =>
      left === right || (left < right ? right - left < leftSize : left - right < rightSize);
    const overlap = (left: Spot, right: Spot) =>
      meets(left.x, SIZES[left.model][0], right.x, SIZES[right.model][0]) &&
      meets(left.y, SIZES[left.model][1], right.y, SIZES[right.model][1]);
    const clusterOf = (spots: readonly Spot[], start: number): number[] => {
      const found = new Set([start]);
      for (const at of found) spots.forEach((each, other) => overlap(each, spots[at] as Spot) && found.add(other));
      return [...found].sort((left, right) => left - right);
    };
    const path = (at: number) => `s/f/n${String(at).padStart(3, "0")}`;
    fc.assert(
      fc.property(fc.array(spot, { maxLength: 25 }), (spots) => {
        const racks = spots.map(({ x, y, model }, at) => onFloor(path(at).slice(4), x / 10, y / 10, model));
        const expected = new Set(
          spots
            .map((_, at) => clusterOf(spots, at))
            .filter((each) => each.length > 1)
            .map((each) => each.map(path).join()),
        );
        const clusters = Object.values(conflictsOf(racks)).flatMap((each) =>
          each.map((conflict) => conflict.racks.join()),
        );
        expect(clusters.sort()).toEqual([...expected].sort());
      }),
      { numRuns: 300 },
    );
  });
});
