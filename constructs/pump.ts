import type { Construct } from "constructs";

import { Element } from "../lib/core/element";
import { compact, type PropReader } from "../lib/core/prop-reader";
import type { Redundancy } from "../lib/core/redundancy";
import type { PumpRecord } from "../lib/model/records";
import type { Flow } from "../lib/units/flow";
import type { Power } from "../lib/units/power";
import type { Pressure } from "../lib/units/pressure";
import type { PowerFeed } from "./power-feed";
import { unitFeeds } from "./unit-feeds";
import { unitIds } from "./unit-count";

/** Like pumps of facility water. */
export interface PumpUnits {
  readonly count: number;
  /** @default - nothing is claimed */
  readonly claims?: Redundancy | undefined;
  /** Flow of one pump at `head`. @default - unknown: whether the pumps move enough is not judged */
  readonly flow?: Flow | undefined;
  /** Head of one pump at `flow`. @default - unknown: whether the pumps overcome the loop is not judged */
  readonly head?: Pressure | undefined;
  /** Shaft and motor together: hydraulic over electrical power, above 0 and at most 1. @default - unknown */
  readonly efficiency?: number | undefined;
  /** Electrical power of one pump. @default - flow x head / efficiency; unknown where one of them is */
  readonly power?: Power | undefined;
  /** Feeds of each pump. @default - none: the utilities of the site lack this load */
  readonly feeds?: readonly PowerFeed[] | undefined;
  /** One list of feeds per pump, in order, where they differ: as many as `count`. @default - every pump has `feeds` */
  readonly feedsEach?: readonly (readonly PowerFeed[])[] | undefined;
  /** @default - unknown */
  readonly powerFactor?: number | undefined;
}

/** One pump of facility water: made by `FacilityWater` from its `pumps` prop. */
export class Pump extends Element {
  private constructor(
    scope: Construct,
    id: string,
    private readonly plant: string,
    private readonly at: number,
    private readonly props: PumpUnits,
  ) {
    super(scope, id);
  }

  /** Makes the units `pump-1`, `pump-2`, ... of facility water. @internal */
  static series(plant: Element, props: PumpUnits): Pump[] {
    return unitIds("pump", props.count).map((id, at) => new Pump(plant, id, plant.path, at, props));
  }

  /** @internal */
  describe(read: PropReader): PumpRecord {
    const { props, at } = this;
    return compact({
      kind: "pump" as const,
      path: this.path,
      plant: this.plant,
      flow_l_per_min: read.quantity("pumps.flow", props.flow, "flow"),
      head_kpa: read.quantity("pumps.head", props.head, "pressure"),
      efficiency: read.number("pumps.efficiency", props.efficiency, { above: 0, max: 1 }),
      power_kw: read.quantity("pumps.power", props.power, "power", { min: 0 }),
      feeds: unitFeeds(read, "pumps", props, { at, count: props.count }) ?? [],
      power_factor: read.number("pumps.powerFactor", props.powerFactor, { above: 0, max: 1 }),
    });
  }
}
