import type { Construct } from "constructs";

import { Element } from "../lib/core/element";
import { locatedAt } from "../lib/core/location";
import { compact, type PropReader } from "../lib/core/prop-reader";
import type { FloorRecord, Survival } from "../lib/model/records";
import type { Length } from "../lib/units/length";
import type { Power } from "../lib/units/power";
import type { PowerDensity } from "../lib/units/power-density";
import type { Temperature } from "../lib/units/temperature";
import { AirUnit, type AirUnits } from "./air-unit";
import { UNIT_COUNT } from "./unit-count";

export interface FloorProps {
  /** Storey: 0 is the ground floor. @default - unknown */
  readonly level?: number | undefined;
  /** Length and width of the white space. @default - unknown: power per area is not judged */
  readonly size?: readonly [length: Length, width: Length] | undefined;
  /** @default - unknown */
  readonly heightAboveGround?: Length | undefined;
  /** Dew point of the room air. @default - unknown: condensation on the loops is not judged */
  readonly dewPoint?: Temperature | undefined;
  /** Power that one rack position may draw. @default - not judged */
  readonly rackPowerLimit?: Power | undefined;
  /** Power per area of the white space. @default - not judged */
  readonly powerDensityLimit?: PowerDensity | undefined;
  /** Heat that one rack position may give to the room air. @default - a warning above the usual 30 kW */
  readonly rackAirLimit?: Power | undefined;
  /** Air that the air units supply to the racks. @default - unknown: the air at the racks is not judged */
  readonly supplyAir?: Temperature | undefined;
  /** Air-cooling units of the room. @default - none */
  readonly air?: AirUnits | undefined;
  /** @default - what the claims say */
  readonly survives?: Survival | undefined;
}

/**
 * A storey with one room of white space.
 *
 * @example
 * new Floor(north, "hall-1", { level: 0, size: [Length.metres(60), Length.metres(40)], dewPoint: Temperature.celsius(15) });
 */
export class Floor extends Element {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: FloorProps = {},
  ) {
    super(scope, id);
    const air = props.air;
    if (air) locatedAt(new.target, () => AirUnit.series(this, air));
  }

  /** @internal */
  describe(read: PropReader): FloorRecord {
    const { props } = this;
    const air = read.object("air", props.air);
    return compact({
      kind: "floor" as const,
      path: this.path,
      level: read.integer("level", props.level, { min: -20, max: 200 }),
      length_m: read.quantity("size[0]", props.size?.[0], "length"),
      width_m: read.quantity("size[1]", props.size?.[1], "length"),
      height_above_ground_m: read.quantity("heightAboveGround", props.heightAboveGround, "length", {}),
      dew_point_c: read.quantity("dewPoint", props.dewPoint, "temperature", { min: -60, max: 60 }),
      rack_power_limit_kw: read.quantity("rackPowerLimit", props.rackPowerLimit, "power"),
      power_density_limit_kw_per_m2: read.quantity("powerDensityLimit", props.powerDensityLimit, "power-density"),
      rack_air_limit_kw: read.quantity("rackAirLimit", props.rackAirLimit, "power", { min: 0 }),
      air_unit_count: read.integer("air.count", air?.count, UNIT_COUNT),
      air_claims: read.redundancy("air.claims", air?.claims),
      supply_air_c: read.quantity("supplyAir", props.supplyAir, "temperature", { min: 0, max: 60 }),
      survives: read.oneOf("survives", props.survives, ["any-single-loss"]),
    });
  }
}
