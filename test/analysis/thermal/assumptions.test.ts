import { analyse } from "../../../lib/analysis/analysis";
import { ModelIndex } from "../../../lib/model/model";
import type { ModelRecord, SiteRecord } from "../../../lib/model/records";
import { modelOf } from "../../../lib/testing";
import { airUnit, facilityWater, floor, loop, rack, row, site } from "../../helpers/records";

const texts = (records: readonly ModelRecord[], place: Partial<SiteRecord> = {}): readonly string[] =>
  analyse(new ModelIndex(modelOf([site("s", place), floor(), row(), ...records]))).thermal.assumptions.map(
    ({ path, text }) => `${path}: ${text}`,
  );

const RECIRCULATION = "s: Recirculation allowance of the outdoor plant: 0 K, as none is stated.";
const SEA_LEVEL = "s: Air of the rooms: its density is that at sea level, as no elevation is stated.";
const DOORS =
  "s/f: Rear-door exchangers: their heat leaves by a water circuit that is not declared; no loop carries it.";

test("recirculation of plants that draw in dry air, on loops and facility water alike, once per site", () => {
  const plants = [
    loop("s/tcs", { rejection: { kind: "dry-cooler" } }),
    facilityWater("s/fws", { rejection: { kind: "adiabatic-cooler" } }),
  ];
  expect(texts(plants)).toEqual([RECIRCULATION]);
  expect(texts(plants, { recirculation_allowance_k: 1 })).toEqual([]);
  expect(texts([facilityWater("s/fws", { rejection: { kind: "cooling-tower" } })])).toEqual([]);
  expect(texts([facilityWater("s/fws", { rejection: { kind: "cooling-tower", trim: {} } })])).toEqual([RECIRCULATION]);
});

test("sea level, where air units state how much air they move", () => {
  const units = [airUnit("s/f/a1", { airflow_m3_per_h: 5000 })];
  expect(texts(units)).toEqual([SEA_LEVEL]);
  expect(texts(units, { elevation_m: 1500 })).toEqual([]);
  expect(texts([airUnit("s/f/a1")])).toEqual([]);
});

test("rear doors whose water is not declared", () => {
  const door = (rear_door_to?: string) =>
    rack("s/f/r/n1", { rear_door_kw: 50, ...(rear_door_to !== undefined && { rear_door_to }) });
  expect(texts([door()])).toEqual([DOORS]);
  expect(texts([door("s/fws"), facilityWater("s/fws")])).toEqual([]);
  expect(texts([door("s/fws"), rack("s/f/r/n2", { rear_door_kw: 50 }), facilityWater("s/fws")])).toEqual([DOORS]);
});
