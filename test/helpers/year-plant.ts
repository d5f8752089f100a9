/** A site of round numbers for a year of weather: 1,000 kW of IT, all of it in the water, on one facility water. */
import type {
  FacilityWaterRecord,
  HourlyWeather,
  ModelRecord,
  RackRole,
  RejectionRecord,
  SiteRecord,
} from "../../lib/model/records";
import { cdu, facilityWater, feed, floor, loop, pump, racks, row, site } from "./records";
import { constantWeather } from "./weather";

export interface YearPlantOptions {
  readonly weather?: HourlyWeather | undefined;
  readonly rejection?: RejectionRecord;
  readonly water?: Partial<FacilityWaterRecord>;
  readonly site?: Partial<SiteRecord>;
  readonly role?: RackRole;
  /** Of the transformer above the racks. */
  readonly efficiency?: number;
  /** Further records. */
  readonly more?: readonly ModelRecord[];
}

/** Approach 4 K, four cycles, fans of 20 kW. */
export const TOWER: RejectionRecord = { kind: "cooling-tower", approach_k: 4, cycles: 4, fan_power_kw: 20 };

/**
 * Every hour 20 °C and 50 % unless stated. Ten racks of 100 kW that count as network too; CDU 10 kW, pump 5 kW, house 15 kW.
 * Facility water at 27 °C, 2,403 L/min: 6 K between supply and return at 1,000 kW.
 */
export function yearPlant(options: YearPlantOptions = {}): ModelRecord[] {
  const { rejection = TOWER, water, role = "network", efficiency = 1 } = options;
  const weather = "weather" in options ? options.weather : constantWeather(20);
  return [
    site("s", { house_load_kw: 15, ...(weather && { weather }), ...options.site }),
    floor(),
    row(),
    feed("s/t", { feed_kind: "transformer", efficiency }),
    ...racks(10, { role, liquid_fraction: 1, loop: "s/tcs", feeds: ["s/t"] }),
    loop("s/tcs", { facility: "s/water" }),
    cdu("s/tcs/c1", { power_kw: 10, power_factor: 1, feeds: ["s/t2"] }),
    feed("s/t2"),
    facilityWater("s/water", { supply_c: 27, flow_l_per_min: 2403, rejection, ...water }),
    pump("s/water/p1", { power_kw: 5 }),
    ...(options.more ?? []),
  ];
}
