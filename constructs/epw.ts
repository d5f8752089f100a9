/**
 * Reads EnergyPlus weather files: eight lines of header, then one line per hour of comma-separated values without quotes.
 * @see EnergyPlus, Auxiliary Programs, "EnergyPlus Weather File (EPW) Data Dictionary"
 */
import type { HourlyWeather, WeatherProblem } from "../lib/model/records";

const HEADER_LINES = 8;
/** 35 in the data dictionary; older files lack the last three, albedo and liquid precipitation. */
const FEWEST_VALUES = 32;
const MOST_VALUES = 35;
const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const FEBRUARY = 1;
const HOURS_OF_DAY = 24;
const HOURS_OF_YEAR = 8760;

type Series = "dry_bulb_c" | "relative_humidity_percent" | "pressure_pa";

/** A column that is read: its place in the line, its limits and its code for "missing", as in the data dictionary. */
interface Column {
  readonly series: Series;
  readonly at: number;
  readonly name: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  /** Values from here on mean that nothing was recorded. */
  readonly missing: number;
}

const COLUMNS: readonly Column[] = [
  { series: "dry_bulb_c", at: 6, name: "dry bulb", unit: "°C", min: -70, max: 70, missing: 99.9 },
  { series: "relative_humidity_percent", at: 8, name: "relative humidity", unit: "%", min: 0, max: 110, missing: 999 },
  { series: "pressure_pa", at: 9, name: "pressure", unit: "Pa", min: 31_000, max: 120_000, missing: 999_999 },
];

/** Kinds of problem: of each the first is told, with the number of those that follow. */
type Kind = "columns" | "order" | `${"number" | "missing" | "range"} ${Series}`;

interface Found extends WeatherProblem {
  count: number;
}

/** A year of weather, or what is wrong with the file. */
export function parseEpw(text: string, source: string): HourlyWeather {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  while (lines.at(-1)?.trim() === "") lines.pop();
  const header = headerProblem(lines);
  if (header) return unusable(source, [header]);
  const reader = new EpwRows();
  for (let at = HEADER_LINES; at < lines.length; at++) reader.read(lines[at] as string, at + 1);
  const problems = reader.problems();
  return problems.length > 0 ? unusable(source, problems) : { source, ...reader.series };
}

/** Weather that a file does not give. */
export function unusable(source: string, problems: readonly WeatherProblem[]): HourlyWeather {
  return { source, problems, dry_bulb_c: [], relative_humidity_percent: [], pressure_pa: [] };
}

function headerProblem(lines: readonly string[]): WeatherProblem | undefined {
  const first = lines[0] ?? "";
  if (!/^LOCATION,/i.test(first)) {
    const message = "The file is no EPW weather file: its first line does not begin with LOCATION.";
    return { line: 1, message, fix: "Give a file in the format of EnergyPlus weather files." };
  }
  const periods = /^DATA PERIODS,\s*(\d+)\s*,\s*(\d+)\s*,/i.exec(lines[HEADER_LINES - 1] ?? "");
  if (!periods) {
    const message = `The header is not whole: line ${HEADER_LINES} does not begin with DATA PERIODS.`;
    return { line: Math.min(lines.length, HEADER_LINES), message, fix: WHOLE_FILE };
  }
  const [, count, perHour] = periods;
  if (Number(count) === 1 && Number(perHour) === 1) return undefined;
  const message = `The file has ${count} periods of ${perHour} values per hour, not one year of hourly values.`;
  return { line: HEADER_LINES, message, fix: "Give one year of hourly values." };
}

const WHOLE_FILE = "Give the whole file, as its publisher provides it.";

/** Collects the hours of a file and what is wrong with them. */
class EpwRows {
  readonly series: Readonly<Record<Series, number[]>> = {
    dry_bulb_c: [],
    relative_humidity_percent: [],
    pressure_pa: [],
  };
  private readonly found = new Map<Kind, Found>();
  private readonly calendar = new Calendar();
  private lastLine = HEADER_LINES;

  read(text: string, line: number): void {
    const values = text.split(",");
    this.lastLine = line;
    if (values.length < FEWEST_VALUES || values.length > MOST_VALUES) {
      const message = `The line has ${values.length} values instead of ${FEWEST_VALUES} to ${MOST_VALUES}.`;
      return this.note("columns", line, message, WHOLE_FILE);
    }
    const wanted = this.calendar.next(values);
    if (wanted !== undefined) {
      const message = `The line is of ${hourText(values)}, where ${wanted} should follow.`;
      this.note("order", line, message, "Give every hour of the year once, from the first to the last.");
    }
    for (const column of COLUMNS) this.take(column, values[column.at] as string, line);
  }

  /** By line; a row too few shows at the last one. */
  problems(): readonly WeatherProblem[] {
    const all = [...this.found.values()].map(({ count, message, ...problem }): WeatherProblem => {
      const more = count === 1 ? "" : ` The same holds for ${count - 1} more lines.`;
      return { ...problem, message: message + more };
    });
    const cut = this.cutProblem();
    return [...all, ...(cut ? [cut] : [])].sort((left, right) => (left.line as number) - (right.line as number));
  }

  private cutProblem(): WeatherProblem | undefined {
    const expected = HOURS_OF_YEAR + (this.calendar.isLeapYear ? HOURS_OF_DAY : 0);
    const count = this.lastLine - HEADER_LINES;
    if (count === expected) return undefined;
    const what = count < expected ? "The file is cut: it" : "The file";
    const hours = count === 1 ? "1 hour" : `${count} hours`;
    return { line: this.lastLine, message: `${what} has ${hours} instead of ${expected}.`, fix: WHOLE_FILE };
  }

  private take({ series, name, unit, min, max, missing }: Column, text: string, line: number): void {
    const value = text.trim() === "" ? Number.NaN : Number(text);
    const fix = "Give the value, or another file: missing weather is not made up.";
    if (!Number.isFinite(value)) {
      const shown = JSON.stringify(text.trim());
      return this.note(`number ${series}`, line, `The ${name} is ${shown}, which is no number.`, fix);
    }
    if (value >= missing) {
      return this.note(`missing ${series}`, line, `The ${name} is missing: ${value} is the code for that.`, fix);
    }
    if (value < min || value > max) {
      const message = `The ${name} is ${value} ${unit}; allowed is ${min} to ${max} ${unit}.`;
      return this.note(`range ${series}`, line, message, fix);
    }
    this.series[series].push(value);
  }

  private note(kind: Kind, line: number, message: string, fix: string): void {
    const first = this.found.get(kind);
    if (first) first.count++;
    else this.found.set(kind, { line, message, fix, count: 1 });
  }
}

/** Month, day and hour of a line, counted from 1; the hour is the one that ends then. */
function dateOf(values: readonly string[]): readonly [month: number, day: number, hour: number] {
  return [Number(values[1]), Number(values[2]), Number(values[3])];
}

function hourText(values: readonly string[]): string {
  const [month, day, hour] = [1, 2, 3].map((at) => JSON.stringify((values[at] ?? "").trim()).slice(1, -1));
  return `month ${month}, day ${day}, hour ${hour}`;
}

/** The order of the hours; years differ from month to month in a typical year and are not compared. */
class Calendar {
  isLeapYear = false;
  private month = 0;
  private day = 1;
  private hour = 0;

  /** The hour that should have followed, in words, where these values are of another. */
  next(values: readonly string[]): string | undefined {
    this.advance(values);
    const [month, day, hour] = dateOf(values);
    if (month === this.month + 1 && day === this.day && hour === this.hour) return undefined;
    const wanted = `month ${this.month + 1}, day ${this.day}, hour ${this.hour}`;
    // Goes on from here, so that one hour that is left out is one problem.
    if (this.isDate(month, day, hour)) [this.month, this.day, this.hour] = [month - 1, day, hour];
    return wanted;
  }

  private advance(values: readonly string[]): void {
    if (++this.hour <= HOURS_OF_DAY) return;
    this.hour = 1;
    this.day++;
    if (this.day <= (DAYS_OF_MONTHS[this.month] as number)) return;
    const [month, day] = dateOf(values);
    if (this.month === FEBRUARY && month === FEBRUARY + 1 && day === this.day && !this.isLeapYear) {
      this.isLeapYear = true;
      return;
    }
    this.day = 1;
    this.month = (this.month + 1) % DAYS_OF_MONTHS.length;
  }

  private isDate(month: number, day: number, hour: number): boolean {
    const days = DAYS_OF_MONTHS[month - 1] ?? 0;
    return [day, hour].every((each) => Number.isInteger(each) && each >= 1) && day <= days && hour <= HOURS_OF_DAY;
  }
}
