import { analyse } from "../../../lib/analysis/analysis";
import { type Bounds, compareBounds, exactly, sumBounds } from "../../../lib/analysis/thermal/bounds";
import { lossCounts, othersAsBad, unitsOut, worstLoss } from "../../../lib/analysis/thermal/loss";
import { ModelIndex } from "../../../lib/model/model";
import { modelOf } from "../../../lib/testing";
import { airUnit, cdu, floor, loop, racks, row, site } from "../../helpers/records";

const lacking = { what: "flow", why: "not published", path: "x" };
const unknown: Bounds = { lower: 0, missing: [lacking] };

test.each([
  [undefined, 4, 0],
  ["N", 4, 0],
  ["N+1", 4, 1],
  ["N+2", 4, 2],
  ["N+N", 4, 2],
  ["2N", 4, 2],
  ["2N", 3, 2],
  ["2N+1", 4, 3],
  ["4N3", 4, 1],
  ["5N3", 5, 2],
  ["nonsense", 4, 0],
])("claim %s on %d units takes %d out", (claim, count, out) => {
  expect(unitsOut(claim, count)).toBe(out);
});

test("any single loss is always tried, and never more units than there are", () => {
  expect([lossCounts(undefined, 3), lossCounts("N+2", 3), lossCounts("N+3", 2), lossCounts("N+1", 0)]).toEqual([
    [1],
    [1, 2],
    [1, 2],
    [],
  ]);
});

describe("worst loss", () => {
  const units = [
    { path: "a", limit: exactly(300) },
    { path: "b", limit: exactly(500) },
    { path: "c", limit: exactly(500) },
  ];

  test("takes the largest; among like ones the first", () => {
    expect(worstLoss(units, 1)).toEqual({ lost: ["b"], remaining: exactly(800) });
    expect(worstLoss(units, 2)).toEqual({ lost: ["b", "c"], remaining: exactly(300) });
    expect(worstLoss(units, 3)).toEqual({ lost: ["a", "b", "c"], remaining: exactly(0) });
  });

  test("a unit without data: nothing of it is sure to be left, and losing it leaves the others", () => {
    const { lost, remaining } = worstLoss([...units, { path: "d", limit: unknown }], 1);
    // At least 0 + 300 + 500 (b or c lost), at most 300 + 500 + 500 (d lost).
    expect(lost).toEqual(["d"]);
    expect(remaining).toEqual({ lower: 800, upper: 1300, missing: [lacking] });
  });

  test("names the other units whose loss also leaves too little", () => {
    // Left without a: 1,000; without b or c: 800.
    expect(othersAsBad(units, "b", 900)).toEqual(["c"]);
    expect(othersAsBad(units, "b", 1001)).toEqual(["a", "c"]);
    expect(othersAsBad([...units, { path: "d", limit: unknown }], "d", 1301)).toEqual([]);
  });
});

test("bounds prove a pass, a fail, or nothing", () => {
  const upTo = (upper: number): Bounds => ({ lower: 0, upper, missing: [lacking] });
  expect(compareBounds(upTo(100), exactly(100))).toBe("within");
  expect(compareBounds(upTo(101), exactly(100))).toBe("unknown");
  expect(
    compareBounds(
      sumBounds([
        { each: upTo(100), count: 2 },
        { each: exactly(101), count: 1 },
      ]),
      exactly(100),
    ),
  ).toBe("over");
  expect(compareBounds(exactly(100), unknown)).toBe("unknown");
});

test("a sole CDU and a sole air unit are listed with their racks and their claims", () => {
  const records = [
    site(),
    floor("s/f", { air_claims: "N" }),
    row(),
    loop("s/tcs"),
    cdu("s/tcs/cdu"),
    airUnit("s/f/air"),
    ...racks(2, { loop: "s/tcs", liquid_fraction: 0.5 }),
  ];
  const { cdu_losses, air_unit_losses } = analyse(new ModelIndex(modelOf(records))).thermal;
  const both = ["s/f/r/n01", "s/f/r/n02"];
  expect(cdu_losses).toEqual([{ unit: "s/tcs/cdu", serves: "s/tcs", racks: both }]);
  expect(air_unit_losses).toEqual([{ unit: "s/f/air", serves: "s/f", racks: both, covered_by: "N" }]);
});
