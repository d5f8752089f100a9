import type { Construct } from "constructs";

import { Element } from "../lib/core/element";
import { compact, type PropReader } from "../lib/core/prop-reader";
import type { Redundancy } from "../lib/core/redundancy";
import type { AirUnitRecord } from "../lib/model/records";
import type { AirFlow } from "../lib/units/air-flow";
import type { Flow } from "../lib/units/flow";
import type { Power } from "../lib/units/power";
import type { Temperature } from "../lib/units/temperature";
import type { CoolingLoop } from "./cooling-loop";
import type { FacilityWater } from "./facility-water";
import type { PowerFeed } from "./power-feed";
import { COOLANT_RANGE, OUTDOOR_RANGE } from "./ranges";
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
  /** The loop or facility water that takes the heat of the units. @default - unknown: the air side has no rejection */
  readonly loop?: CoolingLoop | FacilityWater | undefined;
  /** Warmest water at which the units have their capacity. @default - unknown: whether the water is cold enough is not judged */
  readonly waterMax?: Temperature | undefined;
  /** Water that one unit takes at its capacity. @default - unknown: so is the flow of the loop */
  readonly waterFlow?: Flow | undefined;
  /** Air that one unit moves. @default - unknown: whether the racks get their air is not judged */
  readonly airflow?: AirFlow | undefined;
  /**
   * The units have condensers of their own in the outdoor air: warmest dry bulb at which they have their capacity. Not
   * beside `loop`. @default - they have none
   */
  readonly condenserMax?: Temperature | undefined;
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
    const { props } = this;
    if (props.loop && props.condenserMax) {
      read.note(
        "declaration/value-allowed",
        "air.condenserMax",
        '"air.condenserMax" stands beside "air.loop": a unit gives its heat to water or has a condenser of its own.',
        "Leave out one of them.",
      );
    }
    return compact({
      kind: "air-unit" as const,
      path: this.path,
      floor: this.floor,
      capacity_kw: read.quantity("air.capacity", props.capacity, "power"),
      fan_power_kw: read.quantity("air.fanPower", props.fanPower, "power", { min: 0 }),
      feeds: read.references("air.feeds", props.feeds),
      power_factor: read.number("air.powerFactor", props.powerFactor, { above: 0, max: 1 }),
      rejects_to: read.reference("air.loop", props.loop),
      water_max_c: read.quantity("air.waterMax", props.waterMax, "temperature", COOLANT_RANGE),
      water_flow_l_per_min: read.quantity("air.waterFlow", props.waterFlow, "flow"),
      airflow_m3_per_h: read.quantity("air.airflow", props.airflow, "air-flow"),
      condenser_max_c: read.quantity("air.condenserMax", props.condenserMax, "temperature", OUTDOOR_RANGE),
    });
  }
}
