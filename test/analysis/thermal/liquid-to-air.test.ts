import { analyse, type Analysis } from "../../../lib/analysis/analysis";
import type { CduPart, PartTable } from "../../../lib/catalog/parts";
import { ModelIndex } from "../../../lib/model/model";
import type { ModelRecord } from "../../../lib/model/records";
import { modelOf } from "../../../lib/testing";
import { coolingWithout } from "../../../lib/analysis/thermal/whatif";
import { airUnit, cdu, facilityWater, floor, loop, rack, row, site } from "../../helpers/records";
import { CDU } from "../../rules/thermal/plant";

/** A sidecar of 200 kW that gives the heat of its loop to the room. */
const SIDECAR: CduPart = {
  id: "test/sidecar",
  kind: "cdu",
  type: "l2a",
  title: "Sidecar",
  sources: [{ title: "test", mark: "ASSUMPTION" }],
  rated_heat_kw: 200,
};
const PARTS: PartTable = { "test/sidecar": SIDECAR, "test/cdu": CDU };

const indexOf = (records: readonly ModelRecord[]): ModelIndex => new ModelIndex(modelOf(records, PARTS));
const analysisOf = (records: readonly ModelRecord[]): Analysis => analyse(indexOf(records));
/** 135 kW, of which 90 %, that is 121.5 kW, to liquid. */
const wet = (path: string, to = "s/tcs") => rack(path, { power_kw: 135, liquid_fraction: 0.9, loop: to });
const sidecar = (on = "s/tcs") => cdu(`${on}/cdu-1`, { model: "test/sidecar" });
const hall = [site(), floor(), row(), airUnit("s/f/a1", { capacity_kw: 60, rejects_to: "s/cold" })];
const cold = facilityWater("s/cold", { supply_c: 20 });

test("the air of the room takes the liquid heat as well, and the plant of its air units with it", () => {
  const { thermal } = analysisOf([...hall, cold, loop(), sidecar(), wet("s/f/r/n1"), rack("s/f/r/n2")]);
  // 13.5 + 121.5 of the rack on the sidecar + 100 of the air-cooled one.
  expect(thermal.floors.get("s/f")?.air_kw).toEqual({ value: 235, missing: [] });
  expect(thermal.floors.get("s/f")?.racks).toEqual(["s/f/r/n1", "s/f/r/n2"]);
  expect(thermal.plants.get("s/cold")?.heat_kw.lower).toBeCloseTo(235, 9);
  // The loop itself is no plant, and its CDU has its rating without any facility water.
  expect([...thermal.plants.keys()]).toEqual(["s/cold"]);
  expect(thermal.loops.get("s/tcs")?.cdus.heat_limit_kw).toEqual({ lower: 200, upper: 200, missing: [] });
  expect(thermal.loops.get("s/tcs")?.rejected_kw.upper).toBe(0);
});

test("a facility water that the loop names gets nothing of it", () => {
  const { thermal } = analysisOf([
    ...hall,
    cold,
    loop("s/tcs", { facility: "s/warm" }),
    facilityWater("s/warm"),
    sidecar(),
    wet("s/f/r/n1"),
  ]);
  expect(thermal.plants.get("s/warm")?.heat_kw).toEqual({ lower: 0, upper: 0, missing: [] });
  expect(thermal.floors.get("s/f")?.air_kw.value).toBeCloseTo(135, 9);
});

test("CDUs to water, and a loop with CDUs of both kinds, leave the liquid heat in the loop", () => {
  const water = cdu("s/tcs/cdu-2", { model: "test/cdu" });
  const { thermal } = analysisOf([...hall, cold, loop(), sidecar(), water, wet("s/f/r/n1")]);
  expect(thermal.floors.get("s/f")?.air_kw.value).toBeCloseTo(13.5, 9);
});

test("the heat goes to the floor of the loop, whose racks may stand on another", () => {
  const records = [...hall, cold, floor("s/g"), loop("s/g/tcs"), sidecar("s/g/tcs"), wet("s/f/r/n1", "s/g/tcs")];
  const { thermal } = analysisOf(records);
  expect(thermal.floors.get("s/f")?.air_kw.value).toBeCloseTo(13.5, 9);
  expect(thermal.floors.get("s/g")?.air_kw.value).toBeCloseTo(121.5, 9);
  expect(thermal.floors.get("s/g")?.racks).toEqual(["s/f/r/n1"]);
});

test("racks on several floors: the air of each is unknown, with its own heat as the lower bound", () => {
  const { thermal } = analysisOf([...hall, cold, floor("s/g"), loop(), sidecar(), wet("s/f/r/n1"), wet("s/g/n2")]);
  for (const path of ["s/f", "s/g"]) {
    const air = thermal.floors.get(path)?.air_kw;
    expect(air?.value).toBeCloseTo(13.5, 9);
    expect(air?.missing.map(({ what, why }) => `${what} (${why})`)).toEqual([
      "floor of the CDUs that give heat to the room air (racks on several floors)",
    ]);
  }
});

test("a rack that is off takes its liquid heat out of the air", () => {
  const second = airUnit("s/f/a2", { capacity_kw: 60, rejects_to: "s/cold" });
  const index = indexOf([...hall, second, cold, loop(), sidecar(), wet("s/f/r/n1"), rack("s/f/r/n2")]);
  const { changes } = coolingWithout(index, analyse(index), new Set(["s/f/a1"]), new Set(["s/f/r/n1"]));
  const room = changes.find(({ path }) => path === "s/f");
  // 235 kW less the 13.5 and 121.5 kW of the rack on the sidecar.
  expect(room?.load.lower).toBeCloseTo(100, 9);
  expect(room?.load.upper).toBeCloseTo(100, 9);
});
