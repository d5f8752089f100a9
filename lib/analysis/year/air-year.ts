import type { HourlyWeather } from "../../model/records";
import { type MoistAir, moistAir } from "../psychrometrics";

/** The air of every hour of a year. */
export type AirYear = readonly MoistAir[];

/** Sites that share their weather share the arithmetic. */
export class AirYears {
  private readonly known = new Map<HourlyWeather, AirYear>();

  of(weather: HourlyWeather): AirYear {
    const before = this.known.get(weather);
    if (before) return before;
    const { dry_bulb_c, relative_humidity_percent: humidity, pressure_pa: pressure } = weather;
    const air = dry_bulb_c.map((dry, at) => moistAir(dry, humidity[at] as number, pressure[at] as number));
    this.known.set(weather, air);
    return air;
  }
}
