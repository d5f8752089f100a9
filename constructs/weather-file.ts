import { readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";

import { captureFrame, type CapturedFrame, positionOf } from "../lib/core/location";
import type { PropReader } from "../lib/core/prop-reader";
import type { HourlyWeather } from "../lib/model/records";
import { parseEpw, unusable } from "./epw";

const WEATHER = Symbol.for("superfactory.Weather");

/**
 * A year of hourly weather at a site. It gives energy and water only: hours of free cooling, PUE, WUE. The design day is
 * the `climate` of the site.
 */
export class Weather {
  private hours: HourlyWeather | undefined;

  private constructor(
    private readonly file: unknown,
    private readonly frame: CapturedFrame,
  ) {
    Object.defineProperty(this, WEATHER, { value: true });
  }

  /**
   * Weather of an EPW file (EnergyPlus weather), from which dry bulb, relative humidity and pressure are read. A file that
   * cannot be used is a finding at the site; the rest of the report stays.
   *
   * @param file - relative to the file of this call, as in an `import`, wherever the program is run from
   * @example
   * new Site(factory, "north", { electricalCode: "NEC", weather: Weather.epw("weather/north.epw") });
   */
  static epw(file: string): Weather {
    return new Weather(file, captureFrame(Weather.epw));
  }

  static isWeather(value: unknown): value is Weather {
    return typeof value === "object" && value !== null && WEATHER in value;
  }

  /** Read at the first call: sites that share it share the numbers. @internal */
  hourly(): HourlyWeather {
    return (this.hours ??= this.read());
  }

  private read(): HourlyWeather {
    const { file } = this;
    if (typeof file !== "string" || file === "") {
      const message = `The weather file is ${JSON.stringify(file)}, which is no name of a file.`;
      return unusable("weather file", [{ message, fix: "Give the name of an EPW file." }]);
    }
    const source = basename(file);
    const caller = positionOf(this.frame)?.file;
    try {
      return parseEpw(readFileSync(resolve(caller === undefined ? "." : dirname(caller), file), "utf8"), source);
    } catch (error) {
      const code = String((error as NodeJS.ErrnoException).code);
      const why = code === "ENOENT" ? "is not there" : `cannot be read (${code})`;
      const message = `The weather file ${JSON.stringify(file)} ${why}.`;
      return unusable(source, [{ message, fix: "Name the file relative to the file that calls Weather.epw." }]);
    }
  }
}

/** The weather of a site as plain data; undefined where there is none, or something else stands in its place. */
export function hourlyWeather(read: PropReader, given: Weather | undefined): HourlyWeather | undefined {
  if (given === undefined) return undefined;
  if (Weather.isWeather(given)) return given.hourly();
  const fix = 'Give Weather.epw("<file>.epw").';
  read.note("declaration/value-allowed", "weather", `"weather" is ${JSON.stringify(given)}, not a Weather.`, fix);
  return undefined;
}
