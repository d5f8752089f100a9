import type { Construct } from "constructs";

import { Element } from "../lib/core/element";
import { compact, type PropReader } from "../lib/core/prop-reader";
import type { Redundancy } from "../lib/core/redundancy";
import type { CduRecord } from "../lib/model/records";
import type { Power } from "../lib/units/power";
import type { PowerFeed } from "./power-feed";
import { unitIds } from "./unit-count";
import { unitFeeds } from "./unit-feeds";

/** Like CDUs of one loop. */
export interface CduUnits {
  /** Id of a catalog part: `vertiv/xdu1350`. */
  readonly model: string;
  readonly count: number;
  /** @default - nothing is claimed */
  readonly claims?: Redundancy | undefined;
  /** Redundancy claimed for the pumps inside each unit. @default - nothing is claimed: all pumps of the part count */
  readonly pumpClaims?: Redundancy | undefined;
  /** Feeds of each unit's pumps and controls. @default - unknown: the load of the CDUs is not on any feed */
  readonly feeds?: readonly PowerFeed[] | undefined;
  /** One list of feeds per unit, in order, where they differ: as many as `count`. @default - every unit has `feeds` */
  readonly feedsEach?: readonly (readonly PowerFeed[])[] | undefined;
  /** Electrical power of one unit, in place of the part's. @default - the part's */
  readonly power?: Power | undefined;
  /** @default - unknown */
  readonly powerFactor?: number | undefined;
}

/** One coolant distribution unit of a loop: made by `CoolingLoop` from its `cdu` prop. */
export class Cdu extends Element {
  private constructor(
    scope: Construct,
    id: string,
    private readonly loop: string,
    private readonly at: number,
    private readonly props: CduUnits,
  ) {
    super(scope, id);
  }

  /** Makes the units `cdu-1`, `cdu-2`, ... of a loop. @internal */
  static series(loop: Element, props: CduUnits): Cdu[] {
    return unitIds("cdu", props.count).map((id, at) => new Cdu(loop, id, loop.path, at, props));
  }

  /** @internal */
  describe(read: PropReader): CduRecord {
    const { props, at } = this;
    return compact({
      kind: "cdu" as const,
      path: this.path,
      loop: this.loop,
      model: read.text("cdu.model", props.model),
      feeds: unitFeeds(read, "cdu", props, { at, count: props.count }) ?? [],
      power_kw: read.quantity("cdu.power", props.power, "power"),
      power_factor: read.number("cdu.powerFactor", props.powerFactor, { above: 0, max: 1 }),
    });
  }
}
