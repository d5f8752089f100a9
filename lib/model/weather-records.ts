/** A year of outdoor conditions, as plain data. */

/** Something wrong with a weather file. */
export interface WeatherProblem {
  /** Line of the file, from 1; absent where it is about the file as a whole. */
  readonly line?: number;
  /** What is wrong, as one sentence with its full stop. */
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
}

/**
 * Hourly outdoor conditions of a year, from its first hour: 8,760 values each, or 8,784 in a leap year. They give energy and
 * water only, never the design day.
 */
export interface HourlyWeather {
  /** Name of the file, without its folder. */
  readonly source: string;
  /** Why the file cannot be used; the lists are then empty. */
  readonly problems?: readonly WeatherProblem[];
  readonly dry_bulb_c: readonly number[];
  readonly relative_humidity_percent: readonly number[];
  readonly pressure_pa: readonly number[];
}
