import type { Construct } from "constructs";

import { Element } from "../lib/core/element";
import { compact, type PropReader } from "../lib/core/prop-reader";
import type { RowRecord, Survival } from "../lib/model/records";
import type { Length } from "../lib/units/length";
import type { Power } from "../lib/units/power";

export interface RowProps {
  /** Power that the row may draw. @default - not judged */
  readonly powerLimit?: Power | undefined;
  /** Corner of the row on its floor, x along the row. @default - unknown: rows are not compared with each other */
  readonly position?: readonly [x: Length, y: Length] | undefined;
  /** Distance from slot to slot. @default - unknown: slots are compared by number only */
  readonly pitch?: Length | undefined;
  /** @default - what the claims say */
  readonly survives?: Survival | undefined;
}

/**
 * Racks side by side: the unit of a busway and of a Terraform resource.
 *
 * @example
 * new Row(hall, "r01", { powerLimit: Power.kilowatts(1360) });
 */
export class Row extends Element {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: RowProps = {},
  ) {
    super(scope, id);
  }

  /** @internal */
  describe(read: PropReader): RowRecord {
    const { props } = this;
    return compact({
      kind: "row" as const,
      path: this.path,
      power_limit_kw: read.quantity("powerLimit", props.powerLimit, "power"),
      x_m: read.quantity("position[0]", props.position?.[0], "length", {}),
      y_m: read.quantity("position[1]", props.position?.[1], "length", {}),
      pitch_m: read.quantity("pitch", props.pitch, "length"),
      survives: read.oneOf("survives", props.survives, ["any-single-loss"]),
    });
  }
}
