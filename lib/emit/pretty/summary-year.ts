/** The year of weather in the summary. */
import { renderNumber } from "../../units/render";
import type { Lacking, Totals, YearTotals } from "../documents/documents";
import { type Column, table } from "./table";
import { PAGE_COLUMNS, plain, wrap } from "./text";

const LITRES_PER_CUBIC_METRE = 1000;

const COLUMNS: readonly Column[] = [
  { title: "Year of weather", align: "left" },
  { title: "free h", align: "right" },
  { title: "PUE", align: "right" },
  { title: "WUE L/kWh", align: "right" },
  { title: "water m³", align: "right" },
  { title: "tower m³", align: "right" },
  { title: "fill m³", align: "right" },
];

/** Sites with a year of weather: hours of free cooling, PUE, WUE, and their water beside that of a cooling tower. */
export function yearLines({ sites }: Totals): string[] {
  const years = sites.flatMap(({ path, year }) => (year ? [{ path, year }] : []));
  if (years.length === 0) return [];
  const rows = years.map(({ path, year }) => [plain(path), ...yearCells(year)]);
  return [
    ...table(COLUMNS, rows, { columns: PAGE_COLUMNS }),
    ...years.flatMap(({ path, year }) => lackLines(path, year)),
  ];
}

function yearCells(year: YearTotals): string[] {
  const { free_cooling_hour_count: free, pue_lacks, water_lacks } = year;
  return [
    free === undefined ? "unknown" : renderNumber(free),
    bounded(year.pue, pue_lacks),
    bounded(year.wue_l_per_kwh, water_lacks),
    bounded(cubicMetres(year.water_l), water_lacks),
    `≥ ${renderNumber(cubicMetres(year.evaporative_plant_water_l))}`,
    bounded(cubicMetres(year.fill_l), year.fill_lacks),
  ];
}

function cubicMetres(litres: number): number {
  return litres / LITRES_PER_CUBIC_METRE;
}

function bounded(value: number, lacks: Lacking): string {
  return (lacks.length > 0 ? "≥ " : "") + renderNumber(value);
}

function lackLines(path: string, { pue_lacks, water_lacks, fill_lacks }: YearTotals): string[] {
  const inputs = new Set([...pue_lacks, ...water_lacks, ...fill_lacks].map(({ what, why }) => `${what} (${why})`));
  if (inputs.size === 0) return [];
  const text = `≥ the year of ${plain(path)} lacks ${plain([...inputs].join(", "))}.`;
  return wrap(text, PAGE_COLUMNS - 2).map((line, at) => (at === 0 ? line : `  ${line}`));
}
