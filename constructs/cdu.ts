import type { Construct } from "constructs";

import { Element } from "../lib/core/element";
import { compact, type PropReader } from "../lib/core/prop-reader";
import type { CduRecord } from "../lib/model/records";
import type { CduUnits, CoolingLoop } from "./cooling-loop";
import { unitIds } from "./unit-count";

/** One coolant distribution unit of a loop: made by {@link CoolingLoop} from its `cdu` prop. */
export class Cdu extends Element {
  private constructor(
    scope: Construct,
    id: string,
    private readonly loop: string,
    private readonly props: CduUnits,
  ) {
    super(scope, id);
  }

  /** Makes the units `cdu-1`, `cdu-2`, ... of a loop. @internal */
  static series(loop: CoolingLoop, props: CduUnits): Cdu[] {
    return unitIds("cdu", props.count).map((id) => new Cdu(loop, id, loop.path, props));
  }

  /** @internal */
  describe(read: PropReader): CduRecord {
    const { props } = this;
    return compact({
      kind: "cdu" as const,
      path: this.path,
      loop: this.loop,
      model: read.text("cdu.model", props.model),
      feeds: read.references("cdu.feeds", props.feeds) ?? [],
      power_kw: read.quantity("cdu.power", props.power, "power"),
      power_factor: read.number("cdu.powerFactor", props.powerFactor, { above: 0, max: 1 }),
    });
  }
}
