import { facilityWater } from "../../../lib/analysis/thermal/water";
import { ModelIndex } from "../../../lib/model/model";
import type { ClimatePoint, CoolingLoopRecord, SiteRecord } from "../../../lib/model/records";
import { modelOf } from "../../../lib/testing";
import { facilityWater as fws, loop, site } from "../../helpers/records";

const HOT: ClimatePoint = { dry_bulb_c: 35, coincident_wet_bulb_c: 21, basis: "hot" };
const HUMID: ClimatePoint = { dry_bulb_c: 30, coincident_wet_bulb_c: 27, basis: "humid" };

const waterOf = (rejection: CoolingLoopRecord["rejection"], more: Partial<SiteRecord> = {}, facility?: number) => {
  const own = loop("s/tcs", { rejection, facility_supply_c: facility } as object);
  return facilityWater(new ModelIndex(modelOf([site("s", { climate: [HOT, HUMID], ...more }), own])), own);
};

test.each<[string, CoolingLoopRecord["rejection"], Partial<SiteRecord>, readonly number[]]>([
  // 35 + 5 and 30 + 5
  ["dry", { kind: "dry-cooler", approach_k: 5 }, {}, [40, 35]],
  // 35 + 2 + 5 and 30 + 2 + 5
  ["dry with recirculation", { kind: "dry-cooler", approach_k: 5 }, { recirculation_allowance_k: 2 }, [42, 37]],
  // 21 + 4 and 27 + 4; no recirculation
  ["wet", { kind: "cooling-tower", approach_k: 4 }, { recirculation_allowance_k: 2 }, [25, 31]],
  // 35 - 0.8 x 14 + 5 = 28.8 and 30 - 0.8 x 3 + 5 = 32.6
  ["adiabatic", { kind: "adiabatic-cooler", approach_k: 5, effectiveness: 0.8 }, {}, [28.8, 32.6]],
  ["chiller", { kind: "chiller", leaving_c: 18 }, {}, [18, 18]],
])("%s: each design point, and the worst of them", (_, rejection, more, expected) => {
  const { points, reachable_c, supply_c } = waterOf(rejection, more);
  expect(points.map((point) => Number(point.reachable_c.lower?.toFixed(9)))).toEqual(expected);
  expect(reachable_c.upper).toBeCloseTo(Math.max(...expected), 9);
  expect(supply_c).toEqual(reachable_c);
});

test("a plate exchanger costs its approach from a cold side of exactly 0 °C too", () => {
  const records = [
    site("s", { climate: [HOT] }),
    fws("s/cold", { rejection: { kind: "chiller", leaving_c: 0 } }),
    fws("s/warm", { exchanger: { to: "s/cold", approach_k: 2 } }),
    loop("s/tcs", { facility: "s/warm" }),
  ];
  const index = new ModelIndex(modelOf(records));
  const own = index.get("cooling-loop", "s/tcs");
  expect(own && facilityWater(index, own).supply_c).toEqual({ lower: 2, upper: 2, missing: [] });
});

test("a set point goes before what the plant reaches", () => {
  const { supply_c, reachable_c } = waterOf({ kind: "dry-cooler", approach_k: 5 }, {}, 45);
  expect([supply_c.upper, reachable_c.upper]).toEqual([45, 40]);
});

test("a design point without its dry bulb leaves a lower bound", () => {
  const climate = [HOT, { basis: "other", coincident_wet_bulb_c: 30 }];
  const { reachable_c } = waterOf({ kind: "dry-cooler", approach_k: 5 }, { climate });
  expect(reachable_c.lower).toBe(40);
  expect(reachable_c.upper).toBeUndefined();
  expect(reachable_c.missing.map(({ what }) => what)).toEqual(["dry bulb of the climate"]);
});

test("every missing input of an adiabatic cooler is named", () => {
  const { reachable_c } = waterOf({ kind: "adiabatic-cooler" }, { climate: [{ basis: "none" }] });
  expect(reachable_c.missing.map(({ what, path }) => `${what} @ ${path}`)).toEqual([
    "approach of the adiabatic cooler @ s/tcs",
    "wet bulb of the climate @ s",
    "dry bulb of the climate @ s",
    "effectiveness of the adiabatic cooler @ s/tcs",
  ]);
});

test("the climate of an invalid site is unknown", () => {
  const problems = [
    { rule: "declaration/value-allowed", property: "climate", message: "Bad.", fix: "Mend it." },
  ] as const;
  const { supply_c } = waterOf({ kind: "dry-cooler", approach_k: 5 }, { problems });
  expect(supply_c.missing.map(({ invalid, path }) => [invalid, path])).toEqual([[true, "s"]]);
});
