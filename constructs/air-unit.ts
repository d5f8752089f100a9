import type { Construct } from "constructs";

import { Element } from "../lib/core/element";
import { compact, type PropReader } from "../lib/core/prop-reader";
import type { AirUnitRecord } from "../lib/model/records";
import type { AirUnits, Floor } from "./floor";
import { unitIds } from "./unit-count";

/** One air-cooling unit of a floor: made by {@link Floor} from its `air` prop. */
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
  static series(floor: Floor, props: AirUnits): AirUnit[] {
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
      rejects_to: read.reference("air.loop", this.props.loop),
    });
  }
}
