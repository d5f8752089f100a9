import { Ajv } from "ajv";

import { documentText } from "../../../lib/emit/documents/document-text";
import { emitTerraform } from "../../../lib/emit/terraform/emit-terraform";
import { judgeRecords } from "../../helpers/judged";
import { readSchema } from "../../helpers/schemas";
import { UNREADABLE } from "../../helpers/weather";
import { yearPlant, type YearPlantOptions } from "../../helpers/year-plant";

const validate = new Ajv({ strict: true, allErrors: true }).compile(readSchema("plan"));

/** The plan as it is read back, valid by its schema. */
function planOf(options: YearPlantOptions) {
  const plan = JSON.parse(documentText(judgeRecords(yearPlant(options)).plan)) as {
    analysis: { sites: { year?: Record<string, unknown> & { plants: Record<string, unknown>[] } }[] };
  };
  validate(plan);
  expect(validate.errors ?? []).toEqual([]);
  return plan.analysis.sites[0];
}

test("a year of which everything is known", () => {
  const year = planOf({ site: { pue_target: 2 } })?.year;
  // 1,000 kW of IT, 35 kW of cooling and 15 kW of house over 8,760 h.
  expect(year).toMatchObject({ weather: "constant.epw", hour_count: 8760, pue: 1.05, cooling_energy_kwh: 306_600 });
  expect(year?.plants[0]).toMatchObject({
    path: "s/water",
    kind: "cooling-tower",
    free_cooling_hour_count: 8760,
    above_set_point_hour_count: 0,
    wet_surface_heat_kwh: 8_760_000,
  });
});

test("a year that lacks inputs has lower bounds and names them", () => {
  const year = planOf({ role: "compute", rejection: { kind: "cooling-tower" } })?.year;
  expect(year).toMatchObject({ pue_at_least: 1, water_at_least_l: 0 });
  expect(year).not.toHaveProperty("pue");
  expect(year?.plants[0]).toMatchObject({ hours_lacks: ["approach of the cooling tower (not stated)"] });
  expect(year?.plants[0]).not.toHaveProperty("free_cooling_hour_count");
});

test("the water of a tower that is only compared with is always a lower bound", () => {
  const year = planOf({ rejection: { kind: "dry-cooler", approach_k: 5, fan_power_kw: 1 } })?.year;
  expect(year).toMatchObject({
    water_l: 0,
    evaporative_plant_water_lacks: ["cycles of concentration of the compared tower (evaporation alone)"],
  });
  expect(year?.["evaporative_plant_water_at_least_l"]).toBeGreaterThan(0);
});

test("sites without weather that can be used have no year", () => {
  expect(planOf({ weather: undefined })).not.toHaveProperty("year");
  expect(planOf({ weather: UNREADABLE })).not.toHaveProperty("year");
});

test("Terraform names the weather file, and does not hold its hours", () => {
  const { index, analysis } = judgeRecords(yearPlant());
  const text = emitTerraform({ index, analysis, outputDepth: 2 })
    .map(({ content }) => content)
    .join("\n");
  expect(text).toMatch(/"weather": ?"constant.epw"/);
  expect(text).not.toContain("relative_humidity_percent");
});
