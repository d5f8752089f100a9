import type { Construct } from "constructs";

import { Element } from "../lib/core/element";
import { compact, type PropReader } from "../lib/core/prop-reader";
import type { ClimatePoint, SiteRecord, Survival } from "../lib/model/records";
import type { Duration } from "../lib/units/duration";
import type { Length } from "../lib/units/length";
import type { Power } from "../lib/units/power";
import type { Temperature } from "../lib/units/temperature";
import type { TemperatureDifference } from "../lib/units/temperature-difference";
import type { PowerFeed } from "./power-feed";
import { OUTDOOR_RANGE } from "./ranges";
import { hourlyWeather, type Weather } from "./weather-file";

/** A design climate point: outdoor conditions that the plant must hold at. */
export interface DesignClimate {
  readonly dryBulb: Temperature;
  /** Wet bulb that occurs together with the dry bulb. @default - unknown: wet and adiabatic rejection is not judged */
  readonly coincidentWetBulb?: Temperature | undefined;
  /** Where the numbers come from: "ASHRAE 0.4 % dry bulb", "20-year extreme", "assumption", ... */
  readonly basis: string;
}

/** How fast a power may change. */
export interface PowerRamp {
  readonly change: Power;
  /** Time in which the change may take place. */
  readonly within: Duration;
}

/** What feeds the house load of a site. */
export interface HouseSupply {
  readonly feeds: readonly PowerFeed[];
  /** @default - unknown */
  readonly powerFactor?: number | undefined;
}

export interface SiteProps {
  /** Degrees, WGS 84. @default - unknown: no geodesic to other sites */
  readonly location?: { readonly latitude: number; readonly longitude: number } | undefined;
  /** Which rule turns a rating into a continuous rating: NEC 80 %, IEC the rating. */
  readonly electricalCode: "NEC" | "IEC";
  /** One design point or several; steady state must hold at each. @default - none: what depends on the weather is unknown */
  readonly climate?: DesignClimate | readonly DesignClimate[] | undefined;
  /** A year of hourly weather, for energy and water. @default - none: hours of free cooling, PUE and WUE are unknown */
  readonly weather?: Weather | undefined;
  /** Height above sea level. @default - unknown: what depends on the density of the air is not judged */
  readonly elevation?: Length | undefined;
  /** Annual power usage effectiveness (PUE) that the site must keep, at least 1. @default - not judged */
  readonly pueTarget?: number | undefined;
  /** Annual water usage effectiveness (WUE) that the site must keep, in L/kWh. @default - not judged */
  readonly wueTarget?: number | undefined;
  /** Warmer air at outdoor plant by its own exhaust. @default - 0 K, printed as an assumption */
  readonly recirculationAllowance?: TemperatureDifference | undefined;
  /** Power that the grid connection may deliver. @default - not judged */
  readonly gridConnection?: Power | undefined;
  /** Fastest steady change of load that the grid operator allows. @default - unknown: no public source gives one */
  readonly rampLimit?: PowerRamp | undefined;
  /** Largest sudden change of load that the grid operator allows. @default - unknown: no public source gives one */
  readonly stepLimit?: Power | undefined;
  /** Voltage dip that the site must ride through. @default - nothing is required */
  readonly dipRideThrough?: Duration | undefined;
  /** Tier to reach: "III" carries in every maintenance, "IV" in every fault as well. @default - not judged */
  readonly tier?: "III" | "IV" | undefined;
  /** Lighting and other loads of the building that no element stands for. @default - unknown */
  readonly houseLoad?: Power | undefined;
  /** What the whole site must survive, beyond the claims on its supplies. @default - what the claims say */
  readonly survives?: Survival | undefined;
}

const SURVIVALS: readonly Survival[] = ["any-single-loss"];

/**
 * A place with its own grid connection and weather.
 *
 * @example
 * new Site(factory, "north", { location: { latitude: 42.71, longitude: -87.93 }, electricalCode: "NEC" });
 */
export class Site extends Element {
  private house: HouseSupply | undefined;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: SiteProps,
  ) {
    super(scope, id);
  }

  /**
   * Puts the house load on feeds. Feeds stand below their site, so that this comes after they are made; without it the
   * utilities of the site lack this load.
   *
   * @example
   * site.powerHouseLoad({ feeds: [board], powerFactor: 0.95 });
   */
  powerHouseLoad(supply: HouseSupply): this {
    this.house = supply;
    return this;
  }

  /** @internal */
  describe(read: PropReader): SiteRecord {
    const { climate = [] } = this.props;
    const location = read.object("location", this.props.location);
    const points = Array.isArray(climate) ? (climate as readonly DesignClimate[]) : [climate as DesignClimate];
    const house = read.object("powerHouseLoad", this.house);
    return compact({
      kind: "site" as const,
      path: this.path,
      latitude_deg: read.number("location.latitude", location?.latitude, { min: -90, max: 90 }),
      longitude_deg: read.number("location.longitude", location?.longitude, { min: -180, max: 180 }),
      electrical_code: read.oneOf("electricalCode", this.props.electricalCode, ["NEC", "IEC"]),
      climate: points.flatMap((point, at) => climatePoint(read, `climate[${at}]`, point) ?? []),
      recirculation_allowance_k: read.quantity(
        "recirculationAllowance",
        this.props.recirculationAllowance,
        "temperature-difference",
        { min: 0 },
      ),
      weather: hourlyWeather(read, this.props.weather),
      elevation_m: read.quantity("elevation", this.props.elevation, "length", ELEVATION),
      pue_target: read.number("pueTarget", this.props.pueTarget, { min: 1 }),
      wue_target_l_per_kwh: read.number("wueTarget", this.props.wueTarget, { min: 0 }),
      grid_connection_kw: read.quantity("gridConnection", this.props.gridConnection, "power"),
      ramp_limit_kw_per_s: rampLimit(read, this.props.rampLimit),
      step_limit_kw: read.quantity("stepLimit", this.props.stepLimit, "power"),
      dip_ride_through_s: read.quantity("dipRideThrough", this.props.dipRideThrough, "duration"),
      tier: read.oneOf("tier", this.props.tier, ["III", "IV"]),
      house_load_kw: read.quantity("houseLoad", this.props.houseLoad, "power", { min: 0 }),
      house_feeds: read.references("powerHouseLoad.feeds", house?.feeds),
      house_power_factor: read.number("powerHouseLoad.powerFactor", house?.powerFactor, { above: 0, max: 1 }),
      survives: read.oneOf("survives", this.props.survives, SURVIVALS),
    });
  }
}

function rampLimit(read: PropReader, given: PowerRamp | undefined): number | undefined {
  const ramp = read.object("rampLimit", given);
  const change = read.quantity("rampLimit.change", ramp?.change, "power");
  const within = read.quantity("rampLimit.within", ramp?.within, "duration");
  return change === undefined || within === undefined ? undefined : change / within;
}

/** Land on Earth lies between the Dead Sea and Everest. */
const ELEVATION = { min: -500, max: 9000 };

function climatePoint(read: PropReader, property: string, given: DesignClimate): ClimatePoint | undefined {
  const point = read.object(property, given);
  if (!point) return undefined;
  return compact({
    dry_bulb_c: read.quantity(`${property}.dryBulb`, point.dryBulb, "temperature", OUTDOOR_RANGE),
    coincident_wet_bulb_c: read.quantity(
      `${property}.coincidentWetBulb`,
      point.coincidentWetBulb,
      "temperature",
      wetBulbBounds(point),
    ),
    basis: read.text(`${property}.basis`, point.basis) ?? "not stated",
  });
}

/** A wet bulb never exceeds its dry bulb. */
function wetBulbBounds(point: DesignClimate): { min: number; max: number } {
  const dryBulb = point.dryBulb?.value;
  return Number.isFinite(dryBulb) ? { min: OUTDOOR_RANGE.min, max: dryBulb } : OUTDOOR_RANGE;
}
