import type { Construct } from "constructs";

import { Element } from "../lib/core/element";
import { compact, type PropReader } from "../lib/core/prop-reader";
import type { Redundancy } from "../lib/core/redundancy";
import type { AirUnitRecord } from "../lib/model/records";
import type { Power } from "../lib/units/power";
import type { CoolingLoop } from "./cooling-loop";
import type { PowerFeed } from "./power-feed";
import { unitIds } from "./unit-count";

/** Like air-cooling units of a floor: fan walls, CRAHs. */
export interface AirUnits {
  readonly count: number;
  /** Heat that one unit takes from the room. */
  readonly capacity: Power;
  /** @default - nothing is claimed */
  readonly claims?: Redundancy | undefined;
  /** Electrical power of one unit's fans. @default - unknown */
  readonly fanPower?: Power | undefined;
  /** Feeds of each unit's fans. @default - none: the utilities of the site lack this load */
  readonly feeds?: readonly PowerFeed[] | undefined;
  /** Power factor of the fans. @default - unknown */
  readonly powerFactor?: number | undefined;
  /** Facility loop that takes the heat of the units. @default - unknown: the air side has no rejection */
  readonly loop?: CoolingLoop | undefined;
}

/** One air-cooling unit of a floor: made by `Floor` from its `air` prop. */
export class AirUnit extends Element {
  private constructor(
    scope: Construct,
    id: string,
    private readonly floor: string,
    private readonly props: AirUnits,
  ) {
    super(scope, id);
  }

  /** Makes the units `air-1`, `air-2`, ... of a floor. @internal */
  static series(floor: Element, props: AirUnits): AirUnit[] {
    return unitIds("air", props.count).map((id) => new AirUnit(floor, id, floor.path, props));
  }

  /** @internal */
  describe(read: PropReader): AirUnitRecord {
    return compact({
      kind: "air-unit" as const,
      path: this.path,
      floor: this.floor,
      capacity_kw: read.quantity("air.capacity", this.props.capacity, "power"),
      fan_power_kw: read.quantity("air.fanPower", this.props.fanPower, "power", { min: 0 }),
      feeds: read.references("air.feeds", this.props.feeds),
      power_factor: read.number("air.powerFactor", this.props.powerFactor, { above: 0, max: 1 }),
      rejects_to: read.reference("air.loop", this.props.loop),
    });
  }
}
