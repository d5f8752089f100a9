import { analyse } from "../../../lib/analysis/analysis";
import { ModelIndex } from "../../../lib/model/model";
import type { FacilityWaterRecord, ModelRecord, RejectionRecord, SiteRecord } from "../../../lib/model/records";
import { modelOf } from "../../../lib/testing";
import { airUnit, cdu, facilityWater, floor, loop, row, site } from "../../helpers/records";

const texts = (records: readonly ModelRecord[], place: Partial<SiteRecord> = {}): readonly string[] =>
  analyse(new ModelIndex(modelOf([site("s", place), floor(), row(), ...records]))).thermal.assumptions.map(
    ({ path, text }) => `${path}: ${text}`,
  );

const RECIRCULATION = "s: Recirculation allowance of the outdoor plant: 0 K, as none is stated.";
const SEA_LEVEL = "s: Air of the rooms: its density is that at sea level, as no elevation is stated.";

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

test("no altitude derating, where outdoor plant of a stated capacity stands above sea level and states none", () => {
  const altitude =
    "s: Outdoor plant has its stated capacity at the elevation of the site, as no altitude derating is stated.";
  const about = (rejection: RejectionRecord, elevation_m?: number) =>
    texts([facilityWater("s/fws", { rejection })], {
      recirculation_allowance_k: 0,
      ...(elevation_m !== undefined && { elevation_m }),
    });
  const tower: RejectionRecord = { kind: "cooling-tower", capacity_kw: 500 };
  expect(about(tower, 1500)).toEqual([altitude]);
  expect(about(tower, 0)).toEqual([]);
  expect(about(tower)).toEqual([]);
  expect(about({ ...tower, altitude_derating: 0.9 }, 1500)).toEqual([]);
  expect(about({ kind: "cooling-tower" }, 1500)).toEqual([]);
  expect(about({ kind: "heat-reuse", capacity_kw: 500 }, 1500)).toEqual([]);
  expect(about({ kind: "chiller", capacity_kw: 500, condenser: "s/fws" }, 1500)).toEqual([]);
});

test("sea level, where air units state how much air they move", () => {
  const units = [airUnit("s/f/a1", { airflow_m3_per_h: 5000 })];
  expect(texts(units)).toEqual([SEA_LEVEL]);
  expect(texts(units, { elevation_m: 1500 })).toEqual([]);
  expect(texts([airUnit("s/f/a1")])).toEqual([]);
});

test("the facility side of CDUs: rates at the rating and a shared flow, where the flow of the water is stated", () => {
  const about = (model: string, more: Partial<FacilityWaterRecord>) =>
    texts([
      { kind: "facility-water", path: "s/fws", ...more },
      loop("s/tcs", { facility: "s/fws" }),
      cdu("s/tcs/c1", { model }),
    ]);
  const of = (model: string, text: string) => `s: Facility side of ${model}: ${text}`;
  const shared = "the stated flow of the facility water is shared by heat among all that it cools.";
  const [XDU, STULZ] = ["vertiv/xdu1350", "stulz/scr-14103-w"] as const;
  expect(about(XDU, {})).toEqual([
    of(
      XDU,
      "no flow is published, so equal heat-capacity rates are taken on both sides of the exchanger: approach = rated " +
        "approach x heat / rated heat.",
    ),
  ]);
  expect(about(XDU, { coolant: "water", flow_l_per_min: 900 })).toEqual([
    of(
      XDU,
      "no flow is published, so equal heat-capacity rates are taken at its rating point: UA = rated heat / rated approach.",
    ),
    of(XDU, shared),
  ]);
  expect(about(STULZ, {})).toEqual([of(STULZ, "water at its published flow, as no coolant is stated.")]);
  expect(about(STULZ, { flow_l_per_min: 900 })).toEqual([
    of(STULZ, shared),
    of(STULZ, "water at its stated flow, as no coolant is stated."),
  ]);
});
