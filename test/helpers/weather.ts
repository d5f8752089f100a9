/** Weather for tests, made by formulas. */
import type { HourlyWeather } from "../../lib/model/records";

export const HOURS = 8760;

/** Every hour alike. */
export function constantWeather(dryBulb_c: number, humidity_percent = 50, pressure_pa = 101_325): HourlyWeather {
  const all = (value: number): number[] => new Array<number>(HOURS).fill(value);
  return {
    source: "constant.epw",
    dry_bulb_c: all(dryBulb_c),
    relative_humidity_percent: all(humidity_percent),
    pressure_pa: all(pressure_pa),
  };
}

/**
 * A northern year to one decimal: 10 °C + 15 K x -cos(year) + 5 K x -cos(day), coldest at the first hour of January, warmest
 * in the first days of July; relative humidity 70 % + 20 % x cos(day); 100 kPa.
 */
export function seasonalWeather(): HourlyWeather {
  const hours = Array.from({ length: HOURS }, (_, at) => at);
  const turn = (at: number, period: number): number => Math.cos((2 * Math.PI * at) / period);
  const tenth = (value: number): number => Math.round(value * 10) / 10 + 0; // + 0: no minus zero, which JSON does not have
  return {
    source: "seasonal.epw",
    dry_bulb_c: hours.map((at) => tenth(10 - 15 * turn(at, HOURS) - 5 * turn(at, 24))),
    relative_humidity_percent: hours.map((at) => Math.round(70 + 20 * turn(at, 24))),
    pressure_pa: hours.map(() => 100_000),
  };
}

/** A file that is cut. */
export const UNREADABLE: HourlyWeather = {
  source: "cut.epw",
  problems: [
    { line: 4008, message: "The file is cut: it has 4000 hours instead of 8760.", fix: "Give the whole file." },
  ],
  dry_bulb_c: [],
  relative_humidity_percent: [],
  pressure_pa: [],
};

const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The lines of an EPW file that says this weather; what is not read holds the codes for "missing". */
export function epwLines({ dry_bulb_c, relative_humidity_percent, pressure_pa }: HourlyWeather): string[] {
  const rest =
    "9999,9999,9999,9999,9999,9999,999999,999999,999999,9999,999,999,99,99,9999,99999,9,999999999,999,.999,999,99,999,999,99";
  const header = [
    "LOCATION,Made Up,-,-,Formula,000000,42.7,-87.9,-6.0,200.0",
    "DESIGN CONDITIONS,0",
    "TYPICAL/EXTREME PERIODS,0",
    "GROUND TEMPERATURES,0",
    "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0",
    "COMMENTS 1,made by a formula",
    "COMMENTS 2,",
    "DATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31",
  ];
  const dates = DAYS_OF_MONTHS.flatMap((days, month) =>
    Array.from({ length: days * 24 }, (_, at) => `2001,${month + 1},${Math.floor(at / 24) + 1},${(at % 24) + 1},60`),
  );
  const rows = dates.map((date, at) =>
    [date, "?9?9", dry_bulb_c[at], 99.9, relative_humidity_percent[at], pressure_pa[at], rest].join(","),
  );
  return [...header, ...rows];
}
