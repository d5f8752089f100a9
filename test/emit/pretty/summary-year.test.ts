import type { Totals, YearTotals } from "../../../lib/emit/documents/documents";
import { yearLines } from "../../../lib/emit/pretty/summary-year";

const YEAR: YearTotals = {
  weather: "north.epw",
  hour_count: 8760,
  free_cooling_hour_count: 8100,
  pue: 1.1234,
  pue_lacks: [],
  wue_l_per_kwh: 0,
  water_l: 0,
  water_lacks: [],
  evaporative_plant_water_l: 12_345_678,
  fill_l: 45_000,
  fill_lacks: [],
};
const totals = (...years: (YearTotals | undefined)[]): Totals =>
  ({ sites: years.map((year, at) => ({ path: `site-${at + 1}`, ...(year && { year }) })) }) as unknown as Totals;

test("sites without weather take no line", () => {
  expect(yearLines(totals(undefined))).toEqual([]);
});

test("a site with weather is one line, beside a tower for the same heat", () => {
  expect(yearLines(totals(undefined, YEAR))).toEqual([
    "Year of weather  free h    PUE  WUE L/kWh  water m³  tower m³  fill m³",
    "site-2            8,100  1.123          0         0  ≥ 12,346       45",
  ]);
});

test("what is lacking makes lower bounds, and is named below", () => {
  const missing = { what: "load of the pumps", why: "no power stated" };
  const { free_cooling_hour_count: _, ...noHours } = YEAR;
  const lines = yearLines(totals({ ...noHours, pue_lacks: [missing], fill_lacks: [missing] }));
  expect(lines.slice(1)).toEqual([
    "site-1           unknown  ≥ 1.123          0         0  ≥ 12,346     ≥ 45",
    "≥ the year of site-1 lacks load of the pumps (no power stated).",
  ]);
});
